"""Repositories as people, labels and tags name them, before the forge is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from protocol.record import COMMIT, REPOSITORY

OWNER: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]{0,99}", re.ASCII)
_REPOSITORY: Final = re.compile(REPOSITORY.removeprefix("^").removesuffix("$"), re.ASCII)
_COMMIT: Final = re.compile(COMMIT.removeprefix("^").removesuffix("$"), re.ASCII)


@dataclass(frozen=True, slots=True)
class Named:
    """A repository's owner and name, each safe as a part of a path."""

    owner: str
    name: str

    @property
    def folded(self) -> Named:
        """What names are compared by: forges take them in upper and lower case."""
        return Named(self.owner.lower(), self.name.lower())

    @property
    def path(self) -> str:
        """`owner/name`."""
        return f"{self.owner}/{self.name}"


def read_named(text: str) -> Named | None:
    """`owner/name`; None for anything else."""
    if not _REPOSITORY.fullmatch(text):
        return None
    owner, _, name = text.partition("/")
    return Named(owner, name)


def read_address(text: str, default_host: str) -> tuple[str, Named] | None:
    """A repository's host and name, from its web or clone address or from `owner/name` alone; None for anything else.

    Args:
        text: anything.
        default_host: of a text without one.

    """
    if "://" not in text:
        alone = read_named(text)
        return (default_host, alone) if alone else None
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    # A page within the repository has more: https://github.com/acme/shop/tree/main/images
    named = read_named("/".join(parts.path.strip("/").split("/")[:2]).removesuffix(".git"))
    host = parts.netloc.rpartition("@")[2].lower()
    return (host, named) if named and host and parts.scheme in {"https", "http", "ssh", "git"} else None


def is_commit(text: str) -> bool:
    """Whether a text is a commit's full id."""
    return _COMMIT.fullmatch(text) is not None
