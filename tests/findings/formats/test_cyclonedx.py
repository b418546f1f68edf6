import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from packageurl import PackageURL

from findings.formats.cyclonedx import InvalidInventoryError, from_cyclonedx, to_cyclonedx
from findings.formats.purl import package_url, purl
from findings.inventory import Inventory, Package, Scope, package_of

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)
named = texts.filter(bool)
paths = st.lists(named.filter(lambda name: "/" not in name and name != ".."), min_size=1, max_size=3).map("/".join)
packages = st.builds(
    Package,
    ecosystem=st.sampled_from(["PyPI", "npm", "Go", "Maven", "crates.io", "Debian:12", "Something New"]) | named,
    name=named,
    version=texts,
    path=paths,
    line=st.integers(1, 2**31 - 1),
    direct=st.none() | st.booleans(),
    scope=st.sampled_from(Scope),
    via=st.lists(texts, max_size=3).map(tuple),
    licences=st.lists(named, max_size=2).map(tuple),
    source=texts,
    source_version=texts,
    layer=texts,
)
ONE = Package("PyPI", "django", "1.0", "requirements.txt", 3, direct=True)


@given(st.lists(packages, max_size=5).map(tuple).map(Inventory))
def test_an_inventory_comes_back_from_the_wire_as_it_was(inventory: Inventory) -> None:
    assert from_cyclonedx(json.loads(json.dumps(to_cyclonedx(inventory)))) == inventory


def test_equal_packages_stay_apart() -> None:
    document = to_cyclonedx(Inventory((ONE, ONE)))
    assert len({component["bom-ref"] for component in document["components"]}) == 2
    assert from_cyclonedx(document) == Inventory((ONE, ONE))


@pytest.mark.parametrize(
    ("ecosystem", "name", "version", "expected"),
    [
        ("PyPI", "ruamel.yaml_clib", "0.2", "pkg:pypi/ruamel.yaml-clib@0.2"),
        ("npm", "@babel/core", "7.0.0", "pkg:npm/%40babel/core@7.0.0"),
        ("Go", "github.com/gorilla/mux", "v1.8.0+incompatible", "pkg:golang/github.com/gorilla/mux@v1.8.0%2Bincompatible"),
        ("Maven", "org.apache.logging:log4j-core", "2.14", "pkg:maven/org.apache.logging/log4j-core@2.14"),
        ("crates.io", "serde", "1.0", "pkg:cargo/serde@1.0"),
        ("Debian:12", "libc6", "2.36-9+deb12u1", "pkg:deb/debian/libc6@2.36-9%2Bdeb12u1"),
        ("Something New", "a b", "", "pkg:generic/a%20b"),
    ],
)
def test_package_urls_are_those_other_tools_write(ecosystem: str, name: str, version: str, expected: str) -> None:
    assert purl(ecosystem, name, version) == expected
    assert PackageURL.from_string(expected).to_string() == expected


@pytest.mark.parametrize(
    "package",
    [
        Package("Debian:12", "libssl3", "3.0-1+b1", "status", 1, source="openssl", source_version="3.0-1"),
        Package("Debian:12", "bash", "1:5", "status", 1),
        Package("Ubuntu:22.04:LTS", "libc6", "2.35", "status", 1, source="glibc"),
        Package("Ubuntu:24.10", "libc6", "2.35", "status", 1),
        Package("Alpine:v3.19", "libssl3", "3.1-r0", "installed", 1, source="openssl"),
        Package("Alpine:edge", "musl", "1-r0", "installed", 1),
        Package("Wolfi", "musl-dev", "1-r0", "installed", 1, source="musl"),
        Package("AlmaLinux:9", "openssl", "3-1.el9", "rpmdb", 1, source_version="1:3-1.el9"),
        Package("Rocky Linux:9", "openssl-libs", "3-1.el9", "rpmdb", 1, source="openssl", source_version="1:3-1.el9"),
        Package("Red Hat:9", "bash", "5-1", "rpmdb", 1),
        Package("openSUSE:Leap 15.6", "bash", "5-1", "rpmdb", 1),
        Package("openSUSE:Tumbleweed", "bash", "5-1", "rpmdb", 1),
        Package("SUSE:Linux Enterprise Server 15 SP5", "bash", "5-1", "rpmdb", 1),
        Package("Maven", "org.a:b", "1", "pom.xml", 1),
        Package("npm", "@a/b", "1", "package-lock.json", 1),
    ],
)
def test_a_package_urls_reader_finds_the_package_again(package: Package) -> None:
    assert package_of(package_url(package), package.path) == package


def broken(**changes: object) -> dict[str, Any]:
    document = to_cyclonedx(Inventory((ONE,)))
    document["components"][0].update(changes)
    return document


def with_property(name: str, value: object) -> dict[str, Any]:
    document = to_cyclonedx(Inventory((ONE,)))
    document["components"][0]["properties"] = [
        it for it in document["components"][0]["properties"] if it["name"] != f"outrider:{name}"
    ] + [{"name": f"outrider:{name}", "value": value}]
    return document


@pytest.mark.parametrize(
    "document",
    [
        None,
        [],
        {},
        {"bomFormat": "SPDX", "specVersion": "1.6"},
        {"bomFormat": "CycloneDX", "specVersion": "1.4"},
        {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": {}},
        {"bomFormat": "CycloneDX", "specVersion": "1.6", "components": ["django"]},
        broken(name=""),
        broken(name=None),
        broken(version=1),
        broken(name="a\0"),
        broken(name="\ud800"),
        broken(name="x" * 5000),
        broken(scope="optional"),
        broken(properties=None),
        broken(properties=[{}]),
        broken(properties=[]),
        with_property("line", "0"),
        with_property("line", "9" * 5000),
        with_property("line", "٣"),
        with_property("line", 3),
        with_property("path", "/etc/passwd"),
        with_property("path", "a/../../b"),
        with_property("direct", "maybe"),
        with_property("ecosystem", ""),
        with_property("colour", "red"),
        broken(properties=[*broken()["components"][0]["properties"], {"name": "outrider:line", "value": "4"}]),
    ],
)
def test_what_is_no_inventory_of_ours_is_refused(document: object) -> None:
    with pytest.raises(InvalidInventoryError):
        from_cyclonedx(document)


def test_fields_and_properties_of_other_tools_are_passed_over() -> None:
    document = broken(cpe="x", properties=[*broken()["components"][0]["properties"], {"name": "syft:x", "value": "y"}])
    assert from_cyclonedx(document | {"serialNumber": "urn:uuid:1", "metadata": {}}) == Inventory((ONE,))


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(["name", "version", "scope", "properties"]), values), values)
def test_any_document_is_an_inventory_or_refused_in_words(changes: dict[str, Any], components: object) -> None:
    for document in (broken(**changes), broken() | {"components": components}):
        try:
            assert isinstance(from_cyclonedx(document), Inventory)
        except InvalidInventoryError as error:
            assert error.reason == "bad-inventory"  # noqa: PT017  either end is right
