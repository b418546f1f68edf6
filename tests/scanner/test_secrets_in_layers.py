"""Secrets that an image's later layers deleted or overwrote: whoever pulls the image has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from findings.coverage import Outcome
from findings.fingerprint import is_fingerprint
from findings.model import Finding, Severity, State
from scanner.beside import prepare_image
from scanner.pipeline import ScanResult, run
from scanner.sources import removed
from scanner.sources.contents import Contents
from scanner.sources.image import platform_named, resolve
from scanner.sources.image_files import image_archive, layout_directory
from scanner.sources.image_layers import open_image
from tests.scanner.images import OS_RELEASE, Special, docker_archive, hard_link, lay_layout, layer, made, symlink

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# Put together here, so that no scanner takes this file for a leak.
STRIPE = "sk_" + "live_51H8xYzAbCdEfGhIjKlMnOpQr"
GITHUB = "ghp_" + "x7Yk2Lm9Qw4Er6Ty8Ui0Op3As5Df1Gh2Jk4Z"
KEY, OTHER = f"key = '{STRIPE}'\n".encode(), f"key = '{GITHUB}'\n".encode()

Layer = dict[str, bytes | Special]


def opened(folder: Path, *layers: Mapping[str, bytes | Special]) -> Contents:
    archive = docker_archive([layer(one) for one in layers], folder / "saved.tar")
    blobs = image_archive(archive, folder / "parts")
    (folder / "scan").mkdir()
    return open_image(blobs, resolve(blobs, "", platform_named("linux/amd64")), folder / "scan")


def passing(contents: Contents) -> list[tuple[str, int]]:
    found = contents.workspace.passing
    assert found is not None
    return [(one.path, contents.layers.digests.index(one.layer)) for one in found.passages.values() if one.layer]


def secrets(contents: Contents) -> ScanResult:
    prepared = prepare_image(contents, ("secrets",))
    return run(prepared.workspace, prepared.engines)


def test_a_key_that_a_later_layer_deleted_is_told_with_its_layer(tmp_path: Path) -> None:
    contents = opened(tmp_path, {"etc/os-release": OS_RELEASE}, {"app/key.env": KEY}, {"app/.wh.key.env": b""})
    result = secrets(contents)
    (finding,) = result.findings
    assert finding.title == "Secret in a lower layer: Stripe access token"
    assert (
        f"brought by layer {contents.layers.digests[1]} and deleted or overwritten by a later one. Rotate it" in finding.message
    )
    assert (finding.location.path, finding.location.start_line, finding.commit) == ("app/key.env", 1, None)
    assert (finding.severity, finding.state, finding.snippet) == (Severity.HIGH, State.NEW, "key = '****'")
    assert is_fingerprint(finding.fingerprint)
    assert STRIPE[4:] not in repr(result)
    assert (result.runs[0].outcome, result.runs[0].coverage.files) == (Outcome.FINDINGS, 1)


def by_title(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(finding.title, finding.location.path) for finding in findings]


def test_what_is_still_there_is_told_as_it_always_was(tmp_path: Path) -> None:
    one: Layer = {"app/a.env": KEY, "app/b.env": OTHER, "app/moved.env": OTHER + b"#\n"}
    contents = opened(tmp_path, one, {"app/b.env": b"empty = 1\n", "app/.wh.moved.env": b"", "srv/moved.env": OTHER + b"#\n"})
    assert by_title(secrets(contents).findings) == [
        ("Secret in the files: Stripe access token", "app/a.env"),
        ("Secret in the files: GitHub PAT", "srv/moved.env"),
    ]


@pytest.mark.parametrize(
    ("layers", "expected"),
    [
        ([{"a": KEY}, {"a": OTHER}, {".wh.a": b""}], [("a", 0), ("a", 1)]),
        ([{"a": KEY}, {"a": KEY}], []),
        ([{"a": KEY}, {"a": OTHER}, {"a": KEY}, {"a": b"end"}], [("a", 0), ("a", 1)]),
        ([{"d/e/f/a": KEY}, {".wh.d": b""}], [("d/e/f/a", 0)]),
        ([{"d/a": KEY, "d/b": OTHER}, {"d/.wh..wh..opq": b"", "d/b": OTHER}], [("d/a", 0)]),
        ([{"d/a": KEY}, {"d": b"a file now"}], [("d/a", 0)]),
        ([{"d": KEY}, {"d/a": b"a directory now"}], [("d", 0)]),
        ([{"d/a": KEY}, {"d": symlink("/srv")}], [("d/a", 0)]),
        ([{"a": KEY}, {"a": b"\0" * 2_000_000}], [("a", 0)]),
        ([{"a": KEY, "b": hard_link("a")}, {".wh.a": b""}], []),
        ([{"usr/lib/a": KEY, "node_modules/a": KEY}, {".wh.usr": b"", ".wh.node_modules": b""}], []),
        ([{"app/package.json": KEY}, {"app/.wh.package.json": b""}], [("app/package.json", 0)]),
    ],
    ids=[
        "overwritten-then-deleted",
        "the-same-again",
        "each-content-once",
        "folder-deleted",
        "folder-emptied",
        "folder-to-file",
        "file-to-folder",
        "folder-to-link",
        "overwritten-by-what-is-not-read",
        "another-name-is-left",
        "not-people-s-own",
        "package-file",
    ],
)
def test_what_counts_as_removed(layers: list[Layer], expected: list[tuple[str, int]], tmp_path: Path) -> None:
    assert passing(opened(tmp_path, *layers)) == expected


def test_what_the_base_image_brought_is_its_builder_s_matter(tmp_path: Path) -> None:
    history = [{"created_by": "ADD rootfs"}, {"created_by": 'CMD ["sh"]', "empty_layer": True}, {"created_by": "RUN rm"}]
    image = made([layer({"a": KEY}), layer({".wh.a": b""})], history)
    blobs = layout_directory(lay_layout(image, tmp_path / "layout"))
    (tmp_path / "scan").mkdir()
    contents = open_image(blobs, resolve(blobs, "", platform_named("linux/amd64")), tmp_path / "scan")
    assert (contents.layers.of_base, passing(contents)) == (1, [])


def test_more_than_is_read_is_a_gap_that_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(removed, "MAX_BYTES", 100)
    monkeypatch.setattr("scanner.sources.layers.MOST_REMOVED", 3)
    one: Layer = {f"a{number}": b"x = %d\n" % number * 10 for number in range(5)}
    result = secrets(opened(tmp_path, one, {f".wh.{name}": b"" for name in one}))
    (run_,) = result.runs
    assert run_.outcome is Outcome.PARTIAL
    assert {(gap.path, gap.reason.code) for gap in run_.coverage.gaps} == {("*", "layers-unread")}
    assert run_.reason is not None
    assert "later layers deleted or overwrote" in run_.reason.text


def test_a_removed_file_that_can_not_be_read_is_a_gap_of_its_layer(tmp_path: Path) -> None:
    contents = opened(
        tmp_path, {"a\\b": KEY, "c": b"version https://git-lfs.github.com/spec/v1\noid 1\n"}, {".wh.a\\b": b"", ".wh.c": b""}
    )
    gaps = secrets(contents).runs[0].coverage.gaps
    assert {(gap.path, gap.reason.code) for gap in gaps} == {("a\\b", "unsafe-path"), ("c", "git-lfs")}
    assert any(f"As layer {contents.layers.digests[0]} has it" in gap.reason.text for gap in gaps)
