import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.coverage import EngineRun, Outcome, Reason
from findings.model import Advisory, Finding, Fix, Origin, Severity, State
from findings.policy import Mode, OnError, OnNoFix, OnPartial, Policy
from findings.verdict import Conclusion, cancelled, exit_code, judge
from tests.findings.samples import finding, package_finding, run

BAD = finding()
MILD = finding(line=2, severity=Severity.LOW)
FOUND = run("code", Outcome.FINDINGS)
CLEAN = run("secrets")
BROKEN = run("code", Outcome.ERROR, "memory")
PARTIAL = run("code", Outcome.PARTIAL, "syntax", unread=("a.py", "b.py"))
STALE = run("packages", Outcome.PARTIAL, "old-data")
IDLE = run("packages", Outcome.SKIPPED, "no-files")
ENFORCE = Policy()
LENIENT = Policy(on_error=OnError.PASS)
LENIENT_BUT_THOROUGH = Policy(on_error=OnError.PASS, on_partial=OnPartial.BLOCK)
THOROUGH = Policy(on_partial=OnPartial.BLOCK)
OBSERVE = Policy(mode=Mode.OBSERVE)

TABLE = [
    # runs, findings, policy, conclusion, exit code, title
    ([FOUND, CLEAN], [BAD], ENFORCE, "failure", 1, "1 new finding: 1 high"),
    ([FOUND], [BAD, MILD, MILD], ENFORCE, "failure", 1, "3 new findings, 1 blocking: 1 high, 2 low"),
    ([BROKEN, FOUND], [BAD], ENFORCE, "failure", 1, "1 new finding: 1 high; could not finish: code ran out of memory"),
    ([BROKEN, FOUND], [BAD], LENIENT, "failure", 1, "1 new finding: 1 high; could not finish: code ran out of memory"),
    ([BROKEN, CLEAN], [], ENFORCE, "failure", 3, "Could not finish: code ran out of memory"),
    ([BROKEN], [MILD], ENFORCE, "failure", 3, "Could not finish: code ran out of memory; 1 new finding, none blocking: 1 low"),
    ([BROKEN, CLEAN], [], LENIENT, "neutral", 0, "Could not finish: code ran out of memory"),
    ([BROKEN, CLEAN], [], LENIENT_BUT_THOROUGH, "neutral", 0, "Could not finish: code ran out of memory"),
    ([BROKEN, PARTIAL], [], ENFORCE, "failure", 3, "Could not finish: code ran out of memory"),
    ([PARTIAL, CLEAN], [], ENFORCE, "success", 0, "No new findings; 2 files could not be read"),
    ([PARTIAL, STALE], [], ENFORCE, "success", 0, "No new findings; 2 files could not be read, packages incomplete"),
    ([PARTIAL], [BAD], ENFORCE, "failure", 1, "1 new finding: 1 high; 2 files could not be read"),
    ([PARTIAL, CLEAN], [], THOROUGH, "failure", 3, "2 files could not be read; no new findings"),
    ([CLEAN], [], THOROUGH, "success", 0, "No new findings"),
    ([IDLE, run("code", Outcome.SKIPPED, "no-files")], [], ENFORCE, "success", 0, "Nothing to scan"),
    ([IDLE, CLEAN], [], ENFORCE, "success", 0, "No new findings"),
    ([FOUND], [MILD], ENFORCE, "success", 0, "1 new finding, none blocking: 1 low"),
    ([FOUND], [BAD], OBSERVE, "neutral", 0, "Observing only, would have failed: 1 new finding: 1 high"),
    ([BROKEN], [], OBSERVE, "neutral", 0, "Observing only, would have failed: could not finish: code ran out of memory"),
    ([CLEAN], [], OBSERVE, "neutral", 0, "Observing only: no new findings"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("runs", "findings", "policy", "conclusion", "code", "title"), TABLE, ids=lambda it: it if isinstance(it, str) else ""
)
def test_the_gates_table(
    runs: list[EngineRun], findings: list[Finding], policy: Policy, conclusion: str, code: int, title: str
) -> None:
    verdict = judge(runs, findings, policy)
    assert (verdict.conclusion, exit_code(verdict), verdict.title) == (conclusion, code, title)


def test_superseded_and_closed_scans_are_cancelled_and_never_a_success_for_a_pipeline() -> None:
    verdict = cancelled(Reason("superseded", "Superseded by a newer commit"))
    assert (verdict.conclusion, verdict.title) == (Conclusion.CANCELLED, "Superseded by a newer commit")
    assert exit_code(verdict) != 0


def test_no_account_at_all_is_an_error_that_needs_attention() -> None:
    verdict = judge([], [], ENFORCE)
    assert (verdict.conclusion, exit_code(verdict)) == ("failure", 3)
    assert verdict.title == "Could not finish: no engine reported"
    assert verdict.needs_attention


@pytest.mark.parametrize(
    ("policy", "requested"), [(Policy(engines=("code", "secrets")), None), (ENFORCE, ("code", "secrets"))], ids=["policy", "plan"]
)
def test_an_engine_that_was_asked_for_and_did_not_report_is_an_error(policy: Policy, requested: tuple[str, ...] | None) -> None:
    verdict = judge([CLEAN], [], policy, requested=requested)
    assert (verdict.conclusion, exit_code(verdict)) == ("failure", 3)
    assert verdict.title == "Could not finish: code did not report"
    assert verdict.needs_attention


def test_when_all_engines_fail_the_scanning_needs_attention_and_when_one_fails_the_change_may_be_why() -> None:
    assert judge([BROKEN, run("secrets", Outcome.ERROR, "timeout")], [], ENFORCE).needs_attention
    assert not judge([BROKEN, CLEAN], [], ENFORCE).needs_attention


@pytest.mark.parametrize(
    "harmless", [{"state": State.EXISTING}, {"state": State.FIXED}, {"origin": Origin.ADVISORIES}, {"origin": Origin.ENGINE}]
)
def test_only_what_the_change_introduced_blocks(harmless: dict[str, object]) -> None:
    verdict = judge([FOUND], [finding(severity=Severity.CRITICAL, **harmless)], ENFORCE)
    assert verdict.conclusion == "success"
    assert verdict.blocking == ()


def test_what_newer_advisories_brought_is_said_and_not_blamed_on_the_change() -> None:
    verdict = judge([FOUND], [finding(origin=Origin.ADVISORIES)], ENFORCE)
    assert verdict.title == "No new findings; 1 from newer advisories or engines"


def test_counts_and_blocking_findings_come_worst_first() -> None:
    worst = finding("z.py", severity=Severity.CRITICAL)
    old, gone = finding(state=State.EXISTING), finding(state=State.FIXED)
    verdict = judge([FOUND], [BAD, old, worst, gone, MILD], ENFORCE, suppressed=4)
    assert verdict.blocking == (worst, BAD)
    counts = verdict.counts
    assert (counts.new, counts.existing, counts.fixed, counts.suppressed, counts.blocking) == (3, 1, 1, 4, 2)
    assert counts.by_severity == ((Severity.CRITICAL, 1), (Severity.HIGH, 1), (Severity.LOW, 1))


def test_what_was_not_covered_is_named_place_by_place() -> None:
    verdict = judge([PARTIAL, STALE, BROKEN], [], ENFORCE)
    assert [(it.engine, it.path) for it in verdict.not_covered] == [
        ("code", "a.py"),
        ("code", "b.py"),
        ("packages", "*"),
        ("code", "*"),
    ]


def test_reasons_tell_people_what_happened_and_machines_which_kind() -> None:
    verdict = judge([BROKEN], [BAD], OBSERVE)
    assert [reason.code for reason in verdict.reasons] == ["blocking-findings", "memory", "all-engines-failed", "observe-mode"]


def test_a_title_holds_nothing_that_a_report_chose() -> None:
    verdict = judge([run("@all [x](http://evil)", Outcome.ERROR, "</b>")], [], ENFORCE)
    assert verdict.title == "Could not finish: an engine failed"


outcomes = st.builds(
    lambda engine, outcome: run(engine, outcome, None if outcome in {Outcome.CLEAN, Outcome.FINDINGS} else "why"),
    st.sampled_from(["code", "secrets", "packages"]),
    st.sampled_from(Outcome),
)
found = st.builds(
    lambda severity, state, origin: finding(severity=severity, state=state, origin=origin),
    st.sampled_from(Severity),
    st.sampled_from(State),
    st.sampled_from(Origin),
)
policies = st.builds(
    Policy,
    fail_on=st.sampled_from([it for it in Severity if it is not Severity.UNKNOWN]),
    mode=st.sampled_from(Mode),
    on_error=st.sampled_from(OnError),
    on_partial=st.sampled_from(OnPartial),
)


@given(st.lists(outcomes, max_size=4), st.lists(found, max_size=4), policies)
def test_success_means_every_engine_finished_and_nothing_blocks(
    runs: list[EngineRun], findings: list[Finding], policy: Policy
) -> None:
    verdict = judge(runs, findings, policy)
    if verdict.conclusion is Conclusion.SUCCESS:
        assert runs
        assert all(it.outcome is not Outcome.ERROR for it in runs)
        assert not verdict.blocking
    if policy.mode is Mode.OBSERVE:
        assert verdict.conclusion is Conclusion.NEUTRAL
    assert len(verdict.title) < 250


def waiting(fix: Fix, severity: Severity = Severity.CRITICAL) -> Finding:
    return package_finding(told=Advisory("PYSEC-1", (), "django", "1.0", (), fix=fix), severity=severity)


def test_what_nobody_can_fix_yet_is_told_and_does_not_block() -> None:
    verdict = judge([FOUND], [waiting(Fix.NOT_YET)], ENFORCE)
    assert (verdict.conclusion, verdict.blocking) == (Conclusion.SUCCESS, ())
    assert verdict.title == "1 new finding, none blocking: 1 critical, 1 without a fix yet"
    assert verdict.counts.no_fix == 1
    assert [reason.code for reason in verdict.reasons] == ["no-fix-yet"]


def test_policy_may_let_what_has_no_fix_block() -> None:
    verdict = judge([FOUND], [waiting(Fix.NOT_YET)], Policy(on_no_fix=OnNoFix.BLOCK))
    assert verdict.conclusion is Conclusion.FAILURE
    assert "fail the change by policy" in verdict.reasons[1].text


@pytest.mark.parametrize("fix", [Fix.KNOWN, Fix.REMOVE])
def test_what_can_be_mended_or_must_go_blocks(fix: Fix) -> None:
    assert judge([FOUND], [waiting(fix)], ENFORCE).conclusion is Conclusion.FAILURE
