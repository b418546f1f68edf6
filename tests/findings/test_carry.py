"""A finding closes only when a scan that covered its place says so."""

from dataclasses import replace

from findings.carry import carry
from findings.model import State
from tests.findings.samples import finding

UNREAD = {"code": frozenset({"app.py"})}


def test_what_stood_in_an_unread_file_is_kept() -> None:
    there, elsewhere = finding("app.py"), finding("other.py")
    assert carry([there, elsewhere], [], UNREAD) == (there,)


def test_nothing_is_known_of_a_target_that_was_not_read_at_all() -> None:
    assert carry([finding("app.py")], [], {"code": frozenset({"*"})}) == (finding("app.py"),)


def test_a_finding_that_was_seen_elsewhere_has_moved() -> None:
    assert carry([finding("app.py")], [finding("other.py")], UNREAD) == ()


def test_what_another_engine_could_not_read_says_nothing() -> None:
    assert carry([finding("app.py", rule="secrets/key")], [], UNREAD) == ()


def test_what_was_fixed_before_is_not_kept() -> None:
    assert carry([replace(finding("app.py"), state=State.FIXED)], [], UNREAD) == ()
