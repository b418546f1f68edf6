from __future__ import annotations

from pathlib import Path

import pytest

from advisories.findings import findings_for
from advisories.match import match
from advisories.prereleases import is_prerelease
from findings.fingerprint import package_fingerprint
from findings.inventory import Package, Scope, package_of
from findings.model import Advisory, Finding, Fix, Location, Severity
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
    assert found.advisory == Advisory(
        "PYSEC-2018-28", ("CVE-2018-18074",), "requests", "2.19.0", ("2.20.0",), upgrade="2.20.0", ecosystem="PyPI", direct=True
    )
    assert found.message == (
        "requests 2.19.0, a direct dependency, is affected by PYSEC-2018-28 (also known as CVE-2018-18074): Credentials leak. "
        "Upgrade to 2.20.0 or later, which fixes it."
    )


def test_a_transitive_package_names_what_pulls_it_in(tmp_path: Path) -> None:
    pulled = package("requests", "2.19.0", direct=False, via=("sdk", "app"), scope=Scope.DEV)
    found = finding(tmp_path, pulled, *since("0", "1.9.9"), *since("2.0", "2.20.0"), *since("3.0", "3.1"))
    assert "a transitive development dependency (pulled in by app > sdk)" in found.message
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


def both(folder: Path, found: Package, *records: dict[str, object]) -> tuple[Finding, ...]:
    return findings_for(match(index_of(folder, PyPI=archive(*records)), [found]))


def test_the_version_named_clears_all_advisories_of_the_package(tmp_path: Path) -> None:
    first, second = both(
        tmp_path,
        package("requests", "2.19.0"),
        record("PYSEC-1", affected("requests", *since("0", "2.20.0"))),
        record("PYSEC-2", affected("requests", *since("2.1", "2.31.0"))),
        record("PYSEC-3", affected("requests", *since("2.31.0", "2.32.0"))),
    )
    assert first.message.endswith("Upgrade to 2.32.0, which clears all advisories of the package; 2.20.0 fixes this one.")
    assert {found.advisory.upgrade for found in (first, second) if found.advisory} == {"2.32.0"}


def test_where_one_advisory_has_no_fix_the_version_named_clears_the_others(tmp_path: Path) -> None:
    first, second, third = both(
        tmp_path,
        package("requests", "2.19.0"),
        record("PYSEC-1", affected("requests", *since("0", "2.20.0"))),
        record("PYSEC-2", affected("requests", *since("0"))),
        record("PYSEC-3", affected("requests", *since("2.1", "2.31.0"))),
    )
    assert first.message.endswith(
        "Upgrade to 2.31.0, which clears all advisories of the package that have a fix; 2.20.0 fixes this one."
    )
    assert third.message.endswith(
        "2.31.0 or later, which fixes it, though no version is known that clears all advisories of the package."
    )
    told = [(found.advisory.fix, found.advisory.upgrade) for found in (first, second, third) if found.advisory]
    assert told == [(Fix.KNOWN, "2.31.0"), (Fix.NOT_YET, ""), (Fix.KNOWN, "2.31.0")]


def test_each_line_of_releases_has_its_own_way_out(tmp_path: Path) -> None:
    records = (
        record("PYSEC-1", affected("requests", *since("2.2", "2.2.28"), *since("3.2", "3.2.13"), *since("4.0", "4.0.4"))),
        record("PYSEC-2", affected("requests", *since("0", "3.2.15"), *since("4.0", "4.0.7"))),
    )
    for number, (version, upgrade) in enumerate(
        [("2.2.20", "3.2.15"), ("3.2.1", "3.2.15"), ("4.0.1", "4.0.7"), ("4.0.6", "4.0.7")]
    ):
        (tmp_path / str(number)).mkdir()
        found = both(tmp_path / str(number), package("requests", version), *records)
        assert {one.advisory.upgrade for one in found if one.advisory} == {upgrade}, version


@pytest.mark.parametrize(("version", "upgrade"), [("2.19.0", "3.1.0"), ("3.0.0b1", "3.0.0rc2")])
def test_a_version_to_be_tried_out_is_named_only_to_those_who_use_such(version: str, upgrade: str, tmp_path: Path) -> None:
    (found,) = both(
        tmp_path,
        package("requests", version),
        record("PYSEC-1", affected("requests", *since("0", "3.0.0rc2"))),
        record("PYSEC-2", affected("requests", *since("0", "1.0"), *since("3.0.1", "3.1.0"))),
    )
    assert found.advisory is not None
    assert found.advisory.upgrade == upgrade


