from __future__ import annotations

from pathlib import Path

from advisories.findings import findings_for
from advisories.match import match
from findings.fingerprint import package_fingerprint
from findings.inventory import Package, Scope
from findings.model import Advisory, Finding, Location, Severity
from tests.advisories.samples import CRITICAL, affected, archive, index_of, package, record, since


def finding(folder: Path, found: Package, *events: dict[str, str], **fields: object) -> Finding:
    data = archive(record("PYSEC-2018-28", affected("requests", *events), **{"aliases": ["CVE-2018-18074"], **fields}))  # type: ignore[arg-type]
    (result,) = findings_for(match(index_of(folder, PyPI=data), [found]))
    return result


def test_a_match_becomes_a_finding_at_its_line(tmp_path: Path) -> None:
    found = finding(
        tmp_path,
        package("requests", "2.19.0", direct=True, path="app/poetry.lock", line=7),
        *since("0", "2.20.0"),
        summary="Credentials leak.",
        vector=CRITICAL,
        database_specific={"cwe_ids": ["CWE-522"]},
    )
    assert (found.rule, found.engine, found.severity, found.cwe) == (
        "packages/PYSEC-2018-28",
        "packages",
        Severity.CRITICAL,
        ("CWE-522",),
    )
    assert found.title == "requests 2.19.0: Credentials leak."
    assert found.location == Location("app/poetry.lock", 7, 7)
    assert found.fingerprint == package_fingerprint("packages/PYSEC-2018-28", "PyPI", "requests")
    assert found.advisory == Advisory("PYSEC-2018-28", ("CVE-2018-18074",), "requests", "2.19.0", ("2.20.0",))
    assert found.message == (
        "requests 2.19.0, a direct dependency, is affected by PYSEC-2018-28 (also known as CVE-2018-18074): Credentials leak. "
        "Upgrade to 2.20.0 or later, which fixes it."
    )


def test_a_transitive_package_names_what_pulls_it_in(tmp_path: Path) -> None:
    pulled = package("requests", "2.19.0", direct=False, via=("sdk", "app"), scope=Scope.DEV)
    found = finding(tmp_path, pulled, *since("0", "1.9.9"), *since("2.0", "2.20.0"), *since("3.0", "3.1"))
    assert "a transitive development dependency (pulled in by sdk, app)" in found.message
    assert found.message.endswith("Upgrade through sdk to 2.20.0 or later, which fixes it (later lines: 3.1).")


def test_a_package_without_a_fix_says_so(tmp_path: Path) -> None:
    found = finding(tmp_path, package("requests", "2.19.0"), *since("0"))
    assert found.message.endswith("No fix is known yet.")
    assert found.advisory is not None
    assert found.advisory.fixed == ()
    assert found.severity is Severity.UNKNOWN


def test_hostile_texts_stay_plain_short_lines_and_out_of_the_help(tmp_path: Path) -> None:
    hostile = "<img src=x>\n# @everyone \u202e[x](javascript:1)\x1b]0;" + "A" * 100_000
    found = finding(tmp_path, package("requests", "2.19.0"), *since("0"), summary=hostile, details=hostile)
    for text in (found.title, found.message):
        assert text.isprintable()
        assert len(text) < 700
    assert len(found.title) <= 200
    assert "img" not in found.help
    assert "[PYSEC-2018-28](https://osv.dev/vulnerability/PYSEC-2018-28)" in found.help
