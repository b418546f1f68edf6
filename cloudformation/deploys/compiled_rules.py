"""The secrets engine's rules, compiled before a scan needs them: 0.3 s to load in place of 6 s to compile.

An image and a package bring them along (`cloudformation.package`, where it is built on the function's own architecture); else
they are compiled once, and kept for as long as Lambda keeps this environment warm.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from cloudformation.deploys.errors import DeployError
from cloudformation.deploys.scanner_process import compile_rules

VARIABLE: Final = "KF_RULE_CACHE_DIR"
PACKAGED: Final = Path(__file__).parent.parent.parent / "rule-cache"
KEPT: Final = "outrider-rules"


def own_copy(folder: Path, scratch: Path, seconds: float) -> dict[str, str]:
    """Environment of a scan: a copy of the rules that is its own, so that no scan hands anything on to the next.

    Kingfisher takes none from another user's folder, and neither image nor package knows the user that Lambda runs it as.

    Args:
        folder: of the scan's own.
        scratch: what stays for this environment's next scan.
        seconds: after which compiling is ended.

    """
    brought = (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None, PACKAGED)
    compiled = next((place for place in brought if place and place.is_dir()), None) or _kept(scratch, seconds)
    own = folder / "rules"
    own.mkdir(mode=0o700)
    for file in compiled.glob("*"):
        shutil.copyfile(file, own / file.name)
    return {VARIABLE: str(own)}


def _kept(scratch: Path, seconds: float) -> Path:
    """This environment's; no folder where they could not be compiled: the scan itself then says why."""
    kept = scratch / KEPT
    if not kept.is_dir():
        with tempfile.TemporaryDirectory(prefix="outrider-compile-", dir=scratch) as name:
            draft = Path(name) / KEPT
            draft.mkdir(mode=0o700)
            with suppress(DeployError, OSError):  # the second: another thread was faster
                compile_rules({VARIABLE: str(draft)}, Path(name), seconds)
                draft.rename(kept)
    return kept
