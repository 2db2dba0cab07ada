"""Every row of the five source articles lives somewhere in the product, or is left out with a reason."""

import re
from dataclasses import replace
from pathlib import Path

from made_up import PACK

from aiready.coverage import coverage_page
from aiready.pack_files import built_in_pack
from aiready.traceability import meant, mentions, trace_faults, trace_sources

ROWS = Path(__file__).with_name("inventory_ids.txt").read_text("utf-8").split()
TRACES = {trace.source.id: trace for trace in trace_sources(PACK)}
NAMED = {mention.source for mention in mentions(PACK)}


def test_all_378_rows_of_the_inventory_are_here_and_no_other():
    assert len(ROWS) == len(set(ROWS)) == 378
    assert sorted(one for one in TRACES if re.match(r"00\d\.", one)) == sorted(ROWS)


def test_every_row_is_used_or_left_out_with_a_reason_and_never_both():
    assert len(TRACES) > 378
    assert [one for one, trace in TRACES.items() if bool(trace.places) == bool(trace.source.left_out)] == []
    assert list(trace_faults(PACK)) == []


def test_nothing_names_a_source_that_is_not_there():
    assert len(NAMED) > 378
    assert [one for one in NAMED if one != "origin.aiready" and not meant(one, list(TRACES))] == []


def test_a_name_without_its_last_letter_means_the_whole_group():
    assert meant("003.A5", list(TRACES)) == ["003.A5a", "003.A5b", "003.A5c"]
    assert meant("000.B1", list(TRACES)) == ["000.B1"]
    assert meant("000.B", list(TRACES)) == []


def test_every_kind_of_thing_names_its_sources():
    kinds = {place.split()[0] for trace in TRACES.values() for place in trace.places}
    wanted = {"question", "action", "check", "metric", "document", "risk", "case", "use_case", "programme", "phase"}
    assert wanted | {"gate", "pattern", "rule", "condition", "state", "reason", "section"} <= kinds
    assert any("=" in place for trace in TRACES.values() for place in trace.places), "an option names its own"


def test_a_row_that_nobody_uses_any_more_is_found():
    actions = tuple(one.model_copy(update={"sources": ("origin.aiready",)}) for one in PACK.playbook.actions)
    emptied = replace(PACK, playbook=PACK.playbook.model_copy(update={"actions": actions}))
    found = [fault for fault in trace_faults(emptied) if fault.code == "A320"]
    assert len(found) > 20


def test_a_row_that_only_a_vendor_tells_is_never_called_a_public_fact():
    levels = {trace.source.level for one, trace in TRACES.items() if one in ROWS}
    assert levels == {"vendor", "public", "verified", "unsourced"}
    assert all(TRACES[one].source.level == "vendor" for one in ROWS if one.startswith(("002.", "003.", "004.")))


def test_every_figure_that_is_shown_says_who_measured_it_when_and_in_how_many():
    shown = [one for section in PACK.questionnaire.barriers() for one in section.figures]
    assert len(shown) >= 5
    for one in shown:
        source = TRACES[one].source
        assert source.level in ("public", "verified", "vendor"), "never one without a source"
        assert source.figure, one
        assert source.figure.sample, one


def test_the_table_in_the_docs_is_the_one_the_command_makes():
    kept = (built_in_pack() / "docs" / "coverage.md").read_text("utf-8")
    assert kept.count("\n") > 400
    assert kept == coverage_page(PACK, "en") + "\n", "make it anew: aiready --lang en pack coverage > docs/coverage.md"
