"""CSV and JUnit."""

import csv
import io
from typing import Any

import pytest
from defusedxml import ElementTree
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from findings.coverage import Outcome
from findings.formats.csv import COLUMNS, cell, to_csv
from findings.formats.dossier import Dossier
from findings.formats.junit import to_junit
from findings.model import Severity
from findings.policy import Mode, Policy
from tests.findings.dossiers import INJECTION, OLD, dossier, hostile, sample
from tests.findings.samples import finding, run


def rows(scan: Dossier) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(scan), newline=""), strict=True))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(hostile)
def test_any_scan_is_a_table_of_one_line_cells_that_start_no_formula(scan: Dossier) -> None:
    table = list(csv.reader(io.StringIO(to_csv(scan), newline=""), strict=True))
    errored = sum(it.outcome is Outcome.ERROR for it in scan.runs)
    assert len(table) == 1 + errored + len(scan.standing)
    assert {len(line) for line in table} == {len(COLUMNS)}
    assert not any(text.startswith(("=", "+", "-", "@", "\t", "\r")) or "\n" in text for line in table for text in line)


@given(st.sampled_from(["=", "+", "-", "@", "\t=", "\r\n@", " -", "\uff1d"]), st.text(max_size=5))
def test_a_formula_becomes_text(start: str, rest: str) -> None:
    assert cell(start + "cmd|' /C calc'!A0" + rest).startswith("'")


def test_the_table_tells_the_worst_first() -> None:
    told = rows(sample())
    assert [it["severity"] for it in told] == ["critical", "high", "medium", "low"]
    assert (told[0]["path"], told[0]["line"], told[0]["cwe"]) == ("shop/orders.py", "14", "CWE-89")
    assert (told[2]["package"], told[2]["version"], told[2]["fixed"]) == ("django", "1.0", "1.1")


def test_an_engine_that_did_not_finish_is_a_line_of_its_own() -> None:
    (only,) = rows(dossier(runs=(run("code", Outcome.ERROR, "timeout"),)))
    assert (only["state"], only["rule"]) == ("error", "code/not-finished")


def suites(scan: Dossier) -> list[Any]:
    return list(ElementTree.fromstring(to_junit(scan).encode()))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(hostile)
def test_any_scan_is_well_formed_junit_whose_numbers_add_up(scan: Dossier) -> None:
    whole = ElementTree.fromstring(to_junit(scan).encode())
    for name, inner in (
        ("tests", "testcase"),
        ("failures", "testcase/failure"),
        ("errors", "testcase/error"),
        ("skipped", "testcase/skipped"),
    ):
        counts = [int(suite.get(name)) for suite in whole]
        assert counts == [len(suite.findall(inner)) for suite in whole]
        assert int(whole.get(name)) == sum(counts)
    assert int(whole.get("failures")) == len([it for it in scan.standing if it in scan.failing])
    assert all(case.get("name") and case.get("classname") is not None for case in whole.iter("testcase"))


def test_what_blocks_fails_and_what_else_stands_is_skipped() -> None:
    (suite,) = suites(dossier(INJECTION, OLD, runs=(run("code", Outcome.FINDINGS),)))
    finished, blocking, old = suite.findall("testcase")
    assert list(finished) == []
    assert (blocking.get("file"), blocking.get("line")) == ("shop/orders.py", "14")
    assert "cursor.execute(query)" in blocking.find("failure").text
    assert old.find("skipped") is not None


def test_nothing_fails_in_observe_mode() -> None:
    (suite,) = suites(dossier(INJECTION, runs=(run("code", Outcome.FINDINGS),), policy=Policy(mode=Mode.OBSERVE)))
    assert suite.get("failures") == "0"


@pytest.mark.parametrize(("outcome", "inner"), [(Outcome.ERROR, "error"), (Outcome.PARTIAL, "system-out")])
def test_an_engine_that_did_not_finish_is_an_error_and_gaps_are_told(outcome: Outcome, inner: str) -> None:
    (suite,) = suites(dossier(runs=(run("code", outcome, "timeout", unread=("a.py",)),)))
    assert suite.find(f"testcase/{inner}") is not None


def test_a_suite_is_there_for_findings_whose_engine_gave_no_account() -> None:
    assert [it.get("name") for it in suites(dossier(finding(severity=Severity.LOW), runs=(run("secrets"),)))] == [
        "secrets",
        "code",
    ]
