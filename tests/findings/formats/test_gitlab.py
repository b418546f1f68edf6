import json
import uuid
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from findings.coverage import Outcome
from findings.formats.code_quality import to_code_quality
from findings.formats.dossier import Dossier
from findings.formats.gitlab import ENGINES, to_gitlab
from findings.formats.registry import FORMATS
from findings.model import Finding, Severity
from tests.equipment import find
from tests.findings.dossiers import INJECTION, PACKAGE, SECRET, dossier, hostile, sample
from tests.findings.samples import finding, run

# What GitLab's published schemas 15.0.7 ask for, in our own words: https://gitlab.com/gitlab-org/security-products/security-report-schemas
TEXT = {"type": "string", "minLength": 1}
MOMENT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$"}
DEPENDENCY = {
    "type": "object",
    "required": ["package", "version"],
    "properties": {
        "package": {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}},
        "version": {"type": "string"},
    },
}
TOOL = {
    "type": "object",
    "required": ["id", "name", "version", "vendor"],
    "properties": {
        "id": TEXT,
        "name": TEXT,
        "version": TEXT,
        "vendor": {"type": "object", "required": ["name"], "properties": {"name": TEXT}},
    },
}
LOCATIONS: dict[str, dict[str, Any]] = {
    "sast": {"required": [], "properties": {"file": {"type": "string"}, "start_line": {"type": "number"}}},
    "secret_detection": {
        "required": ["commit"],
        "properties": {"commit": {"type": "object", "required": ["sha"], "properties": {"sha": TEXT}}},
    },
    "dependency_scanning": {"required": ["file", "dependency"], "properties": {"file": TEXT, "dependency": DEPENDENCY}},
    "container_scanning": {
        "required": ["dependency", "operating_system", "image"],
        "properties": {"dependency": DEPENDENCY, "operating_system": TEXT, "image": TEXT},
    },
}


def rules(kind: str) -> dict[str, Any]:
    url = {"type": "string", "pattern": "^(https?|ftp)://.+"}
    vulnerability = {
        "type": "object",
        "required": ["id", "identifiers", "location"],
        "properties": {
            "id": TEXT,
            "name": {"type": "string", "maxLength": 255},
            "description": {"type": "string", "maxLength": 1048576},
            "severity": {"enum": ["Info", "Unknown", "Low", "Medium", "High", "Critical"]},
            "solution": {"type": "string", "maxLength": 7000},
            "identifiers": {
                "type": "array",
                "minItems": 1,
                "items": {
                    "type": "object",
                    "required": ["type", "name", "value"],
                    "properties": {"type": TEXT, "name": TEXT, "value": TEXT, "url": url},
                },
            },
            "links": {"type": "array", "items": {"type": "object", "required": ["url"], "properties": {"url": url}}},
            "tracking": {"type": "object", "required": ["items"], "properties": {"type": {"const": "source"}}},
            "details": {"type": "object", "additionalProperties": {"type": "object", "required": ["name", "type", "items"]}},
            "location": {"type": "object", **LOCATIONS[kind]},
        },
    }
    scan = {
        "type": "object",
        "required": ["analyzer", "end_time", "scanner", "start_time", "status", "type"],
        "properties": {
            "analyzer": TOOL,
            "scanner": TOOL,
            "start_time": MOMENT,
            "end_time": MOMENT,
            "status": {"enum": ["success", "failure"]},
            "type": {"const": kind},
            "messages": {
                "type": "array",
                "items": {
                    "required": ["level", "value"],
                    "properties": {"level": {"enum": ["info", "warn", "fatal"]}, "value": TEXT},
                },
            },
        },
    }
    file = {
        "type": "object",
        "required": ["path", "package_manager", "dependencies"],
        "properties": {"path": TEXT, "package_manager": TEXT, "dependencies": {"type": "array", "items": DEPENDENCY}},
    }
    more = ["dependency_files"] if kind == "dependency_scanning" else []
    return {
        "type": "object",
        "required": ["version", "scan", "vulnerabilities", *more],
        "properties": {
            "version": {"const": "15.0.7"},
            "scan": scan,
            "vulnerabilities": {"type": "array", "items": vulnerability},
            "dependency_files": {"type": "array", "items": file},
        },
    }


def _of(ecosystem: str) -> Finding:
    assert PACKAGE.advisory
    return replace(PACKAGE, advisory=replace(PACKAGE.advisory, ecosystem=ecosystem, direct=True))


def written(kind: str, scan: Dossier) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(FORMATS[f"gitlab-{kind.replace('_', '-')}"].write(scan))
    return told


@settings(max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], deadline=None)
@given(hostile)
def test_any_scan_is_told_within_gitlabs_rules(scan: Dossier) -> None:
    for kind in ENGINES:
        jsonschema.Draft7Validator(rules(kind)).validate(written(kind, scan))
    jsonschema.Draft7Validator(CODE_QUALITY).validate(json.loads(FORMATS["gitlab-code-quality"].write(scan)))


