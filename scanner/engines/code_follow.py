"""Follows data through the functions of a scan's own files, which semgrep-core's taint analysis takes for unknown ones.

Only files where the first run saw a source, and files they share names with, are looked at again. There, functions that are
called are summarised (which parameters reach their result or a sink, whether data of their own becomes it), again as long as
summaries of summaries tell more. Then the rules run once more over the files whose calls are now understood.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from findings.coverage import Reason, Skipped
from scanner.engines.code_family import Family
from scanner.engines.code_follow_rules import SOURCES, followed, source_rule
from scanner.engines.code_output import CoreOutput, CoreOutputError, Place, TraceStop
from scanner.process import ProcessError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scanner.engines.code_core import Core
    from scanner.engines.code_findings import Sources
    from scanner.engines.code_rules import Rule
    from scanner.engines.interface import Limits

FOLLOWING_VERSION = 3
"""Counts in the engine's digest: another one may find other things with the same rules."""

FAMILIES = {"java": ("java",), "javascript": ("javascript", "typescript"), "python": ("python",)}
"""Languages that are followed, with semgrep-core's names for those that call each other's functions."""

_NOT_FOLLOWED = Reason(
    "not-followed", "data could not be followed through its functions within the limits; choose a larger size, or scan again."
)


@dataclass(frozen=True, slots=True)
class Followed:
    """The first run's output, seen again."""

    output: CoreOutput
    ways: Mapping[tuple[str, Place], tuple[TraceStop, ...]] = field(default_factory=dict)
    """Of matches whose trace goes through functions, by rule and place."""
    gaps: tuple[Skipped, ...] = ()
    """Files where that did not come to an end: for them the first run stands."""


def source_rules(rules: Sequence[Rule]) -> list[dict[str, object]]:
    """What the first run needs besides the rules: for each family of languages one rule that finds sources."""
    usable = {family: _of_family(rules, family) for family in FAMILIES}
    return [source_rule(family, list(FAMILIES[family]), found) for family, found in usable.items() if found]


def follow(
    output: CoreOutput, rules: Sequence[Rule], sources: Sources, analyzers: Mapping[str, str], core: Core, limits: Limits
) -> Followed:
    """See the matches of the first run again, knowing what functions do.

    Args:
        output: of the first run, with `source_rules`.
        rules: those of the first run.
        sources: the files of the first run.
        analyzers: semgrep-core's name for each file's language, by path.
        core: the program.
        limits: what is left of the engine's; past them the first run's matches stand, and the gaps say so.

    Raises:
        CoreOutputError: it tells of files or rules that it was not given, or refused a rule.

    """
    deadline = time.monotonic() + limits.seconds
    seen = {sources.path(match.path) for match in output.matches if match.check_id.startswith(SOURCES)}
    unread = (sources.targets.keys() - output.scanned) | {fault.location.path for fault in output.faults if fault.location}
    result = Followed(replace(output, matches=tuple(each for each in output.matches if not each.check_id.startswith(SOURCES))))
    for family, names in FAMILIES.items():
        paths = {path for file, path in sources.targets.items() if analyzers[path] in names and file not in unread}
        if seen & paths and (usable := _of_family(rules, family)):
            left = replace(limits, seconds=max(1.0, deadline - time.monotonic()))
            result = _follow(result, Family(family, usable, sources, analyzers, core, left), seen & paths, paths)
    return result


def _follow(before: Followed, family: Family, seen: set[str], paths: set[str]) -> Followed:
    try:
        judged = family.judge(before.output, seen, paths)
    except (ProcessError, OSError):
        return replace(before, gaps=(*before.gaps, *_gaps(seen)))
    except CoreOutputError as error:
        if error.reason != "bad-output":
            raise
        return replace(before, gaps=(*before.gaps, *_gaps(seen)))
    kept = tuple(match for match in before.output.matches if not family.void(match, judged))
    return Followed(
        replace(before.output, matches=(*kept, *judged.matches)),
        {**before.ways, **judged.ways},
        (*before.gaps, *_gaps(judged.left)),
    )


def _gaps(paths: set[str]) -> tuple[Skipped, ...]:
    return tuple(Skipped(path, _NOT_FOLLOWED, gap=True) for path in sorted(paths))


def _of_family(rules: Sequence[Rule], family: str) -> list[Rule]:
    return [rule for rule in rules if rule.analyzers & set(FAMILIES[family]) and followed(rule)]
