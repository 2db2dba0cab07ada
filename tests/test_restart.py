"""A firm that tried before and stopped: seven questions more, and a restart plan instead of the beginner's."""

import pytest
from made_up import PACK, firm, worked_out

from aiready.answers import visible_questions
from aiready.documents import render
from aiready.text import LANGS

LAST_TIME = {
    "company__tried_before": "stopped",
    "second_chance__licence": "paying_some",
    "second_chance__chosen_for": "topical",
    "second_chance__seats": "everybody",
    "second_chance__help": "nobody",
    "second_chance__measured": "no",
    "second_chance__expected": "finished",
    "second_chance__quit_after": "month",
}
BEGINNERS = {"announce", "kickoff", "kickoff_small", "give_driver_authority"}


def actions_of(sheet):
    return {one.action.id for one in worked_out(sheet).plan.actions}


def asked(sheet):
    return [question.id for question in visible_questions(PACK.questionnaire, sheet)]


def test_the_branch_is_asked_only_of_those_who_stopped():
    branch = [one.id for one in PACK.questionnaire.section("second_chance").questions]
    assert 6 <= len(branch) <= 8
    for tried in ("never", "continuing", "unknown"):
        assert not set(branch) & set(asked(firm(1, company__tried_before=tried)))
    assert len(asked(firm(1))) == 43
    assert set(branch) <= set(asked(firm(1, company__tried_before="stopped")))


def test_the_restart_plan_takes_the_beginners_place():
    there = actions_of(firm(1, **LAST_TIME))
    assert {"restart_licence", "restart_hear", "restart_one_task", "restart_announce", "restart_kickoff"} <= there
    assert not BEGINNERS & there
    beginner = actions_of(firm(1))
    assert {"announce", "kickoff"} <= beginner
    assert not any(one.startswith("restart_") for one in beginner)


def test_the_driver_is_given_authority_and_the_licence_is_settled_only_where_one_is_left():
    assert "restart_authority" in actions_of(firm(1, **LAST_TIME))
    assert "restart_licence" not in actions_of(firm(1, **{**LAST_TIME, "second_chance__licence": "ended"}))


@pytest.mark.parametrize(
    ("people", "message"), [(1, "restart_note"), (2, "restart_announce"), (30, "restart_announce")]
)
def test_the_message_fits_the_size(people, message):
    there = actions_of(firm(1, **LAST_TIME, company__employees=people))
    assert {"restart_note", "restart_announce"} & there == {message}
    assert not BEGINNERS & there


@pytest.mark.parametrize("lang", LANGS)
def test_the_message_speaks_of_what_was_answered_about_last_time(lang):
    def message(**changed):
        report = worked_out(firm(1, **{**LAST_TIME, **changed})).report
        return next(one.data.decode() for one in render(report, ("md",), lang) if "restart_message" in one.name)

    assert message() != message(second_chance__seats="one_team")
    assert message() != message(second_chance__expected="draft")
    assert "None" not in message(second_chance__help="unknown")


def test_what_was_answered_about_last_time_makes_risks_likely():
    states = {one.risk.id: one.state for one in worked_out(firm(1, **LAST_TIME)).report.risks().patterns}
    assert states["all_at_once"] == "likely"
    assert states["gave_up"] in ("likely", "possible")
