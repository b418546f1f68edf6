"""QScanner as an engine, on a stand-in: every end it may come to has an outcome, and its credentials show nowhere."""

import json
import logging
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from findings.coverage import Outcome, Reason
from findings.model import Severity
from findings.policy import parse_policy
from scanner.engines.interface import EngineResult, Limits
from scanner.engines.qscanner import QscannerEngine
from scanner.engines.qscanner_endings import ENDINGS, Kind
from scanner.engines.qscanner_subject import Subject, function_subject, image_subject
from scanner.pipeline import run
from scanner.workspace import Tree, Workspace
from tests.scanner.qscanner_stand_in import StandIn, installed, result, sarif

CANARY = "canary-0123456789abcdef"
Scan = Callable[..., EngineResult]


@pytest.fixture
def stand_in(tmp_path: Path) -> StandIn:
    return installed(tmp_path / "bin")


@pytest.fixture
def environment(stand_in: StandIn) -> dict[str, str]:
    return {"OUTRIDER_QSCANNER": str(stand_in.program), "QUALYS_POD": "us2", "QUALYS_ACCESS_TOKEN": CANARY}


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    return laid_out(tmp_path / "head", "requests==2.19.0\n")


def laid_out(root: Path, text: str) -> Tree:
    root.mkdir()
    (root / "requirements.txt").write_text(text)
    (root / "constraints.txt").write_text("\n")
    return Tree(root, ("requirements.txt",), ("constraints.txt",))


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def scan(environment: dict[str, str], tree: Tree, pauses: list[float]) -> Scan:
    def scanned(subject: Subject | Reason | None = None, **changes: str) -> EngineResult:
        return QscannerEngine(subject, environment | changes, pauses.append).scan(tree, Limits())

    return scanned


@pytest.mark.parametrize("code", [*range(50), 72, 125, 126, 127, 255])
def test_every_exit_code_has_its_outcome_and_its_reason(code: int, stand_in: StandIn, scan: Scan) -> None:
    stand_in.plan(code, report=sarif(result()))
    told = scan().run
    known = ENDINGS.get(code)
    expected = {Kind.JUDGED: Outcome.FINDINGS, Kind.DENIED: Outcome.FINDINGS, Kind.AUDITED: Outcome.FINDINGS}
    expected |= {Kind.INCOMPLETE: Outcome.PARTIAL, Kind.FAILED: Outcome.ERROR}
    assert told.outcome is (expected[known.kind] if known else Outcome.ERROR)
    if told.outcome in {Outcome.ERROR, Outcome.PARTIAL}:
        assert told.reason
        assert told.reason.code == (known.reason if known else "not-found" if code == 127 else "unknown-exit-code")
        assert told.reason.text.endswith(".")


@pytest.mark.parametrize(
    ("code", "outcome", "reason"),
    [(0, "clean", None), (40, "partial", "report-not-ready"), (42, "error", "policy-deny"), (43, "partial", "policy-audit")],
)
def test_without_a_finding_only_a_plain_end_is_clean(
    code: int, outcome: str, reason: str | None, stand_in: StandIn, scan: Scan
) -> None:
    stand_in.plan(code, report=sarif())
    told = scan().run
    assert (str(told.outcome), told.reason and told.reason.code) == (outcome, reason)


def test_a_result_is_a_finding_of_ours(stand_in: StandIn, scan: Scan) -> None:
    rule = {"id": "CVE-2018-18074", "shortDescription": {"text": "Leaks\ncredentials"}, "properties": {"severity": 4}}
    stand_in.plan(report=sarif(result(), rules=(rule,)))
    told = scan()
    (finding,) = told.findings
    assert (finding.rule, finding.engine, finding.title) == ("qscanner/CVE-2018-18074", "qscanner", "Leaks credentials")
    assert (finding.severity, finding.location.path, finding.location.start_line) == (Severity.HIGH, "requirements.txt", 1)
    assert told.run.version == "4.8.0"
    assert len(told.run.data_digest) == 64
    assert told.run.coverage.files == 1


