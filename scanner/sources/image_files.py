"""Images in files: an OCI layout in a directory, or an archive as `docker save`, `podman save` and `skopeo` write it.

https://github.com/opencontainers/image-spec/blob/v1.1.0/image-layout.md,
https://github.com/moby/docker-image-spec/blob/v1.3.1/spec.md (the archive)
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scanner.archives.allowance import Allowance
from scanner.archives.names import parts_of
from scanner.archives.tar import Kind, tar_entries
from scanner.archives.unpacked import CHUNK, unpacked
from scanner.sources.disk import own_disk
from scanner.sources.errors import NoSuchPathError
from scanner.sources.image_errors import BadImageError, DigestMismatchError, ImageNotFoundError
from scanner.sources.image_manifest import MANIFESTS, MAX_DOCUMENT, Descriptor, is_digest, read_document

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Final

_MOST_MEMBERS: Final = 5000
"""Of an archive of an image: a few for each layer."""


@dataclass(frozen=True, slots=True)
class ImageFiles:
    """The parts of images, each as a file of its own; see `scanner.sources.image.Blobs`."""

    files: Mapping[str, Path]
    """By name: `index.json`, `manifest.json`, `blobs/sha256/...`, or whatever an older archive has."""
    made: dict[str, bytes] = field(default_factory=dict)
    """Manifests by digest that an older archive does not have and that were written for it."""

    def manifest(self, reference: str) -> tuple[bytes, str]:
        """By digest or by the name a tag gave it; the only one there is for an empty reference."""
        if reference in self.made:
            return self.made[reference], reference
        digest = reference if is_digest(reference) else self._named(reference)
        if digest in self.made:
            return self.made[digest], digest
        return self.document(Descriptor(digest, MAX_DOCUMENT, "")), digest

    def document(self, descriptor: Descriptor) -> bytes:
        """See `Blobs.document`."""
        file = self._file(descriptor.digest)
        with file.open("rb") as opened:
            text = opened.read(MAX_DOCUMENT + 1)
        if len(text) > MAX_DOCUMENT:
            raise BadImageError(f"A document of the image has more than {MAX_DOCUMENT} bytes, as no tool writes.")
        _verify(descriptor.digest, file)
        return text

    def blob(self, descriptor: Descriptor) -> Path:
        """See `Blobs.blob`."""
        file = self._file(descriptor.digest)
        _verify(descriptor.digest, file)
        return file

    def done(self, file: Path) -> None:
        """See `Blobs.done`; the files are somebody else's."""

    def _file(self, digest: str) -> Path:
        file = self.files.get(f"blobs/{digest.replace(':', '/')}")
        if file is None:
            raise ImageNotFoundError(f"The image's part {digest[:19]} is not there: save it again, with all its layers.")
        return file

    def _named(self, reference: str) -> str:
        index = self.files.get("index.json")
        if index is None:
            if len(self.made) == 1:
                return next(iter(self.made))
            raise ImageNotFoundError("There is no image in it, or several: save one image.")
        with index.open("rb") as file:
            document = read_document(file.read(MAX_DOCUMENT + 1))
        listed = document.get("manifests")
        listed = listed if isinstance(listed, list) else []
        entries = [one for one in listed if isinstance(one, dict) and is_digest(one.get("digest"))]
        if reference:
            entries = [one for one in entries if reference in _names(one)]
        digests = {str(one["digest"]) for one in entries}
        if len(digests) != 1:
            raise ImageNotFoundError("There is no image of that name in it, or several images: name one by its digest.")
        return digests.pop()


def _names(entry: dict[str, object]) -> set[object]:
    annotations = entry.get("annotations")
    known = ("org.opencontainers.image.ref.name", "io.containerd.image.name")
    return {annotations.get(key) for key in known} if isinstance(annotations, dict) else set()


def layout_directory(directory: Path) -> ImageFiles:
    """The images of an OCI layout.

    Raises:
        NoSuchPathError: the directory holds none.

    """
    if not (directory / "index.json").is_file():
        raise NoSuchPathError(f"{directory} is no OCI layout: name a directory with an index.json.")
    found = {"index.json": directory / "index.json"}
    for algorithm in ("sha256", "sha512"):
        blobs = directory / "blobs" / algorithm
        if blobs.is_dir():
            files = (file for file in blobs.iterdir() if file.is_file() and not file.is_symlink())
            found |= {f"blobs/{algorithm}/{file.name}": file for file in files}
    return ImageFiles(found)


