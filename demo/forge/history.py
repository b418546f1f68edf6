"""Reading commits, trees and differences out of a bare repository."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from demo.forge.git import GitError, Person

if TYPE_CHECKING:
    from demo.forge.git import BareRepository

STATUS_WORDS = {"A": "added", "D": "removed", "M": "modified", "R": "renamed", "C": "copied", "T": "changed"}
"""Git's letters to GitHub's words in a `diff-entry`."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit as its object says."""

    sha: str
    tree: str
    parents: tuple[str, ...]
    author: Person
    date: str
    """ISO 8601 with a zone."""
    message: str


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """One entry of a difference."""

    path: str
    status: str
    blob: str
    """Object id on the new side (of the old side for a removed file)."""
    previous: str | None
    """The old path of a renamed or copied file."""
    additions: int
    deletions: int
    patch: str
    """Hunks without the file header; empty for a binary file."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a tree."""

    mode: str
    kind: str
    """`blob`, `tree` or `commit` (a submodule)."""
    sha: str
    path: str
    size: int


def read_commit(repository: BareRepository, name: str) -> Commit:
    """The commit a name stands for. Raises `GitError` when there is none."""
    sha = repository.resolve(name)
    text = repository.run("show", "-s", "--format=%T%x00%P%x00%an%x00%ae%x00%aI%x00%B", sha).decode(errors="replace")
    tree, parents, name_, email, date, message = text.split("\0", 5)
    return Commit(sha, tree, tuple(parents.split()), Person(name_, email), date, message.rstrip("\n"))


def commits_between(repository: BareRepository, base: str, head: str) -> list[str]:
    """Commits of head that base does not have, oldest first."""
    return repository.line("rev-list", "--reverse", f"{base}..{head}").split()


def changed_files(repository: BareRepository, base: str, head: str) -> list[ChangedFile]:
    """What differs between two commits, renames recognised."""
    raw = repository.run("diff-tree", "-r", "-M", "--raw", "--no-abbrev", "--numstat", "-z", base, head).decode(errors="replace")
    parts = raw.split("\0")
    files: list[tuple[str, str, str, str | None]] = []
    counts: dict[str, tuple[int, int]] = {}
    position = 0
    while position < len(parts) - 1:
        entry = parts[position]
        if entry.startswith(":"):
            _, _, old, new, letter = entry[1:].split(" ")
            renamed = letter[0] in "RC"
            path = parts[position + 2] if renamed else parts[position + 1]
            files.append((path, letter[0], old if letter[0] == "D" else new, parts[position + 1] if renamed else None))
            position += 3 if renamed else 2
        else:
            added, removed, path = entry.split("\t")
            counted = (int(added), int(removed)) if added != "-" else (0, 0)
            counts[path or parts[position + 2]] = counted
            position += 1 if path else 3
    patches = _patches(repository, base, head)
    return [
        ChangedFile(path, STATUS_WORDS.get(letter, "changed"), blob, previous, *counts.get(path, (0, 0)), patches.get(path, ""))
        for path, letter, blob, previous in files
    ]


def _patches(repository: BareRepository, base: str, head: str) -> dict[str, str]:
    text = repository.run("diff-tree", "-r", "-M", "-p", "--no-color", base, head).decode(errors="replace")
    patches: dict[str, str] = {}
    for part in re.split(r"^diff --git .*\n", text, flags=re.MULTILINE)[1:]:
        header, separator, hunks = part.partition("\n@@")
        paths = re.findall(r"^(?:\+\+\+ b/|--- a/)([^\t\n]+)", header, flags=re.MULTILINE)
        if separator and paths:
            patches[paths[-1]] = "@@" + hunks.rstrip("\n")
    return patches


def list_tree(repository: BareRepository, commit: str, path: str) -> list[Entry]:
    """The entries of a directory, or the one entry of a file; empty when the path does not exist."""
    spec = f"{commit}:{path}".rstrip("/") if path else f"{commit}:"
    try:
        kind = repository.line("cat-file", "-t", spec)
    except GitError:
        kind = "commit"  # a submodule's commit is not here
    wanted = [f"{path}/"] if kind == "tree" and path else [path] if path else []
    raw = repository.run("ls-tree", "-z", "-l", "--full-tree", commit, "--", *wanted).decode(errors="replace")
    entries = []
    for line in filter(None, raw.split("\0")):
        facts, _, name = line.partition("\t")
        mode, kind, sha, size = facts.split()
        entries.append(Entry(mode, kind, sha, name, int(size) if size.isdigit() else 0))
    return entries


def read_blob(repository: BareRepository, sha: str) -> bytes:
    """A file's bytes by object id."""
    return repository.run("cat-file", "blob", sha)
