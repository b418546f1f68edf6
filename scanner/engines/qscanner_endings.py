"""What QScanner's exit codes mean to us: one line each. A code that is not here is an error.

The codes are those that Qualys' own wrappers and others' agree upon; see docs/qscanner.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    """How far the report may be trusted."""

    JUDGED = "judged"
    """It says all there is."""
    DENIED = "denied"
    """As above, and a policy at Qualys refuses the target."""
    AUDITED = "audited"
    """As above, and a policy at Qualys wants a person to look at it."""
    INCOMPLETE = "incomplete"
    """Something is missing from it."""
    FAILED = "failed"
    """There is none that counts."""


@dataclass(frozen=True, slots=True)
class Ending:
    """One exit code."""

    kind: Kind
    reason: str
    text: str
    """A sentence for people; empty for a plain end."""


NOT_READY: Final = 40
_STAGE: Final = Ending(
    Kind.FAILED, "scan-failed", "QScanner broke off while it read the target: run it by hand with --log-level debug to see why."
)
_ARTIFACT: Final = Ending(
    Kind.FAILED,
    "target-unreadable",
    "QScanner could not open the target: check that it is there, and the registry's or AWS's credentials.",
)
_UPLOAD: Final = Ending(
    Kind.FAILED,
    "upload-failed",
    "QScanner could not write its result or hand it to Qualys: check the token, the pod and the way to Qualys.",
)

ENDINGS: Final[Mapping[int, Ending]] = {
    0: Ending(Kind.JUDGED, "", ""),
    1: Ending(Kind.FAILED, "engine-error", "QScanner failed without saying why: run it by hand with --log-level debug."),
    2: Ending(Kind.FAILED, "bad-arguments", "QScanner did not take its options: it is of another version than ours are for."),
    3: Ending(Kind.FAILED, "engine-error", "QScanner could not write its log: give the scan more disk."),
    **dict.fromkeys(range(5, 11), _ARTIFACT),
    **dict.fromkeys(range(11, 22), _STAGE),
    15: Ending(Kind.FAILED, "system-not-found", "QScanner found no operating system in the target: leave the engine out for it."),
    17: Ending(
        Kind.FAILED, "system-unsupported", "QScanner does not know the target's operating system: leave the engine out for it."
    ),
    **dict.fromkeys(range(30, 40), _UPLOAD),
    NOT_READY: Ending(
        Kind.INCOMPLETE,
        "report-not-ready",
        "Qualys had no report of it ready in time: scan again, or raise SCAN_TIMEOUT.",
    ),
    41: Ending(Kind.INCOMPLETE, "policy-result-missing", "Qualys did not say what its policy makes of it: scan again."),
    42: Ending(Kind.DENIED, "policy-deny", "A policy at Qualys denies this target: mend what it names, or change that policy."),
    43: Ending(Kind.AUDITED, "policy-audit", "A policy at Qualys wants this target looked at."),
}


def ending_of(code: int) -> Ending:
    """What an exit code means."""
    unknown = f"QScanner ended with the code {code}, which is not known here: its version may be newer than we know."
    return ENDINGS.get(code) or Ending(Kind.FAILED, "unknown-exit-code", unknown)
