"""The firm's own words and the answers it gave, ready to stand in a sentence of one language."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from aiready.answers import AnswerSheet
from aiready.conditions import RESERVED, Value
from aiready.pack import Pack
from aiready.ranking import task_in_words
from aiready.report.ranked import ranked
from aiready.sources import Figure, Source
from aiready.text import Lang, Text
from aiready.wording import answer_words, person_name, safe

View = dict[str, Any]


class Phrases:
    """What both halves of a report say the same way: slots filled, answers in words, figures with their source."""

    def __init__(self, pack: Pack, sheet: AnswerSheet, lang: Lang, *, small: bool) -> None:
        self.sheet = sheet
        self.lang = lang
        self.words: dict[str, str] = dict(pack.words[lang])
        self.questions = {question.id: question for question in pack.questionnaire.questions()}
        self.sources: Mapping[str, Source] = {source.id: source for source in pack.knowledge.sources}
        self.names = {one.id: one.title.read(lang) for one in pack.named()}
        task = safe(task_in_words(ranked(pack, sheet)))
        self.task_known = bool(task)
        self.slots = self._slots(task, small=small)

    def text(self, text: Text) -> str:
        """A text of the pack with the firm's own words in its slots."""
        words = text.read(self.lang)
        for slot, value in self.slots.items():
            words = words.replace(f"{{{slot}}}", value)
        return words

    def told(self, question_id: str) -> str:
        """What the firm wrote, safe for Markdown; empty where it wrote nothing."""
        value = self.sheet.counted(question_id)
        return safe(value) if isinstance(value, str) and value not in RESERVED else ""

    def answer(self, question_id: str) -> str:
        """An answer in words."""
        return self.words_for(question_id, self.sheet.counted(question_id))

    def words_for(self, question_id: str, value: Value | None) -> str:
        """Any answer to a question in words."""
        return answer_words(self.questions[question_id], value, self.words, self.lang)

    def several(self, question_id: str, given: Sequence[Value | None]) -> str:
        """The answers of several people in words, each with how many gave it; of one person the answer alone."""
        said = [
            self.words["raters_times"].format(answer=self.words_for(question_id, value), n=times)
            if len(given) > 1
            else self.words_for(question_id, value)
            for value, times in Counter(given).items()
        ]
        return str(self.words["differing_or"]).join(said)

    def figures(self, ids: Iterable[str]) -> list[View]:
        """Sources that carry a figure, each with who measured it, when, in how many and how far it is to be trusted."""
        found = ((self.sources[one], self.sources[one].figure) for one in ids if one in self.sources)
        return [
            {"says": source.says.read(self.lang), "source": self._cited(source, figure), "url": figure.url}
            for source, figure in found
            if figure
        ]

    def claim(self, ids: Iterable[str]) -> str:
        """The weakest claim level among these sources, in words."""
        levels = {self.sources[one].level for one in ids if one in self.sources}
        return next((self.words[f"claim_{level}"] for level in WEAKEST_FIRST if level in levels), "")

    def _cited(self, source: Source, figure: Figure) -> str:
        parts = [figure.by.read(self.lang), figure.on]
        if figure.sample:
            parts.append(figure.sample.read(self.lang))
        return self.words["and"].join([*parts, self.words[f"claim_{source.level}"]])

    def _slots(self, task: str, *, small: bool) -> Mapping[str, str]:
        sheet, words = self.sheet, self.words
        suffix = "さん" if self.lang == "ja" else ""
        names = {role: person_name(sheet, role) for role in ("champion", "owner")}
        driver = names["champion"] + suffix if names["champion"] else words["role_owner" if small else "role_champion"]
        return {
            "company": safe(sheet.firm()) or words["our_firm"],
            "task": task or words["the_task"],
            "driver": driver,
            "owner": names["owner"] + suffix if names["owner"] else words["role_owner"],
        }


WEAKEST_FIRST = ("unsourced", "vendor", "own", "public", "verified")
