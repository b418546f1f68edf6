"""What a person names on the command line, beside paths: `image:...`, `function:...`, `rootfs:...`, `sbom:...`."""

from __future__ import annotations

import functools
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Final

    from scanner.engines.qscanner_subject import Subject
    from scanner.pipeline import ScanResult
    from scanner.prepared import Prepared
    from scanner.sources.image import Blobs

KINDS: Final = ("image", "function", "rootfs", "sbom")


@dataclass(frozen=True, slots=True)
class About:
    """What was said about a target that is no repository."""

    layers: tuple[Path, ...] = ()
    """Of a function."""
    kept_layers: bool = False
    """They are what `scanner.sources.kept_layer` left of them."""
    deployed: str = ""
    """A function's ARN, for an engine that fetches it itself."""
    platform: str | None = None
    """Of an image: `linux/arm64`; this machine's architecture when None."""
    plain_http: bool = False
    """An image's registry may be asked without encryption."""


def target_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options above, as one parameter `about`."""

    @click.option("--layer", "layers", type=click.Path(path_type=Path), multiple=True, help="A function's layer, lowest first.")
    @click.option("--kept-layers", is_flag=True, hidden=True, help="The layers are as scans of deployments keep them.")
    @click.option("--deployed", metavar="ARN", default="", hidden=True, help="The function as it is deployed, for QScanner.")
    @click.option("--platform", metavar="OS/ARCH", help="Of an image for several: linux/arm64; by default this machine's.")
    @click.option("--plain-http", is_flag=True, help="Let an image's registry be asked without encryption.")
    @functools.wraps(command)
    def with_options(
        *, layers: tuple[Path, ...], kept_layers: bool, deployed: str, platform: str | None, plain_http: bool, **others: object
    ) -> None:
        command(about=About(layers, kept_layers, deployed, platform, plain_http), **others)

    return with_options


def target_kind(text: str) -> str | None:
    """The kind a target's prefix names; None for a path. A file that has the name wins."""
    kind, colon, name = text.partition(":")
    return kind if colon and name and kind in KINDS and not Path(text).exists() else None


def prepare(kind: str, name: str, about: About, folder: Path, engines: Sequence[str]) -> Prepared:
    """Lay a target out below `folder`.

    Args:
        kind: one of `KINDS`.
        name: what follows the prefix.
        about: what else was said.
        folder: of the scan's own, empty.
        engines: those asked for.

    Raises:
        SourceError: it could not be had or read.

    """
    if kind == "image":
        return _prepare_image(name, about, folder, engines)
    from scanner import beside  # noqa: PLC0415  parts are imported when their command runs

    match kind:
        case "function":
            subject = _deployed(about.deployed) if about.deployed else None
            return beside.prepare_function(Path(name), about.layers, folder, engines, subject, kept=about.kept_layers)
        case "rootfs":
            return beside.prepare_rootfs(Path(name), folder, engines)
        case _:
            return beside.prepare_sbom(Path(name), folder, engines)


def _deployed(arn: str) -> Subject:
    from scanner.engines.qscanner_subject import function_subject  # noqa: PLC0415

    return function_subject(arn, os.environ)


def _prepare_image(name: str, about: About, folder: Path, engines: Sequence[str]) -> Prepared:
    from scanner.sources.image_files import image_archive, layout_directory  # noqa: PLC0415
    from scanner.sources.registry import open_registry  # noqa: PLC0415

    if name.startswith("oci:"):
        place, _, reference = name.removeprefix("oci:").partition("@")
        return _resolved(layout_directory(Path(place)), _Sought(reference), about, folder, engines)
    if Path(name).is_file():
        return _resolved(image_archive(Path(name), folder / "parts"), _Sought(""), about, folder, engines)
    with open_registry(name, folder / "blobs", os.environ, plain_http=about.plain_http) as registry:
        return _resolved(registry, _Sought(registry.reference, name.partition("@")[0]), about, folder, engines)


@dataclass(frozen=True, slots=True)
class _Sought:
    """An image among those of a place."""

    reference: str
    name: str = ""
    """In a registry; empty where only this machine has it."""


def _resolved(blobs: Blobs, sought: _Sought, about: About, folder: Path, engines: Sequence[str]) -> Prepared:
    """The image, laid out unless its result is known."""
    from findings.policy import OPTIONAL_ENGINES  # noqa: PLC0415
    from scanner.kept_results import kept_results, result_key  # noqa: PLC0415
    from scanner.prepared import Prepared  # noqa: PLC0415
    from scanner.sources.image import own_platform, platform_named, resolve  # noqa: PLC0415
    from scanner.workspace import Tree, Workspace  # noqa: PLC0415

    image = resolve(blobs, sought.reference, platform_named(about.platform) if about.platform else own_platform())
    # What an optional engine judges with is kept elsewhere, and changes without our knowing.
    key = "" if set(OPTIONAL_ENGINES).intersection(engines) else result_key(image.digest, engines)
    known = kept_results(os.environ).find(key) if key else None
    if known is not None:
        return Prepared(Workspace(Tree(folder, ())), (), known, digest=image.digest)
    from scanner.beside import prepare_image  # noqa: PLC0415  not needed for what is known
    from scanner.engines.qscanner_subject import image_subject  # noqa: PLC0415
    from scanner.sources.image_layers import open_image  # noqa: PLC0415

    subject = image_subject(f"{sought.name}@{image.digest}", os.environ) if sought.name else None
    return replace(prepare_image(open_image(blobs, image, folder), engines, subject), key=key, digest=image.digest)


def keep(prepared: Prepared, result: ScanResult) -> None:
    """Keep the result of a target that is known by its digest."""
    from scanner.kept_results import kept_results  # noqa: PLC0415

    if prepared.key:
        kept_results(os.environ).keep(prepared.key, result)
