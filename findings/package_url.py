"""Package URLs taken apart, from documents anybody may have written. https://github.com/package-url/purl-spec.

`findings.coordinates` tells what advisories call the package; `findings.formats.purl` writes the URLs of our own documents.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

MAX_LENGTH = 4096
"""Characters. Syft's longest, with all qualifiers, stay below 1000."""

_TYPE = re.compile(r"[a-z][a-z0-9.+-]*", re.ASCII)
_KEY = re.compile(r"[a-z][a-z0-9._-]*", re.ASCII)


class PackageUrlError(ValueError):
    """A package URL that names nothing advisories could be about.

    Attributes:
        reason: `bad-package-url`, `unknown-ecosystem` (nobody writes advisories for its type or distribution, or none is known
            here), `no-release` (its distribution's release is not told) or `no-version`.

    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PackageUrl:
    """One package URL."""

    kind: str
    """Its type, in lower case: `npm`, `deb`."""
    namespace: str
    """Empty without one; segments separated by slashes."""
    name: str
    version: str
    """Empty without one."""
    qualifiers: Mapping[str, str] = field(default_factory=dict)


def parse_package_url(text: str) -> PackageUrl:
    """Read a package URL; unencoded characters that tools leave in are forgiven where they are not ambiguous.

    Raises:
        PackageUrlError: `bad-package-url`.

    """
    if len(text) > MAX_LENGTH:
        raise _bad("is longer than any")
    rest, _, _ = text.partition("#")
    rest, _, query = rest.partition("?")
    scheme, colon, rest = rest.partition(":")
    if not colon or scheme.strip().lower() != "pkg":
        raise _bad("does not begin with pkg:")
    kind, _, path = rest.strip("/").partition("/")
    kind = kind.lower()
    segments = [segment for segment in path.split("/") if segment]
    if not _TYPE.fullmatch(kind) or not segments:
        raise _bad("has no type, or no name")
    at = segments[-1].rfind("@")  # an at sign in an earlier segment is an npm scope somebody did not encode
    last, version = (segments[-1][:at], segments[-1][at + 1 :]) if at > 0 else (segments[-1], "")
    name, namespace = _decoded(last), "/".join(map(_decoded, segments[:-1]))
    if not name:
        raise _bad("has no name")
    return PackageUrl(kind, namespace, name, _decoded(version), _qualifiers(query))


def _qualifiers(query: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in query.split("&") if part)
    return {key.lower(): _decoded(value) for key, _, value in pairs if value and _KEY.fullmatch(key.lower())}


def _decoded(text: str) -> str:
    """Undo percent encoding.

    Raises:
        PackageUrlError: what comes out is not text a person could be shown.

    """
    found = unquote(text, errors="surrogateescape")
    if not found.isprintable():
        raise _bad("holds characters that no name or version has")
    return found


def _bad(what: str) -> PackageUrlError:
    return PackageUrlError("bad-package-url", f"The package URL {what}: correct it where the document was made.")
