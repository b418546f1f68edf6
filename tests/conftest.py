"""What holds for all tests."""

from __future__ import annotations

LONGEST_NAME = 40


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name long contents by their argument: made ones differ from process to process, and the names of tests must not."""
    return argname if isinstance(val, (bytes, str)) and len(val) > LONGEST_NAME else None
