"""Fills the templates of a pack: a document as Markdown, and the Markdown as one HTML page."""

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from aiready.brand import Brand
from aiready.brand_view import brand_view
from aiready.errors import AireadyError, fault
from aiready.one_language import in_one_language
from aiready.pack import Pack
from aiready.page import PageBody, css_words, page_body
from aiready.text import Lang

SCRIPT = "plan.js.j2"
"""Ticks and filters on the page of the plan; all of it can be read without."""
BLANK_LINES = re.compile(r"\n{3,}")
NOBODYS = Brand()


def press_of(pack: Pack, lang: Lang | None = None) -> "Press":
    """The press of a pack for one language (None: for any), which compiles each template once."""
    return _press(tuple(pack.templates.items()), lang, pack.brand)


@lru_cache(maxsize=4)
def _press(templates: tuple[tuple[str, str], ...], lang: Lang | None, brand: Brand) -> "Press":
    return Press(dict(templates), lang, brand)


class Press:
    """Jinja2 in its sandbox, over the templates of one pack and plain data only."""

    def __init__(self, templates: Mapping[str, str], lang: Lang | None = None, brand: Brand = NOBODYS) -> None:
        self.brand = brand
        options: dict[str, Any] = {
            "loader": FunctionLoader(lambda name: _source(templates, name, lang)),
            "optimized": False,  # nothing is reckoned while a template is compiled
            "undefined": StrictUndefined,
            "trim_blocks": True,
            "lstrip_blocks": True,
            "keep_trailing_newline": True,
        }
        self.plain = ImmutableSandboxedEnvironment(autoescape=False, **options)
        self.escaped = ImmutableSandboxedEnvironment(autoescape=True, **options)

    def markdown(self, template: str, data: Mapping[str, Any]) -> str:
        """A Markdown template filled; at most one empty line in a row."""
        text = self._filled(self.plain, template, data)
        return BLANK_LINES.sub("\n\n", text).strip() + "\n"

    def page(self, markdown: str, data: Mapping[str, Any], name: str) -> str:
        """The Markdown as one HTML file that loads nothing from anywhere."""
        return self._framed(page_body(markdown, data), data, name.split("/", maxsplit=1)[0])

    def drawn(self, template: str, data: Mapping[str, Any], kind: str) -> str:
        """A template of HTML as one file like the others; every value is escaped, `title` names the page."""
        return self._framed(
            PageBody(data["title"], self._filled(self.escaped, template, data), (), "", data["title"], (), ()),
            data,
            kind,
        )

    def _framed(self, body: PageBody, data: Mapping[str, Any], kind: str) -> str:
        brand = brand_view(self.brand, data["lang"])
        script = self.plain.get_template(SCRIPT).render() if kind == "plan" and body.people else ""
        return self._filled(
            self.escaped,
            "page.html.j2",
            {
                **data,
                "body": body.html,
                "brand": brand,
                "title": body.title,
                "contents": body.contents,
                "kind": kind,
                "head_firm": body.firm,
                "plan_key": _plan_key(body.firm, data) if script else "",
                "facts": body.facts,
                "people_named": body.people,
                "print_head": css_words(body.running),
                "print_foot": css_words(brand["foot"]) if brand else "",
                "script": script,
                "script_hash": b64encode(sha256(script.encode()).digest()).decode(),
            },
        )

    def plain_text(self, template: str, data: Mapping[str, Any]) -> str:
        """A script or a style sheet filled as it stands."""
        return self._filled(self.plain, template, data)

    def whole_page(self, template: str, data: Mapping[str, Any]) -> str:
        """A page that has a template of its own; every value in it is escaped."""
        return self._filled(self.escaped, template, data)

    def _filled(self, environment: ImmutableSandboxedEnvironment, template: str, data: Mapping[str, Any]) -> str:
        try:
            return environment.get_template(template).render(data)
        except TemplateError as error:
            line = getattr(error, "lineno", None) or _line(error, template)
            raise AireadyError(
                [fault(f"templates/{template}", "A314", line, 1, problem=error.message or error)]
            ) from None


def _plan_key(firm: str, data: Mapping[str, Any]) -> str:
    """Whose ticks they are: the firm's by its name, or else by its answers, from the plan's first day."""
    answers = data.get("answers", {})
    whose = firm if answers.get("company.name") else sha256(repr(sorted(answers.items())).encode()).hexdigest()[:12]
    return f"{whose} {data.get('starts_on', '')}"


def _source(templates: Mapping[str, str], name: str, lang: Lang | None) -> str | None:
    """A template's text as it is compiled; None where there is none of that name."""
    return in_one_language(templates[name], lang) if name in templates else None


def _line(error: BaseException, template: str) -> int:
    """Jinja2 gives the frames of a template the template's own lines; the last one is where it failed."""
    line, trace = 1, error.__traceback__
    while trace:
        name = trace.tb_frame.f_code.co_filename
        if name == "<template>" or name.endswith(template):
            line = trace.tb_lineno
        trace = trace.tb_next
    return line
