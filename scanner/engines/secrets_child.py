"""The process that sees secrets: it tells where secrets stand, of what kind and by what hash; never what they are.

Run as `python -I -m scanner.engines.secrets_child`, under limits; one JSON object comes in on standard input and one goes out.
A native library reads hostile bytes here, and one that panics may quote them: standard error is closed to it, and of an
exception only its type is told.
"""

from __future__ import annotations

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from findings.fingerprint import secret_fingerprint
from scanner.engines.secrets_detection import Candidate, Detector
from scanner.engines.secrets_kinds import ENGINE
from scanner.engines.secrets_literals import RULES
from scanner.engines.secrets_masking import MaskedText, excerpt
from scanner.engines.source_text import SourceText

MAX_VALUES = 200
"""Different secrets of one tree: each costs 80 ms of hashing, and nobody reads on after so many. More are a gap."""

MAX_LITERALS = 100
"""Different values told by their names, which are less certain: counted apart, so that they never crowd out the others."""

_EXIT_FAILED = 70


class _Reading:
    """All files of one tree."""

    def __init__(self, only: frozenset[str] | None) -> None:
        self._only = only
        self._values: set[bytes] = set()
        self._literals: set[bytes] = set()
        self.found: list[tuple[Candidate, dict[str, Any]]] = []
        self.skipped: list[dict[str, str]] = []
        self.files = 0
        """Read in full."""
        self.bytes = 0

    def read(self, root: Path, path: str, detector: Detector) -> None:
        """Add one file's secrets, or why it could not be read."""
        try:
            data = (root / path).read_bytes()
            candidates = detector.candidates(path, data)
        except OSError as error:  # TimeoutError is one
            self.skipped.append({"path": path, "code": "timeout" if isinstance(error, TimeoutError) else "unreadable"})
            return
        wanted = [one for one in candidates if one.told and (self._only is None or one.rule in self._only)]
        kept = [one for one in wanted if self._remember(one)]
        if len(kept) < len(wanted):
            self.skipped.append({"path": path, "code": "too-many-secrets"})
        else:
            self.files += 1
            self.bytes += len(data)
        self.found.extend(zip(kept, _described(path, data, kept, candidates), strict=True))

    def _remember(self, one: Candidate) -> bool:
        by_name = one.rule.removeprefix(f"{ENGINE}/") in RULES
        values, most = (self._literals, MAX_LITERALS) if by_name else (self._values, MAX_VALUES)
        if len(values) < most:
            values.add(one.value)
        return one.value in values


def _described(path: str, data: bytes, kept: list[Candidate], all_here: tuple[Candidate, ...]) -> list[dict[str, Any]]:
    text = SourceText(data)
    masked = MaskedText(text, [(one.start, one.end) for one in all_here], [one.value for one in all_here])
    descriptions = []
    for one in kept:
        start = text.place(one.start)
        end = text.place(max(one.start, one.end - 1))
        descriptions.append(
            {
                "rule": one.rule,
                "confidence": one.confidence.value,
                "path": path,
                "start": start,
                "end": end,
                "length": len(one.value),
                "excerpt": excerpt(one.value),
                "snippet": masked.snippet(one.start, start[0], end[0]),
            }
        )
    return descriptions


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    only = None if request["only"] is None else frozenset(request["only"])
    trees = [(Path(tree["root"]), tree["files"]) for tree in request["trees"]]
    detector = Detector()
    readings = [_read(root, files, only, detector) for root, files in trees]
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:  # hashlib lets other threads run while it hashes
        # One call for each value first: equal ones, hashed at the same time, would each pay.
        distinct = {one.value: one for reading in readings for one, _ in reading.found}
        list(pool.map(lambda one: secret_fingerprint(one.rule, one.value), distinct.values()))
    answers = _answers(request["issuers"], readings)
    return {"trees": [_told(reading, answers) for reading in readings]}


def _answers(issuers: list[dict[str, Any]], readings: list[_Reading]) -> dict[tuple[str, bytes], str]:
    """What issuers say; without any, nothing that could use the network is even loaded."""
    if not issuers:
        return {}
    from scanner.engines.secrets_asking import ask  # noqa: PLC0415  see above
    from scanner.engines.secrets_issuers import Issuer  # noqa: PLC0415  for symmetry

    found = ((one.rule, one.value) for reading in readings for one, _ in reading.found)
    return dict(ask(found, [Issuer(**issuer) for issuer in issuers]))


def _read(root: Path, files: list[str], only: frozenset[str] | None, detector: Detector) -> _Reading:
    reading = _Reading(only)
    for path in files:
        reading.read(root, path, detector)
    return reading


def _told(reading: _Reading, answers: dict[tuple[str, bytes], str]) -> dict[str, Any]:
    findings = [
        {**told, "fingerprint": secret_fingerprint(one.rule, one.value), "answer": answers.get((one.rule, one.value))}
        for one, told in reading.found
    ]
    return {"findings": findings, "skipped": reading.skipped, "files": reading.files, "bytes": reading.bytes}


def main() -> int:
    """Answer one request; see `secrets` for both shapes."""
    own_stderr = os.dup(2)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  a descriptor is needed, not a path
        os.dup2(nowhere.fileno(), 2)
    try:
        answer = _answer(json.load(sys.stdin))
        sys.stdout.write(json.dumps(answer))
        sys.stdout.flush()
    except Exception as error:  # noqa: BLE001  whatever it is, its text may quote what was read
        system = f": {os.strerror(error.errno)}" if isinstance(error, OSError) and error.errno else ""
        os.write(own_stderr, f"{type(error).__name__}{system}\n".encode())
        return _EXIT_FAILED
    return 0


if __name__ == "__main__":
    sys.exit(main())
