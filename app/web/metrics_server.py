"""The metrics on an address of their own: one listening socket, made once, that every web process answers on."""

from __future__ import annotations

import socket
import threading
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from prometheus_client import make_wsgi_app

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry


class _Quiet(WSGIRequestHandler):
    timeout = 10

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        """Scrapes are not worth a line."""


def listen(bind: str) -> socket.socket:
    """The socket for `host:port`, listening.

    Raises:
        OSError: the address can not be had.

    """
    host, _, port = bind.rpartition(":")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host.strip("[]"), int(port)), family=family)


def answer(listener: socket.socket, numbers: CollectorRegistry) -> None:
    """Answer on `listener` with the numbers, from a thread of this process."""
    server = WSGIServer(listener.getsockname()[:2], _Quiet, bind_and_activate=False)
    server.socket.close()
    server.socket = listener
    server.server_name, server.server_port = "metrics", listener.getsockname()[1]
    server.setup_environ()
    server.set_app(make_wsgi_app(numbers))
    threading.Thread(target=server.serve_forever, name="metrics", daemon=True).start()
