"""What advisories call the packages of images and SBOMs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.coordinates import Coordinates, coordinates
from findings.inventory import Package, package_of
from findings.package_url import PackageUrlError, parse_package_url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("pkg:deb/debian/openssl@3.0.11-1?distro=debian-12", ("Debian:12", "openssl", "3.0.11-1")),
        ("pkg:deb/debian/libssl3@3.0.11-1?arch=amd64&distro=debian-12.4&upstream=openssl", ("Debian:12", "openssl", "3.0.11-1")),
        ("pkg:deb/debian/gcc-12-base@12.2.0-14?distro=bookworm&upstream=gcc%4012.2.0-14b1", ("Debian:12", "gcc", "12.2.0-14b1")),
        ("pkg:deb/debian/bash@1%3A5.2-1?distro=debian-bullseye", ("Debian:11", "bash", "1:5.2-1")),
        ("pkg:deb/ubuntu/libc6@2.35-0?distro=ubuntu-22.04&upstream=glibc", ("Ubuntu:22.04:LTS", "glibc", "2.35-0")),
        ("pkg:deb/ubuntu/curl@8?distro=noble", ("Ubuntu:24.04:LTS", "curl", "8")),
        ("pkg:deb/ubuntu/curl@8?distro=ubuntu-24.10", ("Ubuntu:24.10", "curl", "8")),
        ("pkg:deb/ubuntu/curl@8?distro=ubuntu-25.04", ("Ubuntu:25.04", "curl", "8")),
        ("pkg:apk/alpine/libcrypto3@3.1.4-r1?distro=alpine-3.19.0&upstream=openssl", ("Alpine:v3.19", "openssl", "3.1.4-r1")),
        ("pkg:apk/alpine/musl@1.2.5-r0?distro=3.20.3", ("Alpine:v3.20", "musl", "1.2.5-r0")),
        ("pkg:apk/alpine/musl@1.2.5-r0?distro=alpine-3.20.0_alpha20240329", ("Alpine:edge", "musl", "1.2.5-r0")),
        ("pkg:apk/wolfi/busybox@1.36-r0?arch=x86_64&distro=wolfi-20230201", ("Wolfi", "busybox", "1.36-r0")),
        ("pkg:apk/wolfi/busybox@1.36-r0", ("Wolfi", "busybox", "1.36-r0")),
        (
            "pkg:rpm/almalinux/openssl-libs@3.0.7-24.el9?distro=almalinux-9.4&epoch=1&upstream=openssl-3.0.7-24.el9.src.rpm",
            ("AlmaLinux:9", "openssl-libs", "1:3.0.7-24.el9"),
        ),
        ("pkg:rpm/redhat/acl@2.2.53-1.el8?distro=rhel-8.4&epoch=0", ("Red Hat:8", "acl", "2.2.53-1.el8")),
        (
            "pkg:rpm/rocky/bash-doc@5.1-1?distro=rocky-9.3&upstream=bash-5.1-1.src.rpm",
            ("Rocky Linux:9", "bash", "5.1-1"),
        ),
        ("pkg:rpm/opensuse/glibc@2.38-1?distro=opensuse-leap-15.6", ("openSUSE:Leap 15.6", "glibc", "2.38-1")),
        ("pkg:rpm/opensuse/glibc@2.38-1?distro=opensuse-tumbleweed-20240801", ("openSUSE:Tumbleweed", "glibc", "2.38-1")),
        ("pkg:rpm/suse/glibc@2.38-1?distro=sles-15.5", ("SUSE:Linux Enterprise Server 15 SP5", "glibc", "2.38-1")),
        ("pkg:npm/%40babel/core@7.0.0", ("npm", "@babel/core", "7.0.0")),
        ("pkg:npm/@babel/core@7.0.0", ("npm", "@babel/core", "7.0.0")),
        ("pkg:pypi/Ruamel_yaml@0.2", ("PyPI", "ruamel-yaml", "0.2")),
        ("pkg:golang/github.com/gorilla/mux@v1.8.0#sub", ("Go", "github.com/gorilla/mux", "v1.8.0")),
        ("pkg:golang/stdlib@go1.22.1", ("Go", "stdlib", "1.22.1")),
        ("pkg:maven/org.apache.logging.log4j/log4j-core@2.14?type=j", ("Maven", "org.apache.logging.log4j:log4j-core", "2.14")),
        ("pkg:composer/Symfony/Http-Kernel@v5.0", ("Packagist", "symfony/http-kernel", "v5.0")),
        ("pkg:cargo/serde@1.0", ("crates.io", "serde", "1.0")),
        ("pkg:gem/rails@7", ("RubyGems", "rails", "7")),
        ("pkg:nuget/Newtonsoft.Json@13.0.1", ("NuGet", "Newtonsoft.Json", "13.0.1")),
        ("pkg:githubactions/actions/checkout@v4", ("GitHub Actions", "actions/checkout", "v4")),
        ("PKG://npm/a@1", ("npm", "a", "1")),
    ],
)  # fmt: skip
def test_a_package_url_becomes_what_advisories_call_it(url: str, expected: tuple[str, str, str]) -> None:
    assert coordinates(url) == Coordinates(*expected)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "bad-package-url"),
        ("pkg:", "bad-package-url"),
        ("pkg:npm", "bad-package-url"),
        ("pkg:/a@1", "bad-package-url"),
        ("http://npm/a@1", "bad-package-url"),
        ("pkg:npm/a%00b@1", "bad-package-url"),
        ("pkg:npm/a%ffb@1", "bad-package-url"),
        ("pkg:npm/" + "a" * 5000 + "@1", "bad-package-url"),
        ("pkg:npm/a", "no-version"),
        ("pkg:oci/app@sha256%3Aabc", "unknown-ecosystem"),
        ("pkg:rpm/amzn/bash@5?distro=amzn-2023", "unknown-ecosystem"),
        ("pkg:deb/bash@5", "unknown-ecosystem"),
        ("pkg:deb/debian/bash@5?distro=kali-2024.1", "unknown-ecosystem"),
        ("pkg:deb/debian/bash@5", "no-release"),
        ("pkg:deb/ubuntu/bash@5?distro=ubuntu", "no-release"),
    ],
)
def test_what_no_advisory_could_be_about_is_refused_by_name(url: str, reason: str) -> None:
    with pytest.raises(PackageUrlError) as caught:
        coordinates(url)
    assert caught.value.reason == reason


@given(st.text(max_size=60) | st.text("pkg:deb/rm@1%40&?=#.debian-", max_size=60).map(lambda rest: f"pkg:{rest}"))
def test_any_text_is_a_package_or_refused_in_words(text: str) -> None:
    try:
        found = coordinates(text)
    except PackageUrlError as error:
        assert error.reason in {"bad-package-url", "unknown-ecosystem", "no-release", "no-version"}  # noqa: PT017  either end is right
    else:
        assert found.ecosystem
        assert found.name
        assert found.version


def test_a_binary_package_keeps_its_name_beside_its_sources() -> None:
    url = parse_package_url("pkg:deb/debian/libssl3@3.0.11-1+b1?distro=debian-12&upstream=openssl%403.0.11-1")
    found = package_of(url, "var/lib/dpkg/status", 7, layer="sha256:1")
    assert found == Package(
        "Debian:12",
        "libssl3",
        "3.0.11-1+b1",
        "var/lib/dpkg/status",
        7,
        source="openssl",
        source_version="3.0.11-1",
        layer="sha256:1",
    )
    assert (found.advised_name, found.advised_version) == ("openssl", "3.0.11-1")


def test_rpms_epoch_counts_only_where_advisories_write_it() -> None:
    found = package_of("pkg:rpm/almalinux/openssl@3.0.7-24.el9?distro=almalinux-9.4&epoch=1", "var/lib/rpm/rpmdb.sqlite")
    assert (found.version, found.advised_version) == ("3.0.7-24.el9", "1:3.0.7-24.el9")
    other = package_of("pkg:rpm/openeuler/openssl@3.0.7-24?distro=openeuler-24.03&epoch=1", "var/lib/rpm/rpmdb.sqlite")
    assert other.advised_version == "3.0.7-24"
