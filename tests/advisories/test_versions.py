from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from univers import versions as univers

from advisories.match import match
from advisories.versions import key_function
from tests.advisories.samples import affected, archive, index_of, package, record, since

NUMBER = st.integers(0, 30).map(str)
WORD = st.sampled_from(["alpha", "beta", "rc", "a", "b", "pre", "SNAPSHOT"])
SEMVER = st.builds(
    lambda numbers, pre: ".".join(numbers) + (f"-{'.'.join(pre)}" if pre else ""),
    st.lists(NUMBER, min_size=3, max_size=3),
    st.lists(st.one_of(NUMBER, WORD), max_size=3),
)
RPM = st.builds(
    lambda epoch, upstream, release: f"{epoch}{''.join(upstream)}-{release}.el9",
    st.sampled_from(["", "0:", "1:", "2:"]),
    st.lists(st.one_of(NUMBER, st.sampled_from([".", "~rc", "^git", "a", "b", "_"])), min_size=1, max_size=5).map(
        lambda parts: ["1", *parts]
    ),
    NUMBER,
)
DEBIAN = st.builds(
    lambda epoch, upstream, revision: f"{epoch}{''.join(upstream)}{revision}",
    st.sampled_from(["", "0:", "1:"]),
    st.lists(st.one_of(NUMBER, st.sampled_from([".", "~rc", "+dfsg", "a", "b"])), min_size=1, max_size=5).map(
        lambda parts: ["1", *parts]
    ),
    st.sampled_from(["", "-0", "-1", "-1+deb12u1", "-1~bpo1"]),
)
PEP440 = st.builds(
    lambda numbers, pre, rest: ".".join(numbers) + pre + rest,
    st.lists(NUMBER, min_size=1, max_size=4),
    st.sampled_from(["", "a1", "b2", "rc1"]),
    st.sampled_from(["", ".post1", ".dev3"]),
)


