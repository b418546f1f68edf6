"""Bare repositories, made and read with the real git."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

SETTINGS = {
    # What github.com's upload-pack allows: partial clones, and any object a client can name.
    "uploadpack.allowFilter": "true",
    "uploadpack.allowAnySHA1InWant": "true",
    "uploadpack.allowReachableSHA1InWant": "true",
    "gc.auto": "0",
}


class GitError(Exception):
    """Git refused; the message is what it wrote."""


def quiet_environment() -> dict[str, str]:
    """An environment in which git reads no settings but the repository's own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return kept | {"GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True, slots=True)
class Person:
    """Who a commit is by."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Move:
    """A file that keeps its content and changes its path."""

    source: str
    target: str


class BareRepository:
    """One repository on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def run(self, *arguments: str, feed: bytes | None = None) -> bytes:
        """Run git here. Raises `GitError` when it fails."""
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],
            cwd=self.path,
            input=feed,
            env=quiet_environment(),
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise GitError(done.stderr.decode(errors="replace").strip() or f"git {arguments[0]} failed")
        return done.stdout

    def line(self, *arguments: str) -> str:
        """Run git and take its output as one line of text."""
        return self.run(*arguments).decode(errors="replace").strip()

    @classmethod
    def create(cls, path: Path, default_branch: str) -> BareRepository:
        """Make an empty repository at `path`."""
        path.mkdir(parents=True)
        made = cls(path)
        made.run("init", "-q", "--bare", f"--initial-branch={default_branch}", ".")
        with (path / "config").open("a", encoding="utf-8") as config:
            for name, value in SETTINGS.items():
                section, key = name.split(".")
                config.write(f"[{section}]\n\t{key} = {value}\n")
        return made

    def commit(  # noqa: PLR0913  a commit has this many parts
        self,
        branch: str,
        *,
        parent: str | None,
        files: Mapping[str, str | bytes],
        message: str,
        author: Person,
        when: int,
        delete: Sequence[str] = (),
        move: Sequence[Move] = (),
        executable: Sequence[str] = (),
    ) -> str:
        """Put a commit on a branch and return its id. `when` counts seconds since 1970."""
        stream = _Stream()
        who = f"{author.name} <{author.email}> {when} +0000"
        stream.text(f"commit refs/heads/{branch}\nauthor {who}\ncommitter {who}\n")
        stream.data(message.encode())
        if parent is not None:
            stream.text(f"from {parent}\n")
        for each in move:
            stream.text(f"R {_quoted(each.source)} {_quoted(each.target)}\n")
        for path in delete:
            stream.text(f"D {_quoted(path)}\n")
        for path, content in files.items():
            stream.text(f"M {'100755' if path in executable else '100644'} inline {_quoted(path)}\n")
            stream.data(content.encode() if isinstance(content, str) else content)
        self.run("fast-import", "--quiet", "--force", feed=stream.bytes())
        return self.resolve(f"refs/heads/{branch}")

    def resolve(self, name: str) -> str:
        """The commit a name stands for. Raises `GitError` when there is none."""
        if name.startswith("-"):
            raise GitError(f"no such revision: {name}")
        return self.line("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")

    def merge_base(self, one: str, other: str) -> str:
        """The common ancestor. Raises `GitError` where the histories have none."""
        return self.line("merge-base", one, other)

    def try_merge(self, base: str, head: str) -> str | None:
        """A merge commit of both that no branch holds, or None when they conflict."""
        try:
            tree = self.line("merge-tree", "--write-tree", base, head).splitlines()[0]
        except GitError:
            return None
        identity = ("-c", "user.name=forge", "-c", "user.email=forge@example.invalid")
        return self.line(*identity, "commit-tree", tree, "-p", base, "-p", head, "-m", f"Merge {head} into {base}")


class _Stream:
    """The input of `git fast-import`, built piece by piece."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def text(self, text: str) -> None:
        self._parts.append(text.encode())

    def data(self, content: bytes) -> None:
        self._parts.append(b"data %d\n" % len(content) + content + b"\n")

    def bytes(self) -> bytes:
        return b"".join(self._parts) + b"done\n"


def _quoted(path: str) -> str:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
