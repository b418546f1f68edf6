import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.model import Advisory, Finding
from findings.suppress import Suppression, suppress
from findings.vex import VexError, read_vex
from tests.findings.samples import package_finding

TODAY = date(2026, 11, 21)


def openvex(*statements: dict[str, Any], **fields: object) -> bytes:
    return json.dumps({"@context": "https://openvex.dev/ns/v0.2.0", "statements": list(statements), **fields}).encode()


def statement(status: str = "not_affected", product: str = "pkg:pypi/Django@1.0", **fields: Any) -> dict[str, Any]:
    told = {"justification": "vulnerable_code_not_in_execute_path"} if status == "not_affected" else {}
    return {"vulnerability": {"name": "CVE-2021-1"}, "products": [{"@id": product}], "status": status, **told, **fields}


def cyclonedx(state: str = "not_affected", ref: str = "django", **fields: Any) -> bytes:
    return json.dumps(
        {
            "bomFormat": "CycloneDX",
            "specVersion": "1.6",
            "components": [{"bom-ref": "django", "purl": "pkg:pypi/django@1.0"}],
            "vulnerabilities": [
                {
                    "id": "CVE-2021-1",
                    "analysis": {"state": state, "justification": "code_not_reachable", "detail": "We never call it."},
                    "affects": [{"ref": ref, **fields}],
                }
            ],
        }
    ).encode()


FOUND = package_finding("PYSEC-2021-1", "CVE-2021-1")


def left(document: bytes, found: Finding = FOUND) -> tuple[Finding, ...]:
    return suppress([found], read_vex(document), TODAY).active


def test_what_does_not_affect_is_silenced_with_its_justification() -> None:
    done = suppress([FOUND], read_vex(openvex(statement(impact_statement="It is never called."))), TODAY)
    ((finding, why),) = done.suppressed
    assert finding == FOUND
    assert why.reason == "VEX: not_affected, vulnerable_code_not_in_execute_path, It is never called."


@pytest.mark.parametrize(
    "document",
    [
        openvex(statement()),
        openvex(statement(product="pkg:pypi/django")),
        openvex(statement("fixed")),
        openvex(statement(vulnerability="CVE-2021-1")),
        openvex(statement(vulnerability={"name": "GHSA-x", "aliases": ["CVE-2021-1"]})),
        openvex(statement(products=[{"@id": "pkg:oci/app@sha256%3A1", "subcomponents": [{"@id": "pkg:pypi/django@1.0"}]}])),
        openvex(statement(products=["pkg:pypi/django@1.0"])),
        openvex(statement(products=[{"@id": "app", "identifiers": {"purl": "pkg:pypi/django@1.0"}}])),
        openvex(statement("affected", timestamp="2026-01-01T00:00:00Z"), statement(timestamp="2026-02-01T00:00:00Z")),
        cyclonedx(),
        cyclonedx("false_positive"),
        cyclonedx("resolved"),
        cyclonedx(ref="pkg:pypi/django@1.0"),
        cyclonedx(ref="urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#django"),
        cyclonedx(ref="pkg:pypi/django", versions=[{"version": "1.0", "status": "unaffected"}]),
    ],
)
def test_what_clears_a_finding(document: bytes) -> None:
    assert left(document) == ()


@pytest.mark.parametrize(
    "document",
    [
        openvex(statement("affected")),
        openvex(statement("under_investigation")),
        openvex(statement(justification="")),
        openvex(statement(product="pkg:pypi/django@2.0")),
        openvex(statement(product="pkg:pypi/flask@1.0")),
        openvex(statement(product="https://example.test/app")),
        openvex(statement(vulnerability={"name": "CVE-2022-9"})),
        openvex(statement(products=[{"@id": "pkg:pypi/django@1.0", "subcomponents": [{"@id": "pkg:pypi/flask@1.0"}]}])),
        openvex(statement(timestamp="2026-01-01T00:00:00Z"), statement("affected", timestamp="2026-02-01T00:00:00Z")),
        cyclonedx("exploitable"),
        cyclonedx("in_triage"),
        cyclonedx(ref="other"),
        cyclonedx(ref="pkg:pypi/django", versions=[{"version": "1.0", "status": "affected"}]),
        cyclonedx(ref="pkg:pypi/django", versions=[{"range": "vers:pypi/<2", "status": "unaffected"}]),
    ],
)
def test_what_clears_nothing_here(document: bytes) -> None:
    assert left(document) == (FOUND,)


def test_a_binary_packages_url_speaks_of_its_source() -> None:
    about = Advisory("DSA-1", ("CVE-2021-1",), "openssl", "3.0.11-1", ())
    url = "pkg:deb/debian/libssl3@3.0.11-1?distro=debian-12&upstream=openssl"
    assert left(openvex(statement(product=url)), package_finding(told=about)) == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not-json"),
        (b"\xff\x00", "not-json"),
        (b"[" * 100_000, "not-json"),
        (b"[]", "not-vex"),
        (b'{"@context": "https://example.test"}', "not-vex"),
        (b'{"bomFormat": "CycloneDX", "components": []}', "not-vex"),
        (b" " * 20_000_001, "too-large"),
        (openvex(statement(products=["pkg:pypi/a@1"] * 50_001)), "too-many-statements"),
    ],
)
def test_what_is_no_vex_is_refused_by_name(content: bytes, reason: str) -> None:
    with pytest.raises(VexError) as caught:
        read_vex(content)
    assert caught.value.reason == reason


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["pkg:npm/a@1", "not_affected", "\ud800"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@id", "name", "aliases", "products", "subcomponents", "status", "justification", "affects", "ref", "id"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@given(st.lists(VALUES, max_size=3))
def test_any_statements_are_read_or_clear_nothing(values: list[Any]) -> None:
    for document in (
        {"@context": "https://openvex.dev/ns", "statements": values},
        {"bomFormat": "CycloneDX", "vulnerabilities": values, "components": values},
    ):
        assert all(isinstance(item, Suppression) for item in read_vex(json.dumps(document).encode()))