def test_where_only_a_version_to_be_tried_out_has_the_fix_it_is_named(tmp_path: Path) -> None:
    found = finding(tmp_path, package("requests", "2.0"), *since("0", "3.0.0rc2"))
    assert found.message.endswith("Upgrade to 3.0.0rc2 or later, which fixes it.")


def test_a_last_affected_version_beside_a_fix_is_cleared_by_it(tmp_path: Path) -> None:
    first, second = both(
        tmp_path,
        package("requests", "2.0"),
        record("PYSEC-1", affected("requests", {"introduced": "0"}, {"last_affected": "2.5"})),
        record("PYSEC-2", affected("requests", *since("0", "2.20.0"))),
    )
    assert first.message.endswith("Upgrade to 2.20.0, which clears all advisories of the package; this one ends above 2.5.")
    assert second.message.endswith("Upgrade to 2.20.0 or later, which fixes it.")


PSEUDO = "20220314234659-1baeb1ce4c0b"


@pytest.mark.parametrize(
    ("ecosystem", "releases", "trials"),
    [
        ("PyPI", "1.0 1.0.post1 nonsense", "1.0rc1 1.0.dev0 1!2.0a1"),
        ("npm", "1.0.0 1.0.0+build-1", "1.0.0-rc.1"),
        ("Go", f"1.2.3 0.0.0-{PSEUDO} 1.2.4-0.{PSEUDO} 2.0.0+incompatible", "1.2.3-rc1"),
        ("Maven", "31.0-jre 5.0.0.RELEASE 1.0.Final", "1.0-M3 1.0-SNAPSHOT 2.0.0-alpha.1 1.0.0.CR1"),
        ("RubyGems", "1.2.3", "1.2.3.rc1"),
        ("Packagist", "v5.4.19 1.0.0-p1", "5.4.0-BETA1 dev-main"),
        ("Debian:12", "1.0~rc1-1 2.0-1", ""),
    ],
)
def test_what_is_made_to_be_tried_out(ecosystem: str, releases: str, trials: str) -> None:
    versions = [*releases.split(), *trials.split()]
    assert [version for version in versions if is_prerelease(ecosystem, version)] == trials.split()


def test_a_last_affected_version_is_a_way_out_without_a_number(tmp_path: Path) -> None:
    found = finding(tmp_path, package("requests", "2.0"), {"introduced": "0"}, {"last_affected": "2.5"})
    assert found.message.endswith("Upgrade to a version above 2.5.")
    assert found.advisory is not None
    assert found.advisory.fix is Fix.KNOWN


def test_malicious_code_is_critical_and_is_to_be_removed(tmp_path: Path) -> None:
    data = archive(record("MAL-2026-1", affected("requets", *since("0")), summary="Malicious code in requets"))
    (found,) = findings_for(match(index_of(tmp_path, PyPI=data), [package("requets", "1.0")]))
    assert (found.severity, found.advisory and found.advisory.fix) == (Severity.CRITICAL, Fix.REMOVE)
    assert "is malicious by MAL-2026-1" in found.message
    assert found.message.endswith("Remove it, and replace the secrets it may have read.")
    assert "treat the machine as compromised" in found.help


@pytest.mark.parametrize(
    "fields",
    [
        {"summary": "Malicious package. Exfiltrated secrets to a target server."},
        {"summary": "Malware in requets"},
        {"database_specific": {"cwe_ids": ["CWE-506"]}},
    ],
)
def test_malicious_code_is_known_by_what_a_record_says_too(tmp_path: Path, fields: dict[str, object]) -> None:
    data = archive(record("PYSEC-2024-55", affected("requets", *since("0")), **fields))
    (found,) = findings_for(match(index_of(tmp_path, PyPI=data), [package("requets", "1.0")]))
    assert (found.severity, found.advisory and found.advisory.fix) == (Severity.CRITICAL, Fix.REMOVE)


def test_packages_of_one_source_are_one_finding_that_names_them(tmp_path: Path) -> None:
    data = archive(record("DSA-1", affected("openssl", *since("0", "3.0.12-1"), ecosystem="Debian:12")))
    index = index_of(tmp_path, Debian=data)
    installed = [
        package_of(f"pkg:deb/debian/{name}@3.0.11-1+b1?distro=debian-12.4&upstream=openssl%403.0.11-1", "var/lib/dpkg/status")
        for name in ("openssl", "libssl3")
    ]
    (found,) = findings_for(match(index, installed))
    assert found.title.startswith("openssl 3.0.11-1: ")
    assert "openssl 3.0.11-1, installed as libssl3, openssl, is affected by DSA-1" in found.message
    assert found.advisory is not None
    assert found.advisory.upgrade == "3.0.12-1"