@pytest.mark.parametrize(
    ("told", "severity"),
    [
        ({"properties": {"severity": 5}}, "critical"),
        ({"properties": {"severity": "1"}}, "info"),
        ({"properties": {"severity": 6}}, "unknown"),
        ({"properties": {"severity": 4.5}}, "unknown"),
        ({"properties": {"severity": True}}, "unknown"),
        ({"properties": {"severity": {"is": 5}}}, "unknown"),
        ({"properties": {"security-severity": "9.8"}}, "critical"),
        ({"properties": {"security-severity": "nan"}}, "unknown"),
        ({"level": "warning"}, "medium"),
        ({"level": None}, "medium"),
        ({"level": "dire"}, "unknown"),
    ],
)
def test_severities_are_ours(told: dict[str, Any], severity: str, stand_in: StandIn, scan: Scan) -> None:
    stand_in.plan(report=sarif(result(**told)))
    assert [str(finding.severity) for finding in scan().findings] == [severity]


def test_what_was_there_before_is_existing_and_another_version_of_it_too(
    stand_in: StandIn, environment: dict[str, str], tree: Tree, tmp_path: Path
) -> None:
    after = result(message={"text": "requests 2.20.0 is vulnerable: <ROOT>/requirements.txt"})
    stand_in.plan(report=sarif(after, result("CVE-2023-32681")))
    head = QscannerEngine(None, environment).scan(tree, Limits())
    stand_in.plan(report=sarif(result(message={"text": "requests 2.19.0 is vulnerable: <ROOT>/requirements.txt"})))
    base = QscannerEngine(None, environment).scan(laid_out(tmp_path / "base", "requests==2.19.0\n"), Limits())
    assert base.findings[0].fingerprint in {finding.fingerprint for finding in head.findings}
    stand_in.plan(report=sarif(after))
    compared = Workspace(tree, laid_out(tmp_path / "before", "requests\n"), frozenset({"requirements.txt"}))
    assert [str(finding.state) for finding in run(compared, [QscannerEngine(None, environment)]).findings] == ["existing"]


def test_a_denial_is_a_finding_beside_the_worst(stand_in: StandIn, scan: Scan) -> None:
    stand_in.plan(42, report=sarif(result()))
    denied = scan(OUTRIDER_QSCANNER_POLICY_TAGS="prod,web")
    assert [finding.rule for finding in denied.findings] == ["qscanner/CVE-2018-18074", "qscanner/policy-deny"]
    assert denied.findings[1].location == denied.findings[0].location
    argv = stand_in.seen[0]["argv"]
    assert argv[argv.index("--mode") :][:4] == ["--mode", "evaluate-policy", "--policy-tags", "prod,web"]


def test_what_lies_nowhere_in_a_repository_is_a_gap(stand_in: StandIn, scan: Scan) -> None:
    places = ["../../etc/passwd", "/etc/passwd", "other.txt", "", None, "a\0b", "https://example.com/requirements.txt"]
    stand_in.plan(report=sarif(*(result(uri=uri) for uri in places), result(uri="constraints.txt")))
    told = scan()
    assert told.findings == ()
    assert told.run.outcome is Outcome.PARTIAL
    assert [(gap.path, gap.reason.code) for gap in told.run.coverage.gaps] == [("*", "no-place")]
    assert told.run.coverage.gaps[0].reason.text.startswith("7 results")


@pytest.mark.parametrize("report", ["", "garbage", "[]", "{}", "[" * 100_000, '{"version":"2.1.0","runs":[{}]}', "\udc80"])
def test_garbage_is_an_error(report: str, stand_in: StandIn, scan: Scan) -> None:
    stand_in.plan(report=report.encode("utf-8", "surrogateescape").decode("latin-1"))
    told = scan().run
    assert told.outcome is Outcome.ERROR
    assert told.reason
    assert told.reason.code == "bad-output"


@pytest.mark.parametrize(
    ("plan", "reason"),
    [
        ({}, "no-report"),
        ({"report": sarif(), "reports": 2}, "bad-output"),
        ({"report": sarif(), "padding": 17_000_000}, "output"),
        ({"report": sarif(), "signal": 9}, "crash"),
        ({"report": sarif({"message": {"text": "of no rule"}})}, "bad-output"),
    ],
)
def test_another_end_than_one_report_is_an_error(plan: dict[str, Any], reason: str, stand_in: StandIn, scan: Scan) -> None:
    stand_in.plan(**plan)
    told = scan().run
    assert told.outcome is Outcome.ERROR
    assert told.reason
    assert told.reason.code == reason


