"""Why a barrier stands so high, a gate is red, the firm is at its stage, the way was chosen, and how sure that is."""

from aiready.assessment import GateResult
from aiready.explanation.chain import Explanation, Link, Telling, axis_link
from aiready.questionnaire import BEST
from aiready.sensitivity import Shift
from aiready.weighing import BarrierResult
from aiready.wording import plain


def explain_barrier(telling: Telling, barrier: BarrierResult) -> Explanation:
    """Every answer with its points and weight, the open ones, the sum, and what would decide it."""
    report, words = telling.report, telling.words
    weight = report.pack.policy.weight
    section = report.pack.questionnaire.section(barrier.id)
    links = []
    for one in barrier.evidence:
        said = telling.answer(one.question)
        says = f"{one.points} / {BEST}  x{weight(one.question)}  {said.says}"
        links.append(Link(says, {**said.ids, "points": one.points, "weight": weight(one.question)}))
    answered = {one.question for one in barrier.evidence}
    for question in section.questions:
        if question.id not in answered:
            said = telling.answer(question.id)
            links.append(Link(f"- / {BEST}  {said.says}", {**said.ids, "points": None, "weight": weight(question.id)}))
    lost = sum(one.points * weight(one.question) for one in barrier.evidence)
    most = sum(BEST * weight(one.question) for one in barrier.evidence)
    level = words["level_undecided" if barrier.undecided else f"level_{barrier.level}"]
    if barrier.severity is not None:
        says = f"{lost} / {most} = {barrier.severity} ({barrier.low}-{barrier.high}) → {level}"
        links.append(Link(says, {"severity": barrier.severity, "low": barrier.low, "high": barrier.high}))
    if barrier.decided_by:
        links.append(Link(words["undecided_note"]))
        links += [telling.answer(question) for question in barrier.decided_by]
    links += [telling.sources(section.sources), telling.convention()]
    return Explanation("barrier", barrier.id, section.title.read(telling.lang), tuple(links))


def explain_gate(telling: Telling, result: GateResult) -> Explanation:
    """Its state, the condition that makes it red, and the answers behind that."""
    gate, words = telling.report.pack.policy.gate(result.id), telling.words
    says = {"red": gate.says_red, "unknown": gate.says_unknown}.get(result.state)
    links = [Link(words[f"gate_{result.state}"], {"state": result.state})]
    links += [Link(says.read(telling.lang))] if says else []
    links += [Link(f"{words['red_when']}: {telling.condition(gate.red_when)}"), *telling.behind(result.because)]
    links += [telling.sources(gate.sources), telling.convention()]
    return Explanation("gate", result.id, gate.title.read(telling.lang), tuple(links))


def explain_stage(telling: Telling) -> Explanation:
    """The first stage whose condition holds, and that condition."""
    policy, words = telling.report.pack.policy, telling.words
    stage = policy.stage(telling.report.assessment.stage)
    links = [
        Link(stage.says.read(telling.lang), {"stage": stage.id}),
        Link(f"{words['first_that_holds']}: {telling.condition(stage.when)}", {"rule": stage.id}),
        *_passed_over(telling, [one.id for one in policy.stages], stage.id),
        telling.sources(stage.sources),
        telling.convention(),
    ]
    return Explanation("stage", "stage", stage.title.read(telling.lang), tuple(links))


def _passed_over(telling: Telling, ids: list[str], chosen: str) -> list[Link]:
    """What was looked at before and did not hold."""
    before = ids[: ids.index(chosen)]
    return (
        [Link(f"{telling.words['passed_over']}: {', '.join(before)}", {"rules": ", ".join(before)})] if before else []
    )


def explain_rollout(telling: Telling) -> Explanation:
    """The rule that chose, in words; the axes and their answers; what else is possible and what would flip it."""
    report, words, lang = telling.report, telling.words, telling.lang
    rollout, policy = report.rollout, report.pack.policy
    rule = next((rule for rule in policy.rules if rule.id == rollout.rule), None)
    links = []
    if rule:
        links.append(Link(f"{rule.reason.read(lang)} [{rule.id}]", {"rule": rule.id, "pattern": rollout.pattern}))
        links.append(Link(f"{words['first_that_holds']}: {telling.condition(rule.when)}", {"rule": rule.id}))
        links += _passed_over(telling, [one.id for one in policy.rules], rule.id)
    if rollout.tie:
        links.append(Link(words["tie_note"], {"tie": 1}))
    for axis in report.pack.questionnaire.axes():
        links.append(axis_link(telling, axis.id))
        for question in axis.questions:
            level, said = telling.level(question.id), telling.answer(question.id)
            shown = "-" if level is None else level
            links.append(Link(f"  {shown} / {BEST}  x{policy.weight(question.id)}  {said.says}", said.ids))
    others = [policy.pattern(one).title.read(lang) for one in rollout.possible if one != rollout.pattern]
    if others:
        links.append(Link(f"{words['still_possible']} {words['and'].join(others)}"))
    links += _margin(telling)
    links += [*([telling.sources(rule.sources)] if rule else []), telling.convention()]
    return Explanation("rollout", "rollout", policy.pattern(rollout.pattern).title.read(lang), tuple(links))


def _margin(telling: Telling) -> list[Link]:
    """Of every set of one or two questions the smallest change that would choose another way."""
    margin, words = telling.report.margin(), telling.words
    nearest = margin.nearest()
    links = [Link(words[f"margin_{len(nearest[0].changes) if nearest else 0}"])]
    for flip in nearest:
        ids = {"changes": ", ".join("=".join(change) for change in flip.changes), "pattern": flip.pattern}
        links.append(Link(f"- {plain(telling.certainty.flip(flip))} [{ids['changes']}]", ids))
    if margin.second:
        second = telling.report.pack.policy.pattern(margin.second)
        links.append(Link(f"{words['second_choice']}: {second.title.read(telling.lang)}", {"second": second.id}))
        when = telling.certainty.switch_when(margin, telling.report.rollout)
        links += [Link(f"{words['switch_when']}: {when}")] if when else []
    return links


def explain_sensitivity(telling: Telling) -> Explanation:
    """The whole grid in one line, then every small change that moved something."""
    found, words = telling.report.sensitivity(), telling.words
    links = [Link(telling.certainty.sensitivity(found), {"tried": len(found.shifts)})]
    links += [Link(note)] if (note := telling.certainty.level_with(found)) else []
    moved = [shift for shift in found.shifts if not (shift.pattern_holds and shift.highest_hold)]
    links += [_shift(telling, shift) for shift in moved]
    links.append(telling.convention())
    return Explanation("sensitivity", "sensitivity", words["sensitivity"], tuple(links))


def _shift(telling: Telling, shift: Shift) -> Link:
    questionnaire, words, lang = telling.report.pack.questionnaire, telling.words, telling.lang
    question = questionnaire.question(shift.question)
    name = (question.short or question.ask).read(lang)
    if shift.kind == "weight":
        change = words["weight_change"].format(percent=shift.change)
    else:
        change = telling.phrases.words_for(shift.question, shift.change)
    follows = []
    if not shift.pattern_holds:
        follows.append(telling.report.pack.policy.pattern(shift.pattern).title.read(lang))
    if not shift.highest_hold:
        top = sorted(shift.severities, key=lambda barrier: -(shift.severities[barrier] or 0))[:2]
        follows.append(
            words["and"].join(f"{questionnaire.section(one).title.read(lang)} {shift.severities[one]}" for one in top)
        )
    says = f"- {name}: {change} → {' / '.join(follows)} [{shift.question}]"
    return Link(plain(says), {"kind": shift.kind, "question": shift.question, "change": shift.change})
