"""Two clients' answers side by side, with room for why they differ."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from bench.agreement.matched import Hit

OURS, THEIRS = "only ours", "only theirs"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a difference is as it should be, or what is to be mended."""

    side: str
    package: str
    """A glob."""
    id: str
    """A glob, for any of a vulnerability's ids."""
    why: str
    fact: str = ""
    """What must hold of that record, see `facts`; empty for nothing."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What both found, and what only one did."""

    agreed: tuple[Hit, ...]
    only_ours: tuple[Hit, ...]
    only_theirs: tuple[Hit, ...]
    facts: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By record; see `facts`."""

    def unexplained(self, explanations: Sequence[Explanation]) -> int:
        """How many differences nobody has explained."""
        sides = ((OURS, self.only_ours), (THEIRS, self.only_theirs))
        return sum(explained(side, hit, explanations, self.facts) is None for side, hits in sides for hit in hits)


def compare(ours: Iterable[Hit], theirs: Iterable[Hit]) -> Comparison:
    """Pair findings about one package's version that share an id: databases name one vulnerability differently."""
    other: dict[tuple[str, str, str], list[Hit]] = {}
    theirs = frozenset(theirs)
    for hit in theirs:
        for name in hit.ids:
            other.setdefault((hit.package, hit.version, name), []).append(hit)
    agreed: list[Hit] = []
    only_ours: list[Hit] = []
    met: set[Hit] = set()
    for hit in sorted(ours):
        partners = [partner for name in hit.ids for partner in other.get((hit.package, hit.version, name), ())]
        met.update(partners)
        (agreed if partners else only_ours).append(hit)
    return Comparison(tuple(agreed), tuple(only_ours), tuple(sorted(theirs - met)))


def explained(side: str, hit: Hit, explanations: Iterable[Explanation], facts: Mapping[str, frozenset[str]]) -> str | None:
    """The first explanation that covers a difference."""
    for one in explanations:
        holding = [name for name in hit.ids if not one.fact or one.fact in facts.get(name, ())]
        named = any(fnmatchcase(name, one.id) for name in holding)
        if one.side == side and named and fnmatchcase(hit.package, one.package):
            return one.why
    return None


def read_explanations(file: Path) -> tuple[Explanation, ...]:
    """Explanations from JSON: a list of objects with `side`, `package`, `id` and `why`, and `fact` where one must hold."""
    return tuple(
        Explanation(it["side"], it["package"], it["id"], it["why"], it.get("fact", "")) for it in json.loads(file.read_text())
    )


def report(found: Comparison, explanations: Sequence[Explanation], most: int) -> Iterable[str]:
    """Lines for a person: the sums, then each difference with its explanation or an empty slot for one."""
    yield f"{len(found.agreed)} agreed, {len(found.only_ours)} only ours, {len(found.only_theirs)} only theirs"
    for side, hits in ((OURS, found.only_ours), (THEIRS, found.only_theirs)):
        for hit in hits[:most]:
            yield f"{side}: {hit.package} {hit.version}: {', '.join(hit.ids[:3])}"
            yield f"    because: {explained(side, hit, explanations, found.facts) or '(not explained yet)'}"
        if hits[most:]:
            yield f"{side}: {len(hits) - most} more"
    yield f"{found.unexplained(explanations)} not explained"
