"""Images made of bytes: layers, manifests, layouts and archives as tools write them."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import tarfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json"
OCI_INDEX = "application/vnd.oci.image.index.v1+json"
OS_RELEASE = b'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n'
STATUS = "var/lib/dpkg/status"


@dataclass(frozen=True)
class Special:
    """An entry that is no regular file."""

    type: bytes
    link: str = ""


def symlink(target: str) -> Special:
    return Special(tarfile.SYMTYPE, target)


def hard_link(target: str) -> Special:
    return Special(tarfile.LNKTYPE, target)


def layer(entries: Mapping[str, bytes | Special], form: int = tarfile.PAX_FORMAT) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as tar:
        for name, content in entries.items():
            about = tarfile.TarInfo(name)
            about.mode = 0o755
            if isinstance(content, Special):
                about.type, about.linkname = content.type, content.link
                tar.addfile(about)
            else:
                about.size = len(content)
                tar.addfile(about, io.BytesIO(content))
    return out.getvalue()


def dpkg(*packages: tuple[str, str, str]) -> bytes:
    """A package database: binary name, source name, version."""
    return "".join(
        f"Package: {name}\nStatus: install ok installed\nSource: {source}\nVersion: {version}\n"
        "Architecture: amd64\nMaintainer: Nobody <nobody@example.com>\n\n"
        for name, source, version in packages
    ).encode()


def digest_of(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


@dataclass
class MadeImage:
    """An image's blobs by digest, and the digest of its manifest or index."""

    digest: str
    blobs: dict[str, bytes] = field(default_factory=dict)
    manifests: dict[str, bytes] = field(default_factory=dict)

    @property
    def everything(self) -> dict[str, bytes]:
        return self.blobs | self.manifests


def gzipped(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)


def made(
    layers: Sequence[bytes],
    history: Sequence[Mapping[str, Any]] = (),
    pack: Callable[[bytes], bytes] = gzipped,
    settings: Mapping[str, Any] | None = None,
    **annotations: str,
) -> MadeImage:
    """An image of one platform; `settings` are what it runs with."""
    packed = [pack(one) for one in layers]
    config = {
        "architecture": "amd64",
        "os": "linux",
        "rootfs": {"type": "layers", "diff_ids": [digest_of(one) for one in layers]},
        "history": list(history),
    } | ({} if settings is None else {"config": settings})
    written = json.dumps(config).encode()
    manifest = {
        "schemaVersion": 2,
        "mediaType": OCI_MANIFEST,
        "config": descriptor(written, "application/vnd.oci.image.config.v1+json"),
        "layers": [descriptor(one, "application/vnd.oci.image.layer.v1.tar+gzip") for one in packed],
        "annotations": {key.replace("_", "."): value for key, value in annotations.items()},
    }
    text = json.dumps(manifest).encode()
    return MadeImage(digest_of(text), {digest_of(one): one for one in (written, *packed)}, {digest_of(text): text})


def descriptor(content: bytes, kind: str) -> dict[str, Any]:
    return {"mediaType": kind, "digest": digest_of(content), "size": len(content)}


def index_of(images: Mapping[str, MadeImage]) -> MadeImage:
    """One name for images of several platforms, `linux/amd64` to the image."""
    listed = []
    found = MadeImage("")
    for platform, image in images.items():
        system, architecture, *variant = platform.split("/")
        about = {"os": system, "architecture": architecture} | ({"variant": variant[0]} if variant else {})
        listed.append({**descriptor(image.manifests[image.digest], OCI_MANIFEST), "platform": about})
        found.blobs |= image.blobs
        found.manifests |= image.manifests
    text = json.dumps({"schemaVersion": 2, "mediaType": OCI_INDEX, "manifests": listed}).encode()
    found.digest = digest_of(text)
    found.manifests[found.digest] = text
    return found


def lay_layout(image: MadeImage, directory: Path) -> Path:
    """An OCI layout with one image."""
    (directory / "blobs" / "sha256").mkdir(parents=True)
    for digest, content in image.everything.items():
        (directory / "blobs" / "sha256" / digest.removeprefix("sha256:")).write_bytes(content)
    entry = descriptor(image.manifests[image.digest], OCI_MANIFEST)
    (directory / "index.json").write_text(json.dumps({"schemaVersion": 2, "manifests": [entry]}))
    return directory


def docker_archive(layers: Sequence[bytes], file: Path) -> Path:
    """As `docker save` wrote it before it wrote OCI layouts; equal layers are links to the first one."""
    config = json.dumps({"architecture": "amd64", "os": "linux", "rootfs": {"diff_ids": []}}).encode()
    entries: dict[str, bytes | Special] = {"config.json": config}
    seen: dict[bytes, str] = {}
    names = []
    for number, one in enumerate(layers):
        names.append(f"{number}/layer.tar")
        entries[names[-1]] = symlink(f"../{seen[one]}") if one in seen else one
        seen.setdefault(one, names[-1])
    entries["manifest.json"] = json.dumps([{"Config": "config.json", "RepoTags": ["a:1"], "Layers": names}]).encode()
    file.write_bytes(layer(entries))
    return file
