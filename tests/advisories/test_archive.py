from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisories.archive import ArchiveLimits, members
from advisories.errors import ArchiveError, UnusableRecordError
from tests.advisories.samples import archive, record


def reasons(data: bytes, limits: ArchiveLimits | None = None) -> list[str]:
    return [item.reason if isinstance(item, UnusableRecordError) else "read" for item in members(io.BytesIO(data), limits)]


def refused(data: bytes, limits: ArchiveLimits | None = None) -> str:
    with pytest.raises(ArchiveError) as error:
        reasons(data, limits)
    return error.value.reason


def test_members_are_read_and_other_files_passed_over() -> None:
    stream = io.BytesIO(archive(record("A-1"), record("A-2")))
    with zipfile.ZipFile(stream, "a") as packed:
        packed.writestr("README.txt", "x")
        packed.writestr("../../escape.json", b"{}")  # never unpacked, so its name means nothing
    assert reasons(stream.getvalue()) == ["read", "read", "read"]


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip" * 100, archive(record("A-1"))[:-30], b"PK\5\6" + b"\xff" * 18])
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    assert refused(data) in {"bad-archive", "archive-too-large"}


def test_a_bomb_is_one_unusable_record() -> None:
    assert reasons(archive(b" " * 9_000_000, record("A-1"))) == ["bad-ratio", "read"]
    assert reasons(archive(b" " * 20_000_000)) == ["too-large"]


def test_an_archive_past_its_limits_is_refused_as_a_whole() -> None:
    data = archive(*[record(f"A-{number}") for number in range(20)])
    assert refused(data, ArchiveLimits(entries=19)) == "archive-too-large"
    assert refused(data, ArchiveLimits(total_bytes=1_000)) == "archive-too-large"
    assert refused(data, ArchiveLimits(directory_bytes=100)) == "archive-too-large"


def test_members_that_share_their_bytes_are_refused() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("0.json", b"x" * 1_000)
        for number in range(1, 50):
            twin = zipfile.ZipInfo(f"{number}.json")
            twin.file_size = twin.compress_size = 1_000
            twin.header_offset = twin.CRC = 0
            packed.filelist.append(twin)
    assert refused(stream.getvalue()) == "archive-overlaps"


def test_a_member_with_wrong_content_is_unusable() -> None:
    data = bytearray(archive(record("A-1"), record("A-2")))
    data[60] ^= 0xFF
    assert reasons(bytes(data)) == ["bad-member", "read"]


def test_an_encrypted_member_is_unusable() -> None:
    data = bytearray(archive(record("A-1")))
    entry = data.rindex(b"PK\1\2")
    struct.pack_into("<H", data, entry + 8, 1)
    assert reasons(bytes(data)) == ["bad-member"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=6), st.integers(0, 200))
def test_no_damage_raises_anything_else(changes: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(archive(record("A-1")))
    for where, value in changes:
        data[where % len(data)] = value
    try:
        reasons(bytes(data[: len(data) - cut]))
    except ArchiveError as error:
        assert error.reason  # noqa: PT017  refusing is one of two right answers