def order(one: object, other: object) -> int:
    return (one > other) - (one < other)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("ecosystem", "reference", "versions"),
    [
        ("npm", univers.SemverVersion, SEMVER),
        ("crates.io", univers.SemverVersion, SEMVER),
        ("Go", univers.SemverVersion, SEMVER),
        ("AlmaLinux:9", univers.RpmVersion, RPM),
        ("Debian:12", univers.DebianVersion, DEBIAN),
        ("PyPI", univers.PypiVersion, PEP440),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_our_keys_order_versions_as_univers_does(ecosystem: str, reference: type, versions: st.SearchStrategy[str]) -> None:
    key = key_function(ecosystem)

    @settings(max_examples=150, deadline=None)
    @given(versions, versions)
    def agree(one: str, other: str) -> None:
        assert order(key(one), key(other)) == order(reference(one), reference(other)), (one, other)

    agree()


@pytest.mark.parametrize(
    ("ecosystem", "ascending"),
    [
        # The example of https://semver.org/#spec-item-11
        ("npm", "1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0 1.0.1"),
        (
            "Go",
            "v0.0.0-20190308221718-c2843e01d9a2 0.0.0-20200220183623-bac4c82f6975 v0.1.0 v1.0.0-rc.1 1.0.0 v2.0.0+incompatible",
        ),
        ("Go", "go1.20 1.21.0-0 go1.21rc2 1.21.0-rc.3 go1.21 go1.21.1"),
        ("PyPI", "1.0.dev1 1.0a1 1.0rc1 1.0 1.0.post1 1.0.1 1!0.1"),
        ("AlmaLinux:9", "1.0~rc1-1 1.0-1 1.0^git1-1 1.0.1-1 2.0-1.el9 2.0-10.el9 1:0.1-1"),
        ("Debian:12", "1.0~rc1-1 1.0-1 1.0-1+deb12u1 1.0+dfsg-1 1.0.1-1 1:0.1-1"),
        ("RubyGems", "1.0.a 1.0.pre1 1.0.rc1 1 1.0.1.pre 1.0.1 1.0.1.1 1.0.2 1.0.10"),
        (
            "NuGet",
            "1.0.0-Alpha 1.0.0-alpha.2 1.0.0-beta 1.0.0-beta.2 1.0.0-BETA.10 1.0.0-rc 1.0 1.0.0.1 1.0.1 4.7.0-preview1 4.7.0",
        ),
        ("Packagist", "1.0-dev 1.0.0-alpha1 1.0.0-beta2 1.0.0-beta10 1.0.0-RC1 v1.0 1.0.0-p1 1.0.0.1 v1.0.1 2.0.0-alpha.1 2.0"),
        ("Alpine:v3.19", "1.2_alpha1-r0 1.2_rc1-r0 1.2-r0 1.2-r1 1.2_p1-r0 1.2a-r0 1.2b-r0 1.2.05-r0 1.2.1-r0 1.2.10-r0 1.10-r0"),
        ("Wolfi", "3.1.4_git20200101-r0 3.1.4_p1-r0 3.1.5-r0"),
        ("Maven", "1.0-alpha-1 1.0-beta-1 1.0-rc1 1.0-SNAPSHOT 1.0 1.0.1 2.0.0"),
    ],
)
def test_versions_ascend(ecosystem: str, ascending: str) -> None:
    keys = [key_function(ecosystem)(version) for version in ascending.split()]
    assert None not in keys
    for lower, higher in pairwise(keys):
        assert lower < higher


@pytest.mark.parametrize(
    "ecosystem",
    ["npm", "Go", "PyPI", "Maven", "AlmaLinux:9", "Debian:12", "RubyGems", "NuGet", "Packagist", "Alpine:v3.19", "Nowhere"],
)
@given(version=st.text(max_size=40) | st.just("9" * 5000) | st.just("") | st.just("\ud800"))
@settings(max_examples=30, deadline=None)
def test_no_version_of_any_shape_breaks_an_order(ecosystem: str, version: str) -> None:
    key = key_function(ecosystem)(version)
    assert key is None or key == key_function(ecosystem)(version)


def test_build_metadata_does_not_count() -> None:
    assert key_function("crates.io")("1.0.0+build.5") == key_function("crates.io")("1.0.0")


@pytest.mark.parametrize(
    ("ecosystem", "one", "other"),
    [
        ("RubyGems", "1.0.0", "1"),
        ("NuGet", "1.0", "1.0.0.0"),
        ("NuGet", "1.0.0-RC+build", "1.0.0-rc"),
        ("Packagist", "v1.0", "1.0.0.0-stable"),
        ("Alpine:v3.19", "1.2-r0", "1.2~abc123-r0"),
    ],
)
def test_versions_that_are_the_same(ecosystem: str, one: str, other: str) -> None:
    key = key_function(ecosystem)
    assert key(one) == key(other)
    assert key(one) is not None


@pytest.mark.parametrize(
    ("ecosystem", "version"), [("Packagist", "dev-main"), ("Packagist", "1.0.x-dev"), ("Alpine:v3.19", "1_what")]
)
def test_what_has_no_place_in_an_order(ecosystem: str, version: str) -> None:
    assert key_function(ecosystem)(version) is None


REGISTRY_VERSIONS = st.text("0123.ab-_prcv~", min_size=1, max_size=8)


@pytest.mark.parametrize("ecosystem", ["RubyGems", "NuGet", "Packagist", "Alpine:v3.19"])
@given(drawn=st.lists(REGISTRY_VERSIONS, min_size=3, max_size=3))
@settings(max_examples=60, deadline=None)
def test_any_keys_compare_and_their_order_is_one(ecosystem: str, drawn: list[str]) -> None:
    keys = sorted(key for version in drawn if (key := key_function(ecosystem)(version)) is not None)
    for one, other in pairwise(keys):
        assert one <= other


def test_a_modules_name_matches_whatever_its_case(tmp_path: Path) -> None:
    data = archive(record("GO-1", affected("github.com/0xJacky/Nginx-UI", *since("0"), ecosystem="Go")))
    (found,) = match(index_of(tmp_path, Go=data), [package("github.com/0xjacky/nginx-ui", "v1.0.0", "Go")])
    assert found.about.id == "GO-1"
