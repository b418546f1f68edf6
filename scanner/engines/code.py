"""Reads code with our own rules, by running semgrep-core (of the `semgrep` wheel) once over all languages of a tree.

The core is started directly: its command line takes seconds to start, hides traces, and obeys files of the scanned repository
(`.semgrepignore`, `nosemgrep`). The core reads the files it is given and no others.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from findings.coverage import Coverage
from scanner.engines.account import Account, nameable
from scanner.engines.code_core import Core
from scanner.engines.code_findings import ENGINE, Sources, findings_of, gaps_of
from scanner.engines.code_first_run import first_run
from scanner.engines.code_follow import FOLLOWING_VERSION, Followed, follow, source_rules
from scanner.engines.code_languages import language_of
from scanner.engines.code_output import PINNED_VERSION, CoreOutputError
from scanner.engines.code_rules import Rule, RulePack, RulePackError
from scanner.process import ProcessError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scanner.engines.interface import EngineResult, Limits
    from scanner.workspace import Tree

RULES = Path(__file__).resolve().parents[2] / "rules"


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
        self._core = Core(core)
        self._summaries = summaries

    def scan(self, tree: Tree, limits: Limits, only: frozenset[str] | None = None) -> EngineResult:
        """See `Engine.scan`."""
        account = Account(ENGINE, _installed_version(), "")
        try:
            account = Account(ENGINE, account.version, self._digest(), account.started)
            rules, analyzers = self._plan(tree, only)
            if not analyzers:
                return account.skipped()
            return self._run(tree, limits, rules, analyzers, account)
        except (ProcessError, CoreOutputError, RulePackError) as error:
            return account.failed(error.reason, f"The code engine did not finish: {error}")
        except OSError as error:
            return account.failed_by_system(error)

    def _digest(self) -> str:
        """Of all that decides what is found besides semgrep-core itself."""
        followed = f"{self._pack.digest}:followed-{FOLLOWING_VERSION}"
        return hashlib.sha256(followed.encode()).hexdigest() if self._summaries else self._pack.digest

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
        targets = [(file, path, analyzers[path]) for file, path in sources.targets.items()]
        followed = self._followed(rules, targets, sources, limits, account)
        unread = {item.path for item in gaps_of(followed.output, sources)}
        skipped = (
            *gaps_of(followed.output, sources),
            *(gap for gap in followed.gaps if gap.path not in unread),
            *unnamed,
        )
        read = [path for path in named if path not in {item.path for item in skipped}]
        size = sum((tree.root / path).stat().st_size for path in read)
        found = findings_of(followed.output, {rule.id: rule for rule in rules}, sources, followed.ways)
        return account.ended(found, Coverage(files=len(read), bytes=size, skipped=skipped))

    def _followed(
        self, rules: Sequence[Rule], targets: list[tuple[str, str, str]], sources: Sources, limits: Limits, account: Account
    ) -> Followed:
        """The first run, and what following data through functions makes of it."""
        output = first_run(self._core, rules, targets, limits, source_rules if self._summaries else None)
        if not self._summaries:
            return Followed(output)
        left = replace(limits, seconds=max(1.0, limits.seconds - account.elapsed))
        return follow(output, rules, sources, {path: analyzer for _, path, analyzer in targets}, self._core, left)


def _installed_version() -> str:
    try:
        return importlib.metadata.version("semgrep")
    except importlib.metadata.PackageNotFoundError:
        return PINNED_VERSION
