"""The plan as entries of a calendar: every action, the meetings and the three reviews, each with a lasting id."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from aiready.editable import shown_of
from aiready.edits import Fields
from aiready.errors import AireadyError, fault
from aiready.plan import PlannedAction
from aiready.playbook import Action
from aiready.report import Report
from aiready.text import Lang
from aiready.wording import plain

if TYPE_CHECKING:
    from icalendar import Event

OURS = UUID("6b1f3c9e-4f0a-5c57-9a3b-2d3f8f1e7a10")
"""The namespace of our ids; never to be changed, or a second import would double every entry."""
FIRST_DAY = date(2020, 1, 1)
REVISIONS_A_DAY = 1000
"""An entry's SEQUENCE counts days from that one and, within them, how often the plan was changed, so that a later plan
replaces an earlier one, also of the same day (RFC 5545, 3.8.7.4)."""
REMINDER = timedelta(days=-1)
MEETINGS, REVIEW = frozenset({"kickoff", "judge", "meeting"}), "review_"
"""What an action is, in the words of the playbook, where the calendar reminds of it the day before."""


def calendar_bytes(report: Report, data: dict[str, Any], lang: Lang) -> bytes:
    """The plan as an iCalendar file (RFC 5545); `data` is the view of the same report.

    Entries are whole days, since nobody has said an hour, and do not block the day. The id of an entry hangs on the
    firm's name and on the action alone, so that a second import moves it instead of doubling it; without a name, on
    what the plan's folder remembers. An action that was taken out of the plan, or fell out of it, is cancelled.

    Raises:
        AireadyError: the library that writes calendars is not installed.
    """
    try:
        from icalendar import Calendar
    except ImportError:
        raise AireadyError([fault("", "A480")]) from None
    calendar = Calendar()
    calendar.add("PRODID", f"-//aiready//plan//{lang.upper()}")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("X-WR-CALNAME", f"{data['firm']['plain_name']} {data['words']['plan_title']}")
    for entry in _Entries(report, data, lang).all():
        calendar.add_component(_event(entry, report, data["words"]))
    return bytes(calendar.to_ical())


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry: whole days from `start` to `due`, both included."""

    uid: str
    title: str
    says: str
    start: date
    due: date
    kind: str
    cancelled: bool


class _Entries:
    """What the calendar shows of the plan."""

    def __init__(self, report: Report, data: dict[str, Any], lang: Lang) -> None:
        self.report = report
        self.shown = shown_of(report)
        self.words, self.lang = data["words"], lang
        headlines = [*data["headlines"], *data["later"]]
        self.texts = {one["id"]: one for headline in headlines for one in (headline, *headline["parts"])}

    def all(self) -> Iterator[_Entry]:
        """Every action of the plan, in the order of the plan."""
        for planned in self.report.plan.actions:
            yield self._action(planned)
        for one, fields in self.shown.gone.items():
            yield self._gone(one, fields)

    def _uid(self, action_id: str) -> str:
        return f"{uuid5(OURS, f'{self.shown.firm or self.report.sheet.firm()}/{action_id}')}@aiready"

    def _gone(self, one: str, fields: Fields) -> _Entry:
        """An action that the plan had once and has no more."""
        start, due = date.fromisoformat(str(fields["start"])), date.fromisoformat(str(fields["due"]))
        return _Entry(self._uid(one), str(fields["title"]), "", start, due, "action", cancelled=True)

    def _action(self, planned: PlannedAction) -> _Entry:
        text = self.texts.get(planned.action.id)
        title = text["title"] if text else planned.action.title.read(self.lang)
        return _Entry(
            uid=self._uid(planned.action.id),
            title=plain(title),
            says=plain("\n".join(self._lines(text))) if text else "",
            start=planned.start,
            due=planned.due,
            kind=_kind(planned.action),
            cancelled=planned.state == "dropped",
        )

    def _lines(self, text: dict[str, Any]) -> Iterator[str]:
        """What the entry says below its title."""
        words = self.words
        yield f"{words['who']}: {text['owner']} / {words['minutes']}: {text['minutes']}"
        yield from (one for one in (text["why"], text["note"]) if one)
        yield from (f"{number}. {step}" for number, step in enumerate(text["steps"], 1))
        yield f"{words['done_when']}: {text['done_when']}"
        yield from (f"{words['documents']}: {one['title']} (kit/{one['id']})" for one in text["documents"])


def _kind(action: Action) -> str:
    """Whether people must come together for it, whether it is a review, or neither."""
    if MEETINGS & {*action.deeds}:
        return "meeting"
    return "review" if any(one.startswith(REVIEW) for one in action.deeds) else "action"


def _event(entry: _Entry, report: Report, words: Mapping[str, str]) -> "Event":
    from icalendar import Alarm, Event

    event, today = Event(), report.plan.today
    revision = report.merged.shown.revision if report.merged else 0
    written = datetime(today.year, today.month, today.day, tzinfo=UTC)
    event.add("UID", entry.uid)
    event.add("DTSTAMP", written)
    event.add("LAST-MODIFIED", written)
    event.add("SEQUENCE", max(0, (today - FIRST_DAY).days) * REVISIONS_A_DAY + revision)
    event.add("SUMMARY", entry.title)
    event.add("DESCRIPTION", entry.says)
    event.add("DTSTART", entry.start)
    event.add("DTEND", entry.due + timedelta(days=1))
    event.add("TRANSP", "TRANSPARENT")
    event.add("CATEGORIES", [words[f"ics_{entry.kind}"]])
    event.add("STATUS", "CANCELLED" if entry.cancelled else "CONFIRMED")
    if entry.kind != "action" and not entry.cancelled:
        alarm = Alarm()
        alarm.add("ACTION", "DISPLAY")
        alarm.add("DESCRIPTION", entry.title)
        alarm.add("TRIGGER", REMINDER)
        event.add_component(alarm)
    return event
