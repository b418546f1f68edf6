"""How bad an OSV record says it is, in our words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cvss import CVSS2, CVSS3, CVSS4
from cvss.exceptions import CVSSError

from findings.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_VECTOR_LENGTH = 512
"""A CVSS 4.0 vector with every metric set is about 200 characters."""

# Newest first: where a record gives several, the newest says most.
_VECTORS = (
    ("CVSS_V4", re.compile(r"CVSS:4\.\d/"), CVSS4),
    ("CVSS_V3", re.compile(r"CVSS:3\.\d/"), CVSS3),
    ("CVSS_V2", None, CVSS2),
)
# https://www.first.org/cvss/v3-1/specification-document (table 14) and v4-0 (table 23) draw the same lines.
_LINES = ((9.0, Severity.CRITICAL), (7.0, Severity.HIGH), (4.0, Severity.MEDIUM), (0.1, Severity.LOW))
_WORDS = {
    "CRITICAL": Severity.CRITICAL,
    "HIGH": Severity.HIGH,
    "IMPORTANT": Severity.HIGH,
    "MODERATE": Severity.MEDIUM,
    "MEDIUM": Severity.MEDIUM,
    "LOW": Severity.LOW,
}
# RustSec's notices that name no weakness: https://github.com/rustsec/advisory-db (the `informational` field).
_NOTICES = frozenset({"unmaintained", "notice"})


@dataclass(frozen=True, slots=True)
class Rating:
    """A record's severity with what it was taken from."""

    severity: Severity = Severity.UNKNOWN
    score: float | None = None
    """0.0 to 10.0 where a CVSS vector gave it."""
    vector: str | None = None


def rating_of(record: dict[str, Any]) -> Rating:
    """Rate a decoded OSV record: by its newest well-formed CVSS vector, else by its database's word.

    Args:
        record: decoded JSON, of any shape.

    Returns:
        Severity unknown where the record gives neither.

    """
    affected = [item for item in _list(record.get("affected")) if isinstance(item, dict)]
    by_vector = _by_vector(_list(record.get("severity")))
    if by_vector is None:
        rated = [found for item in affected if (found := _by_vector(_list(item.get("severity"))))]
        by_vector = min(rated, key=lambda item: item.severity.rank, default=None)
    return by_vector or _by_word(record, affected)


def _by_vector(entries: Iterable[Any]) -> Rating | None:
    given = [entry for entry in entries if isinstance(entry, dict)]
    for kind, shape, calculator in _VECTORS:
        for entry in given:
            vector = entry.get("score")
            if entry.get("type") != kind or not isinstance(vector, str) or len(vector) > MAX_VECTOR_LENGTH:
                continue
            if shape is not None and not shape.match(vector):
                continue
            score = _score(calculator, vector)
            if score is not None:
                return Rating(_line(score, kind), score, vector)
    return None


def _score(calculator: Any, vector: str) -> float | None:  # noqa: ANN401  the library is untyped
    try:
        return float(calculator(vector).scores()[0])
    except (CVSSError, ValueError, KeyError, IndexError, ArithmeticError):
        return None  # malformed: another vector, or the database's word, may still tell


def _line(score: float, kind: str) -> Severity:
    found = next((severity for line, severity in _LINES if score >= line), Severity.INFO)
    if kind == "CVSS_V2" and found is Severity.CRITICAL:
        return Severity.HIGH  # NVD's reading of v2 ends at high: https://nvd.nist.gov/vuln-metrics/cvss
    return found


def _by_word(record: dict[str, Any], affected: list[dict[str, Any]]) -> Rating:
    own = record.get("database_specific")
    word = own.get("severity") if isinstance(own, dict) else None
    if isinstance(word, str) and word.upper() in _WORDS:
        return Rating(_WORDS[word.upper()])
    notices = [item.get("database_specific") for item in affected]
    kinds = [item.get("informational") for item in notices if isinstance(item, dict)]
    if kinds and all(isinstance(kind, str) and kind in _NOTICES for kind in kinds):
        return Rating(Severity.INFO)
    return Rating()


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
