"""What commits hold: tree listings, tree differences and blobs, read as a stream of bytes that anybody may have made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from scanner.sources.errors import BadRepositoryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scanner.sources.git_command import Git

SYMLINK = "120000"
SUBMODULE = "160000"
ABSENT = "000000"
"""Stands in a difference for the mode of what is not there."""
_DIRECTORY = "040000"
_CHUNK = 1 << 20
_PATHS_A_CALL = 400
"""Linux allows 128 KiB for one argument and 2 MiB for all; git's paths may be 4 KiB long."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name in a tree that is not a tree itself."""

    path: bytes
    """As the tree has it: any bytes but NUL."""
    mode: str
    oid: str

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file, executable or not."""
        return self.mode not in (SYMLINK, SUBMODULE)


@dataclass(frozen=True, slots=True)
class Difference:
    """One path that is not the same in two trees; a side is None where the path is absent."""

    old: Entry | None
    new: Entry | None


def list_tree(git: Git, commit: str, *below: str) -> Iterator[Entry]:
    """Everything that `commit` holds, or what it holds at or below some paths, as it comes."""
    with git.stream("ls-tree", "-r", "-z", "--full-tree", commit, "--", *below) as stdout:
        yield from map(_listed, records(stdout))


def entries_at(git: Git, commit: str, paths: Sequence[str]) -> Iterator[Entry]:
    """What `commit` holds at `paths`, or directly below those that end with a slash; absent ones are left out."""
    for start in range(0, len(paths), _PATHS_A_CALL):
        yield from _level(git, commit, *paths[start : start + _PATHS_A_CALL])


def entries_in(git: Git, commit: str, directories: Sequence[str]) -> Iterator[Entry]:
    """What `commit` holds directly in `directories`; the empty string is its root."""
    if "" in directories:
        yield from _level(git, commit)
    yield from entries_at(git, commit, [f"{directory}/" for directory in directories if directory])


def _level(git: Git, commit: str, *paths: str) -> Iterator[Entry]:
    with git.stream("ls-tree", "-z", "--full-tree", commit, "--", *paths) as stdout:
        yield from (entry for entry in map(_listed, records(stdout)) if entry.mode != _DIRECTORY)


def differences(git: Git, old: str, new: str, *below: str) -> Iterator[Difference]:
    """Paths whose content or type differs between two trees, confined to some paths if any are named.

    A mere change of the executable bit does not count.
    """
    options = ("-r", "--raw", "-z", "--no-renames", "--ignore-submodules=none", "--no-abbrev")
    with git.stream("diff-tree", *options, old, new, "--", *below) as stdout:
        listed = records(stdout)
        for record in listed:
            old_mode, new_mode, old_oid, new_oid, _status = record.decode("ascii", "replace").removeprefix(":").split(" ")
            path = next(listed, b"")
            before = Entry(path, old_mode, old_oid) if old_mode != ABSENT else None
            after = Entry(path, new_mode, new_oid) if new_mode != ABSENT else None
            if before and after and before.is_file and after.is_file and old_oid == new_oid:
                continue
            yield Difference(before, after)


def read_blobs(git: Git, wanted: Iterable[tuple[str, int]]) -> Iterator[tuple[int, bytes]]:
    """Size and first bytes of blobs, in the order asked for.

    Args:
        git: the repository; it must hold the blobs.
        wanted: object id and how many bytes of it to keep.

    Raises:
        BadRepositoryError: an object is missing or no blob.

    """
    wanted = list(wanted)
    with git.stream("cat-file", "--batch", stdin="".join(f"{oid}\n" for oid, _ in wanted).encode()) as stdout:
        for oid, kept in wanted:
            header = stdout.readline().split()
            if not header:
                break
            if len(header) != len(("oid", "type", "size")) or header[1] != b"blob":
                raise BadRepositoryError(
                    f"Object {oid} of the repository is missing or not a file's content: run `git fsck` on it; "
                    "in a partial clone run `git fetch --refetch` first."
                )
            size = int(header[2])
            content = stdout.read(min(size, kept))
            _pass_over(stdout, size - len(content) + 1)
            yield size, content
        else:
            return
    raise BadRepositoryError("Git stopped in the middle of reading the repository: run `git fsck` on it, then scan again.")


def _pass_over(stdout: IO[bytes], count: int) -> None:
    while count > 0:
        read = len(stdout.read(min(count, _CHUNK)))
        if not read:
            return
        count -= read


def records(stdout: IO[bytes]) -> Iterator[bytes]:
    """The NUL-terminated records of a stream, without holding more than one chunk and one record."""
    rest = b""
    while chunk := stdout.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole


def _listed(record: bytes) -> Entry:
    about, _, path = record.partition(b"\t")
    mode, _kind, oid = about.decode("ascii", "replace").split(" ")
    return Entry(path, mode, oid)
