"""The run over all files.

Most files of a repository lack the words that come with a request, and with them every taint source: they are read with the few
rules that need none, which takes a fraction of the time. Of many files with such words, those with a source are looked for first:
a word may stand in a comment, and the taint rules take longer than all the others.
"""

from __future__ import annotations

import re
import time
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scanner.engines.code_follow_rules import SOURCES, followed
from scanner.engines.code_output import CoreOutput, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from scanner.engines.code_core import Core
    from scanner.engines.code_rules import Rule
    from scanner.engines.interface import Limits

    Target = tuple[str, str, str]
    """See `Core.run`."""
    Further = Callable[[Sequence[Rule]], list[dict[str, object]]]
    """Rules that are run besides some rules."""

WORTH_A_RUN: Final = 20
"""Files that may be read with fewer rules. For fewer a process of their own costs more than it saves."""

LOAD: Final = 1500
"""Files with words that are read in one run: what it writes of more could pass the limit of its output."""


def first_run(
    core: Core, rules: Sequence[Rule], targets: Sequence[Target], limits: Limits, further: Further | None
) -> CoreOutput:
    """Read all files with all rules that can find something in them.

    Args:
        core: the program.
        rules: all that serve any of the files.
        targets: the files.
        limits: for all of it.
        further: what gives the rules that are run besides; none when None.

    Raises:
        ProcessError, CoreOutputError: see `Core.run`.

    """
    run = _Run(core, limits, time.monotonic() + limits.seconds, further)
    quiet = frozenset(_quiet(rules, targets))
    loud = [target for target in targets if target not in quiet]
    if len(quiet) < min(WORTH_A_RUN, len(targets)):
        return run.loud(rules, targets)
    wordless = [rule for rule in rules if rule.words is None]
    served = {analyzer for rule in wordless for analyzer in rule.analyzers}
    # Where every rule for a language has words, its files without them are done with.
    silent = CoreOutput((), (), frozenset(file for file, _, analyzer in quiet if analyzer not in served))
    asked = [target for target in targets if target in quiet and target[2] in served]
    return joined([silent, run.all(wordless, asked), run.loud(rules, loud)])


@dataclass(frozen=True, slots=True)
class _Run:
    core: Core
    limits: Limits
    deadline: float
    further: Further | None

    def loud(self, rules: Sequence[Rule], targets: Sequence[Target]) -> CoreOutput:
        """Read files in which any rule may find something."""
        sought = [rule for rule in rules if rule.words is not None and followed(rule)]
        if self.further is None or not sought or len(targets) <= WORTH_A_RUN:
            return self.all(rules, targets)
        others = [rule for rule in rules if rule not in sought]
        sources = self.further(rules)
        before = joined(self._one([*_definitions(others), *sources], load) for load in _loads(targets))
        told = {language for source in sources for language in _languages(source)}
        having = {match.path for match in before.matches if match.check_id.startswith(SOURCES)}
        tainted = [target for target in targets if target[0] in having or target[2] not in told]
        return joined([before, *(self._one(_definitions(sought), load) for load in _loads(tainted))])

    def all(self, rules: Sequence[Rule], targets: Sequence[Target]) -> CoreOutput:
        """Read files with all of these rules."""
        sources = self.further(rules) if self.further is not None else ()
        return joined(self._one([*_definitions(rules), *sources], load) for load in _loads(targets))

    def _one(self, rules: Sequence[Mapping[str, object]], targets: Sequence[Target]) -> CoreOutput:
        left = replace(self.limits, seconds=max(1.0, self.deadline - time.monotonic()))
        return self.core.run(rules, targets, left)


def _loads(targets: Sequence[Target]) -> Iterator[Sequence[Target]]:
    return (targets[start : start + LOAD] for start in range(0, len(targets), LOAD))


def _definitions(rules: Sequence[Rule]) -> list[Mapping[str, object]]:
    return [rule.definition for rule in rules]


def _languages(source: Mapping[str, object]) -> list[str]:
    named = source["languages"]
    return named if isinstance(named, list) else []


def _quiet(rules: Iterable[Rule], targets: Iterable[Target]) -> list[Target]:
    """The files without any word of the rules for their language that have words."""
    words: dict[str, set[str]] = defaultdict(set)
    for rule in rules:
        if rule.words is not None:
            for analyzer in rule.analyzers:
                words[analyzer].add(rule.words)
    found = {analyzer: re.compile("|".join(sorted(each)).encode()) for analyzer, each in words.items()}
    return [target for target in targets if (pattern := found.get(target[2])) and _lacks(target[0], pattern)]


def _lacks(file: str, words: re.Pattern[bytes]) -> bool:
    """What can not be read lacks nothing: the core says what is wrong with it."""
    try:
        return words.search(Path(file).read_bytes()) is None
    except OSError:
        return False
