"""The one at the head of a firm is called as firms like it say: 院長 in a clinic, 所長 in an office, 店主 in a shop."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from pydantic import BaseModel

from aiready.answers import AnswerSheet
from aiready.pack import Pack
from aiready.text import Text

OTHERS = ("sources", "cases", "use_cases")
"""What a pack knows of other firms keeps its own words."""
SAID = ("questionnaire", "policy", "playbook")


def with_head_called(pack: Pack, sheet: AnswerSheet) -> Pack:
    """The pack as it speaks to this firm; the pack itself where the firm's name gives no other word.

    Only Japanese texts change: what stands in them for `role_owner`. Ids, conditions and a firm's own words stay.
    """
    name = sheet.firm()
    found = next((one for one in pack.policy.heads if one.fits(name)), None)
    usual = pack.words["ja"].get("role_owner", "")
    if found is None or not usual:
        return pack
    told = (usual, found.says)
    known = {one.name: getattr(pack.knowledge, one.name) for one in fields(pack.knowledge)}
    return replace(
        pack,
        **{part: _said(getattr(pack, part), told) for part in SAID},
        knowledge=replace(pack.knowledge, **{k: _said(v, told) for k, v in known.items() if k not in OTHERS}),
        templates={key: text.replace(*told) for key, text in pack.templates.items()},
        words={**pack.words, "ja": {key: text.replace(*told) for key, text in pack.words["ja"].items()}},
    )


def _said(value: Any, told: tuple[str, str]) -> Any:
    """The same with the word replaced in every text; what holds none stays the very same object."""
    if isinstance(value, Text):
        return value.model_copy(update={"ja": value.ja.replace(*told)}) if told[0] in value.ja else value
    if isinstance(value, tuple):
        parts = tuple(_said(one, told) for one in value)
        return parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    if isinstance(value, Mapping):
        return {key: _said(one, told) for key, one in value.items()}
    if not isinstance(value, BaseModel):
        return value
    old = {key: one for key, one in value if isinstance(one, BaseModel | tuple | Mapping)}
    new = {key: _said(one, told) for key, one in old.items()}
    changed = {key: one for key, one in new.items() if one is not old[key]}
    return value.model_copy(update=changed) if changed else value
