"""Code scanning: uploads are taken at once and judged later, as on GitHub."""

from __future__ import annotations

import base64
import binascii
import gzip
import json
import re
import uuid
import zlib
from typing import TYPE_CHECKING

from flask import Blueprint

from demo.forge import limits
from demo.forge.api.context import context, json_body, on_repository
from demo.forge.errors import ForgeError, invalid, not_found
from demo.forge.git import GitError
from demo.forge.moments import now
from demo.forge.records import SarifUpload
from demo.forge.sarif_input import problems

if TYPE_CHECKING:
    from demo.forge.records import Json, RepositoryRow

routes = Blueprint("code_scanning", __name__)
POLLS_PENDING = 1
"""How often a fresh upload says `pending` before it says what became of it."""
SHA_PATTERN = re.compile(r"[0-9a-fA-F]{40}")
REF_PATTERN = re.compile(r"refs/(heads|tags|pull)/.+")


@routes.post("/repos/<owner>/<repo>/code-scanning/sarifs")
@on_repository(("security_events", "write"))
def upload(row: RepositoryRow) -> tuple[Json, int]:
    """Take a SARIF file for a commit and a ref."""
    body = json_body()
    _refuse_when_off(row)
    missing = [f'"{name}"' for name in ("commit_sha", "ref", "sarif") if not isinstance(body.get(name), str)]
    if missing:
        raise invalid(f"{', '.join(missing)} wasn't supplied.")
    if not SHA_PATTERN.fullmatch(body["commit_sha"]) or not REF_PATTERN.fullmatch(body["ref"]):
        raise invalid("commit_sha must be a full SHA and ref must be a full ref such as refs/heads/main.")
    try:
        row.git.resolve(body["commit_sha"])
    except GitError:
        raise ForgeError(404, "commit not found") from None
    packed = _decoded(body["sarif"])
    if len(packed) > limits.SARIF_GZIP_BYTES:
        raise ForgeError(413, "The SARIF payload is too large")
    document, errors = _opened(packed)
    made = SarifUpload(str(uuid.uuid4()), row.id, body["commit_sha"], body["ref"], document, errors, POLLS_PENDING, now())
    here = context()
    here.state.sarifs[made.id] = made
    here.state.record("sarif.uploaded", row, made.id, {name: body[name] for name in body if name != "sarif"})
    return {"id": made.id, "url": f"{here.at.repository(row)}/code-scanning/sarifs/{made.id}"}, 202


@routes.get("/repos/<owner>/<repo>/code-scanning/sarifs/<sarif>")
@on_repository(("security_events", "read"))
def read(row: RepositoryRow, sarif: str) -> Json:
    """What became of an upload."""
    _refuse_when_off(row)
    here = context()
    made = here.state.sarifs.get(sarif)
    if made is None or made.repository != row.id:
        raise not_found()
    if made.polls_left:
        made.polls_left -= 1
        return {"processing_status": "pending"}
    if made.errors:
        return {"processing_status": "failed", "analyses_url": None, "errors": made.errors}
    analyses = f"{here.at.repository(row)}/code-scanning/analyses?sarif_id={made.id}"
    return {"processing_status": "complete", "analyses_url": analyses, "errors": None}


def _refuse_when_off(row: RepositoryRow) -> None:
    if not row.code_scanning:
        raise ForgeError(403, "Code Security must be enabled for this repository to use code scanning.")


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error:
        raise ForgeError(400, "sarif is not valid base64") from None


def _opened(packed: bytes) -> tuple[Json | None, list[str]]:
    """The document, and what GitHub would say against it once it looks inside."""
    try:
        document = json.loads(gzip.decompress(packed))
    except (OSError, EOFError, zlib.error):
        return None, ["Could not decompress the SARIF file: it is not gzip."]
    except ValueError as error:
        return None, [f"Could not parse the SARIF file: {error}"]
    if not isinstance(document, dict):
        return None, ["The SARIF file is not an object."]
    return document, problems(document)
