"""What is kept of a layer says the same in a function's scan as the layer does, whatever lies above or below it."""

from __future__ import annotations

import os
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.archives.errors import BadArchiveError
from scanner.sources.contents import Contents
from scanner.sources.evidence import MARKS, MIN_PROGRAM
from scanner.sources.function import open_function
from scanner.sources.kept_layer import ACCOUNT, keep_layer, main
from tests.scanner.test_function_source import packed

PROGRAM = b"\x7fELF" + MARKS[0] + bytes(MIN_PROGRAM)
TOOL = b"\x7fELF" + bytes(MIN_PROGRAM)
"""A program that lists no modules."""


def kept(folder: Path, layer: Path) -> Path:
    out = folder / f"{layer.stem}.kept"
    keep_layer(layer, out, folder / f"{layer.stem}-held")
    return out


def written(file: Path, files: dict[str, bytes], mode: int = 0o100755) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(name)
            info.external_attr = mode << 16
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return file


def seen(contents: Contents) -> Any:
    """All that engines could see of a function."""
    root = contents.material.root
    files = {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}
    gaps = sorted((one.path, one.reason.code, one.gap) for one in contents.material.skipped)
    return files, gaps, contents.workspace.head.files, sorted(one.path for one in contents.workspace.head.skipped)


def compared(folder: Path, *layers: Path) -> tuple[Any, Any]:
    """The function with its layers, and with what was kept of them."""
    package = written(folder / "app.zip", {"app.py": b"1"})
    whole, small = folder / "whole", folder / "small"
    whole.mkdir()
    small.mkdir()
    reduced = [kept(folder, layer) for layer in layers]
    return seen(open_function(package, layers, whole)), seen(open_function(package, reduced, small, kept=True))


META = "python/six-1.0.dist-info/METADATA"
BELOW = {META: b"Name: six\nVersion: 1.0\n", "bin/tool": PROGRAM, "bin/other": PROGRAM, "lib/helper.py": b"x" * 5000}


@pytest.mark.parametrize(
    "above",
    [
        {"readme.txt": b"nothing of it"},
        {META: b"Name: six\nVersion: 2.0\n"},
        {"bin/tool": b"#!/bin/sh\n"},
        {"bin/tool": TOOL},
        {"bin/tool/inner.txt": b"a directory in a file's place"},
        {"bin": b"a file in a directory's place"},
    ],
    ids=str,
)
def test_a_later_layers_files_take_the_place_of_earlier_ones(tmp_path: Path, above: dict[str, bytes]) -> None:
    one, two = written(tmp_path / "one.zip", BELOW), written(tmp_path / "two.zip", above)
    whole, small = compared(tmp_path, one, two)
    assert small == whole
    (tmp_path / "turned").mkdir()
    whole, small = compared(tmp_path / "turned", two, one)
    assert small == whole
    assert "opt/bin/tool" in small[0]


NAMES = st.sampled_from(
    ["a", "a/b", "a/b/package.json", "package.json", "bin/x", "x.jar", "é.txt", "z/../y", "/abs/package.json"]
)
CONTENT = st.sampled_from([b"", b"{}", b"text", PROGRAM, TOOL])


@given(
    layers=st.lists(st.dictionaries(NAMES, CONTENT, max_size=4), min_size=1, max_size=3),
    mode=st.sampled_from([0o100644, 0o100755]),
)
def test_layers_and_what_is_kept_of_them_say_the_same(
    tmp_path_factory: pytest.TempPathFactory, layers: list[dict[str, bytes]], mode: int
) -> None:
    folder = tmp_path_factory.mktemp("layers")
    whole, small = compared(folder, *(written(folder / f"{number}.zip", one, mode) for number, one in enumerate(layers)))
    assert small == whole


def test_what_nobody_needs_is_not_kept_and_the_same_layer_is_kept_as_the_same_bytes(tmp_path: Path) -> None:
    layer = written(tmp_path / "one.zip", BELOW | {"data.bin": os.urandom(300_000)}, 0o100644)
    first = kept(tmp_path, layer).read_bytes()
    assert len(first) < 2000 < layer.stat().st_size
    again = tmp_path / "again"
    again.mkdir()
    assert kept(again, layer).read_bytes() == first


def test_what_was_refused_stays_a_gap(tmp_path: Path) -> None:
    layer = tmp_path / "one.zip"
    broken = packed({"a/package.json": b"{}" * 100, "b/package.json": b"{}"})
    at = broken.index(b"PK\1\2") + 16  # the directory's checksum of the first entry
    layer.write_bytes(broken[:at] + struct.pack("<L", 1) + broken[at + 4 :])
    whole, small = compared(tmp_path, layer)
    assert small == whole
    assert ("opt/a/package.json", "bad-archive", True) in small[1]


def test_a_layer_can_not_pass_for_what_was_kept_of_it(tmp_path: Path) -> None:
    hiding = packed({ACCOUNT.decode(): b'{"v": 1, "names": ["python/six-1.0.dist-info/METADATA"], "refused": []}'})
    (tmp_path / "two.zip").write_bytes(hiding)
    one = written(tmp_path / "one.zip", BELOW)
    whole, small = compared(tmp_path, one, tmp_path / "two.zip")
    assert small == whole
    assert f"opt/{META}" in small[0]
    (tmp_path / "scan").mkdir()
    with pytest.raises(BadArchiveError):
        open_function(one, [one], tmp_path / "scan", kept=True)


def test_a_layer_that_can_not_be_read_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.zip").write_bytes(b"no zip")
    assert main(str(tmp_path / "one.zip"), str(tmp_path / "out")) == 3
    assert capsys.readouterr().err.startswith("outrider: ")
