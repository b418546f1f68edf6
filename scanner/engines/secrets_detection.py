"""Kingfisher over the bytes of one file: candidates, without any of the ways in which scanned files can silence it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kingfisher_sdk import DetectionPolicy, Rules, ScanInput, Scanner

from findings.model import Confidence
from scanner.engines.secrets_kinds import ENGINE, rule_id
from scanner.engines.secrets_literals import literals
from scanner.engines.secrets_masking import merged
from scanner.engines.secrets_noise import is_noise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kingfisher_sdk import Finding as EngineFinding

_FILE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place where a secret stands. Never leaves the process that read the file."""

    rule: str
    confidence: Confidence
    start: int
    """Byte offset; for an encoded secret that of its encoded form."""
    end: int
    """Exclusive."""
    value: bytes = field(repr=False)
    told: bool
    """False for a part that is only a secret together with others: masked, but no finding of its own."""


class Detector:
    """Kingfisher with its built-in rules. It has no network and checks no secret with its issuer."""

    def __init__(self) -> None:
        # Comments that ask to be ignored, and comments in markup, are read like anything else: both are the author's to write.
        policy = DetectionPolicy(inline_ignores=False, markup_context=False)
        self._scanner = Scanner(Rules(), policy=policy)

    def candidates(self, path: str, data: bytes) -> tuple[Candidate, ...]:
        """All secrets of one file, in order.

        Some rules look at certain names only, and most pass over names such as `package-lock.json` or anything below
        `node_modules`. So the bytes are read twice, under their name and without one.

        Raises:
            TimeoutError: the file takes too long.

        """
        named = self._scanner.scan_input(ScanInput(path=path, data=data), timeout=_FILE_SECONDS)
        nameless = self._scanner.scan(data, timeout=_FILE_SECONDS)
        known = [*nameless, *named]
        found = {(one.rule, one.start, one.end): one for one in (*_candidates(known, data), *_others(path, data, known))}
        return tuple(sorted(found.values(), key=lambda one: (one.start, one.end, one.rule)))


def _candidates(found: list[EngineFinding], data: bytes) -> Iterator[Candidate]:
    for one in found:
        start, end = one.location["start_offset"], one.location["end_offset"]
        value = one.secret.encode("utf-8", "replace") if one.is_base64_encoded else data[start:end]
        if is_noise(value, data, start, end):
            continue
        yield Candidate(rule_id(one.rule_id), Confidence(one.confidence), start, end, value, one.visible)


def _others(path: str, data: bytes, known: list[EngineFinding]) -> Iterator[Candidate]:
    """What is written down as a credential where Kingfisher knows nothing, be it noise."""
    taken = merged((one.location["start_offset"], one.location["end_offset"]) for one in known)
    starts, ends = [start for start, _ in taken], [end for _, end in taken]
    for one in literals(path, data):
        told_already = bisect_right(ends, one.start) < bisect_left(starts, one.end)
        if told_already or is_noise(one.value, data, one.start, one.end):
            continue
        yield Candidate(f"{ENGINE}/{one.rule}", Confidence.MEDIUM, one.start, one.end, one.value, told=True)
