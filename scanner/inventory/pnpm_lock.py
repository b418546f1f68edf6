"""pnpm-lock.yaml, versions 6 and 9.

https://github.com/pnpm/spec/blob/master/lockfile/9.0.md. `importers` are the root and its workspaces. Version 9 keeps a
package's dependencies in `snapshots`, once for each set of peers; version 6 keeps them in `packages`, whose keys begin with `/`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scanner.inventory.dependency_graph import UNKNOWN, Graph, Place, places
from scanner.inventory.loose import mapping, text
from scanner.inventory.reading import LockFile, Reading, UnparsableError, UnsupportedVersionError
from scanner.inventory.tally import Tally
from scanner.inventory.yaml_tree import Lined, parse_documents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_VERSIONS = ("6", "9")
_PULLS = ("dependencies", "optionalDependencies")


def read(lock: LockFile) -> Reading:
    """Read a pnpm-lock.yaml. See `reading.Reader`."""
    documents = [document for document in parse_documents(lock.text) if isinstance(document, Lined)]
    if not documents:
        raise UnparsableError("It is no pnpm lock file: regenerate it with pnpm install.")
    tally = Tally("npm", lock.path)
    for document in documents:  # newer pnpm puts its own tools' packages into a document before the project's
        _count(document, tally)
    return tally.reading()


def _count(document: Lined, tally: Tally) -> None:
    version = text(document.get("lockfileVersion"))
    if version.partition(".")[0] not in _VERSIONS:
        raise UnsupportedVersionError("Its lockfileVersion is neither 6 nor 9: regenerate it with a current pnpm.")
    packages = document.get("packages", {})
    if not isinstance(packages, Lined | dict):
        raise UnparsableError("Its packages are no mapping: regenerate it with pnpm install.")
    lines = packages.lines if isinstance(packages, Lined) else {}
    found = _places(document, packages)
    for key, entry in packages.items():
        name, exact = _named(key, mapping(entry))
        if exact[:1].isdigit():
            tally.add(name, exact, lines.get(key, 1), found.get(_bare(key), UNKNOWN))
        else:
            tally.pass_over("no-version", name)


def _places(document: Lined, packages: Mapping[str, object]) -> dict[str, Place]:
    snapshots = mapping(document.get("snapshots")) or packages
    pulls: dict[str, list[str]] = {_bare(key): [] for key in packages}
    for key, entry in snapshots.items():
        pulls.setdefault(_bare(key), []).extend(_targets(mapping(entry), _PULLS, pulls))
    importers = list(mapping(document.get("importers")).values()) or [document]
    names = {_bare(key): _named(key, mapping(entry))[0] for key, entry in packages.items()}
    runtime = [target for importer in importers for target in _targets(mapping(importer), _PULLS, pulls)]
    dev = [target for importer in importers for target in _targets(mapping(importer), ("devDependencies",), pulls)]
    return places(Graph(names, pulls, runtime, dev))


def _targets(holder: Mapping[str, object], sections: Iterable[str], known: Mapping[str, object]) -> list[str]:
    """Keys of the packages that `holder` pulls in: a dependency is a version, or a whole key where it is an alias."""
    found = []
    for section in sections:
        for name, value in mapping(holder.get(section)).items():
            version = _bare(text(mapping(value).get("version")) or text(value))
            own = f"{name}@{version}"
            found.append(own if own in known else version)
    return found


def _bare(key: str) -> str:
    """A key as version 9 writes it in `packages`: without the leading slash and the peers in parentheses."""
    return key.removeprefix("/").partition("(")[0]


def _named(key: str, entry: Mapping[str, object]) -> tuple[str, str]:
    """Name and version; what does not come from a registry carries its own fields for them."""
    bare = _bare(key)
    at = bare.find("@", 1)
    name, version = (bare[:at], bare[at + 1 :]) if at > 0 else (bare, "")
    return text(entry.get("name")) or name, text(entry.get("version")) or version
