"""Archives over HTTP: OSV's public ones, or a mirror of them."""

from __future__ import annotations

import ipaddress
import json
import time
from typing import IO, TYPE_CHECKING
from urllib.parse import quote, urlsplit, urlunsplit

import requests

from advisories.ecosystems import DEFAULT_ECOSYSTEMS
from advisories.errors import SourceError
from advisories.sources import Fetched, check_name

if TYPE_CHECKING:
    from advisories.sources import Received, Scratch

MAX_ARCHIVE_BYTES = 4_000_000_000
"""OSV's largest archive is a few hundred megabytes."""
CONNECT_SECONDS = 10.0
READ_SECONDS = 60.0
ARCHIVE_SECONDS = 1_800.0
"""For one archive as a whole, however slowly it drips."""

_CHUNK = 1 << 18
_NOT_MODIFIED = 304
_OK = 200


class Mirror:
    """An HTTP server with OSV's layout."""

    kind = "osv"

    def __init__(self, url: str) -> None:
        """Take the address of the folder that holds the ecosystems' folders.

        Raises:
            SourceError: it is no https:// address. Plain http:// is taken only from this machine: whoever can change
                advisories on their way can hide a vulnerability.

        """
        parts = urlsplit(url)
        host = parts.hostname or ""
        if not host or not (parts.scheme == "https" or (parts.scheme == "http" and _is_this_machine(host))):
            raise SourceError("bad-url", "Advisories are fetched from an https:// address (http:// only from this machine)")
        self._root = url.rstrip("/")
        self.label = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path.rstrip("/"), "", ""))

    def names(self, held: tuple[str, ...] = ()) -> tuple[str, ...]:
        """See `Source.names`."""
        return tuple(dict.fromkeys((*DEFAULT_ECOSYSTEMS, *held)))

    def fetch(self, name: str, validator: str, scratch: Scratch, progress: Received) -> Fetched | None:
        """See `Source.fetch`."""
        url = f"{self._root}/{quote(check_name(name))}/all.zip"
        headers = {"Accept-Encoding": "identity", **_conditions(validator, self.label)}
        try:
            with requests.get(
                url, headers=headers, stream=True, timeout=(CONNECT_SECONDS, READ_SECONDS), allow_redirects=False
            ) as answer:
                if answer.status_code == _NOT_MODIFIED and len(headers) > 1:
                    return None
                if answer.status_code != _OK:
                    raise SourceError("http-status", f"{self.label} answered {answer.status_code} for {name}/all.zip")
                return Fetched(self._received(answer, scratch(), progress), _validator(answer, self.label))
        except (requests.RequestException, ValueError) as error:
            # The exception's own text may hold the address with its credentials.
            text = f"{name}/all.zip could not be fetched from {self.label} ({type(error).__name__})"
            raise SourceError("unreachable", text) from None

    def _received(self, answer: requests.Response, stream: IO[bytes], progress: Received) -> IO[bytes]:
        started, size = time.monotonic(), 0
        try:
            for chunk in answer.iter_content(_CHUNK):
                size += len(chunk)
                self._check(size, time.monotonic() - started)
                stream.write(chunk)
                progress(size)
        except BaseException:
            stream.close()
            raise
        stream.seek(0)
        return stream

    def _check(self, size: int, seconds: float) -> None:
        if size > MAX_ARCHIVE_BYTES:
            raise SourceError("archive-too-large", f"{self.label} sends more than {MAX_ARCHIVE_BYTES} bytes")
        if seconds > ARCHIVE_SECONDS:
            raise SourceError("too-slow", f"{self.label} took longer than {ARCHIVE_SECONDS:.0f} s for an archive")


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _validator(answer: requests.Response, label: str) -> str:
    return json.dumps({"source": label, "etag": answer.headers.get("ETag"), "modified": answer.headers.get("Last-Modified")})


def _conditions(validator: str, label: str) -> dict[str, str]:
    try:
        known = json.loads(validator)
    except ValueError:
        return {}
    if not isinstance(known, dict) or known.get("source") != label:
        return {}
    named = {"If-None-Match": known.get("etag"), "If-Modified-Since": known.get("modified")}
    return {header: value for header, value in named.items() if isinstance(value, str)}
