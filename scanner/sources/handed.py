"""Objects handed to a Job by address, each fetched once and held to its digest: zip files, and the parts of an image.

The addresses are secrets while they hold, and appear in no error.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import requests
from urllib3.exceptions import HTTPError

from scanner.sources.disk import own_disk
from scanner.sources.errors import SourceError
from scanner.sources.fetching import TIMEOUT_S, blocks, fetcher
from scanner.sources.image_errors import BadImageError, DigestMismatchError, ImageNotFoundError
from scanner.sources.image_manifest import MAX_DOCUMENT
from scanner.sources.image_reference import refuse_plain

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Final

    from protocol.order import Handed, ImageHanded
    from scanner.sources.image_manifest import Descriptor

_OK: Final = 200
_ENDED: Final = frozenset({400, 401, 403, 404})


class HandedError(SourceError):
    """An object could not be had from the address that was handed over."""

    reason = "unreachable"
    transient = True


class AddressEndedError(HandedError):
    """The address opens nothing any more: the Job waited longer than it holds."""

    reason = "address-ended"


class OtherContentError(SourceError):
    """What the address gave is not what was to be scanned."""

    reason = "code-changed"


def fetch(handed: Handed, file: Path, most: int) -> Path:
    """Fetch one object.

    Args:
        handed: its address and digest.
        file: where it is written; must not exist.
        most: bytes; more is not fetched.

    Raises:
        SourceError: it could not be had, or is another than was said.

    """
    refuse_plain(handed.url, plain_http=False)
    found, size = hashlib.sha256(), 0
    try:
        with own_disk(), fetcher() as session, _asked(session, handed.url) as answer, file.open("xb") as out:
            for block in blocks(answer):
                size += len(block)
                if size > most:
                    raise OtherContentError(f"What was handed over has more than {most} bytes, which it should not.")
                found.update(block)
                out.write(block)
    except (requests.RequestException, HTTPError) as error:
        raise HandedError(f"What was handed over does not come ({type(error).__name__}): check the Job's way to S3.") from None
    if f"sha256:{found.hexdigest()}" != handed.digest:
        raise OtherContentError("What was handed over is not what it should be: scan it again.")
    return file


class HandedImage:
    """An image of which each part was handed over; see `scanner.sources.image.Blobs`.

    Args:
        image: with its manifest.
        folder: of the scan's own; must not exist.

    """

    def __init__(self, image: ImageHanded, folder: Path) -> None:
        folder.mkdir(mode=0o700)
        self._folder = folder
        self._manifest = image.manifest.encode()
        self._blobs = {one.digest: one for one in image.blobs}

    def manifest(self, reference: str) -> tuple[bytes, str]:
        """See `Blobs.manifest`: of this image, and of no other."""
        if f"sha256:{hashlib.sha256(self._manifest).hexdigest()}" != reference:
            raise ImageNotFoundError(f"The manifest {reference[:19]} was not handed over.")
        return self._manifest, reference

    def document(self, descriptor: Descriptor) -> bytes:
        """See `Blobs.document`."""
        file = self._fetched(descriptor, MAX_DOCUMENT)
        with own_disk():
            content = file.read_bytes()
        self.done(file)
        return content

    def blob(self, descriptor: Descriptor) -> Path:
        """See `Blobs.blob`."""
        return self._fetched(descriptor, descriptor.size)

    def done(self, file: Path) -> None:
        """See `Blobs.done`."""
        file.unlink(missing_ok=True)

    def _fetched(self, descriptor: Descriptor, most: int) -> Path:
        handed = self._blobs.get(descriptor.digest)
        if handed is None:
            raise BadImageError(f"The part {descriptor.digest[:19]} of the image was not handed over: scan it again.")
        # A manifest may list the same layer twice, and both may be fetched at once.
        file = self._folder / f"{descriptor.digest.rpartition(':')[2]}-{os.urandom(4).hex()}"
        try:
            return fetch(handed, file, most)
        except OtherContentError:
            raise DigestMismatchError("A part of the image is not what its manifest says: push the image again.") from None


def _asked(session: requests.Session, url: str) -> requests.Response:
    """S3 answers 403 to an address that has ended, and 400 where the rights of who signed it have."""
    answer = session.get(url, stream=True, timeout=TIMEOUT_S, allow_redirects=False)
    status = answer.status_code
    if status == _OK:
        return answer
    answer.close()
    if status in _ENDED:
        raise AddressEndedError(f"The address of what is to be scanned opens nothing any more ({status}): it was late.")
    raise HandedError(f"What was handed over does not come ({status}): scan again.")
