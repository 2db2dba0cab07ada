"""Whose name, mark and colour the documents carry, where a consultant hands them over."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from aiready.text import Content, Text

LONGEST_NAME, LONGEST_FOOT = 40, 160


@dataclass(frozen=True, slots=True)
class Logo:
    """A small picture that goes into the documents themselves."""

    kind: Literal["svg", "png"]
    data: bytes


@dataclass(frozen=True, slots=True)
class Brand:
    """Whose documents they are: none of it is given where nobody asks for it. `colour` is `#rrggbb` or empty."""

    name: Text | None = None
    foot: Text | None = None
    colour: str = ""
    logo: Logo | None = None


def _in_both(value: object) -> object:
    """A text written once stands in both languages."""
    return {"ja": value, "en": value} if isinstance(value, str) else value


def _at_most(longest: int) -> AfterValidator:
    """No longer than fits its line on paper."""

    def check(text: Text) -> Text:
        if max(len(text.ja), len(text.en)) > longest:
            raise PydanticCustomError("string_too_long", "too long", {"max_length": longest})
        return text

    return AfterValidator(check)


class BrandFile(Content):
    """`brand.yaml`: name and foot line in both languages or as one text, a colour, the file of the logo beside it."""

    name: Annotated[Text, BeforeValidator(_in_both), _at_most(LONGEST_NAME)]
    foot: Annotated[Text, BeforeValidator(_in_both), _at_most(LONGEST_FOOT)] | None = None
    colour: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] | None = None
    logo: Annotated[str, Field(min_length=1, max_length=100)] | None = None
