"""A repository on a forge: two commits' trees in one request, and then the blobs that are wanted in one more.

The forge must allow filters (`uploadpack.allowFilter`; without it the fetch is only larger). The token reaches git through
a pipe that git's credential helper reads: it stands in no argument, no URL, no environment and on no disk.
"""

from __future__ import annotations

import ipaddress
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from scanner.sources.errors import BadRepositoryError
from scanner.sources.history import Past
from scanner.sources.object_store import check_object_id, new_repository

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from scanner.sources.git_command import Deadline, Git
    from scanner.sources.wants import SourceLimits

_STALLED_BYTES_A_SECOND = 100
_STALLED_SECONDS = 60
_POST_BUFFER = 64 << 20
"""A request for 100,000 blobs is 5 MB; below this size git sends it whole, which every proxy understands."""


@dataclass(frozen=True, slots=True)
class GitRemote:
    """Where to clone from, and with what."""

    url: str
    """`https://host/path`; plain `http` only to this machine itself. Without user or password."""
    token: str | None = field(default=None, repr=False)
    username: str = "x-access-token"
    """GitHub's word for installation tokens; GitLab takes any, and `oauth2` for OAuth tokens."""

    def __post_init__(self) -> None:
        """Refuse addresses that would send the token in the clear or elsewhere.

        Raises:
            BadRepositoryError: the URL or the credential is not of the kind described.

        """
        parts = urlsplit(self.url)
        if parts.scheme not in ("https", "http") or not parts.hostname or "@" in parts.netloc or self.url.split() != [self.url]:
            raise BadRepositoryError("The clone URL must be https://HOST/PATH without a user or password in it.")
        if parts.scheme == "http" and not _is_this_machine(parts.hostname):
            raise BadRepositoryError(f"The clone URL must use https: {parts.hostname} would get the token in the clear.")
        if any(character in (self.token or "") + self.username for character in "\r\n\0"):
            raise BadRepositoryError("The token must be one line of text: mint it anew.")

    @property
    def origin(self) -> str:
        """Scheme, host and port: the only place that gets the token."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}"


@dataclass(frozen=True, slots=True)
class FetchedObjects:
    """The objects of a remote repository, as far as they were asked for."""

    git: Git
    remote: GitRemote
    limits: SourceLimits
    past: Past = field(default_factory=Past)
    brought: set[str] = field(default_factory=set)

    def bring(self, oids: Iterable[str]) -> None:
        """See `ObjectStore.bring`.

        Raises:
            SourceError: the forge did not send them.

        """
        missing = sorted(set(oids) - self.brought)
        if missing:
            self._fetch("--stdin", stdin="".join(f"{oid}\n" for oid in missing).encode())
            self.brought.update(missing)

    def bring_commits(self, *commits: str) -> None:
        """Fetch these commits with their trees, without history and without blobs.

        Raises:
            SourceError: the forge did not send them.

        """
        self._fetch("--depth=1", commits=commits)

    def bring_since(self, commit: str, have: str) -> None:
        """Fetch all commits that lead to `commit` and not to `have`, a commit that is here, with the trees it has not.

        Raises:
            SourceError: the forge did not send them.

        """
        self._fetch(f"--negotiation-tip={have}", commits=(commit,), negotiation="consecutive")

    def _fetch(self, *options: str, commits: tuple[str, ...] = (), stdin: bytes = b"", negotiation: str = "noop") -> None:
        command = ("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", "--no-auto-maintenance", "--filter=blob:none")
        with _credential(self.remote) as (helper, pipe):
            arguments = (*self._settings(negotiation), *helper, *command, *options, "origin", *commits)
            limit = self.limits.transfer_bytes
            with self.git.stream(*arguments, stdin=stdin, file_bytes=limit, inherited=pipe) as stdout:
                stdout.read()

    def _settings(self, negotiation: str) -> Iterator[str]:
        settings = (
            # The URL is known to this command only: no other git command of ours can fetch, even if it wanted to.
            f"remote.origin.url={self.remote.url}",
            "remote.origin.promisor=true",
            "remote.origin.partialCloneFilter=blob:none",
            f"protocol.{urlsplit(self.remote.url).scheme}.allow=always",
            "protocol.version=2",
            f"fetch.negotiationAlgorithm={negotiation}",
            "http.followRedirects=false",  # a token is for one host
            "http.sslVerify=true",
            f"http.postBuffer={_POST_BUFFER}",
            f"http.lowSpeedLimit={_STALLED_BYTES_A_SECOND}",
            f"http.lowSpeedTime={_STALLED_SECONDS}",
        )
        for setting in settings:
            yield from ("-c", setting)


def open_remote(remote: GitRemote, head: str, limits: SourceLimits, deadline: Deadline, workdir: Path) -> FetchedObjects:
    """A repository of ours below `workdir` for what the remote has; nothing is fetched yet.

    Raises:
        SourceError: `head` is no object id, or git can not work here.

    """
    secrets = (remote.token,) if remote.token else ()
    return FetchedObjects(new_repository(workdir, check_object_id(head), deadline, secrets), remote, limits)


@contextmanager
def _credential(remote: GitRemote) -> Iterator[tuple[tuple[str, ...], tuple[int, ...]]]:
    """Options that let git read the token from a pipe, once, for the remote's host only; and the pipe.

    A second question (the forge refused the token) finds the pipe empty, and git gives up.
    """
    if remote.token is None:
        yield (), ()
        return
    reader, writer = os.pipe()
    try:
        with os.fdopen(writer, "wb") as file:
            file.write(f"username={remote.username}\npassword={remote.token}\n".encode())
        # Git runs `cat /dev/fd/N; : get`, and with `store` and `erase` in place of `get` afterwards, when nothing is left.
        yield ("-c", f"credential.{remote.origin}.helper=!cat /dev/fd/{reader}; :"), (reader,)
    finally:
        os.close(reader)


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
