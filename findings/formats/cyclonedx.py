"""Inventories as CycloneDX 1.6 documents, and back without loss.

What CycloneDX has no word for (the file and line that name a package, whether it is asked for directly, what pulls it in) travels
in properties under `outrider:`. https://cyclonedx.org/docs/1.6/json/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from findings.formats.purl import package_url
from findings.formats.spdx_ids import KNOWN
from findings.inventory import Inventory, Package, Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

SPEC_VERSION = "1.6"

MAX_PACKAGES = 250_000
"""Ten times the largest lock files seen; a document with more is not an inventory of one target."""
MAX_TEXT = 4096
MAX_LINE = 2**31 - 1

_PREFIX = "outrider:"
# CycloneDX calls what is only built or tested with `excluded`.
_SCOPES = {Scope.RUNTIME: "required", Scope.DEV: "excluded"}
_WORDS = {True: "true", False: "false"}
_FLAGS = {None: None, "true": True, "false": False}
_SINGLE = frozenset({"ecosystem", "path", "line", "direct", "in-base", "source", "source-version", "layer"})
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")
_TEXTS = ("source", "source-version", "layer")
"""Properties that a package has or has not; each is the field of its name."""
_LINE = re.compile(r"[1-9][0-9]{0,9}")


class InvalidInventoryError(ValueError):
    """A document that is no inventory of ours; the message names the place. `.reason` is `bad-inventory`."""

    reason = "bad-inventory"


def to_cyclonedx(inventory: Inventory) -> dict[str, Any]:
    """Write an inventory, ready for `json.dumps`: the same one gives the same document."""
    return {
        "bomFormat": "CycloneDX",
        "specVersion": SPEC_VERSION,
        "version": 1,
        "components": [_component(number, package) for number, package in enumerate(inventory.packages)],
    }


def package_ref(number: int) -> str:
    """How a document of ours refers to its package of a number, from 0."""
    return f"package-{number}"


def from_cyclonedx(document: object) -> Inventory:
    """Read what `to_cyclonedx` wrote; fields it does not write are passed over.

    Raises:
        InvalidInventoryError: the document is another kind, or a package in it lacks what ours have.

    """
    top = _mapping(document, "the document")
    if top.get("bomFormat") != "CycloneDX" or top.get("specVersion") != SPEC_VERSION:
        raise InvalidInventoryError(f"an inventory must be a CycloneDX {SPEC_VERSION} document")
    components = _list(top.get("components", []), "components")
    if len(components) > MAX_PACKAGES:
        raise InvalidInventoryError(f"an inventory must not have more than {MAX_PACKAGES} packages")
    return Inventory(tuple(_package(component, f"components[{number}]") for number, component in enumerate(components)))


def _component(number: int, package: Package) -> dict[str, Any]:
    properties = [("ecosystem", package.ecosystem), ("path", package.path), ("line", str(package.line))]
    if package.direct is not None:
        properties.append(("direct", _WORDS[package.direct]))
    if package.in_base is not None:
        properties.append(("in-base", _WORDS[package.in_base]))
    properties += (("via", name) for name in package.via)
    properties += ((key, value) for key in _TEXTS if (value := getattr(package, key.replace("-", "_"))))
    licences = [{"license": {"id" if licence in KNOWN else "name": licence}} for licence in package.licences]
    return {
        "type": "library",
        "bom-ref": package_ref(number),
        "name": package.name,
        "version": package.version,
        "scope": _SCOPES[package.scope],
        "purl": package_url(package),
        **({"licenses": licences} if licences else {}),
        "properties": [{"name": _PREFIX + name, "value": value} for name, value in properties],
    }


def _package(component: object, where: str) -> Package:
    fields = _mapping(component, where)
    single, via = _properties(fields.get("properties"), f"{where}.properties")
    scopes = {word: scope for scope, word in _SCOPES.items()}
    scope = scopes.get(_text(fields.get("scope", "required"), f"{where}.scope"))
    line = single.get("line", "")
    direct, in_base = (_FLAGS.get(single.get(name), "neither") for name in ("direct", "in-base"))
    if scope is None or isinstance(direct, str) or isinstance(in_base, str):
        raise InvalidInventoryError(f"{where} has a scope, directness or origin that is not one of ours")
    if not _LINE.fullmatch(line) or int(line) > MAX_LINE:
        raise InvalidInventoryError(f"{where} must have the line that names it, from 1")
    return Package(
        ecosystem=_named(single.get("ecosystem"), f"{where}'s ecosystem"),
        name=_named(fields.get("name"), f"{where}.name"),
        version=_text(fields.get("version"), f"{where}.version"),
        path=_path(single.get("path"), f"{where}'s path"),
        line=int(line),
        direct=direct,
        scope=scope,
        via=via,
        licences=_licences(fields.get("licenses", []), f"{where}.licenses"),
        source=single.get("source", ""),
        source_version=single.get("source-version", ""),
        layer=single.get("layer", ""),
        in_base=in_base,
    )


def _licences(value: object, where: str) -> tuple[str, ...]:
    """Read licences as any tool writes them: by id, by name, or as an expression."""
    found: list[str] = []
    for item in _list(value, where):
        fields = _mapping(item, where)
        named = _mapping(fields.get("license", {}), where)
        found.append(_text(fields.get("expression") or named.get("id") or named.get("name"), where))
    return tuple(found)


def _properties(value: object, where: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """Read our properties: those that may stand once, and the repeated `via`. Other tools' are passed over."""
    single: dict[str, str] = {}
    via: list[str] = []
    for item in _list(value, where):
        fields = _mapping(item, where)
        name, text = _text(fields.get("name"), where), _text(fields.get("value"), where)
        key = name.removeprefix(_PREFIX)
        if key == name:
            continue
        if key == "via":
            via.append(text)
        elif key in single or key not in _SINGLE:
            raise InvalidInventoryError(f"{where} has a property of ours twice, or an unknown one")
        else:
            single[key] = text
    return single, tuple(via)


def _mapping(value: object, where: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise InvalidInventoryError(f"{where} must be an object")
    return value


def _list(value: object, where: str) -> list[object]:
    if not isinstance(value, list):
        raise InvalidInventoryError(f"{where} must be a list")
    return value


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT or _UNREADABLE.search(value):
        raise InvalidInventoryError(f"{where} must be a text of at most {MAX_TEXT} readable characters")
    return value


def _named(value: object, where: str) -> str:
    text = _text(value, where)
    if not text:
        raise InvalidInventoryError(f"{where} must not be empty")
    return text


def _path(value: object, where: str) -> str:
    path = _named(value, where)
    if path.startswith("/") or ".." in path.split("/"):
        raise InvalidInventoryError(f"{where} must be relative and stay inside the target")
    return path
