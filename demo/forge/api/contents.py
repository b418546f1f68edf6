"""Files and directories at a commit."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from flask import Blueprint, Response, request

from demo.forge import limits
from demo.forge.api.context import context, on_repository
from demo.forge.errors import ForgeError, not_found
from demo.forge.git import GitError
from demo.forge.history import list_tree, read_blob

if TYPE_CHECKING:
    from demo.forge.history import Entry
    from demo.forge.records import Json, RepositoryRow

routes = Blueprint("contents", __name__)
RAW = ("application/vnd.github.raw", "application/vnd.github.v3.raw")
KINDS = {"blob": "file", "tree": "dir", "commit": "submodule"}
LINK_MODE = "120000"


@routes.get("/repos/<owner>/<repo>/contents", defaults={"path": ""})
@routes.get("/repos/<owner>/<repo>/contents/", defaults={"path": ""})
@routes.get("/repos/<owner>/<repo>/contents/<path:path>")
@on_repository(("contents", "read"))
def read(row: RepositoryRow, path: str) -> Any:  # noqa: ANN401  an object, a list or bytes, as the caller accepts
    """A file as JSON or raw, or a directory's listing."""
    ref = request.args.get("ref") or row.default_branch
    try:
        sha = row.git.resolve(ref)
    except GitError:
        raise ForgeError(404, f"No commit found for the ref {ref}") from None
    path = path.strip("/")
    entries = list_tree(row.git, sha, path)
    if not entries and path:
        raise not_found()
    if len(entries) != 1 or entries[0].path != path:
        return [_entry(row, entry, ref) for entry in entries]
    if any(kind in request.headers.get("Accept", "") for kind in RAW):
        return Response(read_blob(row.git, entries[0].sha), mimetype="application/vnd.github.raw")
    return _file(row, entries[0], ref)


def _file(row: RepositoryRow, entry: Entry, ref: str) -> Json:
    """`content-file`, or a symlink's or submodule's shape."""
    shape = _entry(row, entry, ref)
    if entry.kind == "commit":
        return shape | {"submodule_git_url": None}
    content = read_blob(row.git, entry.sha)
    if entry.mode == LINK_MODE:
        return shape | {"target": content.decode(errors="replace")}
    if len(content) > limits.CONTENT_BYTES:
        return shape | {"content": "", "encoding": "none"}
    return shape | {"content": base64.encodebytes(content).decode(), "encoding": "base64"}


def _entry(row: RepositoryRow, entry: Entry, ref: str) -> Json:
    at, path = context().at, quote(entry.path)
    api = f"{at.repository(row)}/contents/{path}?ref={quote(ref, safe='')}"
    kind = "symlink" if entry.mode == LINK_MODE else KINDS[entry.kind]
    page = f"{at.repository_page(row)}/{'tree' if kind == 'dir' else 'blob'}/{quote(ref)}/{path}"
    stored = f"{at.repository(row)}/git/{'trees' if kind == 'dir' else 'blobs'}/{entry.sha}"
    return {
        "type": kind,
        "name": entry.path.rpartition("/")[2],
        "path": entry.path,
        "sha": entry.sha,
        "size": entry.size,
        "url": api,
        "html_url": page,
        "git_url": stored,
        "download_url": None if kind in ("dir", "submodule") else f"{at.repository_page(row)}/raw/{quote(ref)}/{path}",
        "_links": {"self": api, "git": stored, "html": page},
    }
