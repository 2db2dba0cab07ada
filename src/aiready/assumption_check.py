"""What is wrong with the numbers that a firm states in place of the defaults, each fault at its place."""

from collections.abc import Iterator
from math import isfinite

from aiready.assumptions import MEANT, THREE, Assumption, Assumptions
from aiready.errors import KEY, Fault, Hints, Origin, shown
from aiready.estimate import Number


def assumption_faults(data: object, defaults: Assumptions | None, origin: Origin) -> Iterator[Fault]:
    """Every fault of a sheet's `assumptions:`; without the defaults of the pack only those of form and order."""
    known = {str(one.id): one for one in defaults.assumptions} if defaults else {}
    hints = Hints()
    for name, said in data.items() if isinstance(data, dict) else ():
        if known and name not in known:
            facts = {"id": name, "hint": hints.nearest(str(name), known), "options": ", ".join(known)}
            yield origin.fault("A430", "assumptions", name, KEY, **facts)
        else:
            yield from _one(said, known.get(name), origin, name)


def _one(said: object, default: Assumption | None, origin: Origin, name: str) -> Iterator[Fault]:
    """A number, `value`, or all of low, middle and high."""
    way = ("assumptions", name)
    if not isinstance(said, dict):
        yield from _number(said, default, origin, way)
        return
    given = {key: said[key] for key in MEANT if said.get(key) is not None}
    if set(given) not in ({"value"}, set(THREE)):
        yield origin.fault("A433", *way, value=shown(said))
        return
    faults = [fault for key, number in given.items() for fault in _number(number, default, origin, (*way, key))]
    yield from faults
    if not faults and len(given) > 1 and not given["low"] <= given["middle"] <= given["high"]:
        yield origin.fault("A431", *way, **given)


def _number(number: object, default: Assumption | None, origin: Origin, way: tuple[str, ...]) -> Iterator[Fault]:
    if isinstance(number, bool) or not isinstance(number, int | float) or not isfinite(number):
        yield origin.fault("A433", *way, value=shown(number))
    elif default:
        yield from _fits(number, default, origin, way)


def _fits(number: Number, default: Assumption, origin: Origin, way: tuple[str, ...]) -> Iterator[Fault]:
    if not default.minimum <= number <= default.maximum:
        limit = f"{default.minimum}..{default.maximum}"
        yield origin.fault("A432", *way, value=shown(number), limit=limit, id=default.id)
    elif default.whole and number != int(number):
        yield origin.fault("A434", *way, value=shown(number), id=default.id)
