"""Whether plain data fits a noun; every misfit becomes a fault with its place."""

from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from aiready.errors import AireadyError, Fault, Origin, Path, nearest

Model = TypeVar("Model", bound=BaseModel)


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
    """Pydantic's findings as faults; one whose place lies above another's is only its echo and left out."""
    found: dict[Path, Fault] = {}
    for item in error.errors(include_url=False, include_input=True):
        way = _way(item["loc"], origin)
        found.setdefault(way, _schema_fault(dict(item), way, origin))
    ways = list(found)
    echoes = {way for way in ways for other in ways if len(way) < len(other) and other[: len(way)] == way}
    return [one for way, one in found.items() if way not in echoes]


def _way(loc: Path, origin: Origin) -> Path:
    """Pydantic's location without the names of union members, which stand in no file."""
    way: Path = ()
    for index, step in enumerate(loc):
        if (*origin.prefix, *way, step) in origin.marks or index == len(loc) - 1:
            way = (*way, step)
    return way


def _schema_fault(item: dict[str, Any], way: Path, origin: Origin) -> Fault:
    kind, context, value = str(item["type"]), dict(item.get("ctx", {})), item.get("input")
    last = str(way[-1]) if way else ""
    if kind == "missing":
        if last in ("ja", "en"):
            return origin.fault("A301", *way, lang={"ja": "日本語 (ja)", "en": "English (en)"}[last])
        return origin.fault("A206", *way, key=last)
    if kind == "extra_forbidden":
        return origin.fault("A205", *way, key=last, hint="")
    if kind.startswith("union_tag"):
        return _tag_fault(context, way, origin)
    if kind in ("literal_error", "enum"):
        return origin.fault(
            "A209", *way, value=_shown(value), options=str(context.get("expected", "")).replace("'", "")
        )
    if kind in ("greater_than_equal", "less_than_equal", "greater_than", "less_than"):
        bound = next(iter(context.values()))
        low, high = (bound, "…") if kind.startswith("greater") else ("…", bound)
        return origin.fault("A204", *way, value=_shown(value), low=low, high=high)
    if kind in ("string_too_short", "string_too_long", "too_short", "too_long"):
        return origin.fault("A210", *way, limit=_limit(context))
    if kind == "string_pattern_mismatch":
        return origin.fault("A209", *way, value=_shown(value), options=context.get("pattern", ""))
    return origin.fault("A203", *way, wanted=WANTED.get(kind, kind), value=_shown(value))


def _tag_fault(context: dict[str, Any], way: Path, origin: Origin) -> Fault:
    name = str(context.get("discriminator", "")).strip("'")
    if "tag" not in context:
        return origin.fault("A206", *way, key=name)
    options = str(context["expected_tags"]).replace("'", "")
    hint = nearest(str(context["tag"]), options.split(", "))
    below = (*way, name) if (*origin.prefix, *way, name) in origin.marks else way
    return origin.fault("A209", *below, value=context["tag"], options=f"{hint} / {options}" if hint else options)


def _limit(context: dict[str, Any]) -> str:
    parts = [f">= {context[k]}" for k in ("min_length",) if k in context] + [
        f"<= {context[k]}" for k in ("max_length",) if k in context
    ]
    return ", ".join(parts)


def _shown(value: Any) -> str:
    if value is None:
        return "(empty)"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{…}"
    return "[…]" if isinstance(value, tuple | list) else str(value)


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
