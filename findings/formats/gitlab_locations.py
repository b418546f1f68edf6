"""Where a finding is, in the form each of GitLab's kinds of report asks for."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from findings.formats.escape import one_line, path_text
from findings.model import Advisory

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from findings.formats.dossier import Dossier
    from findings.inventory import Inventory
    from findings.model import Finding

_NO_COMMIT = "0000000"
"""What GitLab's own analyser says where there is no commit to name."""
_NO_SYSTEM = "unknown"

# GitLab's names of package managers by OSV's ecosystems; it only shows them.
_MANAGERS = {
    "PyPI": "pip",
    "npm": "npm",
    "Go": "go",
    "crates.io": "cargo",
    "Maven": "maven",
    "NuGet": "nuget",
    "RubyGems": "bundler",
    "Packagist": "composer",
}


def _lines(finding: Finding) -> dict[str, Any]:
    place = finding.location
    return {"file": path_text(place.path), "start_line": place.start_line, "end_line": place.end_line}


def _in_code(finding: Finding, dossier: Dossier) -> dict[str, Any]:
    del dossier
    return _lines(finding)


def _in_commit(finding: Finding, dossier: Dossier) -> dict[str, Any]:
    return {**_lines(finding), "commit": {"sha": one_line(finding.commit or dossier.commit or "") or _NO_COMMIT}}


def _in_dependency(finding: Finding, dossier: Dossier) -> dict[str, Any]:
    del dossier
    dependency = _dependency(_affected(finding))
    if (direct := _affected(finding).direct) is not None:
        dependency["direct"] = direct
    return {"file": path_text(finding.location.path), "dependency": dependency}


def _in_image(finding: Finding, dossier: Dossier) -> dict[str, Any]:
    affected = _affected(finding)
    return {
        "dependency": _dependency(affected),
        "operating_system": one_line(affected.ecosystem) or _NO_SYSTEM,
        "image": one_line(dossier.target) or "unknown",
    }


LOCATIONS: Final[Mapping[str, Callable[[Finding, Dossier], dict[str, Any]]]] = {
    "sast": _in_code,
    "secret_detection": _in_commit,
    "dependency_scanning": _in_dependency,
    "container_scanning": _in_image,
}


def dependency_files(inventory: Inventory | None) -> list[dict[str, Any]]:
    """List the files that name packages, with their packages."""
    packages = sorted(inventory.packages, key=attrgetter("path", "ecosystem")) if inventory is not None else []
    return [
        {
            "path": path_text(path),
            "package_manager": _MANAGERS.get(ecosystem, one_line(ecosystem) or "unknown"),
            "dependencies": [
                {"package": {"name": one_line(package.name)}, "version": one_line(package.version)} for package in listed
            ],
        }
        for (path, ecosystem), listed in groupby(packages, key=attrgetter("path", "ecosystem"))
    ]


def _affected(finding: Finding) -> Advisory:
    """The package a finding is about; one of the packages engine without an advisory is about its title."""
    return finding.advisory or Advisory(finding.rule, (), finding.title, "", ())


def _dependency(advisory: Advisory) -> dict[str, Any]:
    return {"package": {"name": one_line(advisory.package)}, "version": one_line(advisory.version)}
