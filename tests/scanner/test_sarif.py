"""SARIF that another tool wrote is read or refused, whatever it holds."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.engines.qscanner_findings import Ground, findings_of
from scanner.engines.sarif import MAX_BYTES, SarifError, read_sarif
from tests.scanner.qscanner_stand_in import result, sarif

WORDS = [
    "version", "2.1.0", "runs", "tool", "driver", "rules", "id", "results", "ruleId", "ruleIndex", "message", "text", "locations",
    "physicalLocation", "artifactLocation", "uri", "region", "startLine", "endLine", "level", "properties", "severity", "kind",
]  # fmt: skip
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.sampled_from(WORDS)
values = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4), max_leaves=15
)
told = st.fixed_dictionaries(
    {},
    optional={
        "ruleId": scalars,
        "ruleIndex": st.integers() | values,
        "message": st.fixed_dictionaries({}, optional={"text": scalars}) | values,
        "level": scalars,
        "kind": scalars,
        "locations": st.lists(
            st.fixed_dictionaries(
                {"physicalLocation": st.fixed_dictionaries({"artifactLocation": st.fixed_dictionaries({"uri": scalars})})}
            )
        )
        | values,
        "properties": st.fixed_dictionaries({"severity": values, "security-severity": values}),
    },
)


@given(st.lists(told, max_size=4), values)
def test_whatever_a_report_holds_is_read_or_refused(results: list[Any], driver: object) -> None:
    for head in ({"driver": {"rules": driver}}, {"driver": {}}):
        document = json.dumps({"version": "2.1.0", "runs": [{"tool": head, "results": results}]}).encode()
        try:
            findings = findings_of(read_sarif(document), Ground(whole="image")).findings
        except SarifError as error:
            assert error.reason == "bad-output"  # noqa: PT017  both ends are right
            continue
        assert len(findings) <= len(results)
        assert all(finding.rule.startswith("qscanner/") and finding.title.isprintable() for finding in findings)


@given(st.binary(max_size=200))
def test_whatever_bytes_a_report_has_are_read_or_refused(raw: bytes) -> None:
    with pytest.raises(SarifError):
        read_sarif(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b'{"version":"2.1.0","x":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b'{"version":"2.1.0","runs":[{"tool":{"driver":{}},"results":[' + b",".join([b"{}"] * 1_000_000) + b"]}]}",
        b'{"version":"2.1.0","runs":[{"tool":{"driver":{}},"results":[{"ruleId":"\\ud800","message":{"text":""}}]}]}',
        b'{"version":"2.1.0","runs":[{"tool":{"driver":{}},"results":[{"ruleId":"a","message":{},"ruleIndex":'
        + b"9" * 5000
        + b"}]}]}",
        b" " * (MAX_BYTES + 1),
    ],
    ids=["deep", "many-faults", "lone-surrogate", "huge-number", "huge"],
)
def test_hostile_reports_are_refused(raw: bytes) -> None:
    with pytest.raises(SarifError):
        read_sarif(raw)


def test_lists_may_be_absent_or_null_and_what_passed_is_no_finding() -> None:
    assert read_sarif(b'{"version": "2.1.0"}') == read_sarif(b'{"version": "2.1.0", "runs": null}') == ()
    one, other = result(), result(kind="pass")
    assert [it.rule for it in read_sarif(json.dumps(sarif(one, other)).encode())] == ["CVE-2018-18074"]
    by_index = {"ruleIndex": 0, "message": {"text": "x"}, "locations": None}
    (it,) = read_sarif(json.dumps(sarif(by_index, rules=({"id": "QID-1", "defaultConfiguration": {"level": "note"}},))).encode())
    assert (it.rule, it.level, it.uri, it.lines) == ("QID-1", "note", None, (1, 1))
