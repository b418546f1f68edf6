"""Looks for secrets, by Kingfisher's built-in rules and some of ours, in a process of its own that keeps their values to itself.

Values are told apart by a slow hash alone. Only an issuer that somebody opted in to is asked about what it hands out.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import sys
import tempfile
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from findings.coverage import Coverage, Outcome, Reason, Skipped
from findings.fingerprint import is_fingerprint
from findings.model import Confidence, Finding, InvalidFindingError, Location
from scanner.engines.account import Account, nameable
from scanner.engines.secrets_answer import Answers
from scanner.engines.secrets_issuers import Answer, told_of
from scanner.engines.secrets_kinds import CWE, ENGINE, HELP, kind, severity
from scanner.engines.secrets_places import IN_FILES, Place
from scanner.process import ProcessError, minimal_environment, run_limited

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scanner.engines.interface import EngineResult, Limits
    from scanner.engines.secrets_answer import OfTree, Told
    from scanner.engines.secrets_issuers import Issuer
    from scanner.workspace import Passage, Tree

PINNED_VERSION = "1.5.0"
RULE_CACHE_VARIABLE = "KF_RULE_CACHE_DIR"
"""Kingfisher's name for the folder of compiled rules: 0.3 s to load instead of 4 s to compile. A container image sets it to one
that is filled already, which may be read-only."""

_CHILD = (sys.executable, "-I", "-m", "scanner.engines.secrets_child")
# Our own rules, rule ids, noise list and severities change what is found beside Kingfisher's version: count this up with them.
_RECIPE = 3

_SKIPPED = {
    "timeout": "looking for secrets took too long in it; split the file, or exclude it if it is generated.",
    "unreadable": "it could not be read; rescan, and report it if it happens again.",
    "too-many-secrets": "there are more secrets than one scan lists; deal with those listed, then rescan.",
}

_ADVICE = ". Rotate it first, then take it out of the files: their history keeps it."


class _BadAnswerError(Exception):
    """The child ended badly, or said what it should not."""

    reason = "bad-output"


class SecretsEngine:
    """See `scanner.engines.interface.Engine`."""

    name = ENGINE

    def __init__(self, child: Sequence[str] = _CHILD, cache: Path | None = None, issuers: tuple[Issuer, ...] = ()) -> None:
        """Make an engine that reads nothing yet.

        Args:
            child: the command that answers requests.
            cache: folder for compiled rules; the one the environment names, or the user's, when None.
            issuers: who is asked over the network whether a secret is still good; nobody by default.

        """
        self._child = child
        self._cache = cache or _cache_folder(os.environ)
        self._issuers = issuers

    def scan(self, tree: Tree, limits: Limits, only: frozenset[str] | None = None) -> EngineResult:
        """See `Engine.scan`."""
        return self._scan((tree,), limits, only)[0]

    def scan_together(self, trees: Sequence[Tree], limits: Limits) -> tuple[EngineResult, ...]:
        """See `ReadsHistory.scan_together`."""
        together = self._scan(trees, limits, None)
        if len(trees) == 1 or all(result.run.outcome is not Outcome.ERROR for result in together):
            return together
        # One tree's fault must not be the others', and alone each has all of the limits.
        return tuple(self.scan(tree, limits) for tree in trees)

    def _scan(self, trees: Sequence[Tree], limits: Limits, only: frozenset[str] | None) -> tuple[EngineResult, ...]:
        version = importlib.metadata.version("kingfisher-secret-scanner")
        asked = "".join(f", asked {issuer.name}" for issuer in self._issuers)
        rules = f"kingfisher-secret-scanner {version}, built-in rules and ours, recipe {_RECIPE}{asked}"
        account = Account(ENGINE, version, hashlib.sha256(rules.encode()).hexdigest())
        if version != PINNED_VERSION:
            text = f"Kingfisher is {version}, not {PINNED_VERSION}: install the pinned one."
            return (account.failed("engine-version", text),) * len(trees)
        if not any(tree.files for tree in trees):
            return (account.skipped(),) * len(trees)
        try:
            answers = self._ask(trees, limits, only)
            return tuple(_result(account, tree, answer, self._issuers) for tree, answer in zip(trees, answers, strict=True))
        except (ProcessError, _BadAnswerError) as error:
            failed = account.failed(error.reason, f"The secrets engine did not finish: {error}")
        except InvalidFindingError:
            failed = account.failed(
                "bad-output", "The secrets engine told of a place that can not be: rescan, and report it if it happens again."
            )
        except OSError as error:
            failed = account.failed_by_system(error)
        return (failed,) * len(trees)

    def in_passing(self, finding: Finding, passage: Passage) -> Finding:
        """See `ReadsHistory.in_passing`."""
        place = Place.of(passage, finding.location)
        what, _, more = finding.message.partition(_ADVICE)
        return replace(
            finding,
            title=finding.title.replace(IN_FILES, place.title, 1),
            message=f"{what}, {place.told}{more}",
            location=place.location,
            commit=passage.commit,
        )

    def _ask(self, trees: Sequence[Tree], limits: Limits, only: frozenset[str] | None) -> tuple[OfTree, ...]:
        asked = [{"root": str(tree.root), "files": nameable(tree.files)[0]} for tree in trees]
        issuers = (
            [] if only is not None else [asdict(issuer) for issuer in self._issuers]
        )  # on the merge base nothing new is told
        request = {"trees": asked, "only": None if only is None else sorted(only), "issuers": issuers}
        with tempfile.TemporaryDirectory(prefix="outrider-secrets-") as scratch:
            home = Path(scratch)
            env = {**minimal_environment(home), RULE_CACHE_VARIABLE: str(_made(self._cache) or home)}
            done = run_limited(self._child, stdin=json.dumps(request).encode(), cwd=home, env=env, limits=limits)
        if done.returncode != 0:
            raise _BadAnswerError("Kingfisher gave up; rescan, and report it if it happens again.")
        try:
            answers = Answers.model_validate_json(done.stdout).trees
        except ValidationError:
            answers = ()
        if len(answers) != len(trees):
            # Not chained: the error quotes its input, which no one has promised to hold no secret.
            raise _BadAnswerError("its answer is not what it should be; rescan, and report it if it happens again.")
        return answers


def _result(account: Account, tree: Tree, answer: OfTree, issuers: tuple[Issuer, ...]) -> EngineResult:
    if not tree.files:
        return account.skipped()
    files, unnamed = nameable(tree.files)
    known = frozenset(files)
    findings = tuple(_finding(told, known, issuers) for told in answer.findings)
    return account.ended(findings, Coverage(answer.files, 0, answer.bytes, (*_gaps(answer, known), *unnamed)))


def _finding(told: Told, files: frozenset[str], issuers: tuple[Issuer, ...]) -> Finding:
    if told.path not in files or not is_fingerprint(told.fingerprint):
        raise _BadAnswerError("it told of what it was not asked; rescan, and report it if it happens again.")
    name = kind(told.rule)
    begins = f", beginning with {told.excerpt}" if told.excerpt else ""
    confidence = Confidence.HIGH if told.answer is Answer.ACCEPTED else told.confidence
    return Finding(
        rule=told.rule,
        engine=ENGINE,
        title=f"{IN_FILES}{name}",
        severity=severity(told.rule, confidence),
        confidence=confidence,
        message=f"{name} ({told.length} bytes{begins}){_ADVICE}{told_of(told.rule, told.answer, issuers)}",
        help=HELP,
        location=Location(told.path, told.start[0], told.end[0], told.start[1], told.end[1]),
        fingerprint=told.fingerprint,
        snippet=told.snippet,
        cwe=CWE,
    )


def _gaps(answer: OfTree, files: frozenset[str]) -> tuple[Skipped, ...]:
    unread = _SKIPPED["unreadable"]
    return tuple(
        Skipped(left.path, Reason(left.code, _SKIPPED.get(left.code, unread)), gap=True)
        for left in answer.skipped
        if left.path in files
    )


def _cache_folder(environment: Mapping[str, str]) -> Path:
    """Where compiled rules stay between scans."""
    if named := environment.get(RULE_CACHE_VARIABLE):
        return Path(named)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "outrider" / "kingfisher"
    return Path(environment.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "outrider" / "kingfisher"


def _made(folder: Path) -> Path | None:
    """The folder, made if need be; None where there can not be one, which costs time only."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return folder
