"""Matches as findings: what a person reads about a vulnerable package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisories.text import one_line
from findings.fingerprint import package_fingerprint
from findings.inventory import Scope
from findings.model import Advisory, Confidence, Finding, Location

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisories.match import Match
    from findings.inventory import Package

ENGINE = "packages"
MAX_NAME = 120
MAX_TITLE = 200
MAX_SHOWN = 5
"""Ids, versions or packages named in one sentence; the rest is counted."""

_HELP = """\
A published advisory says that this version of the package has a known vulnerability.

Raise the version in the manifest and in the lock file. For a package that another one pulls in, raise the one that asks for it, \
or pin the fixed version where the package manager allows overrides. Where no fix is known, look for a replacement, or suppress \
the finding with a reason and an expiry once it is clear that the affected part is not used.

Advisory records: {links}
"""


def findings_for(matches: Iterable[Match]) -> tuple[Finding, ...]:
    """Make one finding of each match, in their order.

    Advisories' own texts appear as plain text on one line, cut to length; sinks escape them for where they show them.

    Raises:
        InvalidFindingError: a package's path leaves the target.

    """
    return tuple(_finding(match) for match in matches)


def _finding(match: Match) -> Finding:
    package, about = match.package, match.about
    rule = f"{ENGINE}/{about.id}"
    line = max(package.line, 1)
    return Finding(
        rule=rule,
        engine=ENGINE,
        title=one_line(f"{_called(package)}: {about.summary or 'a known vulnerability'}", MAX_TITLE),
        severity=about.severity,
        confidence=Confidence.HIGH,
        message=" ".join((_affected(match), _advice(match))),
        help=_HELP.format(links=_listed([_link(name) for name in (about.id, *about.aliases)])),
        location=Location(package.path, line, line),
        fingerprint=package_fingerprint(rule, package.ecosystem, package.name),
        cwe=about.cwe,
        advisory=Advisory(about.id, about.aliases, package.name, package.version, match.fixed),
    )


def _link(name: str) -> str:
    return f"[{name}](https://osv.dev/vulnerability/{name})"


def _affected(match: Match) -> str:
    package, about = match.package, match.about
    known = f" (also known as {_listed(about.aliases)})" if about.aliases else ""
    summary = f": {about.summary.rstrip('.')}" if about.summary else ""
    return f"{_called(package)}, {_role(package)}, is affected by {about.id}{known}{summary}."


def _role(package: Package) -> str:
    scope = "development " if package.scope is Scope.DEV else ""
    if package.via:
        return f"a transitive {scope}dependency (pulled in by {one_line(_listed(package.via), MAX_NAME * MAX_SHOWN)})"
    kinds = {True: "direct ", False: "transitive ", None: ""}
    return f"a {kinds[package.direct]}{scope}dependency"


def _advice(match: Match) -> str:
    fixed = [one_line(version, MAX_NAME) for version in match.fixed]
    if not fixed:
        return "No fix is known yet."
    later = f" (later lines: {_listed(fixed[1:])})" if fixed[1:] else ""
    through = f" through {one_line(match.package.via[0], MAX_NAME)}" if match.package.via else ""
    return f"Upgrade{through} to {fixed[0]} or later, which fixes it{later}."


def _called(package: Package) -> str:
    return f"{one_line(package.name, MAX_NAME)} {one_line(package.version, MAX_NAME)}"


def _listed(names: Iterable[str]) -> str:
    shown = list(names)
    more = f" and {len(shown) - MAX_SHOWN} more" if len(shown) > MAX_SHOWN else ""
    return ", ".join(shown[:MAX_SHOWN]) + more
