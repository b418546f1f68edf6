"""One run of semgrep-core (of the `semgrep` wheel) over given files with given rules."""

from __future__ import annotations

import importlib.util
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scanner.engines.code_narrow import Narrowing
from scanner.engines.code_output import CoreOutput, CoreOutputError, decode
from scanner.process import minimal_environment, run_limited

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scanner.engines.interface import Limits

_RULE_SECONDS = 5
"""One rule on one file; Semgrep's own default."""
_RULE_TIMEOUTS = 3
"""After which a file is left, told as a gap."""
FILE_MATCHES = 2000
"""Past this the core drops all matches of the file, told as a gap: more is generated code."""
_RUNTIME = "s=1M"
"""OCaml's: a young heap of 1M words (8 MB) a core. With its default of 256k all cores stop for each other so often that two
cores take twice the processor time of one, most of all on a busy machine (seen: 20 s and 8 s for one tree)."""


@dataclass(frozen=True, slots=True)
class Core:
    """The program."""

    program: Path | None = None
    """The wheel's when None."""

    def run(
        self,
        rules: Sequence[Mapping[str, object]],
        targets: Sequence[tuple[str, str, str]],
        limits: Limits,
        file_matches: int = FILE_MATCHES,
    ) -> CoreOutput:
        """Read files with rules.

        Args:
            rules: as Semgrep writes them, without our metadata.
            targets: of each file its place on disk, its path in the target, and semgrep-core's name for its language.
            limits: for the process group.
            file_matches: past this all matches of a file are dropped.

        Raises:
            ProcessError: it was ended by a limit or a crash.
            CoreOutputError: it gave up, or wrote something else than the pinned version does.

        """
        with tempfile.TemporaryDirectory(prefix="outrider-code-") as scratch:
            work = Path(scratch)
            narrowing = Narrowing(targets)
            (work / "rules.json").write_text(json.dumps({"rules": [narrowing.rule(rule) for rule in rules]}))
            (work / "targets.json").write_text(json.dumps(["Targets", [_target(*target) for target in targets]]))
            argv = [str(self.program or _wheel_core()), *_flags(limits, len(targets), file_matches)]
            environment = {**minimal_environment(work), "OCAMLRUNPARAM": _RUNTIME}
            finished = run_limited(argv, stdin=None, cwd=work, env=environment, limits=limits)
        output = decode(finished.stdout)
        if finished.returncode != 0:
            raise CoreOutputError("semgrep-core gave up: rescan, and report it if it happens again.")
        return output


def _target(file: str, path: str, analyzer: str) -> list[object]:
    return ["CodeTarget", {"path": {"fpath": file, "ppath": f"/{path}"}, "analyzer": analyzer, "products": ["sast"]}]


def _flags(limits: Limits, targets: int, file_matches: int) -> list[str]:
    # -max_memory is a wish (the core was seen to hold six times as much); the limit that holds is the process group's.
    return [
        *("-json", "-json_nodots", "-rules", "rules.json", "-targets", "targets.json"),
        *("-j", str(max(1, min(os.cpu_count() or 1, targets)))),
        *("-timeout", str(_RULE_SECONDS), "-timeout_threshold", str(_RULE_TIMEOUTS)),
        *("-max_memory", str(limits.memory_bytes // 2**20), "-max_match_per_file", str(file_matches)),
    ]


def _wheel_core() -> Path:
    spec = importlib.util.find_spec("semgrep")
    places = spec.submodule_search_locations if spec is not None else None
    return Path(next(iter(places or ["semgrep"]))) / "bin" / "semgrep-core"
