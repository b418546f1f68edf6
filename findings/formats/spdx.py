"""A scan's packages as an SPDX 2.3 document in JSON. https://spdx.github.io/spdx-spec/v2.3/."""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING, Any

from findings.formats.purl import package_url
from findings.formats.sbom import document_id, edges_of, subject
from findings.formats.spdx_ids import is_expression
from findings.inventory import Scope

if TYPE_CHECKING:
    from findings.formats.dossier import Dossier
    from findings.inventory import Inventory, Package

_DOCUMENT, _SUBJECT = "SPDXRef-DOCUMENT", "SPDXRef-Target"
_UNKNOWN = "NOASSERTION"
_PURPOSES = {"image": "CONTAINER", "rootfs": "OPERATING-SYSTEM"}
_NAMESPACE = "https://spdx.org/spdxdocs/outrider-"


def to_spdx(dossier: Dossier, inventory: Inventory) -> dict[str, Any]:
    """Write a scan's packages, ready for `json.dumps`: the same scan gives the same document."""
    named: dict[str, str] = {}
    packages = [_package(number, package, named) for number, package in enumerate(inventory.packages)]
    identity = document_id(dossier, json.dumps(packages, sort_keys=True))
    extracted = [{"licenseId": ref, "name": name, "extractedText": name} for name, ref in named.items()]
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": _DOCUMENT,
        "name": subject(dossier),
        "documentNamespace": f"{_NAMESPACE}{identity}",
        "creationInfo": {
            "created": dossier.started.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "creators": [f"Tool: outrider-{dossier.version}"],
        },
        "packages": [_target(dossier), *packages],
        **({"hasExtractedLicensingInfos": extracted} if extracted else {}),
        "relationships": _relationships(inventory),
    }


def _target(dossier: Dossier) -> dict[str, Any]:
    return {
        "SPDXID": _SUBJECT,
        "name": subject(dossier),
        **({"versionInfo": dossier.commit} if dossier.commit else {}),
        "downloadLocation": _UNKNOWN,
        "filesAnalyzed": False,
        "primaryPackagePurpose": _PURPOSES.get(dossier.kind, "APPLICATION"),
    }


def _package(number: int, package: Package, named: dict[str, str]) -> dict[str, Any]:
    licences = [_licence(licence, named) for licence in package.licences]
    declared = " AND ".join(f"({licence})" if len(licences) > 1 and " " in licence else licence for licence in licences)
    return {
        "SPDXID": _ref(number),
        "name": package.name,
        "versionInfo": package.version,
        "downloadLocation": _UNKNOWN,
        "filesAnalyzed": False,
        "licenseConcluded": _UNKNOWN,
        "licenseDeclared": declared or _UNKNOWN,
        "copyrightText": _UNKNOWN,
        "sourceInfo": f"named by line {package.line} of {package.path}",
        "externalRefs": [
            {
                "referenceCategory": "PACKAGE-MANAGER",
                "referenceType": "purl",
                "referenceLocator": package_url(package),
            }
        ],
    }


def _licence(licence: str, named: dict[str, str]) -> str:
    """An expression, or a reference to a name that is none."""
    if is_expression(licence):
        return licence
    return named.setdefault(licence, f"LicenseRef-{len(named) + 1}")


def _relationships(inventory: Inventory) -> list[dict[str, str]]:
    asked, pulled = edges_of(inventory)
    told = [_relation(_DOCUMENT, "DESCRIBES", _SUBJECT)]
    told += [_relation(_SUBJECT, "CONTAINS", _ref(number)) for number in range(len(inventory.packages))]
    for number in asked:
        if inventory.packages[number].scope is Scope.DEV:
            told.append(_relation(_ref(number), "DEV_DEPENDENCY_OF", _SUBJECT))
        else:
            told.append(_relation(_SUBJECT, "DEPENDS_ON", _ref(number)))
    told += [
        _relation(_ref(number), "DEPENDS_ON", _ref(child)) for number, children in sorted(pulled.items()) for child in children
    ]
    return told


def _relation(one: str, kind: str, other: str) -> dict[str, str]:
    return {"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other}


def _ref(number: int) -> str:
    return f"SPDXRef-Package-{number}"
