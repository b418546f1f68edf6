"""A registry as a place to fetch an image's parts from, each checked against its digest.

https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md
"""

from __future__ import annotations

import hashlib
import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import requests
from urllib3.exceptions import HTTPError

from scanner.sources.disk import own_disk
from scanner.sources.fetching import TIMEOUT_S, TRIES, blocks, fetcher
from scanner.sources.image_errors import (
    BadImageError,
    DigestMismatchError,
    ImageNotFoundError,
    RegistryRefusedError,
    RegistryUnreachableError,
)
from scanner.sources.image_manifest import INDEXES, MANIFESTS, MAX_DOCUMENT, is_digest
from scanner.sources.image_reference import read_reference, refuse_plain
from scanner.sources.registry_credentials import credentials_for
from scanner.sources.registry_login import Login

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from typing import Final

    from scanner.sources.image_manifest import Descriptor
    from scanner.sources.image_reference import ImageReference

MAX_LAYER: Final = 12 * 1024**3
"""Bytes of one layer, packed. Docker Hub and ECR take 10 GB and a little more."""
_REDIRECTS: Final = 5
_ACCEPT: Final = ", ".join((*INDEXES, *MANIFESTS))
_HEADER: Final = "Authorization"
_MISSING, _UNAUTHORIZED, _FORBIDDEN = 404, 401, 403


class Registry:
    """One repository of one registry; see `scanner.sources.image.Blobs`. May be used by several threads."""

    def __init__(self, image: ImageReference, folder: Path, login: Login, *, plain_http: bool) -> None:
        self.reference = image.reference
        """What the image was named by: a tag or a digest."""
        folder.mkdir(mode=0o700)
        self._folder = folder
        self._image = image
        self._plain_http = plain_http
        self._url = f"{image.base_url(plain_http=plain_http)}/v2/{image.repository}"
        self._login = login
        self._asking = threading.Lock()
        self._session = fetcher()

    def close(self) -> None:
        """Let go of connections."""
        self._session.close()

    def manifest(self, reference: str) -> tuple[bytes, str]:
        """See `Blobs.manifest`."""
        with self._get(f"{self._url}/manifests/{reference}", {"Accept": _ACCEPT}) as answer:
            text = _body(answer, MAX_DOCUMENT)
        digest = f"sha256:{hashlib.sha256(text).hexdigest()}"
        if is_digest(reference):
            _check(reference, hashlib.new(reference.partition(":")[0], text).hexdigest())
            return text, reference
        return text, digest

    def document(self, descriptor: Descriptor) -> bytes:
        """See `Blobs.document`."""
        with self._get(f"{self._url}/blobs/{descriptor.digest}", {}) as answer:
            text = _body(answer, MAX_DOCUMENT)
        _check(descriptor.digest, hashlib.new(descriptor.digest.partition(":")[0], text).hexdigest())
        return text

    def blob(self, descriptor: Descriptor) -> Path:
        """See `Blobs.blob`. What broke off is asked for again, from its beginning."""
        if descriptor.size > MAX_LAYER:
            raise BadImageError(f"One of the image's layers has more than {MAX_LAYER} bytes, so it was not fetched.")
        for attempt in range(TRIES):
            try:
                return self._blob(descriptor)
            except RegistryUnreachableError:
                if attempt == TRIES - 1:
                    raise
        raise AssertionError("the last try returns or raises")

    def done(self, file: Path) -> None:
        """See `Blobs.done`."""
        file.unlink(missing_ok=True)

    def _blob(self, descriptor: Descriptor) -> Path:
        algorithm = descriptor.digest.partition(":")[0]
        digest, size = hashlib.new(algorithm), 0
        with own_disk():
            file = self._folder / f"{descriptor.digest.rpartition(':')[2]}-{threading.get_ident()}-{os.urandom(4).hex()}"
            with self._get(f"{self._url}/blobs/{descriptor.digest}", {}) as answer, file.open("xb") as out:
                for block in _blocks(answer):
                    size += len(block)
                    if size > descriptor.size:
                        raise DigestMismatchError("A layer is larger than the manifest says: push the image again.")
                    digest.update(block)
                    out.write(block)
        if size < descriptor.size:
            file.unlink()
            raise RegistryUnreachableError(f"{self._image.registry} broke off a layer: scan again.")
        _check(descriptor.digest, digest.hexdigest())
        return file

    @contextmanager
    def _get(self, url: str, headers: dict[str, str]) -> Iterator[requests.Response]:
        """The answer to a GET, after logging in where that is asked for, and after redirects."""
        answer = self._followed(url, headers)
        if answer.status_code == _UNAUTHORIZED:
            answer.close()
            with self._asking:
                self._login.answer(answer.headers.get("WWW-Authenticate", ""), self._ask)
            answer = self._followed(url, headers)
        try:
            self._refuse(answer)
            yield answer
        finally:
            answer.close()

    def _followed(self, url: str, headers: dict[str, str]) -> requests.Response:
        """Redirects are followed here, so that the registry's credentials stay with its own host."""
        own = urlsplit(url).netloc
        for _ in range(_REDIRECTS + 1):
            refuse_plain(url, plain_http=self._plain_http)
            shown = {_HEADER: self._login.header} if self._login.header and urlsplit(url).netloc == own else {}
            answer = self._ask("GET", url, headers={**headers, **shown})
            if not answer.is_redirect:
                return answer
            url = urljoin(url, answer.headers["Location"])
            answer.close()
        raise RegistryUnreachableError(f"{self._image.registry} leads from one address to the next without end.")

    def _ask(self, method: str, url: str, **more: object) -> requests.Response:
        try:
            return self._session.request(
                method,
                url,
                timeout=TIMEOUT_S,
                allow_redirects=False,
                stream=True,
                **more,  # type: ignore[arg-type]
            )
        except (requests.RequestException, HTTPError) as error:
            raise RegistryUnreachableError(f"{self._image.registry} does not answer ({type(error).__name__}).") from None

    def _refuse(self, answer: requests.Response) -> None:
        status = answer.status_code
        if status in {_UNAUTHORIZED, _FORBIDDEN}:
            raise RegistryRefusedError(
                f"{self._image.registry} does not let you read {self._image.repository}: run `docker login`."
            )
        if status == _MISSING:
            raise ImageNotFoundError(
                f"{self._image.registry} has no {self._image.repository} of that name: check name, tag and digest."
            )
        if not answer.ok:
            raise RegistryUnreachableError(f"{self._image.registry} answered {status}: scan again later.")


