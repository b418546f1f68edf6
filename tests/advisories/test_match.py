from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from advisories.index import Index
from advisories.match import match, match_with_gaps
from findings.model import Severity
from tests.advisories.samples import CRITICAL, MEDIUM, affected, archive, index_of, package, record, since


def ids(index: Index, name: str, version: str, ecosystem: str = "PyPI") -> list[str]:
    return [found.about.id for found in match(index, [package(name, version, ecosystem)])]


def test_versions_from_introduced_up_to_fixed_match(tmp_path: Path) -> None:
    index = index_of(tmp_path, PyPI=archive(record("PYSEC-1", affected("a", *since("1.0", "2.0"), *since("3.0", "3.1")))))
    matched = {
        version: bool(ids(index, "a", version))
        for version in ("0.9", "1.0", "1.9.9", "2.0rc1", "2.0", "3.0", "3.0.5", "3.1", "9")
    }
    assert matched == {
        "0.9": False,
        "1.0": True,
        "1.9.9": True,
        "2.0rc1": True,
        "2.0": False,
        "3.0": True,
        "3.0.5": True,
        "3.1": False,
        "9": False,
    }


def test_last_affected_is_affected_and_names_no_fix(tmp_path: Path) -> None:
    events = [{"introduced": "0"}, {"last_affected": "1.4"}]
    index = index_of(tmp_path, npm=archive(record("GHSA-1", affected("a", *events, ecosystem="npm"))))
    (found,) = match(index, [package("a", "1.4.0", "npm")])
    assert found.fixed == ()
    assert ids(index, "a", "1.4.1", "npm") == []


def test_a_limit_ends_a_range(tmp_path: Path) -> None:
    events = [{"introduced": "1.0.0"}, {"limit": "1.5.0"}]
    index = index_of(tmp_path, npm=archive(record("GHSA-1", affected("a", *events, ecosystem="npm"))))
    assert ids(index, "a", "1.4.9", "npm") == ["GHSA-1"]
    assert ids(index, "a", "1.5.0", "npm") == []


def test_listed_versions_match_even_where_the_order_refuses_them(tmp_path: Path) -> None:
    index = index_of(tmp_path, PyPI=archive(record("PYSEC-1", affected("a", versions=("1.0", "trunk")))))
    assert [ids(index, "a", version) for version in ("1.0", "1.0.0", "1.0.1", "trunk", "head")] == [["PYSEC-1"]] * 2 + [
        [],
        ["PYSEC-1"],
        [],
    ]


def test_names_match_as_their_ecosystem_normalises_them(tmp_path: Path) -> None:
    packages = [affected("My_Lib.x", *since("0"))]
    index = index_of(tmp_path, PyPI=archive(record("PYSEC-1", *packages)))
    assert ids(index, "my-lib-x", "1") == ["PYSEC-1"]
    assert ids(index, "MY.LIB-X", "1") == ["PYSEC-1"]


def test_go_versions_match_with_and_without_their_v(tmp_path: Path) -> None:
    fixed = "0.0.0-20200220183623-bac4c82f6975"
    index = index_of(tmp_path, Go=archive(record("GO-1", affected("golang.org/x/crypto", *since("0", fixed), ecosystem="Go"))))
    assert ids(index, "golang.org/x/crypto", "v0.0.0-20190308221718-c2843e01d9a2", "Go") == ["GO-1"]
    assert ids(index, "golang.org/x/crypto", "v0.0.0-20200220183623-bac4c82f6975", "Go") == []


def test_releases_of_a_distribution_are_apart(tmp_path: Path) -> None:
    nine = affected("openssl", *since("0", "1:3.0.1-41.el9_0"), ecosystem="AlmaLinux:9")
    index = index_of(tmp_path, AlmaLinux=archive(record("ALSA-1", nine)))
    assert ids(index, "openssl", "1:3.0.1-23.el9_0", "AlmaLinux:9.4") == ["ALSA-1"]
    assert ids(index, "openssl", "1:3.0.1-43.el9_0", "AlmaLinux:9") == []
    assert ids(index, "openssl", "1:3.0.1-23.el9_0", "AlmaLinux:8") == []


def test_withdrawn_records_do_not_match(tmp_path: Path) -> None:
    live, gone = (
        record("PYSEC-1", affected("a", *since("0"))),
        record("PYSEC-2", affected("a", *since("0")), withdrawn="2026-01-01T00:00:00Z"),
    )
    index = index_of(tmp_path, PyPI=archive(live, gone))
    assert ids(index, "a", "1") == ["PYSEC-1"]
    assert (index.archives[0].records, index.archives[0].withdrawn) == (1, 1)


