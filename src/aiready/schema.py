"""Whether plain data fits a noun; every misfit becomes a fault with its place."""

from collections.abc import Iterator
from typing import Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from aiready.errors import KEY, MOST_SHOWN, AireadyError, Fault, Origin, Path, nearest, shown

Model = TypeVar("Model", bound=BaseModel)
LANGUAGES = ("ja", "en")
CONDITIONS = ("when", "red_when", "ask_when", "met_when", "likely_when", "possible_when", "of")
WANTED = {
    "string_type": "text",
    "int_type": "whole",
    "int_from_float": "whole",
    "float_type": "number",
    "bool_type": "truth",
    "tuple_type": "list",
    "dict_type": "mapping",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
}
PATTERNS = {
    r"^[a-z][a-z0-9_]*$": "id",
    r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$": "dotted_id",
    r"^(00[0-4]\.[A-Z]+[0-9]*[a-z]?[0-9]*|dom\.[A-Za-z0-9_.]+|origin\.aiready)$": "source",
    r"^\d+\.\d+\.\d+$": "version",
    r"^\d{4}-\d{2}-\d{2}$": "date",
    r"^https?://[^\s<>\"|]+$": "url",
    r"^#[0-9a-fA-F]{6}$": "colour",
    r"^\d{4}(-\d{2}){0,2}$": "month",
    r"^[01][0-9]-[0-3][0-9]$": "day",
    r"^(\d{4}-)?\d{2}-\d{2}$": "day_or_date",
    r"^(0|[1-9]\d?/[1-9]\d?)$": "share",
}
"""What the patterns of our nouns stand for; nobody should have to read a pattern."""


def validated(model: type[Model], data: object, origin: Origin) -> Model:
    """The data as a noun.

    Raises:
        AireadyError: with every value that does not fit, each with its place.
    """
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise AireadyError(_faults(model, error, origin)) from None


def _faults(model: type[BaseModel], error: ValidationError, origin: Origin) -> list[Fault]:
    """Findings of pydantic as faults, without mere echoes: of a place further down, or of a key that is misspelt."""
    found: dict[Path, Fault] = {}
    items: list[dict[str, Any]] = [dict(item) for item in error.errors(include_url=False, include_input=True)]
    missing = {item["loc"] for item in items if item["type"] == "missing"}
    meant: set[Path] = set()
    for item in items:
        loc: Path = item["loc"]
        way = _way(item, origin)
        if item["type"] == "extra_forbidden":
            hint = _meant(model, loc, way, origin) if len(found) < MOST_SHOWN else ""
            found[way] = origin.fault("A205", *way, KEY, key=str(way[-1]), hint=hint)
            meant |= {(*way[:-1], hint)} if (*loc[:-1], hint) in missing else set()
        else:
            found.setdefault(way, _schema_fault(item, way, origin))
    echoes = {way[:length] for way in found for length in range(len(way))}
    return [one for way, one in found.items() if way not in echoes and way not in meant]


def _way(item: dict[str, Any], origin: Origin) -> Path:
    """A location of pydantic without the names of union members, which stand in no file."""
    way: Path = ()
    loc = item["loc"]
    for index, step in enumerate(loc):
        lacking = index == len(loc) - 1 and item["type"] == "missing"
        if lacking or (*origin.prefix, *way, step) in origin.marks:
            way = (*way, step)
    return (*way, KEY) if loc and loc[-1] == "[key]" else way


def _meant(model: type[BaseModel], loc: Path, way: Path, origin: Origin) -> str:
    """The key that a misspelt one was likely meant to be: one that belongs there and is not there yet."""
    known = {
        field.alias or name
        for one in _nouns(model, loc[:-1])
        for name, field in one.model_fields.items()
        if (*origin.prefix, *way[:-1], field.alias or name) not in origin.marks
    }
    return nearest(str(way[-1]), known)


def _nouns(model: type[BaseModel], loc: Path) -> set[type[BaseModel]]:
    """The models that may stand at a location."""
    here = {model}
    for step in loc:
        below = [
            field.annotation
            for one in here
            for name, field in one.model_fields.items()
            if (field.alias or name) == step
        ]
        if below:
            here = {one for annotation in below for one in _models(annotation)}
        else:
            here = {one for one in here if step in _tags(one)} or here
    return here


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and get_origin(annotation) is None:
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _tags(model: type[BaseModel]) -> set[object]:
    """The words by which a member of a union says which one it is."""
    fields = model.model_fields.values()
    return {tag for field in fields if get_origin(field.annotation) is Literal for tag in get_args(field.annotation)}


def _schema_fault(item: dict[str, Any], way: Path, origin: Origin) -> Fault:
    kind, context = str(item["type"]), dict(item.get("ctx", {}))
    last = str(way[-1]) if way else ""
    if kind == "missing" and last in LANGUAGES:
        return origin.fault("A301", *way, lang=last)
    if kind == "missing":
        return origin.fault("A206", *way, key=last)
    if kind.startswith("union_tag"):
        return _tag_fault(context, way, origin)
    if kind == "misfit":  # a rule of ours over several keys: it brings its own code, and the key it stands under
        return origin.fault(context.pop("code"), *way, context.pop("at"), **context)
    code, facts = _misfit(kind, item.get("input"), context, last)
    return origin.fault(code, *way, **facts)


def _misfit(kind: str, value: object, context: dict[str, Any], key: str) -> tuple[str, dict[str, object]]:
    """The code for a value that does not fit, and the facts that its message names."""
    if kind == "literal_error":
        options = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
        return "A209", {"value": shown(value), "options": options, "hint": nearest(shown(value), options.split(", "))}
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = f"{context['ge']:g}.." if "ge" in context else f"..{context['le']:g}"
        return "A204", {"value": shown(value), "limit": limit}
    if kind in ("string_too_short", "string_too_long"):
        return "A210", {"limit": _limit(context), "found": len(str(value))}
    if kind in ("too_short", "too_long"):
        return "A213", {"limit": _limit(context), "found": context["actual_length"]}
    wanted = _wanted(kind, value, context, key)
    if wanted == "date":
        return "A208", {"value": shown(value)}
    return "A203", {"value": shown(value), "wanted": wanted}


def _wanted(kind: str, value: object, context: dict[str, Any], key: str) -> str:
    if kind == "string_pattern_mismatch":
        return PATTERNS.get(context["pattern"], "text")
    if kind == "string_type" and key in ("date", "version"):
        return key
    if kind == "string_type" and isinstance(value, bool | int | float):
        return "quoted_text"
    if context.get("class_name") == "Text":
        return "texts"
    if kind == "model_attributes_type" and key in CONDITIONS:
        return "condition"
    return WANTED.get(kind, "mapping")


def _tag_fault(context: dict[str, Any], way: Path, origin: Origin) -> Fault:
    name = str(context.get("discriminator", "")).strip("'")
    if "tag" not in context:
        return origin.fault("A206", *way, key=name)
    options = str(context["expected_tags"]).replace("'", "")
    hint = nearest(str(context["tag"]), options.split(", "))
    below = (*way, name) if (*origin.prefix, *way, name) in origin.marks else way
    return origin.fault("A209", *below, value=context["tag"], options=options, hint=hint)


def _limit(context: dict[str, Any]) -> str:
    return f"{context.get('min_length', '')}..{context.get('max_length', '')}"
