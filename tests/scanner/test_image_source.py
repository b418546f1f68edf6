import gzip
import json
import shutil
import subprocess
import tarfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from findings.coverage import Outcome
from findings.inventory import Package
from findings.provenance import Provenance
from scanner.beside import prepare_image
from scanner.pipeline import ScanResult, run
from scanner.sources.contents import Contents
from scanner.sources.errors import SourceError
from scanner.sources.image import platform_named, resolve
from scanner.sources.image_files import image_archive, layout_directory
from scanner.sources.image_labels import provenance
from scanner.sources.image_layers import open_image
from scanner.sources.image_manifest import read_manifest
from tests.scanner.images import (
    OS_RELEASE,
    STATUS,
    Special,
    docker_archive,
    dpkg,
    hard_link,
    lay_layout,
    layer,
    made,
    symlink,
)

AMD = platform_named("linux/amd64")
OPENSSL, ZLIB = ("libssl3", "openssl", "3.0.9-1"), ("zlib1g", "zlib", "1.2.13")
BUILT_ON = [{"created_by": "ADD rootfs"}, {"created_by": 'CMD ["bash"]', "empty_layer": True}, {"created_by": "RUN apt-get"}]
LODASH = Package("npm", "lodash", "4.17.0", "app/node_modules/lodash/package.json", 1)
LOCK = {
    "lockfileVersion": 3,
    "packages": {
        "": {"dependencies": {"bundled": "1"}, "devDependencies": {"jest": "1"}},
        "node_modules/bundled": {"version": "1.0.0", "dependencies": {"lodash": "4"}},
        "node_modules/jest": {"version": "1.0.0", "dev": True},
        "node_modules/lodash": {"version": "4.17.0"},
    },
}
KEY = b'key = "AKIAQYLPMN5HHHFPZAM2"\n'


def laid_out(
    folder: Path, layers: Sequence[Mapping[str, bytes | Special]], history: Sequence[Mapping[str, object]] = ()
) -> Contents:
    blobs = layout_directory(lay_layout(made([layer(one) for one in layers], history), folder / "layout"))
    (folder / "scan").mkdir()
    return open_image(blobs, resolve(blobs, "", AMD), folder / "scan")


def material(contents: Contents) -> dict[str, bytes]:
    return {path: (contents.material.root / path).read_bytes() for path in contents.material.layers}


def reasons(contents: Contents) -> set[str]:
    return {item.reason.code for item in contents.material.skipped}


def scanned(contents: Contents) -> ScanResult:
    prepared = prepare_image(contents, ("code", "packages"))
    return run(prepared.workspace, prepared.engines)


def test_packages_come_with_the_layer_that_brought_them(tmp_path: Path) -> None:
    base = {"usr/lib/os-release": OS_RELEASE, "etc/os-release": symlink("../usr/lib/os-release"), STATUS: dpkg(OPENSSL, ZLIB)}
    top = {
        STATUS: dpkg(OPENSSL, ("zlib1g", "zlib", "1.2.14"), ("curl", "curl", "7.88")),
        "app/node_modules/lodash/package.json": b'{"name":"lodash","version":"4.17.0"}',
        "app/package-lock.json": json.dumps(LOCK).encode(),
    }
    contents = laid_out(tmp_path, [base, top], BUILT_ON)
    result = scanned(contents)
    below, above = contents.layers.digests
    assert [run.outcome for run in result.runs] == [Outcome.SKIPPED, Outcome.CLEAN]
    assert result.inventory
    assert set(result.inventory.packages) == {
        Package("Debian:12", "libssl3", "3.0.9-1", STATUS, 1, source="openssl", layer=below, in_base=True),
        Package("Debian:12", "zlib1g", "1.2.14", STATUS, 1, source="zlib", layer=above, in_base=False),
        Package("Debian:12", "curl", "7.88", STATUS, 1, layer=above, in_base=False),
        replace(LODASH, direct=False, via=("bundled",), layer=above, in_base=False),
        Package("npm", "bundled", "1.0.0", "app/package-lock.json", 1, direct=True, layer=above, in_base=False),
    }, "what a lock file has for building only is not there, and what it names is told once"


def test_a_language_s_package_that_the_system_owns_is_the_system_s(tmp_path: Path) -> None:
    about = b"Metadata-Version: 2.1\nName: PyYAML\nVersion: 6.0\n"
    place = "usr/lib/python3/dist-packages/PyYAML-6.0.dist-info/METADATA"
    one = {
        "etc/os-release": OS_RELEASE,
        STATUS: dpkg(("python3-yaml", "pyyaml", "6.0-3")),
        "var/lib/dpkg/info/python3-yaml.md5sums": f"{'0' * 32}  {place}\n".encode(),
        place: about,
        "usr/local/lib/python3.11/site-packages/PyYAML-5.3.dist-info/METADATA": about.replace(b"6.0", b"5.3"),
    }
    result = scanned(laid_out(tmp_path, [one]))
    assert result.inventory
    assert {(package.ecosystem, package.name, package.version) for package in result.inventory.packages} == {
        ("Debian:12", "python3-yaml", "6.0-3"),
        ("PyPI", "pyyaml", "5.3"),
    }


