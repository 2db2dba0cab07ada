"""What to find out first: the open questions in the order of how much their answers could change."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import PACK, answers_to, assessed, firm, rolled_out, sheets, with_answers, worked_out

from aiready.answers import as_counted, new_sheet
from aiready.find_out import worth_asking
from aiready.questionnaire import ChoiceQuestion


def worth(sheet):
    return worth_asking(PACK.questionnaire, PACK.policy, sheet, rolled_out(sheet))


def test_what_could_change_the_way_comes_before_a_gate_before_a_stage_before_points():
    sheet = firm(3, culture__failure="unknown", champion__appointed="unknown", first_step__goal="unknown")
    assert [one.question for one in worth(sheet)] == ["culture.failure", "champion.appointed", "first_step.goal"]
    way, gate, points = worth(sheet)
    assert (set(way.patterns), way.bears_on_rollout) == ({"hybrid", "top_down"}, True)
    assert (gate.gates, gate.points) == (("driver",), 20)
    assert (points.gates, points.barrier, points.points) == ((), "first_step", 20)


def test_a_number_is_tried_on_both_sides_of_every_bound():
    (employees,) = worth(firm(3, company__employees="unknown"))
    assert set(employees.patterns) == {"hybrid", "top_down"}


def test_what_changes_nothing_is_not_worth_asking():
    assert worth(firm(3, aim__purpose=None)) == ()


def test_a_report_names_at_most_three():
    report = worked_out(new_sheet("aiready", PACK.head.version)).report
    assert len(report.find_out()) == 3
    assert [one.question for one in report.find_out()] == [one.question for one in worth(report.sheet)[:3]]


@settings(max_examples=20)
@given(sheets(), st.data())
def test_no_answer_changes_more_than_was_said_it_could(sheet, data):
    """Whatever one open question is answered, the pattern, the gates and the stage are among those named."""
    now = assessed(sheet)
    found = {one.question: one for one in worth(sheet)}
    assert set(found) <= set(now.open_questions)
    for question in PACK.questionnaire.scored():
        if question.id in now.open_questions:
            then = with_answers(as_counted(sheet), {question.id: data.draw(answers_to(question))})
            if assessed(then).known.answers.get(question.id) == "not_applicable":
                continue
            one = found.get(question.id)
            patterns = one.patterns if one else ()
            assert not patterns or rolled_out(then).pattern in patterns
            if one and one.barrier:
                before, after = now.barrier(one.barrier), assessed(then).barrier(one.barrier)
                assert (before.high - before.low) - (after.high - after.low) in range(one.points - 1, one.points + 2)


@settings(max_examples=40)
@given(sheets(), st.data())
def test_the_answers_that_are_said_to_decide_a_barrier_decide_it_and_fewer_need_not(sheet, data):
    now = assessed(sheet)
    for barrier in now.barriers:
        if not barrier.decided_by:
            assert not barrier.undecided or not barrier.unknown
            continue
        assert barrier.undecided
        questions = [PACK.questionnaire.question(one) for one in barrier.decided_by]
        then = as_counted(sheet)
        for question in questions:
            assert isinstance(question, ChoiceQuestion)
            then = then.with_answer(question.id, data.draw(st.sampled_from([one.id for one in question.options])))
        assert not assessed(then).barrier(barrier.id).undecided


@pytest.mark.parametrize(
    ("silent", "decided_by"),
    [
        (["appointed", "hours", "authority", "helper"], ("champion.appointed", "champion.hours", "champion.authority")),
        (["appointed", "hours", "authority"], ("champion.appointed", "champion.hours")),
        (["appointed"], ()),
    ],
)
def test_so_many_answers_decide_a_barrier_of_five(silent, decided_by):
    """Three of five are sixty percent, but two open ones can still span three levels: four must be known."""
    sheet = firm(3, **{f"champion__{name}": "unknown" for name in silent})
    assert assessed(sheet).barrier("champion").decided_by == decided_by
