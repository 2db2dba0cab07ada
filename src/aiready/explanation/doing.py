"""Why an action is in the plan, put off or not called for; why a risk is seen; where a figure comes from."""

from aiready.because import OPEN_SHARE, Because
from aiready.explanation.chain import Explanation, Link, Telling
from aiready.plan import PlannedAction, Postponed
from aiready.plan_check import Finding
from aiready.playbook import Action
from aiready.report.checked import finding_view
from aiready.risks import RiskResult
from aiready.sources import Source
from aiready.traceability import trace_sources
from aiready.wording import duration, plain, span


def explain_action(telling: Telling, action: Action) -> Explanation:
    """Planned: why, when, and the answers that called for it; put off: for which limit; neither: what does not hold."""
    plan = telling.report.plan
    planned = next((one for one in plan.actions if one.action.id == action.id), None)
    postponed = next((one for one in plan.postponed if one.action.id == action.id), None)
    if planned:
        links = _planned(telling, planned)
    elif postponed:
        links = _postponed(telling, postponed)
    else:
        links = [Link(telling.words["not_called_for"], {"state": "not_called_for"})]
    links.append(Link(f"{telling.words['called_for_when']}: {telling.condition(action.when)}"))
    links.append(telling.sources(action.sources))
    return Explanation("action", action.id, telling.read(action.title), tuple(links))


def _planned(telling: Telling, planned: PlannedAction) -> list[Link]:
    action, words = planned.action, telling.words
    when = f"{span(planned.start, planned.due, telling.lang)} ({duration(action.minutes, telling.lang)})"
    ids = {"state": "planned", "start": planned.start.isoformat(), "due": planned.due.isoformat()}
    links = [Link(telling.read(action.why)), Link(when, ids)]
    links += [_because(telling, one) for one in planned.because]
    if planned.needs:
        titles = [telling.read(telling.report.pack.playbook.action(one).title) for one in planned.needs]
        links.append(Link(f"{words['needs']}: {' / '.join(titles)}", {"needs": ", ".join(planned.needs)}))
    return links


def _postponed(telling: Telling, postponed: Postponed) -> list[Link]:
    """The reason, the limit behind it as the policy sets it, and what it waits for."""
    words, report = telling.words, telling.report
    limits = report.pack.policy.plan
    ids = {"state": "postponed", "reason": postponed.reason}
    links = [Link(words[f"postponed_{postponed.reason}"], ids)]
    if postponed.short_of:
        role = words[f"role_{postponed.short_of}"]
        links = [Link(words["postponed_short"].format(role=role), {**ids, "short_of": postponed.short_of})]
    limit = words[f"limit_{postponed.reason}"].format(
        first=limits.headline_actions,
        later=limits.later_headlines,
        helpers=limits.helpers_within,
        weeks=limits.last_week,
    )
    links.append(Link(limit))
    waiting = {one.action.id for one in report.plan.postponed} & {*postponed.action.needs, postponed.action.within}
    links += [
        Link(f"- {telling.read(report.pack.playbook.action(one).title)} [{one}]", {"waits_for": one})
        for one in sorted(str(one) for one in waiting)
    ]
    return links


def _because(telling: Telling, because: Because) -> Link:
    if because.question:
        return telling.answer(because.question, because.rule)
    words = telling.words
    if because.rule == OPEN_SHARE:
        assessment = telling.report.assessment
        says = words["because_open_share"].format(n=len(assessment.open_questions), asked=assessment.asked)
        return Link(f"{says} ({because.rule})", {"rule": because.rule})
    says = words["because_essential"] if because.rule == "essential" else words["way"]
    return Link(f"{says} ({because.rule})", {"rule": because.rule})


def explain_risk(telling: Telling, result: RiskResult) -> Explanation:
    """Its state, the conditions of being likely and possible, the answers behind it, and what the plan does against."""
    risk, words = result.risk, telling.words
    planned = {one.action.id for one in telling.report.plan.actions}
    links = [
        Link(words[f"risk_{result.state}"], {"state": result.state}),
        Link(risk.says.read(telling.lang)),
        Link(f"{words['likely_when']}: {telling.condition(risk.likely_when)}"),
        Link(f"{words['possible_when']}: {telling.condition(risk.possible_when)}"),
        *telling.behind(result.because),
    ]
    against = [telling.report.pack.playbook.action(one) for one in risk.actions if one in planned]
    links += [Link(f"{words['against']}: {telling.read(one.title)} [{one.id}]", {"action": one.id}) for one in against]
    links.append(telling.sources(risk.sources))
    return Explanation("risk", risk.id, risk.title.read(telling.lang), tuple(links))


def explain_check(telling: Telling, finding: Finding) -> Explanation:
    """Its state and why, the actions it means with their dates, what it is good for and what to do."""
    check, words = finding.check, telling.words
    shown = finding_view(finding, telling.phrases)
    links = [Link(shown["state_word"], {"state": finding.state}), *([Link(shown["note"])] if shown["note"] else [])]
    links += [
        Link(
            f"- {plain(act['title'])} ({act['span']}) [{planned.action.id}]",
            {"action": planned.action.id, "start": planned.start.isoformat(), "due": planned.due.isoformat()},
        )
        for act, planned in zip(shown["actions"], finding.actions, strict=True)
    ]
    links.append(Link(check.why.read(telling.lang)))
    if finding.state == "broken":
        links.append(Link(f"{words['against']}: {check.what_to_do.read(telling.lang)}"))
    if finding.waiver:
        links.append(Link(f"{words['waived_because']}: {finding.waiver}"))
    if check.when is not None:
        links.append(Link(f"{words['called_for_when']}: {telling.condition(check.when)}"))
    links.append(telling.sources(check.sources))
    return Explanation("check", check.id, check.title.read(telling.lang), tuple(links))


def explain_figure(telling: Telling, source: Source) -> Explanation:
    """Who measured it, when, in how many, where it can be read, how far it is to be trusted, and where it is used."""
    words, lang, figure = telling.words, telling.lang, source.figure
    links = [Link(words[f"claim_{source.level}"], {"level": source.level})]
    if figure:
        links += [
            Link(f"{words['measured_by']}: {figure.by.read(lang)}"),
            Link(f"{words['measured_on']}: {figure.on}"),
            Link(f"{words['measured_in']}: {figure.sample.read(lang) if figure.sample else words['not_told']}"),
            Link(f"{words['read_at']}: {figure.url}", {"url": figure.url}),
        ]
    places = next(trace.places for trace in trace_sources(telling.report.pack) if trace.source.id == source.id)
    links.append(Link(f"{words['used_in']}: {', '.join(places)}", {"places": ", ".join(places)}))
    return Explanation("figure", source.id, source.says.read(lang), tuple(links))
