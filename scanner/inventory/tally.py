"""Gathers what a reader finds in a lock file, and keeps out what could not be matched or shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from findings.coverage import Reason, Skipped
from findings.inventory import Package, Scope
from scanner.inventory.reading import MAX_PACKAGES, Reading, TooLargeError

if TYPE_CHECKING:
    from scanner.inventory.dependency_graph import Place

MAX_NAME = 300
"""Characters. npm allows 214, Go module paths of real packages stay below 150."""

_PLAIN = re.compile(r"[!-~]+")
"""No registry read here gives out names or versions beyond printable ASCII; what is beyond it could not be shown everywhere."""

_LICENCE = re.compile(r"[ -~]+")
_NAMED_AT_MOST = 3

_SENTENCES = {
    "unpinned": "Without an exact version these can not be matched with advisories, pin them",
    "no-version": "These come from a URL, a path or a repository and name no release that could be matched with advisories",
    "unresolved-version": "Their versions stand in files outside the scanned tree, so they can not be matched with advisories",
    "outside-tree": "These set versions and lie outside the scanned tree: name versions here, or scan an SBOM of the build",
    "unreadable-manifest": "These files can not be read, so versions they set are not known",
    "local": "These are part of the project itself",
    "odd-name": "Name or version is not one its registry would give out, correct it",
    "unparsable-line": "These lines can not be read, correct them",
    "missing-include": "These included files are not in the scanned tree, so what they name is not known",
}
_HARMLESS = frozenset({"local"})


class Tally:
    """The packages and the gaps of one lock file, in the order met."""

    def __init__(self, ecosystem: str, path: str) -> None:
        self._ecosystem = ecosystem
        self._path = path
        self._packages: dict[tuple[str, str, str], Package] = {}
        self._passed: dict[tuple[str, str], dict[str, None]] = {}

    def add(
        self, name: str, version: str, line: int, place: Place, path: str | None = None, licences: tuple[str, ...] = ()
    ) -> None:
        """Count a package in, once for each version and file: of several places the one that weighs most is told.

        Args:
            name: normalised already.
            version: exact, as its registry writes it.
            line: where it is named, from 1.
            place: how the project comes by it.
            path: the file that names it, if it is an included one.
            licences: as the file gives them; those that could not be shown are left out.

        Raises:
            TooLargeError: there are more than any real lock file names.

        """
        if not (_printable(name) and _printable(version)):
            self.pass_over("odd-name", name, path)
            return
        if len(self._packages) >= MAX_PACKAGES:
            raise TooLargeError(f"It names more than {MAX_PACKAGES} packages: split the project, or raise the limit.")
        where = path or self._path
        scope = Scope.DEV if place.dev else Scope.RUNTIME
        shown = tuple(licence for licence in licences if len(licence) <= MAX_NAME and _LICENCE.fullmatch(licence))
        package = Package(self._ecosystem, name, version, where, line, place.direct, scope, place.via, shown)
        known = self._packages.setdefault((name, version, where), package)
        if _weight(package) > _weight(known):
            self._packages[name, version, where] = package

    def pass_over(self, code: str, subject: str, path: str | None = None) -> None:
        """Name something that was not counted; `code` is a key of the sentences above."""
        self._passed.setdefault((path or self._path, code), {})[subject] = None

    def has_passed_over(self, code: str) -> bool:
        """Whether something was, for that reason."""
        return any(known == code for _, known in self._passed)

    def reading(self, included: tuple[str, ...] = (), *, direct_only: bool = False) -> Reading:
        """All of it."""
        skipped = tuple(_skipped(path, code, tuple(subjects)) for (path, code), subjects in self._passed.items())
        return Reading(tuple(self._packages.values()), skipped, tuple(sorted(set(included))), direct_only)


def _weight(package: Package) -> tuple[bool, bool]:
    return package.scope is Scope.RUNTIME, package.direct is True


def _printable(text: str) -> bool:
    return len(text) <= MAX_NAME and _PLAIN.fullmatch(text) is not None


def _skipped(path: str, code: str, subjects: tuple[str, ...]) -> Skipped:
    named = ", ".join(_shown(subject) for subject in subjects[:_NAMED_AT_MOST])
    more = len(subjects) - _NAMED_AT_MOST
    rest = f" and {more} more" if more > 0 else ""
    return Skipped(path, Reason(code, f"{_SENTENCES[code]}: {named}{rest}."), gap=code not in _HARMLESS)


def _shown(subject: str) -> str:
    """A name as the sentence can carry it: short, without what a terminal or a page would act on."""
    plain = "".join(character if character.isprintable() else "?" for character in subject[:80])
    return plain or "(no name)"
