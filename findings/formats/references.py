"""Where to read more about a finding: addresses made of its ids, never taken from what was scanned."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from findings.weaknesses import weakness

if TYPE_CHECKING:
    from findings.model import Finding

_ADVISORY = re.compile(r"[A-Z][A-Za-z0-9]{1,19}-[A-Za-z0-9][A-Za-z0-9:._-]{0,99}")
MAX_REFERENCES = 12


def references(finding: Finding) -> tuple[str, ...]:
    """Addresses of the advisory, its CVE records and the weaknesses, most specific first."""
    return tuple([*_advisories(finding), *_weaknesses(finding)][:MAX_REFERENCES])


def advisory_url(advisory_id: str) -> str | None:
    """The address of an advisory's record; None for an id that can not be one."""
    if _ADVISORY.fullmatch(advisory_id) is None:
        return None
    if advisory_id.startswith("CVE-"):
        return f"https://www.cve.org/CVERecord?id={advisory_id}"
    if advisory_id.startswith("GHSA-"):
        return f"https://github.com/advisories/{advisory_id}"
    return f"https://osv.dev/vulnerability/{advisory_id}"


def _advisories(finding: Finding) -> list[str]:
    if finding.advisory is None:
        return []
    ids = dict.fromkeys((finding.advisory.id, *finding.advisory.aliases))
    return [url for url in map(advisory_url, ids) if url is not None]


def _weaknesses(finding: Finding) -> list[str]:
    return [known.url for known in map(weakness, finding.cwe) if known is not None]
