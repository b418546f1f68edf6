"""Code scanning uploads, as GitHub keeps them."""

# https://docs.github.com/en/rest/code-scanning/code-scanning

from __future__ import annotations

import base64
import gzip
import json
from typing import TYPE_CHECKING

from app.forges.errors import ForgeError
from app.forges.interface import SarifState

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.forges.github_calls import Calls


class GithubSarif:
    """See `interface.Sarif`."""

    def __init__(self, calls: Calls) -> None:
        self._calls = calls

    def upload(self, document: Mapping[str, object], commit: str, ref: str) -> str | None:
        """See `Sarif.upload`."""
        packed = base64.b64encode(gzip.compress(json.dumps(document, separators=(",", ":")).encode(), mtime=0)).decode()
        try:
            answer = self._calls.send("POST", "/code-scanning/sarifs", json={"commit_sha": commit, "ref": ref, "sarif": packed})
        except ForgeError as error:
            if error.reason in {"forbidden", "not-found"}:  # code scanning is off, or not part of this plan
                return None
            raise
        return str(answer["id"])

    def state(self, upload: str) -> SarifState:
        """See `Sarif.state`."""
        answer = self._calls.send("GET", f"/code-scanning/sarifs/{upload}")
        return SarifState(answer["processing_status"], tuple(answer.get("errors") or ()))