def test_an_image_without_anything_to_read_is_skipped_and_not_clean(tmp_path: Path) -> None:
    result = scanned(laid_out(tmp_path, [{"bin/tool": b"\x7fELF"}]))
    assert [run.outcome for run in result.runs] == [Outcome.SKIPPED, Outcome.SKIPPED]


def test_whiteouts_remove_and_later_layers_replace(tmp_path: Path) -> None:
    below = {"a/package.json": b"1", "b/package.json": b"1", "c/package.json": b"1", "d/package.json": b"1"}
    above = {"a/.wh.package.json": b"", "b/.wh..wh..opq": b"", "b/x/package.json": b"2", "c/package.json": b"2", ".wh.d": b""}
    assert material(laid_out(tmp_path, [below, above])) == {"b/x/package.json": b"2", "c/package.json": b"2"}


def test_an_opaque_mark_spares_what_its_own_layer_brought(tmp_path: Path) -> None:
    above = {"b/new/package.json": b"2", "b/.wh..wh..opq": b""}
    assert material(laid_out(tmp_path, [{"b/old/package.json": b"1"}, above])) == {"b/new/package.json": b"2"}


def test_a_file_that_nobody_needs_still_hides_one_below(tmp_path: Path) -> None:
    contents = laid_out(tmp_path, [{"a/package.json": b"1", "b/package.json": b"1"}, {"a": b"a file now"}])
    assert material(contents) == {"b/package.json": b"1"}


def test_links_lead_where_they_would_inside_the_image(tmp_path: Path) -> None:
    one = {
        "usr/lib/os-release": OS_RELEASE,
        "etc/os-release": symlink("/../usr/./lib/os-release"),
        "lib": symlink("usr/lib"),
        "lib/apk/db/installed": b"P:musl",
        "copy/package.json": hard_link("app/package.json"),
        "app/package.json": b"1",
        "late/package.json": hard_link("app/package.json"),
    }
    contents = laid_out(tmp_path, [one])
    assert material(contents) == {
        "usr/lib/os-release": OS_RELEASE,
        "etc/os-release": OS_RELEASE,
        "usr/lib/apk/db/installed": b"P:musl",
        "app/package.json": b"1",
        "late/package.json": b"1",
    }
    assert reasons(contents) == {"hard-link"}


@pytest.mark.parametrize("target", ["/etc/passwd", "../../../../../etc/passwd", "/proc/self/environ", "loop", "."])
def test_no_link_leads_out_of_the_image(target: str, tmp_path: Path) -> None:
    one = {"x/package.json": symlink(target), "loop": symlink("loop"), "y": symlink(target), "y/package.json": b"inside"}
    assert set(material(laid_out(tmp_path, [one])).values()) <= {b"inside"}


def test_paths_that_climb_are_gaps(tmp_path: Path) -> None:
    contents = laid_out(tmp_path, [{"../../package.json": b"1", "a/../package.json": b"2", "/abs/package.json": b"3"}])
    assert material(contents) == {"abs/package.json": b"3"}
    assert reasons(contents) == {"unsafe-path"}


def test_secrets_are_searched_for_above_the_base_image(tmp_path: Path) -> None:
    base = {"app/base.py": KEY, "etc/os-release": OS_RELEASE}
    top = {"app/own.py": KEY, "usr/lib/x.py": KEY, "app/node_modules/a/index.js": KEY, "removed.env": KEY}
    history = [*BUILT_ON, {"created_by": "RUN rm"}]
    contents = laid_out(tmp_path, [base, top, {".wh.removed.env": b""}], history)
    assert contents.workspace.head.files == ("app/own.py",)
    assert contents.layers.of_base == 1


def test_a_base_image_that_lies_beside_is_recognised_by_its_layers(tmp_path: Path) -> None:
    below, above = layer({"etc/os-release": OS_RELEASE}), layer({"a/package.json": b"{}"})
    base = made([below])
    image = made([below, above], org_opencontainers_image_base_digest=base.digest)
    image.blobs |= base.everything
    blobs = layout_directory(lay_layout(image, tmp_path / "layout"))
    (tmp_path / "scan").mkdir()
    assert open_image(blobs, resolve(blobs, "", AMD), tmp_path / "scan").layers.of_base == 1


