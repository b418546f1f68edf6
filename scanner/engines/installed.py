"""The packages engine for what is installed: in an image, a function, a machine's file system."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from findings.coverage import Coverage, Outcome, Reason
from findings.inventory import Inventory, Package, Scope
from scanner.engines.account import Account
from scanner.engines.packages import PackagesEngine
from scanner.engines.syft import BadAnswerError, find_syft
from scanner.engines.syft_packages import Installed, installed
from scanner.inventory.formats import READERS_VERSION
from scanner.process import ProcessError
from scanner.sources.material import Layers

if TYPE_CHECKING:
    from scanner.engines.interface import EngineResult, Limits
    from scanner.sources.material import Material
    from scanner.workspace import Tree

_NOTHING = Reason("nothing-to-read", "Nothing in it tells what is installed: no package database, no package's own description.")


@dataclass(slots=True)
class InstalledEngine:
    """See `scanner.engines.interface.Engine`. What it reads was laid out for it; of the tree it reads the lock files."""

    material: Material
    layers: Layers = field(default_factory=Layers)
    name: str = "packages"

    def scan(self, tree: Tree, limits: Limits, only: frozenset[str] | None = None) -> EngineResult:
        """See `Engine.scan`."""
        try:
            return self._scan(tree, limits, only)
        except (ProcessError, BadAnswerError) as error:
            account = Account(self.name, READERS_VERSION, "")
            return account.failed(error.reason, f"The packages engine did not finish: {error}")

    def _scan(self, tree: Tree, limits: Limits, only: frozenset[str] | None) -> EngineResult:
        syft = find_syft()
        version = f"{READERS_VERSION}+syft-{syft.version}"
        account = Account(self.name, version, hashlib.sha256(f"package readers {version}".encode()).hexdigest())
        locked = PackagesEngine().scan(tree, limits, only)
        if locked.run.outcome is Outcome.ERROR:
            return locked
        found = Installed((), ())
        if self.material.layers:
            try:
                found = installed(syft.read(self.material.root, limits), self.material, self.layers)
            except (KeyError, TypeError, AttributeError) as error:
                raise BadAnswerError("Syft's document lacks what it should have: report it.") from error
        elif locked.run.outcome is Outcome.SKIPPED and not self.material.skipped:
            return account.skipped(_NOTHING)
        named = locked.inventory.packages if locked.inventory else ()
        return _joined(account, locked, Installed(self._together(found.packages, named), found.unmatched), self.material)

    def _together(self, there: tuple[Package, ...], named: tuple[Package, ...]) -> tuple[Package, ...]:
        """What is there, with how the project came by it, and what lock files name beside it, unless it was only to build with.

        One thing that is there and named would else be told twice.
        """
        asked = {_identity(package): package for package in sorted(named, key=_weight)}
        known = frozenset(map(_identity, there))
        found = [_with_place(package, asked.get(_identity(package))) for package in there]
        for package in named:
            if _identity(package) not in known and package.scope is Scope.RUNTIME:
                digest, in_base = self.layers.origin(self.material.locks.get(package.path, len(self.layers.digests)))
                found.append(replace(package, layer=digest, in_base=in_base))
        return tuple(found)


def _identity(package: Package) -> tuple[str, str, str]:
    return package.ecosystem, package.name, package.version


def _weight(package: Package) -> tuple[bool, bool]:
    """Of several lock files the one counts that says most of what runs."""
    return package.scope is Scope.RUNTIME, package.direct is True


def _with_place(package: Package, asked: Package | None) -> Package:
    if asked is None:
        return package
    return replace(package, direct=asked.direct, via=asked.via, scope=asked.scope, licences=package.licences or asked.licences)


def _joined(account: Account, locked: EngineResult, found: Installed, material: Material) -> EngineResult:
    sizes = sum((material.root / path).stat().st_size for path in material.layers)
    coverage = Coverage(
        files=len(material.layers) + locked.run.coverage.files,
        packages=len(found.packages),
        bytes=sizes + locked.run.coverage.bytes,
        skipped=(*material.skipped, *found.unmatched, *locked.run.coverage.skipped),
    )
    return replace(account.ended((), coverage), inventory=Inventory(found.packages))
