from datetime import date, timedelta

import pytest

from findings.suppress import InvalidSuppressionError, Suppression, suppress
from tests.findings.samples import FINGERPRINT, finding, package_finding

TODAY = date(2026, 11, 21)


def suppression(expires: date = TODAY, **target: str) -> Suppression:
    return Suppression(reason="accepted in review", expires=expires, **target)


def test_a_fingerprint_silences_one_finding_wherever_it_is() -> None:
    here, other = finding("moved.py"), finding("moved.py", fingerprint="c1:" + "0" * 32)
    done = suppress([here, other], [rule := suppression(fingerprint=FINGERPRINT)], TODAY)
    assert done.suppressed == ((here, rule),)
    assert done.active == (other,)


def test_a_rule_is_silenced_in_its_files_only() -> None:
    test, source = finding("tests/a.py"), finding("src/a.py")
    done = suppress([test, source], [suppression(rule="code/sql", path="tests/")], TODAY)
    assert done.active == (source,)


@pytest.mark.parametrize("name", ["PYSEC-2021-1", "CVE-2021-1", "cve-2021-1", "GHSA-x"])
def test_an_advisory_is_silenced_by_any_of_its_names(name: str) -> None:
    done = suppress(
        [package_finding("PYSEC-2021-1", "CVE-2021-1", "GHSA-x")], [suppression(advisory=name, package="Django")], TODAY
    )
    assert not done.active
    assert not done.unused


def test_an_advisory_stays_for_other_packages() -> None:
    done = suppress(
        [package_finding("CVE-2021-1", package="flask")], [suppression(advisory="CVE-2021-1", package="django")], TODAY
    )
    assert len(done.active) == 1
    assert len(done.unused) == 1


def test_a_suppression_holds_through_its_last_day_and_not_longer() -> None:
    rule = suppression(TODAY, fingerprint=FINGERPRINT)
    assert not suppress([finding()], [rule], TODAY).active
    done = suppress([finding()], [rule], TODAY + timedelta(days=1))
    assert done.active == (finding(),)
    assert done.expired == (rule,)
    assert not done.unused


def test_a_suppression_that_overlaps_another_is_not_called_unused() -> None:
    first, second = suppression(fingerprint=FINGERPRINT), suppression(rule="code/sql", path="**")
    done = suppress([finding()], [second, first], TODAY)
    assert done.suppressed == ((finding(), second),)
    assert not done.unused


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"fingerprint": FINGERPRINT, "reason": " "}, "no-reason"),
        ({}, "no-target"),
        ({"rule": "code/sql"}, "no-target"),
        ({"path": "a"}, "no-target"),
        ({"advisory": "CVE-1"}, "no-target"),
        ({"fingerprint": FINGERPRINT, "rule": "code/sql", "path": "a"}, "no-target"),
        ({"fingerprint": "deadbeef"}, "bad-fingerprint"),
        ({"rule": "sql", "path": "a"}, "bad-rule"),
        ({"rule": "code/sql", "path": "../a"}, "bad-path"),
        ({"advisory": "CVE-1", "package": " "}, "bad-advisory"),
    ],
)
def test_a_suppression_that_says_too_little_or_too_much_is_refused(fields: dict[str, str], reason: str) -> None:
    with pytest.raises(InvalidSuppressionError) as refused:
        Suppression(**({"reason": "why", "expires": TODAY} | fields))
    assert refused.value.reason == reason
