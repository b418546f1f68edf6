"""Matches as findings: what a person reads about a vulnerable package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advisories.text import one_line
from findings.fingerprint import package_fingerprint
from findings.inventory import Scope
from findings.model import Advisory, Confidence, Finding, Fix, Location

if TYPE_CHECKING:
    from collections.abc import Iterable

    from advisories.match import Match
    from findings.inventory import Package

ENGINE = "packages"
MAX_NAME = 120
MAX_TITLE = 200
MAX_LAYER = 19
"""Characters of a layer's digest: `sha256:` and as many digits as Docker shows."""
MAX_SHOWN = 5
"""Ids, versions or packages named in one sentence; the rest is counted."""
_KINDS = {False: "a known vulnerability", True: "malicious code"}

_HELP = """\
A published advisory says that this version of the package has a known vulnerability.

Raise the version in the manifest and in the lock file. For a package that another one pulls in, raise the one that asks for it, \
or pin the fixed version where the package manager allows overrides. Where no fix is known, look for a replacement, or suppress \
the finding with a reason and an expiry once it is clear that the affected part is not used.

Advisory records: {links}
"""
_MALICIOUS_HELP = """\
This package was published to attack those who install it. Remove it from the manifest and the lock file. Wherever it was \
installed, on a laptop, in a pipeline or in an image, treat the machine as compromised and replace every secret that was within \
its reach.

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
    text = _MALICIOUS_HELP if about.malicious else _HELP
    return Finding(
        rule=rule,
        engine=ENGINE,
        title=one_line(f"{_called(match)}: {about.summary or _KINDS[about.malicious]}", MAX_TITLE),
        severity=about.severity,
        confidence=Confidence.HIGH,
        message=" ".join((_affected(match), _advice(match))),
        help=text.format(links=_listed([_link(name) for name in (about.id, *about.aliases)])),
        location=Location(package.path, line, line),
        fingerprint=package_fingerprint(rule, package.ecosystem, package.advised_name),
        cwe=about.cwe,
        advisory=Advisory(
            id=about.id,
            aliases=about.aliases,
            package=package.advised_name,
            version=package.advised_version,
            fixed=match.hit.fixed,
            fix=match.hit.fix,
            upgrade=match.upgrade if match.hit.fix is Fix.KNOWN else "",
            ecosystem=package.ecosystem,
            direct=package.direct,
            dev=package.scope is Scope.DEV,
            via=package.via[::-1],
        ),
    )


def _link(name: str) -> str:
    return f"[{name}](https://osv.dev/vulnerability/{name})"


def _affected(match: Match) -> str:
    about = match.about
    known = f" (also known as {_listed(about.aliases)})" if about.aliases else ""
    summary = f": {about.summary.rstrip('.')}" if about.summary else ""
    verb = "is malicious by" if about.malicious else "is affected by"
    return f"{_called(match)}, {_role(match)}, {verb} {about.id}{known}{summary}.{_origin(match.package)}"


def _origin(package: Package) -> str:
    """Which part of an image brought it: who builds on a base image can mend what is above it."""
    if not package.layer:
        return ""
    layer = one_line(package.layer, MAX_LAYER)
    brought = {None: "A layer of the image", True: "The base image", False: "A layer above the base image"}[package.in_base]
    return f" {brought} brought it ({layer})."


def _role(match: Match) -> str:
    package = match.package
    if match.installed:
        return f"installed as {one_line(_listed(match.installed), MAX_NAME * MAX_SHOWN)}"
    scope = "development " if package.scope is Scope.DEV else ""
    if package.via:
        shown = [one_line(name, MAX_NAME) for name in package.via[::-1]]
        path = " > ".join([*shown[:1], "...", *shown[1 - MAX_SHOWN :]] if len(shown) > MAX_SHOWN else shown)
        return f"a transitive {scope}dependency (pulled in by {path})"
    kinds = {True: "direct ", False: "transitive ", None: ""}
    return f"a {kinds[package.direct]}{scope}dependency"


def _advice(match: Match) -> str:
    if match.hit.fix is Fix.REMOVE:
        return "Remove it, and replace the secrets it may have read."
    if match.hit.fix is Fix.NOT_YET:
        return "No fix is known yet."
    through = f" through {one_line(match.package.via[0], MAX_NAME)}" if match.package.via else ""
    fixed = [one_line(version, MAX_NAME) for version in match.hit.fixed]
    own = f"{fixed[0]} fixes this one" if fixed else f"this one ends{_after(match)}"
    if match.upgrade and match.upgrade not in match.hit.fixed[:1]:
        those = "" if match.clears_all else " that have a fix"
        clear = one_line(match.upgrade, MAX_NAME)
        return f"Upgrade{through} to {clear}, which clears all advisories of the package{those}; {own}."
    if not fixed:
        return f"Upgrade{through} to a version{_after(match)}."
    later = f" (later lines: {_listed(fixed[1:])})" if fixed[1:] else ""
    rest = "" if match.clears_all else ", though no version is known that clears all advisories of the package"
    return f"Upgrade{through} to {fixed[0]} or later, which fixes it{later}{rest}."


def _after(match: Match) -> str:
    return f" above {one_line(match.hit.last, MAX_NAME)}" if match.hit.last else " that it does not name"


def _called(match: Match) -> str:
    return f"{one_line(match.package.advised_name, MAX_NAME)} {one_line(match.package.advised_version, MAX_NAME)}"


def _listed(names: Iterable[str]) -> str:
    shown = list(names)
    more = f" and {len(shown) - MAX_SHOWN} more" if len(shown) > MAX_SHOWN else ""
    return ", ".join(shown[:MAX_SHOWN]) + more