def test_records_of_one_vulnerability_become_one_match_with_the_worst_severity(tmp_path: Path) -> None:
    records = archive(
        record("GHSA-1", affected("a", *since("0", "1.5")), aliases=["CVE-1"], vector=MEDIUM),
        record("PYSEC-1", affected("a", *since("0", "1.4")), aliases=["CVE-1"], database_specific={"cwe_ids": ["CWE-79"]}),
        record("CVE-1", affected("a", *since("0", "2.0")), vector=CRITICAL),
        record("PYSEC-2", affected("a", *since("0", "3.0")), aliases=["CVE-2"]),
    )
    first, second = match(index_of(tmp_path, PyPI=records), [package("a", "1.0")])
    assert (first.about.id, first.about.aliases, first.about.records) == (
        "PYSEC-1",
        ("CVE-1", "GHSA-1"),
        ("CVE-1", "GHSA-1", "PYSEC-1"),
    )
    assert (first.about.severity, first.about.score, first.about.cwe) == (Severity.CRITICAL, 9.8, ("CWE-79",))
    assert first.fixed == ("2.0",), "the fixes of the other records are still affected by this one"
    assert (second.about.id, second.fixed) == ("PYSEC-2", ("3.0",))


def test_cycles_and_chains_of_aliases_end(tmp_path: Path) -> None:
    records = [
        record(f"PYSEC-{n}", affected("a", *since("0")), aliases=[f"PYSEC-{(n + 1) % 50}", f"PYSEC-{n}"]) for n in range(50)
    ]
    (found,) = match(index_of(tmp_path, PyPI=archive(*records)), [package("a", "1")])
    assert (found.about.id, len(found.about.aliases)) == ("PYSEC-0", 49)


def test_an_alias_that_does_not_match_still_lends_its_score(tmp_path: Path) -> None:
    records = archive(
        record("PYSEC-1", affected("a", *since("0", "2.0")), aliases=["CVE-1"]),
        record("GHSA-1", affected("b", *since("0", "2.0")), aliases=["CVE-1"], vector=CRITICAL),
    )
    (found,) = match(index_of(tmp_path, PyPI=records), [package("a", "1.0")])
    assert (found.about.id, found.about.aliases, found.about.severity) == ("PYSEC-1", ("CVE-1",), Severity.CRITICAL)


def test_fixes_are_those_above_the_version_that_clear_every_range(tmp_path: Path) -> None:
    events = [*since("0", "1.26.17"), *since("2.0.0", "2.0.6")]
    index = index_of(tmp_path, PyPI=archive(record("PYSEC-1", affected("a", *events))))
    assert [found.fixed for found in match(index, [package("a", "1.0"), package("a", "2.0.1")])] == [
        ("1.26.17", "2.0.6"),
        ("2.0.6",),
    ]


def test_every_place_matches_once_in_the_inventorys_order(tmp_path: Path) -> None:
    index = index_of(
        tmp_path, PyPI=archive(record("PYSEC-1", affected("a", *since("0"))), record("PYSEC-2", affected("b", *since("0"))))
    )
    packages = [
        package("b", "1"),
        package("a", "1", line=9),
        package("a", "1", line=4),
        package("a", "1", line=9),
        package("c", "1"),
    ]
    found = match(index, packages)
    assert [(item.about.id, item.package.line) for item in found] == [("PYSEC-2", 3), ("PYSEC-1", 9), ("PYSEC-1", 4)]


def test_what_can_not_be_judged_is_a_named_gap(tmp_path: Path) -> None:
    unreadable = affected("b", *since("0", "2019-09-12"))
    index = index_of(tmp_path, PyPI=archive(record("PYSEC-1", affected("a", *since("0", "2"))), record("PYSEC-2", unreadable)))
    packages = [
        package("x", "1", "Pub", path="pubspec.lock"),
        package("y", "1", "Pub", path="pubspec.lock"),
        package("a", "x.y.z"),
        package("b", "1"),
        package("c", "x.y.z"),
    ]
    found = match_with_gaps(index, packages)
    assert found.matches == ()
    told = [(gap.path, gap.reason.code, gap.gap) for gap in found.gaps]
    assert told == [
        ("lock", "version-not-comparable", True),
        ("lock", "version-not-comparable", True),
        ("pubspec.lock", "no-advisories-for-ecosystem", True),
    ]
    assert "a x.y.z" in found.gaps[0].reason.text
    assert "PYSEC-2" in found.gaps[1].reason.text


