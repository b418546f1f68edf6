"""Kingfisher over the bytes of one file: candidates, without any of the ways in which scanned files can silence it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kingfisher_sdk import DetectionPolicy, Rules, ScanInput, Scanner

from findings.model import Confidence
from scanner.engines.secrets_kinds import rule_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kingfisher_sdk import Finding as EngineFinding

_FILE_SECONDS = 20.0

EXAMPLES = frozenset(
    {
        b"AKIAIOSFODNN7EXAMPLE",  # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
        b"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",  # same page
        # https://learn.microsoft.com/azure/storage/common/storage-use-azurite (the emulator's account)
        b"Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        # https://jwt.io (the token it greets with)
        (
            b"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ"
            b".SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
        ),
    }
)
"""Values their issuers print in their manuals: they open nothing."""

_DIGEST = re.compile(
    rb"(?:[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128}|[A-Za-z0-9+/]{27}=|[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{64}|[A-Za-z0-9+/]{86}==)"
)
_BEFORE_DIGEST = re.compile(rb"(?:sha(?:1|256|384|512)[-:=]|h1:)$")
_BEFORE_BYTES = 8
"""Lock files hold a digest for each package; one is told by the algorithm's name before it and by its own form."""


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
        found = {(one.rule, one.start, one.end): one for one in _candidates([*nameless, *named], data)}
        return tuple(sorted(found.values(), key=lambda one: (one.start, one.end, one.rule)))


def _candidates(found: list[EngineFinding], data: bytes) -> Iterator[Candidate]:
    for one in found:
        start, end = one.location["start_offset"], one.location["end_offset"]
        value = one.secret.encode("utf-8", "replace") if one.is_base64_encoded else data[start:end]
        if value in EXAMPLES or (_DIGEST.fullmatch(value) and _BEFORE_DIGEST.search(data[max(0, start - _BEFORE_BYTES) : start])):
            continue
        yield Candidate(rule_id(one.rule_id), Confidence(one.confidence), start, end, value, one.visible)
