"""Which engines a scan of a deployment has: those that are there."""

from __future__ import annotations

import importlib.util
from typing import Final

_ALWAYS: Final = ("packages", "secrets")
CODE: Final = "code"
"""Its program alone is larger than a function's zip may be: only the container form has it."""
_PROGRAM: Final = "semgrep"


def engines_there() -> tuple[str, ...]:
    """The engines that this form of the function has by itself."""
    return (*_ALWAYS, CODE) if importlib.util.find_spec(_PROGRAM) else _ALWAYS


def judged_with(advisories: str, engines: tuple[str, ...]) -> str:
    """What a result depends on beside the content: what some engines found is no result of others'."""
    return "-".join((advisories, *(engine for engine in engines if engine not in _ALWAYS)))
