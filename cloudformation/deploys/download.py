"""Zip files from AWS's signed addresses: streamed to disk within limits, and held to the digest AWS told."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import requests

from cloudformation.deploys.errors import CodeError

if TYPE_CHECKING:
    from pathlib import Path

    from cloudformation.deploys.targets import Package

MAX_BYTES: Final = 250 * 1024 * 1024
"""Lambda takes no more of a package and its layers, unpacked.
https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"""
_TIMEOUT_S: Final = (10.0, 60.0)
_BLOCK: Final = 1 << 18


def download(package: Package, file: Path) -> None:
    """Fetch one zip.

    Raises:
        CodeError: it could not be had, is not what AWS said, or is larger than Lambda allows.

    """
    address = urlsplit(package.url)
    if address.scheme != "https" and address.hostname != "127.0.0.1":
        raise CodeError("code-unreachable", "AWS named an address without encryption, which is not followed.")
    found, size = hashlib.sha256(), 0
    try:
        with requests.get(package.url, stream=True, timeout=_TIMEOUT_S, allow_redirects=False) as answer, file.open("xb") as out:
            if not answer.ok or answer.is_redirect:
                raise _unreachable(str(answer.status_code))
            for block in answer.iter_content(_BLOCK):
                size += len(block)
                if size > MAX_BYTES:
                    raise CodeError("too-large", f"The package has more than {MAX_BYTES} bytes, which Lambda itself refuses.")
                found.update(block)
                out.write(block)
    except requests.RequestException as error:
        raise _unreachable(type(error).__name__) from None
    if base64.b64encode(found.digest()).decode() != package.sha256:
        sentence = "The code is not what AWS said it is, or was replaced meanwhile: it is tried again."
        raise CodeError("code-changed", sentence, transient=True)


def _unreachable(why: str) -> CodeError:
    return CodeError("code-unreachable", f"AWS did not give the code ({why}): it is tried again.", transient=True)
