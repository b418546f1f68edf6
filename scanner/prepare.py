"""What engines make once a machine, made before the first scan needs it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from scanner.engines.interface import Limits
from scanner.engines.secrets import SecretsEngine
from scanner.workspace import Tree


class PreparationError(Exception):
    """The scanner of this machine can not do its work. The message is the engine's own account."""


def prepare() -> None:
    """Compile the rules for secrets: seconds now, or seconds of the first scan.

    Raises:
        PreparationError: the engine did not finish.

    """
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "empty.txt").write_text("\n")
        reason = SecretsEngine().scan(Tree(Path(folder), ("empty.txt",)), Limits()).run.reason
    if reason is not None:
        raise PreparationError(reason.text)
