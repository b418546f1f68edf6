"""Lock files made by the real tools on small projects, and the one way tests read them."""

from collections.abc import Mapping
from pathlib import Path
from posixpath import basename

from findings.inventory import Package, Scope
from scanner.inventory.reading import LockFile, Reading
from scanner.inventory.registry import read_lock

SAMPLES = Path(__file__).parent / "samples"


def sample(name: str) -> str:
    return (SAMPLES / name).read_text()


def read(path: str, text: str, others: Mapping[str, str] | None = None) -> Reading:
    """Read `text` as the lock file `path`; `others` are the other files of its tree."""
    known = others or {}
    manifests = {name: [other for other in known if basename(other) == name] for name in map(basename, known)}
    return read_lock(LockFile(path, text, known.get, manifests))


def package_of(reading: Reading, name: str, version: str | None = None) -> Package:
    """The one package of a reading with that name, and version where there are several."""
    (found,) = (package for package in reading.packages if package.name == name and version in (None, package.version))
    return found


def facts(package: Package) -> tuple[str, int, bool | None, Scope, tuple[str, ...]]:
    return package.version, package.line, package.direct, package.scope, package.via
