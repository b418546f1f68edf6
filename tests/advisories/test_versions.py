from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from univers import versions as univers

from advisories.versions import key_function

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
        ("Maven", "1.0-alpha-1 1.0-beta-1 1.0-rc1 1.0-SNAPSHOT 1.0 1.0.1 2.0.0"),
    ],
)
def test_versions_ascend(ecosystem: str, ascending: str) -> None:
    keys = [key_function(ecosystem)(version) for version in ascending.split()]
    assert None not in keys
    for lower, higher in pairwise(keys):
        assert lower < higher


@pytest.mark.parametrize(
    "ecosystem", ["npm", "Go", "PyPI", "Maven", "AlmaLinux:9", "Debian:12", "RubyGems", "NuGet", "Alpine:v3.19", "Nowhere"]
)
@given(version=st.text(max_size=40) | st.just("9" * 5000) | st.just("") | st.just("\ud800"))
@settings(max_examples=30, deadline=None)
def test_no_version_of_any_shape_breaks_an_order(ecosystem: str, version: str) -> None:
    key = key_function(ecosystem)(version)
    assert key is None or key == key_function(ecosystem)(version)


def test_build_metadata_does_not_count() -> None:
    assert key_function("crates.io")("1.0.0+build.5") == key_function("crates.io")("1.0.0")
