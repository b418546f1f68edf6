"""One OSV record: from untrusted bytes to what the index keeps, or a typed refusal.

The form is https://ossf.github.io/osv-schema/; only what matching needs is read and checked.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any, NoReturn

from advisories.affected import AffectedPackage, affected_packages
from advisories.errors import UnusableRecordError
from advisories.severity import Rating, rating_of
from advisories.text import one_line

MAX_RECORD_BYTES = 16_000_000
"""The largest record of OSV's public archives is a few megabytes (Linux kernel, long version lists)."""
MAX_ALIASES = 1_000
MAX_SUMMARY = 240

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9:._-]{0,127}", re.ASCII)
_TIME = re.compile(r"\d{1,4}-\d\d-\d\dT\d\d:\d\d:\d\d[0-9.]{0,12}(?:Z|[+-]\d\d:\d\d)", re.ASCII)
_CWE = re.compile(r"CWE-\d{1,6}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Record:
    """What the index keeps of one advisory."""

    id: str
    modified: str
    """RFC 3339, as the record writes it; a zero date may lack the year's leading zeros."""
    digest: str
    """SHA-256 (hex) of the record's canonical JSON: the same however an archive spells it."""
    withdrawn: bool
    aliases: tuple[str, ...]
    """Sorted, without the id itself."""
    summary: str
    """One line of plain text; the first sentence of the details where the record has no summary."""
    rating: Rating
    cwe: tuple[str, ...]
    affected: tuple[AffectedPackage, ...]


def parse_record(data: bytes) -> Record:
    """Read one OSV record.

    Raises:
        UnusableRecordError: it is not JSON, not OSV, or has a value no OSV record has; the reason says which.

    """
    document = _decode(data)
    identifier, modified = document.get("id"), document.get("modified")
    if not isinstance(identifier, str) or not _ID.fullmatch(identifier):
        raise UnusableRecordError("bad-id", "The record has no id of letters, digits and : . _ -")
    if not isinstance(modified, str) or not _TIME.fullmatch(modified):
        raise UnusableRecordError("bad-modified", f"{identifier} does not say when it was modified")
    return Record(
        id=identifier,
        modified=modified,
        digest=hashlib.sha256(_canonical(document)).hexdigest(),
        withdrawn=bool(document.get("withdrawn")),
        aliases=_aliases(document, identifier),
        summary=_summary(document),
        rating=rating_of(document),
        cwe=_cwe(document),
        affected=affected_packages(document.get("affected")),
    )


def _decode(data: bytes) -> dict[str, Any]:
    if len(data) > MAX_RECORD_BYTES:
        raise UnusableRecordError("too-large", f"The record is larger than {MAX_RECORD_BYTES} bytes")
    try:
        document = json.loads(data, parse_constant=_refuse_constant)
    except RecursionError:
        raise UnusableRecordError("too-deep", "The record is nested too deeply") from None
    except ValueError:
        raise UnusableRecordError("not-json", "The record is not JSON in UTF-8") from None
    if not isinstance(document, dict):
        raise UnusableRecordError("not-an-object", "The record is not a JSON object")
    return document


def _refuse_constant(name: str) -> NoReturn:
    msg = f"{name} is no JSON value"
    raise ValueError(msg)


def _canonical(document: dict[str, Any]) -> bytes:
    try:
        return json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    except (UnicodeEncodeError, RecursionError, ValueError):
        raise UnusableRecordError("not-text", "The record holds lone surrogates or numbers that can not be written") from None


def _aliases(document: dict[str, Any], identifier: str) -> tuple[str, ...]:
    given = document.get("aliases") or []
    if not isinstance(given, list) or len(given) > MAX_ALIASES:
        raise UnusableRecordError("bad-aliases", f"{identifier}: aliases are no list of ids")
    # An alias that is no id (a link, as in PYSEC-2022-184) can join nothing; the record is as good without it.
    return tuple(sorted({alias for alias in given if isinstance(alias, str) and _ID.fullmatch(alias)} - {identifier}))


def _summary(document: dict[str, Any]) -> str:
    summary, details = document.get("summary"), document.get("details")
    if isinstance(summary, str) and (line := one_line(summary, MAX_SUMMARY)):
        return line
    return one_line(details, MAX_SUMMARY, first_sentence=True) if isinstance(details, str) else ""


def _cwe(document: dict[str, Any]) -> tuple[str, ...]:
    own = document.get("database_specific")
    given = own.get("cwe_ids") if isinstance(own, dict) else None
    if not isinstance(given, list):
        return ()
    return tuple(dict.fromkeys(item for item in given[:50] if isinstance(item, str) and _CWE.fullmatch(item)))
