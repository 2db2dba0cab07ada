"""Reads how the sample firms of a pack are presented, and whether each of them is there and named once."""

from pathlib import Path

from aiready.errors import AireadyError, Fault, Origin, nearest
from aiready.front import Front
from aiready.schema import validated
from aiready.yaml_file import read_yaml

FRONT, SAMPLES, EXPECTED = "_samples.yaml", "samples", ".expect.yaml"


def sample_paths(root: Path) -> tuple[Path, ...]:
    """The sample sheets of a pack, by name."""
    found = (root / "questions" / SAMPLES).glob("*.yaml")
    return tuple(sorted(path for path in found if not path.name.endswith(EXPECTED)))


def read_front(root: Path) -> Front | None:
    """How a pack presents its samples; None where it does not say.

    Raises:
        AireadyError: with all faults of the file; a firm that has no sheet, stands twice or is left out is one.
    """
    path = root / "questions" / FRONT
    if not path.is_file():
        return None
    doc = read_yaml(path)
    front = validated(Front, doc.data, doc.origin())
    faults = _faults(front, {one.stem for one in sample_paths(root)}, doc.origin())
    if faults:
        raise AireadyError(faults)
    return front


def _faults(front: Front, sheets: set[str], origin: Origin) -> list[Fault]:
    faults: list[Fault] = []
    seen: dict[str, int] = {}
    for place, group in enumerate(front.groups):
        for index, one in enumerate(group.firms):
            way = ("groups", place, "firms", index, "id")
            if one.id in seen:
                faults.append(origin.fault("A307", *way, id=one.id, other=f"{origin.path}:{seen[one.id]}"))
            elif one.id not in sheets:
                faults.append(origin.fault("A302", *way, id=one.id, kind="sample", hint=nearest(one.id, sheets)))
            seen.setdefault(one.id, origin.marks[way][0])
    return faults + [origin.fault("A206", "groups", key=one) for one in sorted(sheets - set(seen))]