def test_what_it_prints_is_not_held(stand_in: StandIn, scan: Scan) -> None:
    stand_in.plan(report=sarif(result()), prints=100_000_000)
    assert scan().run.outcome is Outcome.FINDINGS


def test_its_time_is_limited(stand_in: StandIn, environment: dict[str, str], tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scanner.engines.qscanner._GRACE_S", -9.5)
    stand_in.plan(hang=True)
    told = QscannerEngine(None, environment | {"SCAN_TIMEOUT": "10"}).scan(tree, Limits()).run
    assert told.outcome is Outcome.ERROR
    assert told.reason
    assert told.reason.code == "timeout"
    argv = stand_in.seen[0]["argv"]
    assert argv[argv.index("--scan-timeout") + 1] == "10s"


def test_a_report_that_is_not_ready_is_asked_for_again_while_there_is_time(
    stand_in: StandIn, scan: Scan, pauses: list[float]
) -> None:
    stand_in.plan(40, 40, 0, report=sarif(result()))
    assert scan().run.outcome is Outcome.FINDINGS
    assert pauses == [30.0, 60.0]
    stand_in.plan(40, 40)
    assert scan(SCAN_TIMEOUT="45").run.outcome is Outcome.PARTIAL
    assert pauses == [30.0, 60.0, 30.0], "a minute more would be too late"


def test_each_run_has_folders_of_its_own_outside_of_the_target(stand_in: StandIn, scan: Scan, tree: Tree) -> None:
    stand_in.plan(40, 0, report=sarif())
    scan()
    first, second = stand_in.seen
    assert first["found"] == second["found"] == []
    assert first["cwd"] != second["cwd"]
    assert not Path(first["cwd"]).exists()
    assert not any(Path(seen["cwd"]).is_relative_to(tree.root) for seen in stand_in.seen)
    assert first["argv"][-2:] == ["repo", str(tree.root)]


def test_the_token_is_in_the_childs_environment_and_nowhere_else(
    stand_in: StandIn, scan: Scan, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    leaking = result(message={"text": "<TOKEN>"}, ruleId="<TOKEN>")
    stand_in.plan(report=sarif(leaking), says=CANARY)
    told = scan(SECRET_OF_OURS="ours")
    (seen,) = stand_in.seen
    assert seen["environ"]["QUALYS_ACCESS_TOKEN"] == CANARY
    assert {"SECRET_OF_OURS", "OUTRIDER_QSCANNER"}.isdisjoint(seen["environ"])
    stand_in.plan(3, says=CANARY)
    places = [repr(asdict(told)), repr(scan()), json.dumps(seen["argv"]), caplog.text, *capfd.readouterr()]
    assert [place for place in places if CANARY in place] == []


@pytest.mark.parametrize(
    ("changes", "reason", "words"),
    [
        ({"OUTRIDER_QSCANNER": "/nowhere/qscanner"}, "not-found", "OUTRIDER_QSCANNER=/nowhere/qscanner"),
        ({"OUTRIDER_QSCANNER": "qscanner"}, "not-found", "whole path"),
        ({"OUTRIDER_QSCANNER": "", "PATH": "/nowhere"}, "not-found", "not installed here: put it at /opt/bin/qscanner"),
        ({"QUALYS_ACCESS_TOKEN": ""}, "no-credentials", "QUALYS_ACCESS_TOKEN"),
        ({"QUALYS_POD": "--help"}, "bad-credentials", "US2"),
        ({"QUALYS_ACCESS_TOKEN": f"{CANARY}\nX: y"}, "bad-credentials", "one word"),
        ({"SCAN_TIMEOUT": "5m"}, "bad-settings", "SCAN_TIMEOUT"),
        ({"SCAN_TIMEOUT": "9" * 5000}, "bad-settings", "SCAN_TIMEOUT"),
        ({"OUTRIDER_QSCANNER_POLICY_TAGS": "--mode"}, "bad-settings", "POLICY_TAGS"),
        ({"OUTRIDER_QSCANNER_SECRET": "qualys"}, "bad-secret", "ARN"),
    ],
)
def test_what_is_missing_is_said_in_words(changes: dict[str, str], reason: str, words: str, scan: Scan) -> None:
    told = scan(**changes).run
    assert told.outcome is Outcome.ERROR
    assert told.reason
    assert told.reason.code == reason
    assert words in told.reason.text
    assert CANARY not in told.reason.text


def test_it_is_found_on_path(stand_in: StandIn, scan: Scan) -> None:
    stand_in.plan(report=sarif(), version="no version in here")
    told = scan(OUTRIDER_QSCANNER="", PATH=str(stand_in.program.parent)).run
    assert (told.outcome, told.version) == (Outcome.CLEAN, "unknown")


def test_an_older_one_is_not_given_what_it_does_not_know(stand_in: StandIn, scan: Scan) -> None:
    known = "Flags:\n  --pod string\n  --mode string\n  --output-dir string\n  --report-format strings\n  --scan-timeout duration"
    stand_in.plan(report=sarif(), help=known)
    assert scan().run.outcome is Outcome.CLEAN
    words = stand_in.seen[0]["argv"]
    assert {"--pod", "--mode", "--output-dir", "--report-format", "--scan-timeout"} <= set(words)
    assert {"--cache-dir", "--log-level", "--scan-types"}.isdisjoint(words)


def test_it_is_not_started_where_there_is_nothing_to_read(stand_in: StandIn, environment: dict[str, str], tmp_path: Path) -> None:
    assert QscannerEngine(None, environment).scan(Tree(tmp_path, ()), Limits()).run.outcome is Outcome.SKIPPED
    assert stand_in.seen == []


def test_an_image_is_named_by_its_digest_and_opened_by_the_environment(stand_in: StandIn, scan: Scan) -> None:
    digest = f"sha256:{'0' * 64}"
    given = {
        "OUTRIDER_REGISTRY": "registry.example",
        "OUTRIDER_REGISTRY_USERNAME": "u",
        "OUTRIDER_REGISTRY_PASSWORD": "canary-registry",
    }
    subject = image_subject(f"registry.example/team/shop:1@{digest}", given)
    places = ["/var/lib/dpkg/status", "", f"registry.example/team/shop@{digest}", "../x"]
    stand_in.plan(report=sarif(*(result(str(number), uri) for number, uri in enumerate(places))))
    told = scan(subject)
    (seen,) = stand_in.seen
    assert seen["argv"][-2:] == ["image", f"registry.example/team/shop@{digest}"]
    assert seen["environ"]["QSCANNER_REGISTRY_PASSWORD"] == "canary-registry"
    assert "canary-registry" not in repr((told, subject, seen["argv"]))
    assert [finding.location.path for finding in told.findings] == ["image", "image", "image", "var/lib/dpkg/status"]


def test_a_function_is_named_by_its_arn_and_read_with_the_surroundings_rights(stand_in: StandIn, scan: Scan) -> None:
    arn = "arn:aws:lambda:eu-west-1:123456789012:function:shop"
    stand_in.plan(report=sarif(result(uri=None)))
    told = scan(function_subject(arn, {"AWS_REGION": "eu-west-1", "AWS_SESSION_TOKEN": "canary-session", "HOME": "/root"}))
    (seen,) = stand_in.seen
    assert seen["argv"][-2:] == ["lambda", arn]
    assert (seen["environ"]["AWS_SESSION_TOKEN"], seen["environ"]["HOME"]) == ("canary-session", seen["cwd"])
    assert [finding.location.path for finding in told.findings] == ["function"]


def test_what_it_can_not_read_is_an_error_with_the_reason(scan: Scan) -> None:
    told = scan(Reason("unsupported-target", "QScanner reads no saved images.")).run
    assert (told.outcome, told.reason) == (Outcome.ERROR, Reason("unsupported-target", "QScanner reads no saved images."))


def test_a_policy_may_name_it_and_otherwise_it_is_left_out() -> None:
    policy, errors = parse_policy({"engines": ["qscanner", "code"]}, lambda _: 1)
    assert (policy.engines, errors) == (("code", "qscanner"), ())
    assert parse_policy({}, lambda _: 1)[0].engines is None
    assert "qscanner" in parse_policy({"engines": ["qscaner"]}, lambda _: 1)[1][0].message


def test_a_secret_in_a_message_is_not_told(stand_in: StandIn, scan: Scan) -> None:
    rule = {"id": "generic-password", "name": "Secret"}
    stand_in.plan(report=sarif(result("generic-password", message={"text": "hunter2 in line 1"}), rules=(rule,)))
    told = scan()
    assert len(told.findings) == 1
    assert "hunter2" not in repr(told)
