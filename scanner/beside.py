"""Targets beside repositories, from what they are to what was found: images, functions, file systems, bills of materials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from findings.coverage import Reason
from scanner.engines.installed import InstalledEngine
from scanner.engines.registry import engines_named
from scanner.engines.sbom import SbomEngine
from scanner.engines.skipping import SkippingEngine
from scanner.prepared import Prepared
from scanner.sources.errors import NoSuchPathError
from scanner.sources.function import open_function
from scanner.sources.rootfs import open_rootfs
from scanner.workspace import Tree, Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path
    from typing import Final

    from scanner.engines.interface import Engine
    from scanner.sources.contents import Contents

PACKAGES: Final = "packages"
_BUILT: Final = Reason("built-target", "What is installed there is built: its source code is scanned in its repository.")
_NO_FILES: Final = Reason("no-files", "A bill of materials names packages and holds no files.")


def prepare_image(contents: Contents, engines: Iterable[str]) -> Prepared:
    """An image: packages everywhere in it, secrets in the layers above its base."""
    return _prepared(contents, engines, {"code": _BUILT})


def prepare_rootfs(directory: Path, folder: Path, engines: Iterable[str]) -> Prepared:
    """A file system below a directory.

    Raises:
        SourceError: it could not be laid out.

    """
    return _prepared(open_rootfs(directory, folder), engines, {"code": _BUILT})


def prepare_function(package: Path, layers: Sequence[Path], folder: Path, engines: Iterable[str]) -> Prepared:
    """A function's zip files: packages everywhere, code and secrets in what is its author's own.

    Raises:
        SourceError: they could not be read.

    """
    return _prepared(open_function(package, layers, folder), engines, {})


def prepare_sbom(file: Path, folder: Path, engines: Iterable[str]) -> Prepared:
    """A bill of materials.

    Raises:
        NoSuchPathError: there is no such file.

    """
    if not file.is_file():
        raise NoSuchPathError(f"{file} is no file: name a CycloneDX or SPDX document in JSON.")
    empty = folder / "head"
    empty.mkdir(mode=0o700)
    made: dict[str, Engine] = {PACKAGES: SbomEngine(file.resolve())}
    return Prepared(Workspace(Tree(empty, ())), _engines(engines, made, {"code": _NO_FILES, "secrets": _NO_FILES}))


def _prepared(contents: Contents, engines: Iterable[str], skipped: Mapping[str, Reason]) -> Prepared:
    made: dict[str, Engine] = {PACKAGES: InstalledEngine(contents.material, contents.layers)}
    return Prepared(contents.workspace, _engines(engines, made, skipped))


def _engines(names: Iterable[str], made: Mapping[str, Engine], skipped: Mapping[str, Reason]) -> tuple[Engine, ...]:
    """The engines asked for, some of them made for this target, some with nothing to do on it."""
    asked = engines_named(names)
    left_out = {name: SkippingEngine(name, reason) for name, reason in skipped.items()}
    return tuple(made.get(engine.name) or left_out.get(engine.name) or engine for engine in asked)
