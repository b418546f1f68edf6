"""How people name images: `debian:12`, `ghcr.io/owner/name@sha256:...`, `localhost:5000/shop`.

https://github.com/distribution/reference
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scanner.sources.image_errors import BadReferenceError, PlainHttpError
from scanner.sources.image_manifest import is_digest

if TYPE_CHECKING:
    from typing import Final

DOCKER_HUB: Final = "docker.io"
_HUB_HOST: Final = "registry-1.docker.io"
_HOST: Final = re.compile(r"(?P<host>[A-Za-z0-9]([A-Za-z0-9.-]{0,252}[A-Za-z0-9])?|\[[0-9a-fA-F:]+\])(:(?P<port>[0-9]{1,5}))?")
_REPOSITORY: Final = re.compile(r"[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*")
_TAG: Final = re.compile(r"\w[\w.-]{0,127}", re.ASCII)
_LONGEST: Final = 255


@dataclass(frozen=True, slots=True)
class ImageReference:
    """An image in a registry."""

    registry: str
    """As credentials name it: `docker.io`, `ghcr.io`, `localhost:5000`."""
    repository: str
    reference: str
    """A digest where one was named, else a tag."""

    @property
    def host(self) -> str:
        """The registry's host and port."""
        return _HUB_HOST if self.registry == DOCKER_HUB else self.registry

    def base_url(self, *, plain_http: bool) -> str:
        """The address of its API: encrypted, unless it is this machine, or a person said so."""
        name = self.host.rpartition(":")[0] if ":" in self.host.rpartition("]")[2] else self.host
        return f"{'http' if plain_http or is_loopback(name) else 'https'}://{self.host}"


def read_reference(text: str) -> ImageReference:
    """The image that a person names.

    Raises:
        BadReferenceError: it names none.

    """
    rest, at, digest = text.partition("@")
    if at and not is_digest(digest):
        raise BadReferenceError(f"{text[:200]!r} names a digest that is none: write it as sha256: and 64 hexadecimal digits.")
    first, slash, path = rest.partition("/")
    named_host = bool(slash) and (first == "localhost" or "." in first or ":" in first)
    registry, name = (first, path) if named_host else (DOCKER_HUB, rest)
    repository, colon, tag = name.partition(":")
    if registry in {DOCKER_HUB, "index.docker.io", _HUB_HOST}:
        registry = DOCKER_HUB
        repository = repository if "/" in repository else f"library/{repository}"
    well_formed = _HOST.fullmatch(registry) and _REPOSITORY.fullmatch(repository) and len(repository) <= _LONGEST
    if not well_formed or (colon and not _TAG.fullmatch(tag)):
        raise BadReferenceError(f"{text[:200]!r} names no image: write it like registry.example/team/name:tag or @sha256:...")
    return ImageReference(registry, repository, digest or tag or "latest")


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def refuse_plain(url: str, *, plain_http: bool) -> None:
    """Pass for addresses that may be asked.

    Raises:
        PlainHttpError: it is not encrypted and leads to another machine.

    """
    scheme, _, rest = url.partition("://")
    host = rest.split("/", 1)[0].rpartition("@")[2]
    name = host.rpartition(":")[0] if ":" in host.rpartition("]")[2] else host
    if scheme == "https" or (scheme == "http" and (plain_http or is_loopback(name))):
        return
    raise PlainHttpError("The registry leads to an address without encryption, which is not followed: have it use https.")
