"""VEX: a publisher's word that a vulnerability does not concern a product, as suppressions. OpenVEX 0.2 and CycloneDX 1.4 to 1.6.

https://github.com/openvex/spec, https://cyclonedx.org/capabilities/vex/. Only statements that clear a product silence a finding;
they do so for the packages and versions they name, and carry their justification. Nothing here asks who signed: whoever names a
file, on the command line or in the policy at the target branch, vouches for it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from findings.coordinates import coordinates
from findings.package_url import PackageUrlError, parse_package_url
from findings.suppress import InvalidSuppressionError, Suppression

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MAX_BYTES = 20_000_000
MAX_STATEMENTS = 50_000
"""Products times vulnerabilities of one document."""
_MAX_TEXT = 1000

_CLEARING = frozenset({"not_affected", "fixed"})
_CLEARING_STATES = frozenset({"not_affected", "false_positive", "resolved", "resolved_with_pedigree"})


class VexError(ValueError):
    """A document that is no VEX.

    Attributes:
        reason: `too-large`, `not-json`, `not-vex` or `too-many-statements`.

    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Statement:
    names: tuple[str, ...]
    """The vulnerability's id and aliases."""
    package: str
    """A package URL."""
    versions: tuple[str, ...]
    """Empty for the one of the URL, or all."""
    clears: bool
    reason: str
    when: str


def read_vex(content: bytes) -> tuple[Suppression, ...]:
    """The findings that a VEX document clears. Of several statements on one matter the latest counts.

    Statements that clear something and do not say why, or that name no package, clear nothing.

    Raises:
        VexError: it is none.

    """
    if len(content) > MAX_BYTES:
        raise VexError("too-large", f"is longer than {MAX_BYTES} bytes")
    try:
        document = json.loads(content)
    except (ValueError, RecursionError):
        raise VexError("not-json", "can not be read as JSON") from None
    fields = _mapping(document)
    if str(fields.get("@context", "")).startswith("https://openvex.dev/"):
        statements = _openvex(fields)
    elif fields.get("bomFormat") == "CycloneDX" and isinstance(fields.get("vulnerabilities"), list):
        statements = _cyclonedx(fields)
    else:
        raise VexError("not-vex", "is neither an OpenVEX nor a CycloneDX document with vulnerabilities")
    return tuple(_suppressions(statements))


def _suppressions(statements: Iterable[_Statement]) -> Iterator[Suppression]:
    latest: dict[tuple[str, str, str], _Statement] = {}
    ordered = [statement for _, statement in zip(range(MAX_STATEMENTS + 1), statements, strict=False)]
    if len(ordered) > MAX_STATEMENTS:
        raise VexError("too-many-statements", f"has more than {MAX_STATEMENTS} statements")
    for statement in sorted(ordered, key=lambda it: it.when):
        named = _named(statement.package)
        if named is None:
            continue
        for name in statement.names:
            for version in statement.versions or (named[1],):
                latest[name, named[0], version] = statement
    for (name, package, version), statement in latest.items():
        if statement.clears and statement.reason:
            try:
                yield Suppression(
                    reason=statement.reason, expires=date.max, advisory=name, package=package, version=version or None
                )
            except InvalidSuppressionError:
                continue  # a blank id or name, which means nothing


def _named(url: str) -> tuple[str, str] | None:
    """Name and version as advisories have them; the version is empty where the URL means all."""
    try:
        purl = parse_package_url(url)
    except PackageUrlError:
        return None
    try:
        found = coordinates(purl)
    except PackageUrlError:  # without a release or a version it can still be compared by name
        return purl.name, purl.version
    return found.name, found.version


def _openvex(document: dict[str, Any]) -> Iterator[_Statement]:
    for item in map(_mapping, _list(document.get("statements"))):
        vulnerability = item.get("vulnerability")
        named = _mapping(vulnerability)
        names = _texts([vulnerability, named.get("name"), named.get("@id"), *_list(named.get("aliases"))])
        status = _text(item.get("status"))
        why = _text(item.get("justification")) or _text(item.get("impact_statement")) or _text(item.get("action_statement"))
        said = ", ".join(filter(None, [status, _text(item.get("justification")), _text(item.get("impact_statement"))]))
        for url in _products(item.get("products")):
            clears = status in _CLEARING and bool(why or status == "fixed")
            yield _Statement(
                names,
                url,
                (),
                clears,
                f"VEX: {said}"[:_MAX_TEXT],
                _text(item.get("timestamp")) or _text(document.get("timestamp")),
            )


def _products(value: object) -> Iterator[str]:
    """Package URLs of what a statement is about: the components in a product where it names some, else the product."""
    for product in _list(value):
        inner = _list(_mapping(product).get("subcomponents"))
        for item in inner or [product]:
            fields = _mapping(item)
            candidates = _texts([item, fields.get("@id"), _mapping(fields.get("identifiers")).get("purl")])
            yield from (text for text in candidates if text.startswith("pkg:"))


def _cyclonedx(document: dict[str, Any]) -> Iterator[_Statement]:
    components = map(_mapping, _list(document.get("components")))
    urls = {_text(component.get("bom-ref")): _text(component.get("purl")) for component in components}
    for item in map(_mapping, _list(document.get("vulnerabilities"))):
        names = _texts([item.get("id"), *(_mapping(other).get("id") for other in _list(item.get("references")))])
        analysis = _mapping(item.get("analysis"))
        state = _text(analysis.get("state"))
        why = _text(analysis.get("justification")) or _text(analysis.get("detail"))
        said = ", ".join(filter(None, [state, _text(analysis.get("justification")), _text(analysis.get("detail"))]))
        clears = state in _CLEARING_STATES and bool(why or state.startswith("resolved"))
        when = _text(analysis.get("lastUpdated")) or _text(analysis.get("firstIssued"))
        for affected in map(_mapping, _list(item.get("affects"))):
            reference = _text(affected.get("ref"))
            listed = [_mapping(version) for version in _list(affected.get("versions"))]
            versions = _texts(version.get("version") for version in listed if version.get("status") in {None, "unaffected"})
            if listed and not versions:
                continue  # it speaks of ranges, or of affected versions only
            url = urls.get(reference.rpartition("#")[2], "") or reference
            yield _Statement(names, url, versions, clears, f"VEX: {said}"[:_MAX_TEXT], when)


def _mapping(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_text, values))))
