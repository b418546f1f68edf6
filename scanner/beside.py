"""Targets beside repositories, from what they are to what was found: images, functions, file systems, bills of materials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from findings.coverage import Reason
from scanner.engines.installed import InstalledEngine
from scanner.engines.qscanner_subject import Subject
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
QSCANNER: Final = "qscanner"
_BUILT: Final = Reason("built-target", "What is installed there is built: its source code is scanned in its repository.")
_NO_FILES: Final = Reason("no-files", "A bill of materials names packages and holds no files.")
_BY_NAME_ONLY: Final = Reason(
    "unsupported-target",
    "QScanner fetches images and functions itself: name an image in a registry or a deployed function, or leave the engine out.",
)


def prepare_image(contents: Contents, engines: Iterable[str], subject: Subject | None = None) -> Prepared:
    """An image: packages everywhere in it, secrets in the layers above its base.

    Args:
        contents: laid out.
        engines: those asked for.
        subject: for an engine that fetches it itself; None where only this machine has it.

    """
    return _prepared(contents, engines, {"code": _BUILT}, subject)


def prepare_rootfs(directory: Path, folder: Path, engines: Iterable[str]) -> Prepared:
    """A file system below a directory.

    Raises:
        SourceError: it could not be laid out.

    """
    return _prepared(
        open_rootfs(directory, folder), engines, {"code": _BUILT}, Subject("rootfs", str(directory.resolve()), whole="rootfs")
    )


def prepare_function(
    package: Path,
    layers: Sequence[Path],
    folder: Path,
    engines: Iterable[str],
    subject: Subject | None = None,
    *,
    kept: bool = False,
) -> Prepared:
    """A function's zip files: packages everywhere, code and secrets in what is its author's own.

    Args:
        package: the function's.
        layers: lowest first.
        folder: of the scan's own.
        engines: those asked for.
        subject: see `prepare_image`.
        kept: the layers are what `kept_layer` left of them.

    Raises:
        SourceError: they could not be read.

    """
    return _prepared(open_function(package, layers, folder, kept=kept), engines, {}, subject)


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
    return Prepared(Workspace(Tree(empty, ())), _engines(engines, made, dict.fromkeys(("code", "secrets", QSCANNER), _NO_FILES)))


def _prepared(contents: Contents, engines: Iterable[str], skipped: Mapping[str, Reason], subject: Subject | None) -> Prepared:
    asked = tuple(engines)
    made: dict[str, Engine] = {PACKAGES: InstalledEngine(contents.material, contents.layers)}
    if QSCANNER in asked:
        made[QSCANNER] = _qscanner(subject)
    return Prepared(contents.workspace, _engines(asked, made, skipped), provenance=contents.provenance)


def _qscanner(subject: Subject | None) -> Engine:
    from scanner.engines.qscanner import QscannerEngine  # noqa: PLC0415  whoever has none need not wait for it

    return QscannerEngine(subject or _BY_NAME_ONLY)


def _engines(names: Iterable[str], made: Mapping[str, Engine], skipped: Mapping[str, Reason]) -> tuple[Engine, ...]:
    """The engines asked for, some of them made for this target, some with nothing to do on it."""
    asked = engines_named(names)
    left_out = {name: SkippingEngine(name, reason) for name, reason in skipped.items()}
    return tuple(made.get(engine.name) or left_out.get(engine.name) or engine for engine in asked)
