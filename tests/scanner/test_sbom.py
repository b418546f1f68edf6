import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.coverage import Outcome
from findings.inventory import Package, Scope
from scanner.beside import prepare_sbom
from scanner.inventory.reading import InventoryError
from scanner.inventory.sbom import read_sbom
from scanner.pipeline import ScanResult, run


def cyclonedx(*components: dict[str, Any], version: str = "1.6") -> str:
    return json.dumps({"bomFormat": "CycloneDX", "specVersion": version, "components": components}, indent=1)


def spdx(*packages: dict[str, Any]) -> str:
    return json.dumps({"spdxVersion": "SPDX-2.3", "packages": packages}, indent=1)


def library(purl: str, **more: object) -> dict[str, Any]:
    return {"type": "library", "name": "x", "purl": purl, **more}


def reference(purl: str) -> dict[str, Any]:
    return {"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": purl}


@pytest.mark.parametrize("version", ["1.4", "1.5", "1.6"])
def test_cyclonedx_is_read(version: str) -> None:
    inner = library("pkg:npm/%40babel/core@7.0.0", scope="excluded")
    text = cyclonedx(
        library("pkg:pypi/Django@1.0", licenses=[{"license": {"id": "BSD-3-Clause"}}], components=[inner]),
        library("pkg:deb/debian/libssl3@3.0.9-1?arch=amd64&distro=debian-12&upstream=openssl"),
        {"type": "file", "name": "README"},
        version=version,
    )
    assert read_sbom("bom.json", text).packages == (
        Package("PyPI", "django", "1.0", "bom.json", 8, licences=("BSD-3-Clause",)),
        Package("npm", "@babel/core", "7.0.0", "bom.json", 20, scope=Scope.DEV),
        Package("Debian:12", "libssl3", "3.0.9-1", "bom.json", 28, source="openssl"),
    )


def test_spdx_is_read() -> None:
    text = spdx(
        {"name": "a", "externalRefs": [reference("pkg:golang/github.com/gorilla/mux@v1.8.0")]},
        {"name": "image", "primaryPackagePurpose": "CONTAINER"},
    )
    assert [(one.ecosystem, one.name, one.version) for one in read_sbom("a.spdx.json", text).packages] == [
        ("Go", "github.com/gorilla/mux", "v1.8.0")
    ]


def told(text: str) -> dict[str, tuple[bool | None, Scope, tuple[str, ...]]]:
    return {one.name: (one.direct, one.scope, one.via) for one in read_sbom("bom.json", text).packages}


def with_edges(edges: dict[str, list[str]]) -> str:
    """A lock file, which is no package, between the project and what it asks for, as scanners of lock files write it."""
    document = json.loads(
        cyclonedx(
            {"type": "application", "bom-ref": "lock", "name": "package-lock.json"},
            library("pkg:npm/express@4.0.0", **{"bom-ref": "e"}),
            library("pkg:npm/qs@6.0.0", **{"bom-ref": "q"}),
            library(
                "pkg:npm/jest@1.0.0", **{"bom-ref": "j"}, properties=[{"name": "cdx:npm:package:development", "value": "true"}]
            ),
            library("pkg:deb/debian/zlib@1?distro=debian-12", **{"bom-ref": "d"}),
        )
    )
    document["metadata"] = {"component": {"bom-ref": "root"}}
    document["dependencies"] = [{"ref": ref, "dependsOn": on} for ref, on in edges.items()]
    return json.dumps(document)


def test_cyclonedx_tells_who_asks_and_who_pulls_in() -> None:
    found = told(with_edges({"root": ["lock", "d"], "lock": ["e", "j"], "e": ["q"], "q": ["e", "q", "unknown"]}))
    assert found == {
        "express": (True, Scope.RUNTIME, ()),
        "qs": (False, Scope.RUNTIME, ("express",)),
        "jest": (True, Scope.DEV, ()),
        "zlib": (None, Scope.RUNTIME, ()),
    }


@pytest.mark.parametrize(
    "edges", [{}, {"root": ["e", "q", "j"]}, {"e": ["q"]}, {"root": []}], ids=["none", "flat", "no-top", "empty"]
)
def test_a_document_that_does_not_tell_who_asks_is_not_guessed_at(edges: dict[str, list[str]]) -> None:
    assert {(direct, via) for direct, _, via in told(with_edges(edges)).values()} == {(None, ())}


