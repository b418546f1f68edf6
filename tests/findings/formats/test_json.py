import json

from findings.coverage import Outcome
from findings.formats.json import to_json_document
from findings.model import Location, TraceStep
from findings.policy import Policy
from findings.verdict import judge
from tests.findings.samples import FINGERPRINT, finding, package_finding, run

RUNS = [run("code", Outcome.PARTIAL, "syntax", unread=("a.py",))]
FINDINGS = [finding(trace=(TraceStep(Location("app.py", 1, 1), "read"),)), package_finding("PYSEC-1", "CVE-1")]


def document() -> dict[str, object]:
    return json.loads(json.dumps(to_json_document(judge(RUNS, FINDINGS, Policy(), suppressed=2), RUNS, FINDINGS)))


def test_the_verdict_stands_with_its_reasons_and_numbers() -> None:
    assert document()["v"] == 1
    verdict = document()["verdict"]
    assert (verdict["conclusion"], verdict["title"]) == ("failure", "2 new findings: 2 high; 1 file could not be read")
    assert verdict["blocking"][0] == {"fingerprint": FINGERPRINT, "rule": "code/sql", "path": "app.py", "start_line": 1}
    assert verdict["counts"] == {
        "new": 2, "existing": 0, "fixed": 0, "drifted": 0, "suppressed": 2, "blocking": 2, "no_fix": 0,
        "by_severity": {"high": 2},
    }  # fmt: skip
    assert verdict["not_covered"] == [
        {"engine": "code", "path": "a.py", "reason": {"code": "syntax", "text": "It does not parse."}}
    ]


def test_engines_and_findings_stand_in_the_contracts_words() -> None:
    (engine,) = document()["engines"]
    assert set(engine) == {"engine", "version", "data_digest", "outcome", "reason", "coverage", "seconds"}
    assert set(engine["coverage"]) == {"files", "packages", "bytes", "skipped"}
    code, packages = document()["findings"]
    assert code["location"] == {"path": "app.py", "start_line": 1, "end_line": 1}
    assert (code["severity"], code["state"], code["origin"]) == ("high", "new", "code")
    assert code["trace"] == [{"location": {"path": "app.py", "start_line": 1, "end_line": 1}, "message": "read"}]
    assert packages["advisory"] == {
        "id": "PYSEC-1",
        "aliases": ["CVE-1"],
        "package": "django",
        "version": "1.0",
        "fixed": ["1.1"],
        "fix": "known",
        "upgrade": "",
        "ecosystem": "",
        "dev": False,
        "via": [],
    }
    assert "snippet" not in code
