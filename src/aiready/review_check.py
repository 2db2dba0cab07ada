"""What is wrong with the numbers of the reviews in a sheet, each fault at its place."""

from collections.abc import Iterator
from typing import Any

from aiready.answer_check import answer_faults
from aiready.errors import KEY, Fault, Origin, nearest
from aiready.measurements import CHECKPOINTS
from aiready.questionnaire import NumberQuestion, Question

FEWER = ("people_meant", "people_used", "weekly_users", "daily_users")
"""Each of them counts some of those before it."""
AT_MOST = tuple((name, other) for place, name in enumerate(FEWER) for other in reversed(FEWER[:place]))
PREFIX = "review."


def review_faults(data: object, questions: dict[str, Question], origin: Origin) -> Iterator[Fault]:
    """Everything about the content of `reviews`: names, ranges, numbers that contradict each other, dates."""
    reviews = _part(data, "reviews")
    for checkpoint in CHECKPOINTS:
        found = _part(reviews, checkpoint)
        way = ("reviews", checkpoint)
        for name, value in _entries(_part(found, "values")):
            yield from _number(name, value, questions, origin, (*way, "values", name))
        for name, value in _entries(_part(found, "answers")):
            question = questions.get(PREFIX + name)
            if question is None:
                yield _unknown(name, questions, origin, (*way, "answers", name), numbers=False)
            else:
                yield from answer_faults(question, value, origin, *way, "answers", name)
        yield from _people(_part(found, "values"), origin, way)
    yield from _dates(reviews, origin)


def _number(
    name: str, value: object, questions: dict[str, Question], origin: Origin, way: tuple[str, ...]
) -> Iterator[Fault]:
    question = questions.get(PREFIX + name)
    if not isinstance(question, NumberQuestion):
        yield _unknown(name, questions, origin, way, numbers=True)
        return
    for key in ("value", "low", "high"):
        one = _part(value, key)
        if isinstance(one, int | float) and not isinstance(one, bool):
            yield from answer_faults(question, one, origin, *way, key)
    middle, low, high = (_part(value, key) for key in ("value", "low", "high"))
    known = [one for one in (low, middle, high) if isinstance(one, int | float)]
    if known != sorted(known):
        yield origin.fault("A471", *way, "value", value=middle, low=low, high=high)


def _unknown(
    name: str, questions: dict[str, Question], origin: Origin, way: tuple[str, ...], *, numbers: bool
) -> Fault:
    ids = [one.id.removeprefix(PREFIX) for one in questions.values() if not numbers or isinstance(one, NumberQuestion)]
    return origin.fault("A470", *way, KEY, id=name, hint=nearest(name, ids), options=", ".join(ids))


def _people(values: object, origin: Origin, way: tuple[str, ...]) -> Iterator[Fault]:
    named: set[str] = set()
    for name, other in AT_MOST:
        n, m = (_part(_part(values, one), "value") for one in (name, other))
        if isinstance(n, int) and isinstance(m, int) and n > m and name not in named:
            named.add(name)
            yield origin.fault("A472", *way, "values", name, "value", id=name, n=n, other=other, m=m)


def _dates(reviews: object, origin: Origin) -> Iterator[Fault]:
    last: tuple[str, str] | None = None
    for checkpoint in CHECKPOINTS:
        day = _part(_part(reviews, checkpoint), "date")
        if not isinstance(day, str):
            continue
        if last and day < last[1]:
            facts = {"id": checkpoint, "day": day, "other": last[0], "before": last[1]}
            yield origin.fault("A473", "reviews", checkpoint, "date", **facts)
        last = (checkpoint, day)


def _part(data: object, key: str) -> Any:
    return data.get(key) if isinstance(data, dict) else None


def _entries(data: object) -> list[tuple[str, object]]:
    return list(data.items()) if isinstance(data, dict) else []
