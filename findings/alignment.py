"""Which of several equal findings in one file are the old ones: those that the least moving of lines explains."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_STEPS = 200_000
"""Beyond this (about 0.1 s) equal findings are paired in order: which of hundreds of copies is called new no longer matters."""


def align(longer: Sequence[int], shorter: Sequence[int]) -> tuple[int, ...]:
    """Choose the positions in `longer` that stand for the lines of `shorter`, keeping their order.

    An edit moves all lines after it by the same amount, so among all choices the one wins whose shift changes least from each
    line to the next, with shift zero before the first. Among equals the later position wins: lines are pushed down by an
    insertion more often than pulled up by a deletion.

    Args:
        longer: line numbers in rising order, at least as many as in `shorter`.
        shorter: line numbers in rising order.

    """
    spare = len(longer) - len(shorter)
    if spare == 0 or len(shorter) * (spare + 1) ** 2 > _MOST_STEPS:
        return tuple(range(len(shorter)))
    if not shorter:
        return ()
    return _least_shifting(longer, shorter, spare)


def _least_shifting(longer: Sequence[int], shorter: Sequence[int], spare: int) -> tuple[int, ...]:
    """Solve by dynamic programming: `costs[slack]` is the cheapest way to have skipped `slack` lines of `longer` so far."""
    costs = [abs(line - shorter[0]) for line in longer[: spare + 1]]
    came_from: list[list[int]] = []
    for index in range(1, len(shorter)):
        gap = shorter[index] - shorter[index - 1]
        best = [
            min(
                (costs[before] + abs(longer[index + slack] - longer[index - 1 + before] - gap), -before)
                for before in range(slack + 1)
            )
            for slack in range(spare + 1)
        ]
        costs = [cost for cost, _ in best]
        came_from.append([-negated for _, negated in best])
    slack = min(range(spare + 1), key=lambda slack: (costs[slack], -slack))
    slacks = [slack]
    for origins in reversed(came_from):
        slack = origins[slack]
        slacks.append(slack)
    return tuple(index + slack for index, slack in enumerate(reversed(slacks)))
