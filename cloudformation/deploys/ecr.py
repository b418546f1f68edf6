"""ECR: which digest a tag stands for on an architecture, and the token that opens a registry for twelve hours.

https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_BatchGetImage.html
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from typing import TYPE_CHECKING, Final

from cloudformation.deploys.errors import CloudRefusedError, asking

if TYPE_CHECKING:
    from collections.abc import Callable

    from cloudformation.deploys.clients import Client

_HOST: Final = re.compile(
    r"([0-9]{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]{4,30})\.(?:amazonaws\.com(?:\.cn)?|on\.aws|on\.amazonwebservices\.com\.cn)",
    re.ASCII,
)
_MANIFESTS: Final = (
    "application/vnd.oci.image.index.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json",
    "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.docker.distribution.manifest.v2+json",
)


class Ecr:
    """The registries of ECR, by their host names.

    Args:
        client: ECR's client for a region.

    """

    def __init__(self, client: Callable[[str], Client]) -> None:
        self._client = client

    @staticmethod
    def holds(repository: str) -> bool:
        """Whether a repository, named with its registry, is one of ECR's."""
        return _HOST.fullmatch(repository.partition("/")[0]) is not None

    def resolve(self, repository: str, reference: str, architecture: str) -> str:
        """The digest of the manifest for an architecture; an index's own where it lists none for it. See `resolved`."""
        return self.resolved(repository, reference, architecture)[0]

    def resolved(self, repository: str, reference: str, architecture: str) -> tuple[str, ...]:
        """The same digest, and then the index's: a pipeline may have recorded its build by either.

        Args:
            repository: with its registry.
            reference: a tag or a digest.
            architecture: `amd64` or `arm64`.

        Raises:
            CloudRefusedError: there is no such image, or it may not be read.

        """
        host, _, name = repository.partition("/")
        account, region = self._place(host)
        asked = {"imageDigest": reference} if reference.startswith("sha256:") else {"imageTag": reference}
        with asking(f"the image {name}"):
            told = self._client(region).batch_get_image(
                registryId=account, repositoryName=name, imageIds=[asked], acceptedMediaTypes=list(_MANIFESTS)
            )
        images = told.get("images", ())
        if not images:
            raise CloudRefusedError("gone", f"ECR has no image {name} of that tag or digest any more: nothing was scanned.")
        own = str(images[0]["imageId"]["imageDigest"])
        return tuple(dict.fromkeys((_for(str(images[0].get("imageManifest", "")), architecture) or own, own)))

    def handed(self, repository: str, digest: str, architecture: str) -> tuple[str, dict[str, str]]:
        """An image's manifest as it is stored, and an address for each of its parts: none opens anything else.

        AWS does not say how long these addresses hold.

        Raises:
            CloudRefusedError: there is no such image, or it may not be read.

        """
        own = self.resolve(repository, digest, architecture)
        host, _, name = repository.partition("/")
        account, region = self._place(host)
        client = self._client(region)
        with asking(f"the image {name}"):
            told = client.batch_get_image(
                registryId=account, repositoryName=name, imageIds=[{"imageDigest": own}], acceptedMediaTypes=list(_MANIFESTS)
            )
            manifest = "".join(str(one.get("imageManifest", "")) for one in told.get("images", ())[:1])
            asked = {"registryId": account, "repositoryName": name}
            parts = {
                one: str(client.get_download_url_for_layer(layerDigest=one, **asked)["downloadUrl"]) for one in _parts(manifest)
            }
        if not parts:
            raise CloudRefusedError(
                "bad-image", f"ECR has no image {name} for linux/{architecture} that can be read: push it again."
            )
        return manifest, parts

    def credentials(self, repository: str) -> dict[str, str]:
        """The environment that lets a scanner read a repository of ECR's; empty for other registries.

        Raises:
            CloudRefusedError: no token was given.

        """
        host = repository.partition("/")[0]
        if not self.holds(repository):
            return {}
        _, region = self._place(host)
        with asking("the registry's token"):
            token = str(self._client(region).get_authorization_token()["authorizationData"][0]["authorizationToken"])
        try:
            user, _, password = base64.b64decode(token, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            raise CloudRefusedError(
                "cloud-refused", "ECR gave a token that is none: it is tried again.", transient=True
            ) from None
        return {
            "OUTRIDER_REGISTRY": host,
            "OUTRIDER_REGISTRY_USERNAME": user,
            "OUTRIDER_REGISTRY_PASSWORD": password,
        }

    @staticmethod
    def _place(host: str) -> tuple[str, str]:
        match = _HOST.fullmatch(host)
        if match is None:
            raise CloudRefusedError("cloud-refused", f"{host[:100]} is no registry of ECR's.")
        return match[1], match[2]


def _for(manifest: str, architecture: str) -> str:
    """The digest an index lists for Linux on an architecture; empty for a manifest that is no index."""
    try:
        listed = json.loads(manifest)["manifests"]
        found = (one["digest"] for one in listed if one.get("platform", {}).get("architecture") == architecture)
        return str(next(found, ""))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ""


def _parts(manifest: str) -> tuple[str, ...]:
    """The digests of an image's configuration and layers; none of what is no image's manifest."""
    try:
        document = json.loads(manifest)
        return tuple(dict.fromkeys(str(one["digest"]) for one in (document["config"], *document["layers"])))
    except (ValueError, KeyError, TypeError, RecursionError):
        return ()
