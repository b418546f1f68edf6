import pytest

from findings.policy import ENGINES, OPTIONAL_ENGINES
from scanner.engines.registry import FACTORIES, engines_named


def test_the_registry_and_policies_know_the_same_engines() -> None:
    assert tuple(name for name, _ in FACTORIES) == (*ENGINES, *OPTIONAL_ENGINES)
    assert [engine.name for engine in engines_named(ENGINES)] == list(ENGINES)


def test_engines_come_in_the_registrys_order_and_only_those_asked_for() -> None:
    assert [engine.name for engine in engines_named(("packages", "code"))] == ["code", "packages"]
    assert engines_named(()) == ()


def test_an_unknown_engine_is_named() -> None:
    with pytest.raises(ValueError, match="there is no engine cobol: choose from code, secrets, packages, qscanner"):
        engines_named(("code", "cobol"))
