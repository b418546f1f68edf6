"""A cluster's API as far as Jobs need it, over TLS, and EKS's one answer about it."""

from __future__ import annotations

import base64
import json
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID


@dataclass
class KubeApi:
    """What the cluster holds, and what it is told to refuse."""

    jobs: dict[str, dict[str, Any]] = field(default_factory=dict)
    secrets: dict[str, dict[str, Any]] = field(default_factory=dict)
    pods: list[dict[str, Any]] = field(default_factory=list)
    """Of whichever Job is asked for."""
    bearers: list[str] = field(default_factory=list)
    refusal: tuple[int, dict[str, Any]] | None = None
    lose_replies: int = 0
    """Answers to creations that never arrive."""
    endpoint: str = ""
    authority: str = ""
    """File of the certificate that its endpoint has."""

    def answer(self, method: str, path: str, body: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        if self.refusal:
            return self.refusal
        path = path.split("?", maxsplit=1)[0]
        if method == "POST":
            held = self.jobs if path.endswith("/jobs") else self.secrets
            name = body["metadata"]["name"]
            if name in held:
                return 409, {"reason": "AlreadyExists", "code": 409, "message": f"{name} already exists"}
            held[name] = body | {"metadata": body["metadata"] | {"uid": f"uid-{name}"}, "status": {}}
            return 201, held[name]
        if path.endswith(("/pods", "/events")):
            return 200, {"items": self.pods if path.endswith("/pods") else []}
        job = self.jobs.get(path.rsplit("/", 1)[1])
        if job is None:
            return 404, {"reason": "NotFound", "code": 404, "details": {"kind": "jobs"}}
        if method == "PATCH":
            job["metadata"].setdefault("annotations", {}).update(body["metadata"]["annotations"])
        return 200, job


def certificate(folder: Path) -> tuple[Path, bytes]:
    """A file with the key and certificate of 127.0.0.1, and the certificate alone."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "cluster")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 1, now - timedelta(days=1), now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    file = folder / "cluster.pem"
    file.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + made.public_bytes(Encoding.PEM))
    return file, made.public_bytes(Encoding.PEM)


@contextmanager
def serving(handler: type[BaseHTTPRequestHandler], tls: Path | None = None) -> Iterator[int]:
    """Answer on a free port of this machine; yields the port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    if tls is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(tls)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def running(folder: Path) -> Iterator[tuple[KubeApi, str]]:
    """A cluster, and the address of the EKS that describes it."""
    api = KubeApi()
    tls, authority = certificate(folder)

    class Kube(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            api.bearers.append(self.headers["Authorization"])
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
            status, answer = api.answer(self.command, self.path, body)
            if self.command == "POST" and self.path.endswith("/jobs") and api.lose_replies:
                api.lose_replies -= 1
                self.close_connection = True
                return
            send(self, status, answer)

        do_GET = do_PATCH = do_POST  # noqa: N815  the base class's names

        def log_message(self, *_: object) -> None:
            pass

    class Eks(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path != "/clusters/main":
                send(self, 404, {"__type": "ResourceNotFoundException", "message": "No cluster found"})
                return
            ca = {"data": base64.b64encode(authority).decode()}
            send(
                self, 200, {"cluster": {"name": "main", "endpoint": api.endpoint, "certificateAuthority": ca, "status": "ACTIVE"}}
            )

        def log_message(self, *_: object) -> None:
            pass

    with serving(Kube, tls) as kube, serving(Eks) as eks:
        api.endpoint, api.authority = f"https://127.0.0.1:{kube}", str(tls)
        yield api, f"http://127.0.0.1:{eks}"


def send(handler: BaseHTTPRequestHandler, status: int, answer: dict[str, Any]) -> None:
    content = json.dumps(answer).encode()
    handler.send_response(status)
    if handler.path.startswith("/clusters") and "__type" in answer:
        handler.send_header("x-amzn-ErrorType", answer["__type"])
    handler.send_header("Content-Type", "application/json")
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)