@contextmanager
def open_registry(name: str, folder: Path, environment: Mapping[str, str], *, plain_http: bool = False) -> Iterator[Registry]:
    """The repository that an image's name is about.

    Args:
        name: as people write it.
        folder: of the scan's own; must not exist.
        environment: where credentials may be told.
        plain_http: whether other machines may be asked without encryption too.

    Raises:
        BadReferenceError: the name is none.

    """
    image = read_reference(name)
    login = Login(credentials_for(image.registry, environment), image.repository, plain_http=plain_http)
    registry = Registry(image, folder, login, plain_http=plain_http)
    try:
        yield registry
    finally:
        registry.close()


def _blocks(answer: requests.Response) -> Iterator[bytes]:
    try:
        yield from blocks(answer)
    except (HTTPError, OSError) as error:
        raise RegistryUnreachableError(f"The registry broke off ({type(error).__name__}): scan again.") from None


def _body(answer: requests.Response, most: int) -> bytes:
    text = b""
    for block in _blocks(answer):
        text += block
        if len(text) > most:
            raise BadImageError(f"A document of the image has more than {most} bytes, as no tool writes.")
    return text


def _check(digest: str, found: str) -> None:
    if digest.rpartition(":")[2] != found:
        raise DigestMismatchError(f"What the registry sent for {digest[:19]} is something else: push the image again.")