@pytest.mark.parametrize("kind", ENGINES)
def test_reports_hold_to_gitlabs_published_schemas(kind: str) -> None:
    folder = find("OUTRIDER_TEST_GITLAB_SCHEMAS", "../shared/gitlab-schemas-15.0.7")
    if folder is None:
        pytest.skip("GitLab's security report schemas 15.0.7 are not here (OUTRIDER_TEST_GITLAB_SCHEMAS)")
    published = json.loads((Path(folder) / f"{kind.replace('_', '-')}-report-format.json").read_text())
    validator = jsonschema.Draft7Validator(published)
    for scan in (sample(), replace(sample(), kind="image"), dossier()):
        validator.validate(written(kind, scan))


def test_each_report_holds_its_own_engines_findings() -> None:
    scan = replace(sample(), kind="image")
    told = {kind: {it["location"].get("file", "image") for it in written(kind, scan)["vulnerabilities"]} for kind in ENGINES}
    assert told == {
        "sast": {"shop/orders.py", "old.py"},
        "secret_detection": {"config.py"},
        "dependency_scanning": {"requirements.txt"},
        "container_scanning": {"image"},
    }


def test_a_code_finding_carries_rule_weakness_way_and_a_signature_that_moves_with_it() -> None:
    (first,) = written("sast", dossier(INJECTION))["vulnerabilities"]
    assert first["severity"] == "Critical"
    assert [it["type"] for it in first["identifiers"]] == ["outrider_rule", "cwe"]
    assert first["identifiers"][1]["value"] == "89"
    assert [it["line_start"] for it in first["details"]["trace"]["items"]] == [12, 14]
    assert first["tracking"]["items"][0]["signatures"] == [{"algorithm": "hash", "value": f"{INJECTION.fingerprint}:1"}]


def test_a_package_finding_carries_its_advisory_and_what_to_upgrade_to() -> None:
    report = written("dependency_scanning", dossier(_of("PyPI")))
    (only,) = report["vulnerabilities"]
    assert {it["value"] for it in only["identifiers"]} >= {"PYSEC-2021-1", "CVE-2021-1", "GHSA-aaaa-bbbb-cccc"}
    assert only["location"] == {
        "file": "requirements.txt",
        "dependency": {"package": {"name": "django"}, "version": "1.0", "direct": True},
    }
    assert "1\\.1" in only["solution"]
    assert report["dependency_files"] == [
        {
            "path": "requirements.txt",
            "package_manager": "pip",
            "dependencies": [{"package": {"name": "django"}, "version": "1.0"}],
        }
    ]


def test_an_images_finding_names_the_system_its_package_is_of() -> None:
    scan = dossier(_of("Debian:12"), kind="image", target="registry.example/shop:1")
    (only,) = written("container_scanning", scan)["vulnerabilities"]
    assert (only["location"]["image"], only["location"]["operating_system"]) == ("registry.example/shop:1", "Debian:12")


def test_ids_stay_and_copies_have_their_own() -> None:
    copies = [finding("a.py", 1), finding("a.py", 9)]
    ids = [it["id"] for it in to_gitlab(dossier(*copies), "sast")["vulnerabilities"]]
    moved = [it["id"] for it in to_gitlab(dossier(finding("a.py", 4), finding("a.py", 40)), "sast")["vulnerabilities"]]
    assert len(set(ids)) == 2
    assert ids == moved
    assert all(uuid.UUID(it) for it in ids)


@pytest.mark.parametrize(
    ("runs", "kind"),
    [
        ((run("code", Outcome.ERROR, "timeout"),), "sast"),
        ((run("secrets"),), "sast"),
        ((run("packages"),), "container_scanning"),
    ],
)
def test_what_did_not_run_to_its_end_is_a_failure_and_lists_nothing(runs: tuple[Any, ...], kind: str) -> None:
    report = to_gitlab(dossier(INJECTION, PACKAGE, runs=runs), kind)
    assert report["scan"]["status"] == "failure"
    assert report["scan"]["messages"][0]["level"] == "fatal"
    assert report["vulnerabilities"] == []


def test_gaps_are_told_as_warnings() -> None:
    report = to_gitlab(sample(), "dependency_scanning")
    assert report["scan"]["status"] == "success"
    assert report["scan"]["messages"] == [{"level": "warn", "value": "a.lock: It does not parse."}]


# Code Quality

CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": TEXT,
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)"},
                    "lines": {"type": "object", "required": ["begin"]},
                },
            },
        },
    },
}


def test_code_quality_tells_places_in_gitlabs_words() -> None:
    told = to_code_quality(dossier(SECRET, finding("a.py", 1), finding("a.py", 9, severity=Severity.INFO)))
    assert [(it["location"]["path"], it["severity"]) for it in told] == [
        ("a.py", "critical"),
        ("a.py", "info"),
        ("config.py", "critical"),
    ]
    assert len({it["fingerprint"] for it in told}) == 3


def test_code_quality_names_an_engine_that_did_not_finish() -> None:
    (only,) = to_code_quality(dossier(runs=(run("code", Outcome.ERROR, "timeout"),)))
    assert (only["check_name"], only["severity"]) == ("code/not-finished", "blocker")
