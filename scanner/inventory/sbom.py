"""Bills of materials as packages: CycloneDX 1.4 to 1.6 and SPDX 2.3, in JSON.

https://cyclonedx.org/docs/1.6/json/, https://spdx.github.io/spdx-spec/v2.3/
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from findings.coverage import Reason, Skipped
from findings.inventory import Package, Scope, package_of
from findings.package_url import PackageUrlError
from scanner.inventory.loose import mapping, sequence
from scanner.inventory.reading import (
    MAX_CHARACTERS,
    MAX_PACKAGES,
    Reading,
    TooDeepError,
    TooLargeError,
    UnparsableError,
    UnsupportedVersionError,
)
from scanner.inventory.sbom_graph import of_cyclonedx, of_spdx, places_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final


_CYCLONEDX: Final = ("1.4", "1.5", "1.6")
_SPDX: Final = "SPDX-2.3"
_PURL: Final = re.compile(r'"(pkg:[^"\\]*)"')
_NAMED: Final = 3
_LICENCE: Final = re.compile(r"[!-~][ -~]{0,199}")
_MOST_LICENCES: Final = 20
_NO_LICENCE: Final = ("NOASSERTION", "NONE")
_LIBRARIES: Final = ("library", "framework", "application", "platform")
_NPM_DEV: Final = "cdx:npm:package:development"
"""https://github.com/CycloneDX/cyclonedx-property-taxonomy/blob/main/cdx/npm.md"""
_MOST_DEEP: Final = 32
"""Components within components."""
_TEXTS: Final = {
    "no-package-url": "Without a package URL these can not be matched with advisories, have it written into the document",
    "no-version": "Without a version these can not be matched with advisories",
    "no-release": "The release of their distribution is not told, so these can not be matched with advisories",
    "unknown-ecosystem": "Nobody publishes advisories for packages of this kind in a form read here",
    "bad-package-url": "Their package URLs can not be read, correct them where the document is made",
}


class _Part:
    """One component or package, as either format has it."""

    def __init__(self, reference: object, name: object, purl: object, scope: Scope, licences: list[object]) -> None:
        self.reference = reference if isinstance(reference, str) else ""
        self.name = name if isinstance(name, str) else "(no name)"
        self.purl = purl if isinstance(purl, str) else ""
        self.scope = scope
        told = (one for one in licences[:_MOST_LICENCES] if isinstance(one, str) and _LICENCE.fullmatch(one))
        self.licences = tuple(dict.fromkeys(one for one in told if one not in _NO_LICENCE))


def read_sbom(path: str, text: str) -> Reading:
    """The packages a document names.

    Args:
        path: what the document is called in findings.
        text: its content.

    Raises:
        InventoryError: it is no such document.

    """
    document = _parsed(text)
    lines = _lines(text)
    found: list[tuple[str, Package]] = []
    unmatched: dict[str, list[str]] = {}
    for number, part in enumerate(_parts(document)):
        if number >= MAX_PACKAGES:
            raise TooLargeError(f"It names more than {MAX_PACKAGES} packages: split it.")
        if not part.purl:
            unmatched.setdefault("no-package-url", []).append(part.name)
            continue
        try:
            package = package_of(part.purl, path, lines.get(part.purl, 1), scope=part.scope, licences=part.licences)
        except PackageUrlError as error:
            unmatched.setdefault(error.reason, []).append(part.name)
        else:
            found.append((part.reference, package))
    skipped = tuple(_unmatched(path, code, names) for code, names in unmatched.items())
    return Reading(tuple(dict.fromkeys(_placed(document, found))), skipped)


def _placed(document: dict[str, Any], found: list[tuple[str, Package]]) -> Iterator[Package]:
    """The packages with how the project comes by them; a system's packages are there because the system is."""
    edges = of_cyclonedx(document) if "bomFormat" in document else of_spdx(document)
    names = {reference: package.name for reference, package in found if reference}
    of_systems = frozenset(reference for reference, package in found if ":" in package.ecosystem)
    known = places_of(names, edges, of_systems)
    for reference, package in found:
        place = known.get(reference)
        if place is None:
            yield package
        else:
            scope = Scope.DEV if place.dev else package.scope
            yield replace(package, direct=place.direct, via=place.via, scope=scope)


