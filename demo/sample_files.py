"""The sample repository: what its main branch holds, what the pull request changes, and what the fix changes back."""

from __future__ import annotations

import secrets
import string
from pathlib import Path

FOLDER = Path(__file__).parent / "sample"
MOVED = ("shop/invoices.py",)
"""Removed by the pull request: it puts the same code into `shop/downloads/`."""


def files_of(stage: str) -> dict[str, str]:
    """The files of `main`, `change` or `fix`. The planted key is made anew each time: it never lies in this repository."""
    key = planted_key()
    found = sorted(path for path in (FOLDER / stage).rglob("*") if path.is_file())
    return {path.relative_to(FOLDER / stage).as_posix(): path.read_text().replace("@@KEY@@", key) for path in found}


def planted_key() -> str:
    """Looks like a forge's access token, and is none."""
    return "ghp_" + "".join(secrets.choice(string.ascii_letters + string.digits) for _ in range(36))
