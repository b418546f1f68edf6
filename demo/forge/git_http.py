"""Git over smart HTTP: authorised here, served by git's own `http-backend`, streamed both ways."""

from __future__ import annotations

import subprocess
import tempfile
from http import HTTPStatus
from typing import IO, TYPE_CHECKING

from flask import Blueprint, Response, request

from demo.forge.api.context import context
from demo.forge.errors import ForgeError
from demo.forge.git import quiet_environment
from demo.forge.tokens import live_token, require

if TYPE_CHECKING:
    from collections.abc import Iterator

    from demo.forge.records import RepositoryRow

routes = Blueprint("git", __name__)
CHUNK = 64 * 1024
IN_MEMORY = 1024 * 1024


@routes.get("/<owner>/<repo>.git/info/refs")
@routes.post("/<owner>/<repo>.git/<any('git-upload-pack', 'git-receive-pack'):service>")
def serve(owner: str, repo: str, service: str = "info/refs") -> Response:
    """One request of a fetch."""
    asked = request.args.get("service", "") if service == "info/refs" else service
    row = _authorised(owner, repo, writing=asked == "git-receive-pack")
    body = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  lives until the answer ends
    while chunk := request.stream.read(CHUNK):
        body.write(chunk)
    length = body.tell()
    body.seek(0)
    body.rollover()  # the process wants a real file
    backend = subprocess.Popen(
        ["git", "http-backend"], stdin=body, stdout=subprocess.PIPE, env=_cgi_environment(row, service, length)
    )
    assert backend.stdout is not None  # noqa: S101  asked for above
    status, headers = _read_head(backend.stdout)
    return Response(_stream(backend, backend.stdout, body), status=status, headers=headers)


@routes.errorhandler(ForgeError)
def refuse(error: ForgeError) -> Response:
    """A sentence for git to print, and the challenge that makes it send credentials."""
    response = Response(f"{error.message}\n", status=error.status, mimetype="text/plain")
    if error.status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = 'Basic realm="GitHub"'
    return response


def _authorised(owner: str, repo: str, *, writing: bool) -> RepositoryRow:
    state = context().state
    credentials = request.authorization
    if credentials is None or credentials.type != "basic" or not credentials.password:
        raise ForgeError(401, "No anonymous access.")
    with state.lock:
        try:
            token = live_token(state, credentials.password)
        except ForgeError:
            raise ForgeError(401, "Invalid username or token.") from None
        try:
            row = state.find_repository(owner, repo)
            require(state, token, row, (("contents", "write" if writing else "read"),))
        except ForgeError as error:
            if error.status == HTTPStatus.NOT_FOUND:
                raise ForgeError(404, "Repository not found.") from None
            raise ForgeError(403, f"{'Write access' if writing else 'Access'} to repository not granted.") from None
    return row


def _cgi_environment(row: RepositoryRow, service: str, length: int) -> dict[str, str]:
    environment = quiet_environment() | {
        "GIT_PROJECT_ROOT": str(row.git.path.parent),
        "GIT_HTTP_EXPORT_ALL": "1",
        "PATH_INFO": f"/{row.git.path.name}/{service}",
        "REQUEST_METHOD": request.method,
        "QUERY_STRING": request.query_string.decode(),
        "CONTENT_TYPE": request.content_type or "",
        "CONTENT_LENGTH": str(length),
        "REMOTE_USER": "x-access-token",
        "REMOTE_ADDR": request.remote_addr or "",
    }
    passed_on = {"HTTP_CONTENT_ENCODING": "Content-Encoding", "GIT_PROTOCOL": "Git-Protocol"}
    return environment | {name: request.headers[header] for name, header in passed_on.items() if header in request.headers}


def _read_head(output: IO[bytes]) -> tuple[int, list[tuple[str, str]]]:
    """The CGI header block."""
    status, headers = 200, []
    while line := output.readline().decode("latin-1").strip():
        name, _, value = line.partition(":")
        if name.lower() == "status":
            status = int(value.split()[0])
        else:
            headers.append((name, value.strip()))
    return status, headers


def _stream(backend: subprocess.Popen[bytes], output: IO[bytes], body: IO[bytes]) -> Iterator[bytes]:
    try:
        while chunk := output.read(CHUNK):
            yield chunk
    finally:
        output.close()
        backend.kill()  # the caller may have left in the middle
        backend.wait()
        body.close()
