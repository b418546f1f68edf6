"""All engines, in the order in which they are reported. A new one is a module beside this one and a line below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.engines.code import CodeEngine
from scanner.engines.interface import ReadsHistory
from scanner.engines.packages import PackagesEngine
from scanner.engines.secrets import SecretsEngine

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scanner.engines.interface import Engine


def _qscanner() -> Engine:
    from scanner.engines.qscanner import QscannerEngine  # noqa: PLC0415  whoever has none need not wait for it

    return QscannerEngine()


FACTORIES: tuple[tuple[str, Callable[[], Engine]], ...] = (
    ("code", CodeEngine),
    ("secrets", SecretsEngine),
    ("packages", PackagesEngine),
    ("qscanner", _qscanner),
)
"""Names, as tickets and policies ask for them (`findings.policy`: `ENGINES`, then `OPTIONAL_ENGINES`), with what makes each."""


def engines_named(names: Iterable[str]) -> tuple[Engine, ...]:
    """Make the engines asked for, in the registry's order.

    Raises:
        ValueError: a name that is no engine's.

    """
    asked = frozenset(names)
    known = [name for name, _ in FACTORIES]
    if unknown := asked.difference(known):
        raise ValueError(f"there is no engine {', '.join(sorted(unknown))}: choose from {', '.join(known)}")
    return tuple(make() for name, make in FACTORIES if name in asked)


def reads_history(engines: Iterable[Engine]) -> bool:
    """Whether any of them reads the commits of a change."""
    return any(isinstance(engine, ReadsHistory) for engine in engines)