def image_archive(archive: Path, folder: Path) -> ImageFiles:
    """The image in an archive, its parts written one by one below `folder`.

    Raises:
        NoSuchPathError: there is no such file.
        SourceError: it is no archive of an image.

    """
    if not archive.is_file():
        raise NoSuchPathError(f"{archive} is no file: name an archive as `docker save` writes it.")
    folder.mkdir(mode=0o700)
    with own_disk():
        files = _members(archive, folder)
    if "index.json" in files and any(name.startswith("blobs/") for name in files):
        return ImageFiles(files)
    return _saved(files)


def _members(archive: Path, folder: Path) -> dict[str, Path]:
    allowance = Allowance()
    files: dict[str, Path] = {}
    links: dict[str, tuple[bytes, ...]] = {}
    with unpacked(archive, allowance) as stream:
        for number, entry in enumerate(tar_entries(stream, allowance)):
            parts = parts_of(entry.path)
            if number >= _MOST_MEMBERS or parts is None:
                raise BadImageError("The archive is not one of an image: save the image again.")
            name = b"/".join(parts).decode("utf-8", "replace")
            if entry.kind is Kind.FILE:
                files[name] = folder / str(number)
                with files[name].open("xb") as out:
                    while block := entry.content.read(CHUNK):
                        out.write(block)
            elif entry.kind in {Kind.SYMLINK, Kind.HARD_LINK}:  # older versions of Docker write equal layers once
                above = parts[:-1] if entry.kind is Kind.SYMLINK else ()
                links[name] = _led(above, entry.link)
    for name, parts in links.items():
        target = files.get(b"/".join(parts).decode("utf-8", "replace"))
        if target is not None:
            files.setdefault(name, target)
    return files


def _led(above: tuple[bytes, ...], link: bytes) -> tuple[bytes, ...]:
    trail = list(above)
    for part in link.split(b"/")[:100]:
        if part == b"..":
            trail = trail[:-1]
        elif part not in {b"", b"."}:
            trail.append(part)
    return tuple(trail)


def _saved(files: dict[str, Path]) -> ImageFiles:
    """An archive in Docker's own form: its `manifest.json` names files, and the configuration tells what they unpack to."""
    listed = files.get("manifest.json")
    if listed is None:
        raise BadImageError("The archive is not one of an image: save it with docker save, podman save or skopeo.")
    with listed.open("rb") as file:
        text = file.read(MAX_DOCUMENT)
    entries = read_document(b'{"images":' + text + b"}").get("images")
    if not isinstance(entries, list) or len(entries) != 1 or not isinstance(entries[0], dict):
        raise BadImageError("The archive holds no image, or several: save one image.")
    config, layers = entries[0].get("Config"), entries[0].get("Layers")
    if not isinstance(config, str) or not isinstance(layers, list) or not all(isinstance(layer, str) for layer in layers):
        raise BadImageError("The archive's manifest is not as Docker writes it: save the image again.")
    parts = {}
    descriptors = []
    for name in (config, *layers):
        part = files.get(name)
        if part is None:
            raise ImageNotFoundError("A layer or the configuration is not in the archive: save the image again.")
        digest = _digest("sha256", part)
        parts[f"blobs/{digest.replace(':', '/')}"] = part
        descriptors.append({"mediaType": "", "digest": digest, "size": part.stat().st_size})
    manifest = {"schemaVersion": 2, "mediaType": MANIFESTS[0], "config": descriptors[0], "layers": descriptors[1:]}
    written = json.dumps(manifest, sort_keys=True).encode()
    return ImageFiles(parts, {f"sha256:{hashlib.sha256(written).hexdigest()}": written})


def _verify(digest: str, file: Path) -> None:
    if _digest(digest.partition(":")[0], file) != digest:
        raise DigestMismatchError(f"The image's part {digest[:19]} is not what its name says: save or push it again.")


def _digest(algorithm: str, file: Path) -> str:
    with file.open("rb") as content:
        return f"{algorithm}:{hashlib.file_digest(content, algorithm).hexdigest()}"
