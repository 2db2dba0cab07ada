"""Whether plain data fits a noun; every misfit becomes a fault with its place."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from aiready.errors import AireadyError, Fault, Origin, Path, nearest

Model = TypeVar("Model", bound=BaseModel)
LANGUAGE_NAMES = {"ja": "日本語 (ja)", "en": "English (en)"}
WANTED = {
    "string_type": "文字 / text",
    "int_type": "整数 / a whole number",
    "int_from_float": "整数 / a whole number",
    "float_type": "数 / a number",
    "bool_type": "true / false",
    "tuple_type": "一覧 [ … ] / a list [ … ]",
    "dict_type": "項目の集まり { … } / a mapping { … }",
    "model_type": "項目の集まり { … } / a mapping { … }",
    "model_attributes_type": "項目の集まり { … } / a mapping { … }",
}


def validated(model: type[Model], data: object, origin: Origin) -> Model:
    """The data as a noun.

    Raises:
        AireadyError: with every value that does not fit, each with its place.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise AireadyError(schema_faults(error, origin)) from None


def schema_faults(error: ValidationError, origin: Origin) -> list[Fault]:
    """Findings of pydantic as faults; one whose place lies above another's is only its echo and left out."""
    found: dict[Path, Fault] = {}
    for item in error.errors(include_url=False, include_input=True):
        way = _way(item["loc"], origin)
        found.setdefault(way, _schema_fault(dict(item), way, origin))
    ways = list(found)
    echoes = {way for way in ways for other in ways if len(way) < len(other) and other[: len(way)] == way}
    return [one for way, one in found.items() if way not in echoes]


def _way(loc: Path, origin: Origin) -> Path:
    """A location of pydantic without the names of union members, which stand in no file."""
    way: Path = ()
    for index, step in enumerate(loc):
        if (*origin.prefix, *way, step) in origin.marks or index == len(loc) - 1:
            way = (*way, step)
    return way


def _schema_fault(item: dict[str, Any], way: Path, origin: Origin) -> Fault:
    kind, context = str(item["type"]), dict(item.get("ctx", {}))
    last = str(way[-1]) if way else ""
    if kind == "missing" and last in LANGUAGE_NAMES:
        return origin.fault("A301", *way, lang=LANGUAGE_NAMES[last])
    if kind == "missing":
        return origin.fault("A206", *way, key=last)
    if kind == "extra_forbidden":
        return origin.fault("A205", *way, key=last, hint="")
    if kind.startswith("union_tag"):
        return _tag_fault(context, way, origin)
    code, facts = _misfit(kind, _shown(item.get("input")), context)
    return origin.fault(code, *way, **facts)


def _misfit(kind: str, value: str, context: dict[str, Any]) -> tuple[str, dict[str, object]]:
    """The code for a value that does not fit, and the facts that its message names."""
    if kind in ("literal_error", "enum"):
        return "A209", {"value": value, "options": str(context.get("expected", "")).replace("'", "")}
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        bound = next(iter(context.values()))
        low, high = (bound, "…") if kind.startswith("greater") else ("…", bound)
        return "A204", {"value": value, "low": low, "high": high}
    if kind in ("string_too_short", "string_too_long", "too_short", "too_long"):
        return "A210", {"limit": _limit(context)}
    if kind == "string_pattern_mismatch":
        return "A209", {"value": value, "options": context.get("pattern", "")}
    return "A203", {"value": value, "wanted": WANTED.get(kind, kind)}


def _tag_fault(context: dict[str, Any], way: Path, origin: Origin) -> Fault:
    name = str(context.get("discriminator", "")).strip("'")
    if "tag" not in context:
        return origin.fault("A206", *way, key=name)
    options = str(context["expected_tags"]).replace("'", "")
    hint = nearest(str(context["tag"]), options.split(", "))
    below = (*way, name) if (*origin.prefix, *way, name) in origin.marks else way
    return origin.fault("A209", *below, value=context["tag"], options=f"{hint} / {options}" if hint else options)


def _limit(context: dict[str, Any]) -> str:
    bounds = (("min_length", ">="), ("max_length", "<="))
    return ", ".join(f"{sign} {context[name]}" for name, sign in bounds if name in context)


def _shown(value: Any) -> str:
    if value is None:
        return "(empty)"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{…}"
    return "[…]" if isinstance(value, tuple | list) else str(value)
