"""From nothing but the method as JSON and the answers of a sheet, every result can be worked out again."""

import json
from fractions import Fraction
from functools import cache
from math import floor
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from made_up import sheets, worked_out
from running import SAMPLES, run

NAMES = sorted(path.stem for path in SAMPLES.glob("*.yaml") if not path.name.endswith(".expect.yaml"))
LEVELS = {"low", "medium", "high", "severe"}


def half_up(value):
    return floor(value + Fraction(1, 2))


@cache
def method():
    return json.loads(run("explain", "--method", "--json", cwd=Path(__file__).parent).out)


@cache
def scores():
    ran = run("score", *(SAMPLES / f"{name}.yaml" for name in NAMES), "--json", cwd=Path(__file__).parent)
    return dict(zip(NAMES, map(json.loads, ran.out.splitlines()), strict=True))


def answers_of(sheet):
    found = {f"company.{key}": value for key, value in sheet["company"].items()} | sheet["answers"]
    found |= {key: one["adjusted"] for key, one in sheet.get("details", {}).items() if "adjusted" in one}
    hidden = [
        question
        for one in method()["asked_when"]
        if holds(one["when"]["given"], {"answers": found}) is not True
        for question in one["questions"]
    ]
    return {key: value for key, value in found.items() if key not in hidden}


class Sums:
    def __init__(self, section, answers):
        scoring = method()["scoring"]
        self.known = self.all = self.gained = self.lost = 0
        self.best = scoring["best"]
        for question in section["questions"]:
            answer, weight = answers.get(question["id"]), question["weight"]
            if answer == scoring["left_out"]:
                continue
            self.all += weight
            for option in question["options"]:
                if option["id"] == answer:
                    self.known += weight
                    self.gained += weight * option["level"]
                    self.lost += weight * (self.best - option["level"])
        self.open = self.all - self.known


def level_at(severity):
    return [one["id"] for one in method()["scoring"]["levels"] if severity >= one["from"]][-1]


def barrier_by_hand(section, answers):
    sums, scoring = Sums(section, answers), method()["scoring"]
    low = half_up(Fraction(100 * sums.lost, sums.best * sums.all))
    high = half_up(Fraction(100 * (sums.lost + sums.best * sums.open), sums.best * sums.all))
    if not sums.known:
        return {"severity": None, "low": low, "high": high, "level": "undecided"}, None
    severity = half_up(Fraction(100 * sums.lost, sums.best * sums.known))
    levels = 1 + sum(low < one["from"] <= high for one in scoring["levels"])
    too_wide = levels > scoring["undecided"]["more_levels_than"]
    too_little = Fraction(100 * sums.known, sums.all) < scoring["undecided"]["below_percent"]
    level = level_at(severity)
    shown = "undecided" if too_wide or too_little else level
    return {"severity": severity, "low": low, "high": high, "level": shown}, level


def both(parts):
    return False if False in parts else (None if None in parts else True)


def opposite(verdict):
    return None if verdict is None else not verdict


def holds(given, known):
    joined = {
        "always": lambda: True,
        "all": lambda: both([holds(part, known) for part in given["of"]]),
        "any": lambda: opposite(both([opposite(holds(part, known)) for part in given["of"]])),
        "not": lambda: opposite(holds(given["of"], known)),
    }
    return joined[given["about"]]() if given["about"] in joined else simple(given, known)


def simple(given, known):
    about = given["about"]
    if about in ("answer", "number", "unanswered"):
        return answered(given, known["answers"].get(given["id"]))
    found = known[about] if about in ("pattern", "stage") else known[about].get(given["id"])
    if found is None:
        return None
    if about == "axis":
        return given.get("at_least", 0) <= found < given.get("below", 99)
    return found in given.get("level", given.get("state", given.get("is")))


def answered(given, value):
    scoring = method()["scoring"]
    still_open = value is None or value in scoring["open"]
    if given["about"] == "unanswered":
        return still_open
    if still_open:
        return None
    if value == scoring["left_out"]:
        return False
    if given["about"] == "answer":
        return bool(set(value if isinstance(value, list | tuple) else [value]) & set(given["is"]))
    return given.get("at_least", value) <= value <= given.get("at_most", value)