def _parsed(text: str) -> dict[str, Any]:
    if len(text) > MAX_CHARACTERS:
        raise TooLargeError(f"It is longer than {MAX_CHARACTERS} characters: split it.")
    try:
        document = json.loads(text)
    except RecursionError as error:
        raise TooDeepError("It nests deeper than any tool writes.") from error
    except ValueError as error:
        raise UnparsableError("It is no JSON: CycloneDX and SPDX documents are read in JSON only.") from error
    if not isinstance(document, dict):
        raise UnparsableError("It is neither a CycloneDX nor an SPDX document.")
    return document


def _parts(document: dict[str, Any]) -> Iterator[_Part]:
    if document.get("bomFormat") == "CycloneDX":
        if document.get("specVersion") not in _CYCLONEDX:
            raise UnsupportedVersionError("It is of a version of CycloneDX that is not read here: write 1.4, 1.5 or 1.6.")
        return _components(document.get("components", []), 0)
    if "spdxVersion" in document:
        if document["spdxVersion"] != _SPDX:
            raise UnsupportedVersionError("It is of a version of SPDX that is not read here: write 2.3.")
        return _packages(document.get("packages", []))
    raise UnparsableError("It is neither a CycloneDX nor an SPDX document.")


def _components(listed: object, depth: int) -> Iterator[_Part]:
    """Components and those within them. What is no library and has no package URL (files, devices, data) is none."""
    if depth > _MOST_DEEP:
        raise TooDeepError(f"Its components are nested more than {_MOST_DEEP} deep.")
    for component in _objects(listed, "components"):
        if "purl" in component or component.get("type") in _LIBRARIES:
            yield _Part(
                component.get("bom-ref"), component.get("name"), component.get("purl"), _scope(component), _licences(component)
            )
        yield from _components(component.get("components", []), depth + 1)


def _scope(component: dict[str, Any]) -> Scope:
    """CycloneDX calls what is only built or tested with `excluded`; npm has a property for it."""
    properties = [(one.get("name"), one.get("value")) for one in map(mapping, sequence(component.get("properties")))]
    dev = component.get("scope") == "excluded" or (_NPM_DEV, "true") in properties
    return Scope.DEV if dev else Scope.RUNTIME


def _licences(component: dict[str, Any]) -> list[object]:
    """Expressions, and licences by id or name."""
    found: list[object] = []
    for choice in _objects(component.get("licenses"), "licenses"):
        licence = choice.get("license")
        found.append(licence.get("id") or licence.get("name") if isinstance(licence, dict) else choice.get("expression"))
    return found


def _packages(listed: object) -> Iterator[_Part]:
    for package in _objects(listed, "packages"):
        references = _objects(package.get("externalRefs", []), "externalRefs")
        purls = [one.get("referenceLocator") for one in references if one.get("referenceType") == "purl"]
        kind = package.get("primaryPackagePurpose", "LIBRARY")
        if purls or kind in ("LIBRARY", "FRAMEWORK"):
            told = [package.get("licenseConcluded"), package.get("licenseDeclared")]
            concluded = [one for one in told if isinstance(one, str) and one not in _NO_LICENCE][:1]
            yield _Part(package.get("SPDXID"), package.get("name"), purls[0] if purls else None, Scope.RUNTIME, [*concluded])


def _objects(listed: object, what: str) -> list[dict[str, Any]]:
    if listed is None:
        return []
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise UnparsableError(f"Its {what} are not a list of objects.")
    return listed


def _lines(text: str) -> dict[str, int]:
    """Package URLs to the lines that name them first."""
    found: dict[str, int] = {}
    line, at = 1, 0
    for match in _PURL.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        found.setdefault(match[1], line)
    return found


def _unmatched(path: str, code: str, names: list[str]) -> Skipped:
    shown = ", ".join("".join(one if one.isprintable() else "?" for one in name[:80]) for name in names[:_NAMED])
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return Skipped(path, Reason(code, f"{_TEXTS.get(code, _TEXTS['bad-package-url'])}: {shown}{more}."), gap=code != "no-version")
