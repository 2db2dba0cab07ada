"""The commands that try out other answers: what would be different, and which single change opens most."""

from collections.abc import Sequence

from aiready.answers import as_counted
from aiready.cli.assignments import with_assignments
from aiready.cli.columns import screen_width, wrapped
from aiready.cli.planning import built_in, make_report, sheet_from
from aiready.cli.settings import Settings
from aiready.cli.streams import json_text, mark, out
from aiready.cli.words import say
from aiready.report import Report
from aiready.text import Lang
from aiready.what_if import Difference, Step, best_next, differences

MOST_STEPS = 5


def what_if(path: str, assignments: Sequence[str], settings: Settings, *, as_json: bool) -> None:
    """Print what would be different with other answers; the sheet stays as it is.

    Raises:
        AireadyError: with the faults of the sheet or of the assignments.
    """
    pack = built_in()
    sheet = as_counted(sheet_from(path, pack, settings).sheet)
    before = make_report(pack, sheet, settings)
    after = make_report(pack, with_assignments(pack, sheet, assignments), settings)
    found = differences(before, after)
    if as_json:
        out(json_text([{"kind": one.kind, "id": one.id, "before": one.before, "after": one.after} for one in found]))
        return
    lang = settings.lang
    out(say("what_if", lang))
    if not found:
        out(f"  {say('no_difference', lang)}")
    for one in found:
        out(wrapped(_difference(one, before, lang), screen_width(), "    ", "  "))


def _difference(one: Difference, report: Report, lang: Lang) -> str:
    policy, words, arrow = report.pack.policy, report.pack.words[lang], mark("arrow")
    if one.kind == "action":
        action = next(action for action in report.pack.playbook.actions if action.id == one.id)
        return f"{say('added' if one.after else 'dropped', lang)}: {action.title.read(lang)}".replace("{task}", "..")
    if one.kind == "barrier":
        title = report.pack.questionnaire.section(one.id).title.read(lang)
        return f"{title}: {_number(one.before)} {arrow} {_number(one.after)}"
    before, after = str(one.before), str(one.after)
    if one.kind == "gate":
        return f"{policy.gate(one.id).title.read(lang)}: {words[f'gate_{before}']} {arrow} {words[f'gate_{after}']}"
    nouns = policy.stages if one.kind == "stage" else policy.patterns
    titles = {str(noun.id): noun.title.read(lang) for noun in nouns}
    return f"{say('stage' if one.kind == 'stage' else 'way', lang)}: {titles[before]} {arrow} {titles[after]}"


def _number(value: object) -> str:
    return "--" if value is None else str(value)


def best(path: str, settings: Settings, *, as_json: bool) -> None:
    """Print the single changes that open most, one level up each.

    Raises:
        AireadyError: with the faults of the sheet.
    """
    pack = built_in()
    steps = best_next(pack, sheet_from(path, pack, settings).sheet)
    if as_json:
        out(json_text([_step_record(one) for one in steps]))
        return
    lang, columns = settings.lang, screen_width()
    out(say("best_next" if steps else "nothing_next", lang))
    for number, one in enumerate(steps[:MOST_STEPS], 1):
        question = pack.questionnaire.question(one.question)
        label = next(option.label.read(lang) for option in getattr(question, "options", ()) if option.id == one.answer)
        name = question.short.read(lang) if question.short else question.ask.read(lang)
        gates = [pack.policy.gate(gate).title.read(lang) for gate in one.gates]
        opens = [f"{say('clears', lang)}: {', '.join(gates)}"] if gates else []
        opens += [say("stage_on", lang)] if one.stages > 0 else []
        opens += [say("points_off", lang, n=one.points)] if one.points else []
        out(wrapped(f"{name}: {label}", columns, "     ", f"{number:>3}. "))
        out(wrapped(" / ".join(opens) + f" [{one.question}={one.answer}]", columns, "     "))


def _step_record(step: Step) -> dict[str, object]:
    return {
        "question": step.question,
        "answer": step.answer,
        "gates": list(step.gates),
        "stages": step.stages,
        "points": step.points,
    }
