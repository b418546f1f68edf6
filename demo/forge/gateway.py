"""The outermost layer: strikes with armed faults and records API exchanges. Git traffic streams through untouched."""

from __future__ import annotations

import contextlib
import io
import json
import socket
from typing import TYPE_CHECKING

from werkzeug.wrappers import Request, Response

from demo.forge.exchanges import Exchange, Exchanges, masked

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from demo.forge.faults import Fault, Faults

API_PREFIX = "/api/v3"
"""Where a GitHub Enterprise Server serves the REST API."""


class Gateway:
    """A WSGI application around another."""

    def __init__(self, application: WSGIApplication, faults: Faults, exchanges: Exchanges) -> None:
        self._application = application
        self._faults = faults
        self._exchanges = exchanges

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """See PEP 3333."""
        request = Request(environ, populate_request=False)
        recorded = request.path.startswith(API_PREFIX)
        fault = self._faults.take(request.method, request.path)
        if fault is None and not recorded:
            return self._application(environ, start_response)
        body = request.get_data()
        # The application below reads it anew.
        environ |= {"wsgi.input": io.BytesIO(body), "wsgi.input_terminated": True, "CONTENT_LENGTH": str(len(body))}
        response = self._respond(environ, fault)
        if recorded:
            self._record(request, body, response, injected=fault is not None and fault.kind != "delay")
        if response is None:
            return self._cut(environ, start_response)
        return response(environ, start_response)

    def _respond(self, environ: WSGIEnvironment, fault: Fault | None) -> Response | None:
        real = None
        if fault is None or fault.when == "after" or fault.kind == "delay":
            real = Response.from_app(self._application, environ, buffered=True)
        if fault is None:
            return real
        if fault.kind in ("hang", "delay"):
            self._faults.wait(fault.seconds)
        if fault.kind == "answer":
            return _written(fault)
        return real if fault.kind == "delay" else None

    def _record(self, request: Request, body: bytes, response: Response | None, *, injected: bool) -> None:
        self._exchanges.add(
            Exchange(
                method=request.method,
                path=request.path.removeprefix(API_PREFIX),
                query=request.query_string.decode(errors="replace"),
                request_headers=masked(dict(request.headers)),
                request_body=body,
                status=0 if response is None else response.status_code,
                response_headers={} if response is None else masked(dict(response.headers)),
                response_body=b"" if response is None else response.get_data(),
                injected=injected,
            )
        )

    @staticmethod
    def _cut(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Close the connection without a word."""
        connection: socket.socket = environ["werkzeug.socket"]
        with contextlib.suppress(OSError):  # the other side may have left first
            connection.shutdown(socket.SHUT_RDWR)
        start_response("500 Cut", [("Content-Length", "0"), ("Connection", "close")])
        return []


def _written(fault: Fault) -> Response:
    text = (
        fault.body if isinstance(fault.body, str) else json.dumps(fault.body if fault.body is not None else {"message": "Fault"})
    )
    kind = "text/html" if isinstance(fault.body, str) else "application/json; charset=utf-8"
    return Response(text, status=fault.status, headers=dict(fault.headers), content_type=kind)
