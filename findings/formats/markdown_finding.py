"""One finding in Markdown, in full or on a line. All that a scanned repository chose is escaped or in code."""

from __future__ import annotations

from itertools import groupby
from textwrap import dedent
from typing import TYPE_CHECKING

from findings.formats.escape import clipped, code_block, code_span, escape_markdown
from findings.model import Fix

if TYPE_CHECKING:
    from findings.model import Advisory, Finding, Location

MAX_TITLE = 200
MAX_MESSAGE = 1000
MAX_PATH = 300
MAX_SNIPPET_LINES = 12
MAX_SNIPPET_COLUMNS = 200
MAX_STEPS = 8
_MAX_COMMIT = 64


def block(finding: Finding, *, blocking: bool) -> str:
    """Tell a finding in full: what, where, why, the lines concerned, the way of the data, and which version fixes it."""
    kind = f"{finding.severity.capitalize()}, blocking" if blocking else finding.severity.capitalize()
    facts = [place(finding.location), *_commit(finding), code_span(finding.rule), *map(escape_markdown, finding.cwe[:3])]
    parts = [f"**{kind}: {_title(finding)}**\\\n{' · '.join(facts)}"]
    if finding.message.strip():
        parts.append(escape_markdown(clipped(finding.message, MAX_MESSAGE)))
    if finding.advisory is not None and finding.advisory.id not in finding.message:
        parts.append(_remedy(finding.advisory))
    if finding.snippet is not None and finding.snippet.strip():
        parts.append(code_block(_excerpt(finding.snippet)))
    ways = [way for way, _ in groupby(place(step.location) for step in finding.trace)]
    if len(ways) > 1:
        more = [f"{len(ways) - MAX_STEPS} more"] if len(ways) > MAX_STEPS else []
        parts.append(f"The data flows {' → '.join([*ways[: MAX_STEPS - 1], *more, ways[-1]] if more else ways)}")
    return "\n\n".join(parts)


def line(finding: Finding) -> str:
    """Tell a finding as an item of a list."""
    return f"- {finding.severity.capitalize()}: {_title(finding)} — {place(finding.location)} · {code_span(finding.rule)}"


def place(location: Location) -> str:
    """A location as code."""
    return code_span(f"{clipped(location.path, MAX_PATH)}:{location.start_line}")


def _commit(finding: Finding) -> list[str]:
    return [] if finding.commit is None else [f"in commit {code_span(clipped(finding.commit, _MAX_COMMIT))}"]


def _title(finding: Finding) -> str:
    return escape_markdown(clipped(finding.title, MAX_TITLE))


def _remedy(advisory: Advisory) -> str:
    package, version = code_span(clipped(advisory.package, MAX_TITLE)), code_span(clipped(advisory.version, MAX_TITLE))
    names = ", ".join(map(code_span, (advisory.id, *advisory.aliases[:3])))
    return f"{package} {version} is affected by {names}; {_way_out(advisory)}."


def _way_out(advisory: Advisory) -> str:
    if advisory.fix is Fix.REMOVE:
        return "remove it, it is malicious itself"
    if advisory.targets:
        return f"upgrade to {' or '.join(code_span(clipped(it, MAX_TITLE)) for it in advisory.targets)}"
    return "no fixed version is known" if advisory.fix is Fix.NOT_YET else "upgrade beyond the versions affected"


def _excerpt(snippet: str) -> str:
    lines = dedent(snippet.strip("\r\n")).splitlines()
    more = [f"... {len(lines) - MAX_SNIPPET_LINES} more lines"] if len(lines) > MAX_SNIPPET_LINES else []
    return "\n".join([*(clipped(text, MAX_SNIPPET_COLUMNS) for text in lines[:MAX_SNIPPET_LINES]), *more])
