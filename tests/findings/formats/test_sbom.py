"""Bills of materials for others: CycloneDX 1.6 and SPDX 2.3."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from findings.formats.cyclonedx import from_cyclonedx
from findings.formats.cyclonedx_document import to_cyclonedx_document
from findings.formats.spdx import to_spdx
from findings.formats.spdx_ids import is_expression
from findings.inventory import Inventory, Package, Scope
from tests.equipment import find
from tests.findings.dossiers import sample

LOCK = "package-lock.json"
PACKAGES = Inventory(
    (
        Package("npm", "express", "4.17.1", LOCK, 3, direct=True, licences=("MIT",)),
        Package("npm", "qs", "6.7.0", LOCK, 9, direct=False, via=("body-parser", "express"), licences=("BSD-3-Clause OR MIT",)),
        Package("npm", "body-parser", "1.19.0", LOCK, 6, direct=False, via=("express",), licences=("My own", "MIT")),
        Package("npm", "mocha", "10.0.0", LOCK, 12, direct=True, scope=Scope.DEV),
        Package("npm", "self", "1.0.0", LOCK, 15, via=("self",)),
        Package("Debian:12", "libssl3", "3.0.11-1", "var/lib/dpkg/status", 1, source="openssl"),
    )
)
SCAN = sample()


def test_the_graph_goes_from_the_target_through_what_pulls_in() -> None:
    document = to_cyclonedx_document(SCAN, PACKAGES)
    assert document["dependencies"] == [
        {"ref": "target", "dependsOn": ["package-0", "package-3"]},
        {"ref": "package-0", "dependsOn": ["package-2"]},
        {"ref": "package-2", "dependsOn": ["package-1"]},
    ]
    assert document["compositions"][0]["aggregate"] == "incomplete"
    assert document["components"][0]["licenses"] == [{"license": {"id": "MIT"}}]
    assert document["components"][2]["licenses"] == [{"license": {"name": "My own"}}, {"license": {"id": "MIT"}}]


def test_our_own_reader_takes_the_document_back() -> None:
    assert from_cyclonedx(json.loads(json.dumps(to_cyclonedx_document(SCAN, PACKAGES)))) == PACKAGES


def test_equal_scans_give_equal_documents_and_others_other_ids() -> None:
    other = replace(SCAN, commit="f" * 40)
    assert to_cyclonedx_document(SCAN, PACKAGES) == to_cyclonedx_document(SCAN, PACKAGES)
    assert to_cyclonedx_document(SCAN, PACKAGES)["serialNumber"] != to_cyclonedx_document(other, PACKAGES)["serialNumber"]
    assert to_spdx(SCAN, PACKAGES)["documentNamespace"] != to_spdx(other, PACKAGES)["documentNamespace"]


def test_spdx_tells_licences_as_expressions_or_by_reference() -> None:
    document = to_spdx(SCAN, PACKAGES)
    declared = {package["name"]: package.get("licenseDeclared") for package in document["packages"][1:]}
    assert declared == {
        "express": "MIT", "qs": "BSD-3-Clause OR MIT", "body-parser": "LicenseRef-1 AND MIT", "mocha": "NOASSERTION",
        "self": "NOASSERTION", "libssl3": "NOASSERTION",
    }  # fmt: skip
    assert document["hasExtractedLicensingInfos"] == [{"licenseId": "LicenseRef-1", "name": "My own", "extractedText": "My own"}]


def test_spdx_relates_every_package_to_the_target() -> None:
    document = to_spdx(SCAN, PACKAGES)
    told = {(it["spdxElementId"], it["relationshipType"], it["relatedSpdxElement"]) for it in document["relationships"]}
    assert ("SPDXRef-DOCUMENT", "DESCRIBES", "SPDXRef-Target") in told
    assert ("SPDXRef-Package-0", "DEPENDS_ON", "SPDXRef-Package-2") in told
    assert ("SPDXRef-Package-3", "DEV_DEPENDENCY_OF", "SPDXRef-Target") in told
    assert len([it for it in told if it[1] == "CONTAINS"]) == len(PACKAGES.packages)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MIT", True), ("MIT OR Apache-2.0", True), ("(MIT AND (ISC OR Zlib))", True), ("", False), ("MIT OR", False),
        ("OR MIT", False), ("MIT ISC", False), ("(MIT", False), ("MIT)", False), ("()", False), ("Proprietary", False),
        ("mit or isc", False),
    ],
)  # fmt: skip
def test_what_is_an_expression(text: str, *, expected: bool) -> None:
    assert is_expression(text) is expected


FETCHED = ".ci/cache/cyclonedx-schemas"


def schema(variable: str, name: str, *places: str) -> dict[str, Any]:
    folder = find(variable, *places)
    if folder is None:
        pytest.skip(f"{name} is not here ({variable} names the folder with it)")
    found: dict[str, Any] = json.loads((folder / name).read_text())
    return found


def strict(document: dict[str, Any], published: dict[str, Any], folder: Path | None) -> None:
    store = {item.name: json.loads(item.read_text()) for item in folder.glob("*.schema.json")} if folder else {}
    resolved = json.loads(json.dumps(published))
    for holder in (resolved.get("definitions", {}).get("license", {}).get("properties", {}),):
        if "spdx.schema.json" in store and "id" in holder:
            holder["id"] = {"enum": store["spdx.schema.json"]["enum"]}
    for name in ("signature", "signatory"):
        for definition in resolved.get("definitions", {}).values():
            definition.get("properties", {}).pop(name, None)
    resolved.get("properties", {}).pop("signature", None)
    jsonschema.Draft7Validator(resolved).validate(document)


def test_the_document_is_valid_cyclonedx() -> None:
    published = schema("OUTRIDER_TEST_CYCLONEDX_SCHEMAS", "bom-1.6.schema.json", FETCHED)
    folder = find("OUTRIDER_TEST_CYCLONEDX_SCHEMAS", FETCHED)
    strict(json.loads(json.dumps(to_cyclonedx_document(SCAN, PACKAGES))), published, folder)


def test_the_document_is_valid_spdx() -> None:
    published = schema("OUTRIDER_TEST_SPDX_SCHEMAS", "spdx-schema.json")
    strict(json.loads(json.dumps(to_spdx(SCAN, PACKAGES))), published, None)
