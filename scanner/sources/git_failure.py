"""What git says when it fails, told as one of our errors, without the secrets it may quote."""

from __future__ import annotations

import re

from scanner.sources.errors import (
    BadRepositoryError,
    CloneRefusedError,
    DiskFullError,
    NotFoundError,
    SourceError,
    TooLargeError,
    UnreachableError,
)

_QUOTED = 300
"""Characters of git's own words in a message: enough to look them up, too few to flood a log."""
_USERINFO = re.compile(r"(?<=://)[^/@\s]*@")
_UNPRINTABLE = re.compile(r"[^\x20-\x7e]+")

# The first pattern that matches git's messages (LC_ALL=C) decides. Git has no machine-readable form of these.
_SIGNS: tuple[tuple[re.Pattern[str], type[SourceError], str], ...] = (
    (
        re.compile(r"No space left on device|Disk quota exceeded"),
        DiskFullError,
        "The scanner's disk is full: give it a larger work volume (size), then scan again.",
    ),
    (
        re.compile(r"died of signal 25|File too large"),
        TooLargeError,
        "The repository sends more than the scanner may fetch: exclude large files by policy or raise the transfer limit.",
    ),
    (
        re.compile(r"Authentication failed|could not read (?:Username|Password)|Access denied|returned error: 40[13]\b"),
        CloneRefusedError,
        "The forge refused the clone: check that the token is valid and that it may read this repository's contents.",
    ),
    (
        re.compile(r"returned error: 30\d|unable to update url base from redirection"),
        NotFoundError,
        "The repository has moved and redirects are not followed with a token: use its new clone URL.",
    ),
    (
        re.compile(r"repository '.*' not found|returned error: (?:404|410)\b|not our ref|find remote ref|unadvertised object"),
        NotFoundError,
        (
            "The forge knows no such repository or commit: check the clone URL, that the commit was pushed and not replaced "
            "by a force-push since, and that the token may see it."
        ),
    ),
    (
        re.compile(
            r"Could not resolve|Failed to connect|Connection (?:refused|reset|timed out|was reset)|Couldn't connect"
            r"|returned error: (?:429|5\d\d)|early EOF"
            r"|unexpected disconnect|hung up|RPC failed|SSL|TLS|certificate|Operation too slow|Empty reply|Recv failure"
        ),
        UnreachableError,
        (
            "The forge could not be reached or broke off: check the network, the proxy and the certificates between the "
            "scanner and the forge, then scan again."
        ),
    ),
)


def scrub(text: str, secrets: tuple[str, ...]) -> str:
    """`text` in printable ASCII on one line, with `secrets` and the user part of URLs blotted out."""
    for secret in secrets:
        text = text.replace(secret, "***")
    return _UNPRINTABLE.sub(" ", _USERINFO.sub("***@", text)).strip()


def failure(stderr: bytes, secrets: tuple[str, ...]) -> SourceError:
    """The error that git's last words mean."""
    said = scrub(stderr.decode("utf-8", "replace"), secrets)
    quoted = f" Git said: {said[-_QUOTED:]}" if said else ""
    for sign, error, sentence in _SIGNS:
        if sign.search(said):
            return error(sentence + quoted)
    return BadRepositoryError(f"Git could not read the repository: run `git fsck` on it and repair what it names.{quoted}")
