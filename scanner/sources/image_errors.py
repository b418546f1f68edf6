"""Why an image could not be had. All are `SourceError`s.

ImageError
|- BadReferenceError         bad-reference         it names no image (wrong usage)
|- ImageNotFoundError        image-not-found
|- RegistryRefusedError      registry-refused      no credentials, or not enough
|- RegistryUnreachableError  registry-unreachable  (transient)
|- PlainHttpError            plain-http            it would be fetched without encryption
|- BadImageError             bad-image             its manifest or configuration is none
|- NoPlatformError           no-such-platform      it is not made for the platform asked for
`- DigestMismatchError       digest-mismatch       what came is not what was asked for
"""

from __future__ import annotations

from scanner.sources.errors import SourceError, UsageError


class ImageError(SourceError):
    """See the module."""

    reason = "bad-image"


class BadReferenceError(ImageError, UsageError):
    """See the module."""

    reason = "bad-reference"


class ImageNotFoundError(ImageError):
    """See the module."""

    reason = "image-not-found"


class RegistryRefusedError(ImageError):
    """See the module."""

    reason = "registry-refused"


class RegistryUnreachableError(ImageError):
    """See the module."""

    reason = "registry-unreachable"
    transient = True


class PlainHttpError(ImageError):
    """See the module."""

    reason = "plain-http"


class BadImageError(ImageError):
    """See the module."""


class NoPlatformError(ImageError):
    """See the module."""

    reason = "no-such-platform"


class DigestMismatchError(ImageError):
    """See the module."""

    reason = "digest-mismatch"
