"""Why a task stands where it does among those to try first: every point, its ground, and what would help it."""

from aiready.explanation.chain import Explanation, Ids, Link, Telling
from aiready.ranking import Ranked, Ranking
from aiready.report.tasks import Tasks, number, points
from aiready.wording import plain

TASKS = "tasks"


def explain_tasks(telling: Telling, ranking: Ranking) -> Explanation:
    """The choice with its reason, then every task in its order with its points, those that wait at the end."""
    tasks, words = Tasks(telling.report.pack, telling.phrases), telling.words
    first = ranking.first.candidate.id if ranking.first else None
    links = [Link(plain(tasks.why(ranking)), {"first": first, "by": ranking.by})]
    for place, one in enumerate(ranking.entries, 1):
        links.append(_line(telling, one, f"{place}. "))
        if one.candidate.origin == "own":
            links += [Link(f"    {link.says}", link.ids) for link in _parts(telling, tasks, one)]
    links += [_line(telling, one, "- ", waits=True) for one in ranking.waiting]
    links += [Link(words["rank_note"])]
    return Explanation("task", TASKS, words["first_tasks"], tuple(links))


def explain_task(telling: Telling, one: Ranked, ranking: Ranking) -> Explanation:
    """One task: its place or what it waits for, each part of its score with its ground, and what would help it."""
    tasks, words = Tasks(telling.report.pack, telling.phrases), telling.words
    entry = tasks.entry(one, 0)
    place = next((place for place, other in enumerate(ranking.entries, 1) if other is one), None)
    links = [_line(telling, one, f"{place}. " if place else "- ", waits=not place)]
    links.append(Link(plain(f"{words['now']}: {entry['numbers']} {entry['numbers_are']}".rstrip())))
    links += _parts(telling, tasks, one)
    if one.for_time is False:
        links.append(Link(words["not_for_time"], {"for_time": 0}))
    if one is ranking.first:
        links.append(Link(plain(tasks.why(ranking)), {"by": ranking.by}))
    if one.option.like:
        links.append(telling.sources(one.option.like.sources))
    links.append(Link(words["rank_note"]))
    return Explanation("task", one.candidate.id, plain(entry["title"]), tuple(links))


def _line(telling: Telling, one: Ranked, mark: str, *, waits: bool = False) -> Link:
    """A task in one line with its points, or with what it waits for."""
    words, tasks = telling.words, Tasks(telling.report.pack, telling.phrases)
    title = one.candidate.title.read(telling.lang)
    said = tasks.entry(one, 0)["before"] if waits else points(one.low, one.high, words["to"])
    ids: Ids = {"task": one.candidate.id, "low": float(one.low), "high": float(one.high), "waits": one.waits}
    return Link(f"{mark}{title}: {plain(said)} [{one.candidate.id}]", ids)


def _parts(telling: Telling, tasks: Tasks, one: Ranked) -> list[Link]:
    words = telling.words
    links = []
    for part in one.parts:
        shown = tasks.part(part)
        ids = {"part": part.id, "low": float(part.low), "high": float(part.high), "basis": part.basis}
        links.append(Link(f"{shown['points']}  {shown['title']} ({shown['basis']})", ids))
    links += [Link(f"{words['better_short']}: {tasks.better(more)}", {"better": more.id}) for more in one.better]
    if one.better:
        reach = words["better_reach"].format(n=number(one.within_reach())).strip(" ()（）")
        links.append(Link(reach, {"within_reach": float(one.within_reach())}))
    return links
