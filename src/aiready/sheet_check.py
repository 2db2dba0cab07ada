"""What is wrong with the content of an answer sheet, each fault at its place."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from aiready.answer_check import answer_faults
from aiready.answers import COMPANY
from aiready.assumption_check import assumption_faults
from aiready.errors import KEY, Fault, Hints, Origin, nearest, shown
from aiready.pack import Asking, Pack
from aiready.questionnaire import ChoiceQuestion, Question
from aiready.review_check import review_faults

DATE = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)

Way = tuple[str | int, ...]


class SheetCheck:
    """Holds the plain data of a sheet against the questions of a pack, whether or not the sheet's form is sound."""

    def __init__(self, questions: dict[str, Question], origin: Origin, pack: Pack | Asking) -> None:
        self.questions = questions
        self.origin = origin
        self.head = pack.head
        self.use_cases = {one.id for one in pack.knowledge.use_cases} if isinstance(pack, Pack) else None
        self.assumptions = pack.knowledge.assumptions if isinstance(pack, Pack) else None
        self.hints = Hints()
        self.follow_up = {question.id: question for question in pack.follow_up.questions()}

    def faults(self, data: object) -> list[Fault]:
        """Every fault of content that can be told; answers of another version of the pack are left alone."""
        found = [*self._date(_part(data, "date")), *self._tasks(data)]
        ref = _part(data, "pack")
        pack_id, version = _part(ref, "id"), _part(ref, "version")
        if isinstance(pack_id, str) and pack_id != self.head.id:
            found.append(self.origin.fault("A211", "pack", "id", found=pack_id, wanted=self.head.id))
        elif version == self.head.version or not isinstance(version, str):
            found += self._facts(data)
            found += self._answers(data)
            found += self._notes(data)
            found += self._pointed_at(data)
            found += assumption_faults(_part(data, "assumptions"), self.assumptions, self.origin)
            found += review_faults(data, self.follow_up, self.origin)
        return found

    def unreadable(self, question_id: str, value: object) -> bool:
        """Whether an answer means nothing to this version of the pack: its question or its option is gone."""
        now = self.questions.get(question_id)
        return now is None or (value is not None and bool(answer_faults(now, value, Origin("", {}))))

    def _date(self, on: object) -> Iterator[Fault]:
        if isinstance(on, str) and DATE.match(on):
            try:
                date.fromisoformat(on)
            except ValueError:
                yield self.origin.fault("A208", "date", value=on)

    def _tasks(self, data: object) -> Iterator[Fault]:
        """Ids used twice, more than one task chosen, minutes aimed at that are no fewer than now."""
        seen: dict[object, int] = {}
        chosen: object = None
        for index, task in _items(data, "tasks"):
            name = task.get("id")
            if isinstance(name, str) and name in seen:
                yield self.origin.fault("A420", "tasks", index, "id", id=name, other=seen[name] + 1)
            seen.setdefault(name, index)
            if task.get("chosen") is True:
                if chosen is not None:
                    yield self.origin.fault("A422", "tasks", index, "chosen", id=shown(name), other=chosen)
                chosen = chosen or shown(name)
            now, aimed = task.get("minutes"), task.get("aimed_minutes")
            if isinstance(now, int) and isinstance(aimed, int) and aimed >= now:
                yield self.origin.fault("A423", "tasks", index, "aimed_minutes", aimed=aimed, minutes=now)

    def _pointed_at(self, data: object) -> Iterator[Fault]:
        """Tasks of the pack and kinds of data that a task of the firm names."""
        kinds = self.questions.get(COMPANY + "data")
        for index, task in _items(data, "tasks"):
            name, handled = task.get("nearest"), task.get("handles")
            if self.use_cases is not None and isinstance(name, str) and name not in self.use_cases:
                yield self.origin.fault("A421", "tasks", index, "nearest", id=name, hint=nearest(name, self.use_cases))
            if kinds and isinstance(handled, tuple) and all(isinstance(one, str) for one in handled):
                yield from answer_faults(kinds, handled, self.origin, "tasks", index, "handles")

    def _facts(self, data: object) -> Iterator[Fault]:
        for name, value in _entries(data, "company"):
            if self._differs(data, COMPANY + name, value):
                yield from self._each(COMPANY + name, value, ("company", name))
            else:
                yield from self.answer(COMPANY + name, value, ("company", name))

    def _answers(self, data: object) -> Iterator[Fault]:
        for question_id, value in _entries(data, "answers"):
            if question_id.startswith(COMPANY):
                yield self.origin.fault("A212", "answers", question_id, KEY, id=question_id)
            elif self._differs(data, question_id, value):
                yield from self._each(question_id, value, ("answers", question_id))
            else:
                yield from self.answer(question_id, value, ("answers", question_id))

    def _differs(self, data: object, question_id: str, value: object) -> bool:
        """Whether a list stands where people of the firm answered differently, as a merged sheet keeps it."""
        said = _part(_part(_part(data, "details"), question_id), "said")
        return isinstance(self.questions.get(question_id), ChoiceQuestion) and bool(said) and isinstance(value, tuple)

    def _each(self, question_id: str, value: object, way: Way) -> Iterator[Fault]:
        for index, one in enumerate(value if isinstance(value, tuple) else ()):
            yield from self.answer(question_id, one, (*way, index))

    def answer(self, question_id: str, value: object, way: Way) -> Iterator[Fault]:
        """What is wrong with one answer, at its place in the file."""
        if question_id not in self.questions:
            yield self._unknown(question_id, way)
        elif value is not None:
            yield from answer_faults(self.questions[question_id], value, self.origin, *way)

    def _notes(self, data: object) -> Iterator[Fault]:
        aside = _entries(data, "set_aside")
        for group in ("notes", "details"):
            for question_id, value in _entries(data, group):
                question = self.questions.get(question_id)
                adjusted = _part(value, "adjusted")
                if question is None and not aside:
                    yield self._unknown(question_id, (group, question_id))
                elif isinstance(question, ChoiceQuestion) and isinstance(adjusted, str):
                    yield from answer_faults(question, adjusted, self.origin, group, question_id, "adjusted")

    def _unknown(self, question_id: str, way: Way) -> Fault:
        return self.origin.fault(
            "A202", *way, KEY, id=question_id, hint=self.hints.nearest(question_id, self.questions)
        )


def _part(data: object, key: str) -> object:
    return data.get(key) if isinstance(data, dict) else None


def _items(data: object, key: str) -> list[tuple[int, dict[str, Any]]]:
    part = _part(data, key)
    return [(index, one) for index, one in enumerate(part if isinstance(part, tuple) else ()) if isinstance(one, dict)]


def _entries(data: object, key: str) -> list[tuple[str, object]]:
    part = _part(data, key)
    return list(part.items()) if isinstance(part, dict) else []
