import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import protocol.schemas
from findings.coverage import Coverage, EngineRun, Outcome, Reason, Skipped
from findings.model import Advisory, Confidence, Finding, Location, Origin, Severity, State, TraceStep
from protocol.document import DocumentError
from protocol.report import (
    ATTEMPT_HEADER,
    SIGNATURE_HEADER,
    TIMESTAMP_HEADER,
    WINDOW_S,
    Report,
    SignatureError,
    check,
    read_report,
    seal,
)

REPORT = Report.from_json((Path(protocol.schemas.__file__).parent / "samples/report/valid/one-finding.json").read_bytes())
KEY = bytes(range(32))
NOW = 1_795_000_000.0

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
names = st.from_regex(r"\A[a-z][a-z0-9_-]{0,9}(/[a-z0-9_-]{1,9}){0,3}\Z")
lines = st.integers(1, 5000)
locations = st.builds(lambda path, start, more: Location(path, start, start + more), names, lines, st.integers(0, 9))
findings = st.builds(
    Finding,
    rule=names,
    engine=st.sampled_from(["code", "secrets", "packages"]),
    title=texts,
    severity=st.sampled_from(Severity),
    confidence=st.sampled_from(Confidence),
    message=texts,
    help=texts,
    location=locations,
    fingerprint=texts,
    related=st.lists(locations, max_size=2).map(tuple),
    snippet=st.none() | texts,
    cwe=st.lists(texts, max_size=2).map(tuple),
    advisory=st.none()
    | st.builds(Advisory, texts, st.lists(texts, max_size=2).map(tuple), texts, texts, st.lists(texts, max_size=2).map(tuple)),
    trace=st.lists(st.builds(TraceStep, locations, texts), max_size=2).map(tuple),
    state=st.sampled_from(State),
    origin=st.sampled_from(Origin),
)
reasons = st.builds(Reason, texts, texts)
runs = st.builds(
    EngineRun,
    engine=st.sampled_from(["code", "secrets", "packages"]),
    version=texts,
    data_digest=texts,
    outcome=st.sampled_from(Outcome),
    coverage=st.builds(
        Coverage, lines, lines, lines, st.lists(st.builds(Skipped, texts, reasons, st.booleans()), max_size=2).map(tuple)
    ),
    seconds=st.floats(0, 1e6),
    reason=st.none() | reasons,
)


@given(st.lists(findings, max_size=4).map(tuple), st.lists(runs, max_size=3).map(tuple))
def test_every_report_survives_the_wire(found: tuple[Finding, ...], engines: tuple[EngineRun, ...]) -> None:
    report = REPORT.model_copy(update={"findings": found, "engines": engines})
    assert read_report(gzip.decompress(seal(report, KEY).body), report.scan, report.attempt) == report


def test_the_signature_of_a_sealed_report_holds_within_its_window() -> None:
    sealed = seal(REPORT, KEY, now=NOW)
    assert sealed.headers[ATTEMPT_HEADER] == "1"
    check(KEY, sealed.headers[TIMESTAMP_HEADER], sealed.headers[SIGNATURE_HEADER], sealed.body, NOW + WINDOW_S - 1)
    with pytest.raises(SignatureError) as error:
        check(KEY, sealed.headers[TIMESTAMP_HEADER], sealed.headers[SIGNATURE_HEADER], sealed.body, NOW + WINDOW_S + 1)
    assert error.value.reason == "stale-signature"


@given(st.text(max_size=80), st.text(max_size=40))
def test_any_other_signature_or_time_is_refused(claimed: str, timestamp: str) -> None:
    with pytest.raises(SignatureError):
        check(KEY, timestamp, claimed, seal(REPORT, KEY, now=NOW).body, NOW)


@pytest.mark.parametrize("change", [{"key": bytes(32)}, {"timestamp": str(int(NOW) + 1)}, {"body": b"x"}])
def test_a_signature_binds_key_time_and_bytes(change: dict[str, object]) -> None:
    sealed = seal(REPORT, KEY, now=NOW)
    parts: dict[str, object] = {
        "key": KEY,
        "timestamp": sealed.headers[TIMESTAMP_HEADER],
        "claimed": sealed.headers[SIGNATURE_HEADER],
    }
    with pytest.raises(SignatureError):
        check(**{**parts, "body": sealed.body, "now": NOW, **change})  # type: ignore[arg-type]


def test_a_report_sent_for_another_attempt_is_refused() -> None:
    with pytest.raises(DocumentError, match="another scan or attempt"):
        read_report(REPORT.to_json().encode(), REPORT.scan, 2)
