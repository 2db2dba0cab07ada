"""The sum of worth and cost for the screen: every line with its number, its formula and what it stands on."""

from aiready.explanation.chain import Explanation, Link, Telling
from aiready.worth import Worth
from aiready.worth_lines import Line, worth_lines
from aiready.worth_words import amounts, break_even, formula, title


def explain_worth(telling: Telling, worth: Worth) -> Explanation:
    """Every step of the sum; what to measure first where there is none yet."""
    words, candidate = telling.words, worth.candidate
    basis = "none" if worth.missing else "measured" if candidate.measured else candidate.origin
    links = [
        Link(words[f"worth_basis_{basis}"], {"task": candidate.id}),
        *(_line(telling, one) for one in worth_lines(worth)),
    ]
    if worth.sums:
        links.append(Link(words["worth_crossed_note"], {"verdict": worth.sums.verdict}))
    first = words["worth_measure_first"]
    links += [Link(f"{first} {words[f'worth_missing_{one}']}", {"missing": one}) for one in worth.missing]
    if worth.missing:
        links.append(Link(break_even(worth, words, telling.lang), {"about": "break_even"}))
    return Explanation("worth", "worth", f"{words['worth_title']}: {candidate.title.read(telling.lang)}", tuple(links))


def _line(telling: Telling, line: Line) -> Link:
    """One line of the form; an assumption says whose number it is."""
    words, lang = telling.words, telling.lang
    says = f"({line.number}) {title(line, words, lang)}: {amounts(line, words, lang)}"
    ids: dict[str, str | int | None] = {"line": line.number, "about": line.id}
    if line.how:
        says += f"  = {formula(line, words)}"
        ids["how"] = line.how
    elif line.used:
        own = line.used.stated
        whose = words["worth_stated"] if own else telling.phrases.claim(line.used.assumption.sources)
        says += f"  [{line.id}, {whose}] {line.used.because if own else line.used.assumption.says.read(lang)}".rstrip()
        ids |= {"stated": int(own), "sources": ", ".join(line.used.assumption.sources)}
    return Link(says, ids)