def test_spdx_tells_who_asks_and_who_pulls_in_by_relationships_of_both_directions() -> None:
    names = ("app", "express", "qs", "jest")
    document = json.loads(
        spdx(*({"SPDXID": name, "name": name, "externalRefs": [reference(f"pkg:npm/{name}@1.0.0")]} for name in names))
    )
    document["relationships"] = [
        {"spdxElementId": one, "relationshipType": kind, "relatedSpdxElement": other}
        for one, kind, other in (
            ("SPDXRef-DOCUMENT", "DESCRIBES", "app"),
            ("app", "DEPENDS_ON", "express"),
            ("qs", "DEPENDENCY_OF", "express"),
            ("jest", "DEV_DEPENDENCY_OF", "app"),
        )
    ]
    found = told(json.dumps(document))
    assert found["app"] == (None, Scope.RUNTIME, ()), "the project itself"
    assert found["express"] == (True, Scope.RUNTIME, ())
    assert found["qs"] == (False, Scope.RUNTIME, ("express",))
    assert found["jest"] == (True, Scope.DEV, ())


def test_what_can_not_be_matched_is_told() -> None:
    text = cyclonedx(
        {"type": "library", "name": "mystery"}, library("pkg:deb/debian/a@1"), library("nonsense"), library("pkg:npm/a")
    )
    reading = read_sbom("bom.json", text)
    assert reading.packages == ()
    assert {(gap.reason.code, gap.gap) for gap in reading.skipped} == {
        ("no-package-url", True),
        ("no-release", True),
        ("bad-package-url", True),
        ("no-version", False),
    }


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "unparsable"),
        ("[]", "unparsable"),
        ("{}", "unparsable"),
        ("[" * 100_000, "too-deep"),
        (cyclonedx(version="1.3"), "unsupported-version"),
        ('{"bomFormat":"CycloneDX","specVersion":[]}', "unsupported-version"),
        ('{"spdxVersion":"SPDX-3.0"}', "unsupported-version"),
        ('{"bomFormat":"CycloneDX","specVersion":"1.6","components":{}}', "unparsable"),
        ('{"spdxVersion":"SPDX-2.3","packages":[{"externalRefs":[1]}]}', "unparsable"),
    ],
)
def test_other_documents_are_refused(text: str, reason: str) -> None:
    with pytest.raises(InventoryError) as refused:
        read_sbom("bom.json", text)
    assert refused.value.reason == reason


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["name", "purl", "type", "components", "scope", "externalRefs", "referenceType", "referenceLocator", "ref"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


GRAPHS = ("dependencies", "metadata", "relationships", "documentDescribes")


@given(values, st.sampled_from([{"bomFormat": "CycloneDX", "specVersion": "1.6"}, {"spdxVersion": "SPDX-2.3"}]))
def test_whatever_a_document_holds_is_read_or_refused(value: object, head: dict[str, str]) -> None:
    try:
        read_sbom("bom.json", json.dumps({**head, **dict.fromkeys(("components", "packages", *GRAPHS), value)}))
    except InventoryError as error:
        assert error.reason  # noqa: PT017  both ends are right


def scanned(file: Path, folder: Path) -> ScanResult:
    folder.mkdir()
    prepared = prepare_sbom(file, folder, ("code", "secrets", "packages"))
    return run(prepared.workspace, prepared.engines)


def test_a_document_is_scanned_like_a_lock_file(tmp_path: Path) -> None:
    (tmp_path / "bom.json").write_text(cyclonedx(library("pkg:pypi/django@1.0")))
    result = scanned(tmp_path / "bom.json", tmp_path / "scan")
    assert [one.outcome for one in result.runs] == [Outcome.SKIPPED, Outcome.SKIPPED, Outcome.CLEAN]
    assert result.inventory
    assert [one.name for one in result.inventory.packages] == ["django"]


def test_a_document_that_can_not_be_read_is_an_error_and_not_clean(tmp_path: Path) -> None:
    (tmp_path / "bom.json").write_bytes(b"\xff\xfe\x00")
    result = scanned(tmp_path / "bom.json", tmp_path / "scan")
    assert result.runs[-1].outcome is Outcome.ERROR
    assert result.inventory is None