@pytest.mark.parametrize("seed", range(3))
def test_the_same_records_in_any_order_make_the_same_index(tmp_path: Path, seed: int) -> None:
    records = [
        record(
            f"PYSEC-{n}",
            affected(f"p{n % 3}", *since(f"{n % 4}", f"{n % 7 + 4}")),
            aliases=[f"CVE-{n // 2}"],
            vector=[None, MEDIUM][n % 2],
        )
        for n in range(40)
    ]
    records += [record("PYSEC-3", affected("p0", *since("0")), modified="2026-06-01T00:00:00Z")]
    packages = [package(f"p{n}", f"{version}.1") for n in range(4) for version in range(9)]
    plain = index_of(tmp_path / "plain", PyPI=archive(*records))
    Random(seed).shuffle(records)
    shuffled = index_of(tmp_path / "shuffled", PyPI=archive(*records))
    assert plain.data_digest == shuffled.data_digest
    assert match(plain, packages) == match(shuffled, packages)
    assert match(plain, packages)


@pytest.mark.parametrize(
    ("ecosystem", "name", "fixed", "old", "new"),
    [
        ("Debian:12", "openssl", "3.0.11-1~deb12u2", "3.0.11-1~deb12u1", "3.0.11-1~deb12u2"),
        ("Ubuntu:22.04:LTS", "glibc", "2.35-0ubuntu3.4", "2.35-0ubuntu3.1", "2.35-0ubuntu3.4"),
        ("Alpine:v3.19", "openssl", "3.1.4-r3", "3.1.4-r1", "3.1.4-r3"),
        ("AlmaLinux:9", "openssl", "1:3.0.7-25.el9_3", "1:3.0.7-24.el9", "1:3.0.7-25.el9_3"),
        ("Rocky Linux:9", "openssl", "1:3.0.7-25.el9_3", "1:3.0.7-24.el9", "1:3.0.7-25.el9_3"),
        ("Maven", "org.apache.logging.log4j:log4j-core", "2.17.1", "2.17.1-rc1", "2.17.1"),
        ("NuGet", "newtonsoft.json", "13.0.1", "13.0.1-beta2", "13.0.1"),
        ("RubyGems", "rails", "7.0.4.1", "7.0.4", "7.0.4.1"),
        ("Packagist", "symfony/http-kernel", "5.4.20", "v5.4.19", "v5.4.20"),
    ],
)
def test_every_ecosystem_has_its_own_order(tmp_path: Path, ecosystem: str, name: str, fixed: str, old: str, new: str) -> None:
    family = ecosystem.partition(":")[0]
    data = archive(record("X-1", affected(name, *since("0", fixed), ecosystem=ecosystem)))
    index = index_of(tmp_path, **{family: data})
    found = match(index, [package(name, old, ecosystem), package(name, new, ecosystem)])
    assert [(it.package.version, it.fixed) for it in found] == [(old, (fixed,))]


def test_enterprise_linux_is_one_whichever_of_its_repositories_a_record_names(tmp_path: Path) -> None:
    entry = affected("thunderbird", *since("0", "0:115.6.0-1.el9_3"), ecosystem="Red Hat:enterprise_linux:9::appstream")
    other = affected("thunderbird", *since("0", "0:115.6.0-1.el8_9"), ecosystem="Red Hat:enterprise_linux:8::appstream")
    index = index_of(tmp_path, **{"Red Hat": archive(record("RHSA-2024:0001", entry, other))})
    found = match(
        index, [package("thunderbird", "115.5.0-1.el9", "Red Hat:9.4"), package("thunderbird", "200-1.el9", "Red Hat:9")]
    )
    assert [it.package.version for it in found] == ["115.5.0-1.el9"]


def test_a_release_without_any_advisory_is_a_gap_and_not_clean(tmp_path: Path) -> None:
    index = index_of(tmp_path, Debian=archive(record("DSA-1", affected("bash", *since("0"), ecosystem="Debian:12"))))
    found = match_with_gaps(index, [package("curl", "8", "Debian:12"), package("bash", "5", "Debian:99")])
    assert found.matches == ()
    assert [gap.reason.code for gap in found.gaps] == ["no-advisories-for-release"]
