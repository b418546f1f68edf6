import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.inventory import Package, Scope
from findings.licences import denied_findings, is_denied
from findings.model import Location, Severity


@pytest.mark.parametrize(
    ("expression", "patterns", "denied"),
    [
        ("MIT", ["GPL-*"], False),
        ("GPL-3.0-only", ["GPL-*"], True),
        ("gpl-3.0-only", ["GPL-3.0-only"], True),
        ("GPL-3.0", ["GPL-3.0-only"], True),
        ("GPL-3.0+", ["GPL-3.0-or-later"], True),
        ("GPL-3.0-or-later", ["GPL-3.0"], True),
        ("GPL-3.0-only", ["GPL-3.0-or-later"], False),
        ("LGPL-2.1-only", ["GPL-*"], False),
        ("MIT OR GPL-3.0-only", ["GPL-*"], False),
        ("(MIT OR GPL-3.0-only)", ["GPL-*", "MIT"], True),
        ("MIT AND GPL-3.0-only", ["GPL-*"], True),
        ("MIT AND (Apache-2.0 OR GPL-3.0-only)", ["GPL-*"], False),
        ("Apache-2.0 OR MIT AND GPL-3.0-only", ["GPL-*"], False),
        ("GPL-2.0-only WITH Classpath-exception-2.0", ["GPL-2.0-only"], True),
        ("GNU Affero General Public License v3", ["GNU Affero*"], True),
        ("MIT OR", ["MIT OR"], True),
        ("((((", ["GPL-*"], False),
        (")(", ["*"], True),
        ("", ["GPL-*"], False),
    ],
)
def test_a_licence_is_denied_if_every_way_of_using_it_is(expression: str, patterns: list[str], *, denied: bool) -> None:
    assert is_denied(expression, patterns) is denied


def test_no_nesting_is_too_deep() -> None:
    assert is_denied("(" * 100_000 + "GPL-3.0" + ")" * 100_000, ["GPL-*"])


@given(st.lists(st.sampled_from(["(", ")", "AND", "OR", "WITH", "MIT", "GPL-3.0", " "])).map(" ".join))
def test_any_expression_is_judged(expression: str) -> None:
    assert is_denied(expression, ["GPL-*"]) in {True, False}


def test_a_denied_package_is_a_finding_at_its_line_as_bad_as_what_fails() -> None:
    bad = Package("npm", "a", "1.0", "package-lock.json", 7, scope=Scope.DEV, via=("b", "c"), licences=("MIT", "AGPL-3.0-only"))
    good = Package("npm", "d", "1.0", "package-lock.json", 9, licences=("MIT",))
    untold = Package("npm", "e", "1.0", "package-lock.json", 11)
    (found,) = denied_findings([bad, good, untold], ["AGPL-*"], Severity.CRITICAL)
    assert (found.rule, found.severity, found.location) == (
        "packages/denied-licence",
        Severity.CRITICAL,
        Location("package-lock.json", 7, 7),
    )
    assert "a 1.0, a development dependency, pulled in by c > b, is under AGPL-3.0-only" in found.message
    assert denied_findings([bad], (), Severity.HIGH) == ()
