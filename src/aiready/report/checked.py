"""What the checks of a plan found, in words: what is broken first, with the actions and days meant."""

from collections.abc import Iterable, Iterator
from datetime import date

from aiready.answers import AnswerSheet
from aiready.pack import Pack
from aiready.plan_check import Finding, Note
from aiready.report.phrases import Phrases, View
from aiready.text import Lang
from aiready.wording import day, plain, safe, span

ORDER = ("broken", "waived", "met", "not_applicable")


def checks_view(findings: Iterable[Finding], phrases: Phrases) -> View:
    """The findings by state under the names that templates use, each list in the order of the pack."""
    found = [(one.state, finding_view(one, phrases)) for one in findings]
    return {"total": len(found)} | {state: [shown for own, shown in found if own == state] for state in ORDER}


def finding_view(finding: Finding, phrases: Phrases) -> View:
    """One finding in one language."""
    check, lang = finding.check, phrases.lang
    return {
        "id": check.id,
        "title": check.title.read(lang),
        "state": finding.state,
        "state_word": phrases.words[f"check_{finding.state}"],
        "why": check.why.read(lang),
        "what_to_do": check.what_to_do.read(lang),
        "note": _note(finding, phrases),
        "actions": [
            {"id": one.action.id, "title": phrases.text(one.action.title), "span": span(one.start, one.due, lang)}
            for one in finding.actions
        ],
        "waiver": safe(finding.waiver),
    }


def finding_lines(pack: Pack, sheet: AnswerSheet, findings: Iterable[Finding], lang: Lang) -> Iterator[str]:
    """Each finding as one line for a screen: id, title, why, and the actions with their dates."""
    phrases = Phrases(pack, sheet, lang, small=False)
    for finding in findings:
        shown = finding_view(finding, phrases)
        said = " ".join(part for part in (shown["title"], shown["note"]) if part)
        acts = " / ".join(f"{act['title']} ({act['span']}) [{act['id']}]" for act in shown["actions"])
        yield plain(f"{shown['id']}: {said}{f' - {acts}' if acts else ''}")


def _note(finding: Finding, phrases: Phrases) -> str:
    """Why it came out so."""
    if finding.note is None:
        return ""
    if finding.note == "otherwise":
        otherwise = finding.check.otherwise
        return otherwise.read(phrases.lang) if otherwise else phrases.words["check_note_otherwise"]
    named = [_name(one, finding.note, phrases) for one in finding.names]
    return phrases.words[f"check_note_{finding.note}"].format(names=phrases.words["and"].join(named) or "-")


def _name(name: str, note: Note, phrases: Phrases) -> str:
    """What a finding names, for readers: a week by its Monday, anything else by its title."""
    return day(date.fromisoformat(name), phrases.lang) if note == "over" else phrases.names.get(name, name)
