"""An image of 300 MB with 250 packages, and a registry to have it from."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import random
import tarfile
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MEGABYTES = 300
SYSTEM_PACKAGES, LANGUAGE_PACKAGES = 180, 70
_MANIFEST = "application/vnd.oci.image.manifest.v1+json"


def build() -> dict[str, bytes]:
    """The image's parts by digest, and its manifest as `latest` too. Three layers: a system, a run time, an application."""
    chance = random.Random(1)
    share = MEGABYTES * 1_000_000 // 3
    layers = [_layer(files, chance, share) for files in (_system(), _run_time(), _application())]
    unpacked = [_digest(gzip.decompress(one)) for one in layers]
    config = json.dumps({"architecture": "amd64", "os": "linux", "rootfs": {"type": "layers", "diff_ids": unpacked}}).encode()
    parts = {_digest(one): one for one in (config, *layers)}
    kinds = ("application/vnd.oci.image.config.v1+json", *["application/vnd.oci.image.layer.v1.tar+gzip"] * len(layers))
    described = [
        {"mediaType": kind, "digest": _digest(one), "size": len(one)} for kind, one in zip(kinds, (config, *layers), strict=True)
    ]
    manifest = {"schemaVersion": 2, "mediaType": _MANIFEST, "config": described[0], "layers": described[1:]}
    text = json.dumps(manifest).encode()
    return {**parts, _digest(text): text, "latest": text}


def _system() -> dict[str, bytes]:
    entry = "Package: lib{0}\nStatus: install ok installed\nVersion: 1.{0}-1\nArchitecture: amd64\nMaintainer: x\n\n"
    files = {"etc/os-release": b'ID=debian\nVERSION_ID="12"\n'}
    files["var/lib/dpkg/status"] = "".join(entry.format(number) for number in range(SYSTEM_PACKAGES)).encode()
    for number in range(SYSTEM_PACKAGES):
        files[f"var/lib/dpkg/info/lib{number}.md5sums"] = f"{'0' * 32}  usr/lib/lib{number}.so\n".encode() * 40
        files[f"usr/share/doc/lib{number}/copyright"] = b"Some licence.\n" * 200
    return files


def _run_time() -> dict[str, bytes]:
    return {f"usr/local/lib/python3.12/module{number}.py": b"def f(a):\n    return a\n" * 200 for number in range(3000)}


def _application() -> dict[str, bytes]:
    files = {}
    for number in range(LANGUAGE_PACKAGES // 2):
        place = f"usr/local/lib/python3.12/site-packages/pack{number}-1.0.dist-info"
        files[f"{place}/METADATA"] = f"Metadata-Version: 2.1\nName: pack{number}\nVersion: 1.0\n".encode()
        about = {"name": f"node{number}", "version": "1.0.0"}
        files[f"app/node_modules/node{number}/package.json"] = json.dumps(about).encode()
        files[f"app/own{number}.py"] = b"value = 1\n" * 500
    return files


def _layer(files: dict[str, bytes], chance: random.Random, size: int) -> bytes:
    """The files, and others up to a size that pack to a half, as programs and libraries do."""
    out = io.BytesIO()
    with (
        gzip.GzipFile(fileobj=out, mode="wb", compresslevel=1, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w|") as tar,
    ):
        for name, content in files.items():
            _add(tar, name, content)
            size -= len(content)
        number = 0
        while size > 0:
            half = min(1_000_000, size) // 2
            _add(tar, f"usr/lib/blob{number}.so", b"\x7fELF" + chance.randbytes(half) + b"\0" * half)
            size, number = size - 2 * half - 4, number + 1
    return out.getvalue()


def _add(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    about = tarfile.TarInfo(name)
    about.size, about.mode = len(content), 0o755
    tar.addfile(about, io.BytesIO(content))


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


@contextmanager
def registry(parts: dict[str, bytes]) -> Iterator[str]:
    """The image's name in a registry on this machine."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self._answer(body=True)

        def do_HEAD(self) -> None:
            self._answer(body=False)

        def _answer(self, *, body: bool) -> None:
            content = b"{}" if self.path == "/v2/" else parts.get(self.path.rpartition("/")[2])
            self.send_response(200 if content is not None else 404)
            self.send_header("Content-Type", _MANIFEST if "/manifests/" in self.path else "application/octet-stream")
            self.send_header("Content-Length", str(len(content or b"")))
            self.send_header("Docker-Content-Digest", _digest(content or b""))
            self.end_headers()
            if body and content is not None:
                self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}/bench/image:latest"
    finally:
        server.shutdown()
        server.server_close()
