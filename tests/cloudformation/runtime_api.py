"""Lambda's runtime API as a container form of a function meets it: it asks for invocations, and says what came of each.

https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from queue import Queue
from typing import Any

from tests.cloudformation.kube_api import serving

VERSION = "/2018-06-01/runtime"
ARN = "arn:aws:lambda:eu-central-1:111122223333:function:outrider-scans"


@dataclass
class RuntimeApi:
    """Invocations that wait, and what the function said, in order."""

    address: str = ""
    waiting: Queue[tuple[str, Any]] = field(default_factory=Queue)
    said: Queue[tuple[str, Any]] = field(default_factory=Queue)
    """(what, document): what is `<id>/response`, `<id>/error` or `init/error`."""

    def invoke(self, identifier: str, event: Any, seconds: float = 60.0) -> tuple[str, Any]:
        """Have the function answer one invocation."""
        self.waiting.put((identifier, event))
        return self.said.get(timeout=seconds)


@contextmanager
def answering(host: str = "127.0.0.1") -> Iterator[RuntimeApi]:
    api = RuntimeApi()

    class Runtime(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            assert self.path == f"{VERSION}/invocation/next"
            identifier, event = api.waiting.get()  # Lambda, too, answers when there is something to do
            if not identifier:
                return
            told = {
                "Lambda-Runtime-Aws-Request-Id": identifier,
                "Lambda-Runtime-Deadline-Ms": str(int((time.time() + 900) * 1000)),
                "Lambda-Runtime-Invoked-Function-Arn": ARN,
            }
            self.send(200, json.dumps(event).encode(), told)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            api.said.put((self.path.removeprefix(f"{VERSION}/").removeprefix("invocation/"), json.loads(body)))
            self.send(202, b"{}", {})

        def send(self, status: int, content: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            kind = {"Content-Type": "application/json"}  # AWS's client ends with a broken memory where an answer has none
            for name, value in {**headers, **kind, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with serving(Runtime) as port:
        api.address = f"{host}:{port}"
        try:
            yield api
        finally:
            api.waiting.put(("", None))