def by_hand(sheet):
    """What the page says follows from a sheet."""
    answers, page = answers_of(sheet), method()
    barriers = {section["id"]: barrier_by_hand(section, answers) for section in page["barriers"]}
    axes = {section["id"]: Sums(section, answers) for section in page["axes"]}
    known = {
        "answers": answers,
        "barrier": {one: level for one, (_, level) in barriers.items()},
        "axis": {one: Fraction(sums.gained, sums.known) if sums.known else None for one, sums in axes.items()},
    }
    states = {True: "red", False: "clear", None: "unknown"}
    known["gate"] = {gate["id"]: states[holds(gate["red_when"]["given"], known)] for gate in page["gates"]}

    def first(several):
        return next((one for one in several if holds(one["when"]["given"], known)), None)

    stage, rule = first(page["stages"]), first(page["rules"])
    known |= {
        "stage": stage["id"] if stage else page["stage_otherwise"],
        "pattern": rule["pattern"] if rule else page["pattern_otherwise"],
    }
    return {
        "barriers": {one: result for one, (result, _) in barriers.items()},
        "axes": {one: (known["axis"][one], sums) for one, sums in axes.items()},
        "gates": known["gate"],
        "stage": known["stage"],
        "rollout": (rule["id"] if rule else "", known["pattern"], bool(rule and rule["tie"])),
        "risks": {one["id"]: risk_by_hand(one, known) for one in page["risks"]},
    }


def risk_by_hand(risk, known):
    likely, possible = (holds(risk[f"{state}_when"]["given"], known) for state in ("likely", "possible"))
    if likely or possible:
        return "likely" if likely else "possible"
    return "unknown" if None in (likely, possible) else "not_seen"


def sample_sheet(name):
    return yaml.safe_load((SAMPLES / f"{name}.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", NAMES)
def test_the_barriers_of_a_sample_can_be_worked_out_from_the_page_alone(name):
    found = scores()[name]["barriers"]
    told = {one: {key: result[key] for key in ("severity", "low", "high", "level")} for one, result in found.items()}
    assert by_hand(sample_sheet(name))["barriers"] == told


@pytest.mark.parametrize("name", NAMES)
def test_so_can_its_axes_gates_stage_way_and_risks(name):
    score, found = scores()[name], by_hand(sample_sheet(name))
    for one, (value, sums) in found["axes"].items():
        ends = (value, Fraction(sums.gained, sums.all), Fraction(sums.gained + sums.best * sums.open, sums.all))
        told = tuple(score["axes"][one][key] for key in ("value", "low", "high"))
        assert told == tuple(None if end is None else half_up(100 * end) / 100 for end in ends)
    assert found["gates"] == {gate["id"]: gate["state"] for gate in score["gates"]}
    assert found["stage"] == score["stage"]
    assert found["rollout"] == tuple(score["rollout"][key] for key in ("rule", "pattern", "tie"))
    assert found["risks"] == {risk["id"]: risk["state"] for risk in score["risks"]}


@settings(max_examples=150)
@given(sheets())
def test_so_can_those_of_any_sheet(sheet):
    found = by_hand({"company": sheet.company, "answers": sheet.answers})
    report = worked_out(sheet).report
    shown = {
        one.id: {
            "severity": one.severity,
            "low": one.low,
            "high": one.high,
            "level": "undecided" if one.undecided else one.level,
        }
        for one in report.assessment.barriers
    }
    assert found["barriers"] == shown
    assert {one: value for one, (value, _) in found["axes"].items()} == {
        one.id: one.value for one in report.assessment.axes
    }
    assert found["gates"] == {one.id: one.state for one in report.assessment.gates}
    assert found["stage"] == report.assessment.stage
    assert found["rollout"] == (report.rollout.rule, report.rollout.pattern, report.rollout.tie)
    assert found["risks"] == {one.risk.id: one.state for one in report.risks().patterns}


def test_the_samples_show_every_case_that_the_page_tells_of():
    barriers = [one for score in scores().values() for one in score["barriers"].values()]
    assert {one["level"] for one in barriers} == LEVELS | {"undecided"}
    assert any(one["low"] < one["high"] for one in barriers)
    assert any("details" in sample_sheet(name) for name in NAMES)
    states = {gate["state"] for score in scores().values() for gate in score["gates"]}
    assert states == {"red", "clear", "unknown"}
