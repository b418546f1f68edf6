"""Reads code with our own rules, by running semgrep-core (of the `semgrep` wheel) once over all languages of a tree.

The core is started directly: its command line takes seconds to start, hides traces, and obeys files of the scanned repository
(`.semgrepignore`, `nosemgrep`). The core reads the files it is given and no others.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from findings.coverage import Coverage
from scanner.engines.account import Account, nameable
from scanner.engines.code_findings import ENGINE, Sources, findings_of, gaps_of
from scanner.engines.code_languages import language_of
from scanner.engines.code_output import PINNED_VERSION, CoreOutputError, decode
from scanner.engines.code_rules import Rule, RulePack, RulePackError
from scanner.process import ProcessError, minimal_environment, run_limited

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.engines.interface import EngineResult, Limits
    from scanner.workspace import Tree

RULES = Path(__file__).resolve().parents[2] / "rules"

_RULE_SECONDS = 5
"""One rule on one file; Semgrep's own default."""
_RULE_TIMEOUTS = 3
"""After which a file is left, told as a gap."""
_FILE_MATCHES = 2000
"""Past this the core drops all matches of the file, told as a gap: more is generated code."""


class CodeEngine:
    """See `scanner.engines.interface.Engine`."""

    name = ENGINE

    def __init__(self, rules: Path = RULES, core: Path | None = None, *, summaries: bool = True) -> None:
        """Make an engine that reads nothing yet.

        Args:
            rules: folder of the rule pack.
            core: the program; the wheel's when None.
            summaries: whether data is also followed through functions of the tree, which takes a second run.

        """
        self._pack = RulePack(rules)
        self._core = core
        self._summaries = summaries

    def scan(self, tree: Tree, limits: Limits, only: frozenset[str] | None = None) -> EngineResult:
        """See `Engine.scan`."""
        account = Account(ENGINE, _installed_version(), "")
        try:
            account = Account(ENGINE, account.version, self._pack.digest, account.started)
            rules, analyzers = self._plan(tree, only)
            if not analyzers:
                return account.skipped()
            return self._run(tree, limits, rules, analyzers, account)
        except (ProcessError, CoreOutputError, RulePackError) as error:
            return account.failed(error.reason, f"The code engine did not finish: {error}")
        except OSError as error:
            return account.failed_by_system(error)

    def _plan(self, tree: Tree, only: frozenset[str] | None) -> tuple[list[Rule], dict[str, str]]:
        """The rules to run, and the files they read with their analyzers."""
        languages = {path: language for path in tree.files if (language := language_of(tree.root, path)) is not None}
        folders = {folder for language in languages.values() for folder in language.rule_folders}
        rules = [rule for rule in self._pack.rules(folders) if only is None or f"{ENGINE}/{rule.id}" in only]
        served = {analyzer for rule in rules for analyzer in rule.analyzers}
        return rules, {path: language.analyzer for path, language in languages.items() if language.analyzer in served}

    def _run(
        self, tree: Tree, limits: Limits, rules: Sequence[Rule], analyzers: dict[str, str], account: Account
    ) -> EngineResult:
        named, unnamed = nameable(tuple(analyzers))
        sources = Sources(tree.root, {str(tree.root / path): path for path in named})
        with tempfile.TemporaryDirectory(prefix="outrider-code-") as scratch:
            work = Path(scratch)
            (work / "rules.json").write_text(json.dumps({"rules": [rule.definition for rule in rules]}))
            (work / "targets.json").write_text(
                json.dumps(["Targets", [_target(*item, analyzers) for item in sources.targets.items()]])
            )
            argv = [str(self._core or _wheel_core()), *_flags(limits, len(sources.targets))]
            finished = run_limited(argv, stdin=None, cwd=work, env=minimal_environment(work), limits=limits)
        output = decode(finished.stdout)
        if finished.returncode != 0:
            raise CoreOutputError("semgrep-core gave up: rescan, and report it if it happens again.")
        skipped = (*gaps_of(output, sources), *unnamed)
        unread = {item.path for item in skipped}
        read = [path for path in sources.targets.values() if path not in unread]
        size = sum((tree.root / path).stat().st_size for path in read)
        found = findings_of(output, {rule.id: rule for rule in rules}, sources)
        return account.ended(found, Coverage(files=len(read), bytes=size, skipped=skipped))


def _target(file: str, path: str, analyzers: dict[str, str]) -> list[object]:
    return ["CodeTarget", {"path": {"fpath": file, "ppath": f"/{path}"}, "analyzer": analyzers[path], "products": ["sast"]}]


def _flags(limits: Limits, targets: int) -> list[str]:
    # -max_memory is a wish (the core was seen to hold six times as much); the limit that holds is the process group's.
    return [
        *("-json", "-json_nodots", "-rules", "rules.json", "-targets", "targets.json"),
        *("-j", str(max(1, min(os.cpu_count() or 1, targets)))),
        *("-timeout", str(_RULE_SECONDS), "-timeout_threshold", str(_RULE_TIMEOUTS)),
        *("-max_memory", str(limits.memory_bytes // 2**20), "-max_match_per_file", str(_FILE_MATCHES)),
    ]


def _wheel_core() -> Path:
    spec = importlib.util.find_spec("semgrep")
    places = spec.submodule_search_locations if spec is not None else None
    return Path(next(iter(places or ["semgrep"]))) / "bin" / "semgrep-core"


def _installed_version() -> str:
    try:
        return importlib.metadata.version("semgrep")
    except importlib.metadata.PackageNotFoundError:
        return PINNED_VERSION
