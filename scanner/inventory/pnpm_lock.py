"""pnpm-lock.yaml, versions 5 (pnpm 3 to 7), 6 (pnpm 8) and 9 (pnpm 9 and newer).

https://github.com/pnpm/spec/tree/master/lockfile. `importers` are the root and its workspaces. Version 9 keeps a package's
dependencies in `snapshots`, once for each set of peers; versions 5 and 6 keep them in `packages`, whose keys begin with `/`.
Version 5 writes `/name/1.0.0_peers` for what version 6 writes as `/name@1.0.0(peers)`.
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

_VERSIONS = ("5", "6", "9")
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
        raise UnsupportedVersionError("Its lockfileVersion is none of 5, 6 and 9: regenerate it with a current pnpm.")
    packages = document.get("packages") or {}  # a project without any has the key alone
    if not isinstance(packages, Lined | dict):
        raise UnparsableError("Its packages are no mapping: regenerate it with pnpm install.")
    lines = packages.lines if isinstance(packages, Lined) else {}
    if version.startswith("5"):
        lines = {_newer_key(key): line for key, line in lines.items()}
        packages = {_newer_key(key): entry for key, entry in packages.items()}
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
            version = _bare(_newer_key(text(mapping(value).get("version")) or text(value)))
            own = f"{name}@{version}"
            found.append(own if own in known else version)
    return found


def _newer_key(key: str) -> str:
    """A key or version of version 5 as version 6 writes it; those of version 6 stay as they are."""
    if "(" in key:
        return key
    folder, slash, last = key.rpartition("/")
    version, underscore, peers = last.partition("_")
    if not (version[:1].isdigit() and (folder.startswith("/") or not slash)):
        return key  # a name, or what did not come from the registry
    bare = f"{folder}@{version}" if slash else version
    return f"{bare}({peers})" if underscore else bare


def _bare(key: str) -> str:
    """A key as version 9 writes it in `packages`: without the leading slash and the peers in parentheses."""
    return key.removeprefix("/").partition("(")[0]


def _named(key: str, entry: Mapping[str, object]) -> tuple[str, str]:
    """Name and version; what does not come from a registry carries its own fields for them."""
    bare = _bare(key)
    at = bare.find("@", 1)
    name, version = (bare[:at], bare[at + 1 :]) if at > 0 else (bare, "")
    return text(entry.get("name")) or name, text(entry.get("version")) or version
