"""Every text of the product is written in two languages and read in one."""

import re
import unicodedata
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

Lang = Literal["ja", "en"]
LANGS: tuple[Lang, ...] = ("ja", "en")

Role = Literal["owner", "champion", "manager", "floor"]
ROLES: tuple[Role, ...] = ("owner", "champion", "manager", "floor")

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
DottedId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$", max_length=100)]
SourceId = Annotated[str, Field(pattern=r"^(00[0-4]\.[A-Z]+[0-9]*[a-z]?[0-9]*|dom\.[A-Za-z0-9_.]+|origin\.aiready)$")]
DAY = r"^\d{4}-\d{2}-\d{2}$"


def _real_day(text: str) -> str:
    """A day that the calendar has; otherwise the same fault as a text that is no date."""
    try:
        date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("string_pattern_mismatch", "no such day", {"pattern": DAY}) from None
    return text


Url = Annotated[str, Field(pattern=r"^https?://[^\s<>\"|]+$", max_length=300)]
Day = Annotated[str, Field(pattern=DAY), AfterValidator(_real_day)]
Sources = tuple[SourceId, ...]
Words = Annotated[str, Field(min_length=1, max_length=2000)]


def folded(words: str) -> str:
    """Words as they are held against others: however their spaces, widths and capitals were typed."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", words)).casefold()


class Content(BaseModel):
    """A noun read from a content file: frozen, and no key may be misspelt."""

    model_config = ConfigDict(
        strict=True,
        extra="forbid",
        frozen=True,
        allow_inf_nan=False,
        hide_input_in_errors=True,
        defer_build=True,  # only what a run reads is built: a tenth of its time
    )


class Text(Content):
    """One thing said in both languages."""

    ja: Words
    en: Words

    def read(self, lang: Lang) -> str:
        """The words in one language."""
        return self.ja if lang == "ja" else self.en
