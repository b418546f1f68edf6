"""What a deployed Lambda function runs, fetched from AWS: its package and layers, or the image it is made from.

https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html. Locations are signed addresses that hold for ten minutes: they
are secrets while they hold, and appear in no error.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import requests
from botocore.exceptions import BotoCoreError, ClientError
from urllib3.exceptions import HTTPError

from scanner.sources.disk import own_disk
from scanner.sources.errors import SourceError
from scanner.sources.fetching import TIMEOUT_S, blocks, fetcher
from scanner.sources.image_reference import refuse_plain

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Final

MAX_PACKAGE: Final = 250 * 1024**2
"""Bytes; Lambda takes no more than that unpacked."""
_OK: Final = 200
_MISSING: Final = "ResourceNotFoundException"


class FunctionError(SourceError):
    """The function's code could not be had."""

    reason = "function-refused"


class FunctionNotFoundError(FunctionError):
    """AWS knows no such function."""

    reason = "function-not-found"


class CodeChangedError(FunctionError):
    """What is deployed is not what was to be scanned."""

    reason = "code-changed"


class CodeUnreachableError(FunctionError):
    """AWS did not answer as it should."""

    reason = "unreachable"
    transient = True


class LambdaClient(Protocol):
    """The two calls needed of AWS's client."""

    def get_function(self, *, FunctionName: str) -> dict[str, Any]:  # noqa: N803  AWS's name
        """See AWS."""
        ...

    def get_layer_version_by_arn(self, *, Arn: str) -> dict[str, Any]:  # noqa: N803  AWS's name
        """See AWS."""
        ...


@dataclass(frozen=True, slots=True)
class FunctionCode:
    """What a function runs: a package and its layers, or an image."""

    package: Path | None
    layers: tuple[Path, ...] = ()
    image: str = ""
    """By digest."""


def fetch_function(client: LambdaClient, arn: str, code_sha256: str, folder: Path) -> FunctionCode:
    """Fetch a function's code as it was when the scan was asked for.

    Args:
        client: AWS's, for the function's region.
        arn: of the function or one of its versions.
        code_sha256: AWS's digest of the package, base64; another means that other code is deployed now.
        folder: where files are written; must not exist.

    Raises:
        SourceError: it could not be had, or is not that code any more.

    """
    try:
        function = client.get_function(FunctionName=arn)
        configuration, code = function["Configuration"], function["Code"]
        if configuration["CodeSha256"] != code_sha256:
            raise CodeChangedError("The function's code was replaced since the scan was asked for: scan it again.")
        if configuration.get("PackageType") == "Image":
            return FunctionCode(None, image=code["ResolvedImageUri"])
        with own_disk():
            folder.mkdir(mode=0o700)
            package = _download(code["Location"], code_sha256, folder / "package.zip")
            found = (client.get_layer_version_by_arn(Arn=layer["Arn"])["Content"] for layer in configuration.get("Layers", ()))
            layers = [_download(one["Location"], one["CodeSha256"], folder / f"{number}.zip") for number, one in enumerate(found)]
    except ClientError as error:
        raise _refused(error) from None
    except (BotoCoreError, KeyError) as error:
        raise CodeUnreachableError(f"AWS did not tell where the code is ({type(error).__name__}): scan again.") from None
    return FunctionCode(package, tuple(layers))


def _refused(error: ClientError) -> FunctionError:
    code = str(error.response.get("Error", {}).get("Code", ""))[:80]
    if code == _MISSING:
        return FunctionNotFoundError("AWS knows no such function or layer: check the name, or scan it again.")
    return FunctionError(f"AWS refused the code ({code}): allow lambda:GetFunction and GetLayerVersion.")


def _download(url: str, digest: str, file: Path) -> Path:
    refuse_plain(url, plain_http=False)
    found, size = hashlib.sha256(), 0
    try:
        with (
            fetcher() as session,
            session.get(url, stream=True, timeout=TIMEOUT_S, allow_redirects=False) as answer,
            file.open("xb") as out,
        ):
            if answer.status_code != _OK:
                raise CodeUnreachableError(f"AWS did not give the code ({answer.status_code}): scan again.")
            for block in blocks(answer):
                size += len(block)
                if size > MAX_PACKAGE:
                    raise CodeChangedError(f"The package has more than {MAX_PACKAGE} bytes, as Lambda takes none.")
                found.update(block)
                out.write(block)
    except (requests.RequestException, HTTPError) as error:
        raise CodeUnreachableError(f"AWS did not give the code ({type(error).__name__}): scan again.") from None
    if base64.b64encode(found.digest()).decode() != digest:
        raise CodeChangedError("The code is not what AWS said it is: scan it again.")
    return file
