import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from findings.coverage import Outcome
from findings.formats.dossier import Dossier
from findings.formats.registry import FORMATS
from findings.formats.summary import affected, to_summary
from findings.model import Location, Severity
from tests.findings.dossiers import INJECTION, NOT_AFFECTED, OLD, PACKAGE, SECRET, SILENCED, dossier, hostile, sample
from tests.findings.samples import finding, run

SCHEMAS = Path(__file__).parents[3] / "docs" / "schemas"


def schema(name: str) -> dict[str, object]:
    document: dict[str, object] = json.loads((SCHEMAS / f"{name}.json").read_text())
    jsonschema.Draft202012Validator.check_schema(document)
    return document


VALIDATORS = {
    "summary": jsonschema.Draft202012Validator(schema("summary"), format_checker=jsonschema.FormatChecker()),
    "json": jsonschema.Draft202012Validator(schema("report"), format_checker=jsonschema.FormatChecker()),
}


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(hostile)
def test_any_scan_is_told_as_the_published_schemas_say(scan: Dossier) -> None:
    for name, validator in VALIDATORS.items():
        validator.validate(json.loads(FORMATS[name].write(scan)))


@pytest.mark.parametrize("name", VALIDATORS)
def test_every_field_that_is_written_is_in_the_schema(name: str) -> None:
    def closed(part: object) -> object:
        if isinstance(part, list):
            return [closed(item) for item in part]
        if not isinstance(part, dict):
            return part
        made = {key: closed(item) for key, item in part.items()}
        return {"additionalProperties": False, **made} if "properties" in part and part.get("type") == "object" else made

    known = closed(schema({"json": "report"}.get(name, name)))
    told = json.loads(FORMATS[name].write(sample()))
    faults = [error.message for error in jsonschema.Draft202012Validator(known).iter_errors(told)]  # type: ignore[arg-type]
    assert faults == []


def test_the_json_report_begins_with_the_summary_and_its_schema_holds_the_summarys() -> None:
    report = json.loads(FORMATS["json"].write(sample()))
    assert list(report)[:2] == ["v", "summary"]
    assert report["summary"] == json.loads(FORMATS["summary"].write(sample()))
    whole, part = schema("report")["$defs"], schema("summary")
    assert isinstance(whole, dict)
    assert whole["summary"]["properties"] == part["properties"]
    assert whole["told"] == part["$defs"]["told"]  # type: ignore[index]


def test_the_json_report_tells_what_is_suppressed_and_why() -> None:
    dated = replace(NOT_AFFECTED, reason="Not called.", expires=date(2027, 1, 31))
    report = json.loads(FORMATS["json"].write(dossier(suppressed=((SILENCED, NOT_AFFECTED), (SILENCED, dated)))))
    told = {"rule": "packages/PYSEC-9", "path": "requirements.txt", "start_line": 1, "severity": "medium"}
    assert report["findings"] == []
    assert [{key: it[key] for key in told} for it in report["suppressed"]] == [told, told]
    why = [(it["reason"], it.get("expires")) for it in report["suppressed"]]
    assert why == [("VEX: not_affected, code_not_reachable", None), ("Not called.", "2027-01-31")]


def test_totals_count_what_stands_by_severity_and_engine() -> None:
    totals = to_summary(sample())["totals"]
    assert totals == {
        "findings": 4,
        "by_severity": {"critical": 1, "high": 1, "medium": 1, "low": 1, "info": 0, "unknown": 0},
        "by_engine": {"code": 2, "secrets": 1, "packages": 1},
        "new": 3, "fixed": 1, "suppressed": 0, "blocking": 2,
    }  # fmt: skip


def test_an_image_is_told_by_what_its_name_stood_for() -> None:
    digest = f"sha256:{'d' * 64}"
    image = replace(sample(), kind="image", target="shop:1", commit=None, digest=digest)
    assert to_summary(image)["target"]["digest"] == digest
    assert to_summary(sample())["target"]["digest"] is None
    assert f"at <code>{digest}</code>" in FORMATS["html"].write(image)


def test_without_a_merge_base_nothing_is_called_new() -> None:
    assert to_summary(replace(sample(), compared=False))["totals"]["new"] is None


def test_lines_are_counted_once_and_files_named_by_their_findings() -> None:
    told = affected([
        finding("a.py", location=Location("a.py", 1, 10)),
        finding("a.py", location=Location("a.py", 5, 12), severity=Severity.CRITICAL),
        finding("a.py", location=Location("a.py", 20, 20)),
        finding("b.py", location=Location("b.py", 1, 2_000_000_000)),
    ])  # fmt: skip
    assert (told["files"], told["lines"]) == (2, 13 + 2_000_000_000)
    assert told["most"][0] == {"path": "a.py", "findings": 3, "worst": "critical"}


def test_the_main_issue_is_what_blocks_worst_with_the_sink_its_data_reaches() -> None:
    main = to_summary(sample())["main_issue"]
    assert (main["rule"], main["severity"], main["occurrences"]) == ("code/sql", "critical", 2)
    assert main["sink"] == {"path": "shop/orders.py", "line": 14, "message": "It ends up here: query"}
    assert main["cwe"][0]["name"].endswith("('SQL Injection')")
    assert to_summary(dossier())["main_issue"] is None


def test_the_worst_findings_are_told_in_full_what_blocks_first() -> None:
    worst = to_summary(dossier(OLD, PACKAGE, replace(OLD, severity=Severity.CRITICAL), SECRET, INJECTION))["worst"]
    assert [it["path"] for it in worst] == ["shop/orders.py", "config.py", "requirements.txt", "old.py", "old.py"]
    first = worst[0]
    assert first["source"] == {"path": "shop/orders.py", "line": 12, "message": 'Data enters here: request.args.get("name")'}
    assert first["references"] == ["https://cwe.mitre.org/data/definitions/89.html"]
    assert worst[1]["snippet"] == "token = ghp_****"
    assert worst[2]["package"]["fixed"] == ["1.1"]
    assert worst[2]["references"][0] == "https://osv.dev/vulnerability/PYSEC-2021-1"


def test_many_findings_are_cut_to_the_worst() -> None:
    many = [finding("a.py", line, severity=Severity.LOW) for line in range(1, 50)]
    told = to_summary(dossier(*many, INJECTION))
    assert (len(told["worst"]), told["worst"][0]["severity"], told["totals"]["findings"]) == (20, "critical", 50)


@pytest.mark.parametrize(
    ("runs", "complete"),
    [
        ((run("code"),), True),
        ((run("code", Outcome.ERROR, "timeout"),), False),
        ((run("code", Outcome.PARTIAL, "syntax", unread=("a.py",)),), False),
    ],
)
def test_a_scan_with_gaps_is_not_called_complete(runs: tuple[object, ...], complete: bool) -> None:  # noqa: FBT001  a table's column
    assert to_summary(dossier(runs=runs))["complete"] is complete  # type: ignore[arg-type]
