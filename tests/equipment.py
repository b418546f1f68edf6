"""Optional equipment: real data and documents of others that sharpen some tests and that no test may depend on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


STORMS = "OUTRIDER_TEST_STORMS"


long = pytest.mark.skipif(not os.environ.get(STORMS), reason="a long one: make chaos runs it")
"""What the usual run tests in parts, as a whole."""


def many(usual: int, storm: int) -> int:
    """How often something is done: enough to see it fail, or as often as is promised, for `make chaos`."""
    return storm if os.environ.get(STORMS) else usual


def find(variable: str, *candidates: str) -> Path | None:
    """The path an environment variable names, else the first candidate that exists, relative to the repository's root."""
    named = os.environ.get(variable)
    if named:
        return Path(named)
    return next((ROOT / candidate for candidate in candidates if (ROOT / candidate).exists()), None)