def test_without_a_word_about_it_no_base_image_is_made_up(tmp_path: Path) -> None:
    assert laid_out(tmp_path, [{"a/package.json": b"{}"}, {"b/package.json": b"{}"}]).layers.of_base is None


def test_programs_are_kept_only_if_they_list_their_modules(tmp_path: Path) -> None:
    head = b"\x7fELF" + b"\0" * 2_000_000
    one = {"bin/go": head + b"\xff Go buildinf:" + b"\0" * 9, "bin/c": head, "bin/script": b"#!/bin/sh\n" + b"#" * 300_000}
    assert set(material(laid_out(tmp_path, [one]))) == {"bin/go"}


def test_docker_s_archives_are_read_like_layouts(tmp_path: Path) -> None:
    one = layer({"etc/os-release": OS_RELEASE, "a/package.json": b"1"})
    archive = docker_archive([one, layer({"a/.wh.package.json": b""}), one], tmp_path / "saved.tar")
    (tmp_path / "scan").mkdir()
    blobs = image_archive(archive, tmp_path / "parts")
    contents = open_image(blobs, resolve(blobs, "", AMD), tmp_path / "scan")
    assert set(material(contents)) == {"etc/os-release", "a/package.json"}
    assert len(contents.layers.digests) == 3


def test_an_archived_layout_is_read_too(tmp_path: Path) -> None:
    layout = lay_layout(made([layer({"a/package.json": b"1"})]), tmp_path / "layout")
    with tarfile.open(tmp_path / "saved.tar", "w") as tar:
        tar.add(layout, arcname=".")
    blobs = image_archive(tmp_path / "saved.tar", tmp_path / "parts")
    (tmp_path / "scan").mkdir()
    assert set(material(open_image(blobs, resolve(blobs, "", AMD), tmp_path / "scan"))) == {"a/package.json"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "bad-image"),
        (b"no archive", "truncated-archive"),
        (b"x" * 1024, "bad-archive"),
        (gzip.compress(layer({"a": b"1"}), mtime=0)[:-20], "truncated-archive"),
        (layer({"manifest.json": b"[]"}), "bad-image"),
        (layer({"manifest.json": json.dumps([{"Config": "c", "Layers": ["l"]}]).encode()}), "image-not-found"),
        (layer({"manifest.json": b"[" * 50_000}), "bad-image"),
        (layer({"../../escape": b"1"}), "bad-image"),
        (b"BZh91AY&SY", "unsupported-compression"),
    ],
    ids=["empty", "text", "letters", "cut", "no-image", "no-config", "deep", "escape", "bzip2"],
)
def test_what_is_no_archive_of_an_image_is_refused(content: bytes, reason: str, tmp_path: Path) -> None:
    (tmp_path / "saved.tar").write_bytes(content)
    with pytest.raises(SourceError) as refused:
        image_archive(tmp_path / "saved.tar", tmp_path / "parts")
    assert refused.value.reason == reason


def test_a_blob_that_was_changed_is_refused(tmp_path: Path) -> None:
    image = made([layer({"a/package.json": b"1"})])
    layout = lay_layout(image, tmp_path / "layout")
    part = layout / "blobs" / "sha256" / list(image.blobs)[1].removeprefix("sha256:")
    part.write_bytes(part.read_bytes() + b"x")
    blobs = layout_directory(layout)
    (tmp_path / "scan").mkdir()
    with pytest.raises(SourceError) as refused:
        open_image(blobs, resolve(blobs, "", AMD), tmp_path / "scan")
    assert refused.value.reason == "digest-mismatch"


@pytest.mark.skipif(shutil.which("zstd") is None, reason="there is no zstd program on this machine")
def test_zstd_layers_are_read(tmp_path: Path) -> None:
    packed = subprocess.run(["zstd", "-q", "-c"], input=layer({"a/package.json": b"1"}), capture_output=True, check=True).stdout
    blobs = layout_directory(lay_layout(made([packed], pack=bytes), tmp_path / "layout"))
    (tmp_path / "scan").mkdir()
    assert set(material(open_image(blobs, resolve(blobs, "", AMD), tmp_path / "scan"))) == {"a/package.json"}


def test_an_image_says_where_it_was_made_from_by_annotation_or_label() -> None:
    said = {"org.opencontainers.image.source": "https://github.com/acme/base", "org.opencontainers.image.revision": "1" * 40}
    config: dict[str, object] = {"config": {"Labels": said | {"broken": 7}}}
    image = made([layer({})], org_opencontainers_image_source="https://github.com/acme/shop")
    manifest = read_manifest(json.loads(image.manifests[image.digest]))
    assert provenance(manifest, config) == Provenance("https://github.com/acme/shop", "1" * 40)
    for nothing in ({}, {"config": None}, {"config": {"Labels": ["x"]}}):
        assert provenance(replace(manifest, annotations={}), nothing) == Provenance()
