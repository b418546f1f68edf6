"""gradle.lockfile: one line a module, with the configurations that resolve to it.

https://docs.gradle.org/current/userguide/dependency_locking.html. It tells neither who asked nor who pulls in whom.
"""

from __future__ import annotations

import re
from posixpath import basename
from typing import TYPE_CHECKING

from scanner.inventory.dependency_graph import Place
from scanner.inventory.reading import UnparsableError
from scanner.inventory.tally import Tally

if TYPE_CHECKING:
    from scanner.inventory.reading import LockFile, Reading

_LINE = re.compile(r"([^\s:=]+:[^\s:=]+):([^\s:=]+)=(\S*)")
_NOTHING = "empty="
_BUILD = re.compile(
    r"test|annotationprocessor|kapt|ksp|checkstyle|pmd|jacoco|spotbugs|detekt|ktlint|spotless|errorprone", re.IGNORECASE
)
"""What configurations of tests and of well-known build plug-ins are called."""


def read(lock: LockFile) -> Reading:
    """Read a gradle.lockfile. See `reading.Reader`."""
    buildscript = basename(lock.path).startswith("buildscript-")
    tally = Tally("Maven", lock.path)
    for number, line in enumerate(lock.text.removeprefix("\ufeff").split("\n"), start=1):
        stripped = line.strip()
        if not stripped or stripped.startswith(("#", _NOTHING)):
            continue
        found = _LINE.fullmatch(stripped)
        if found is None:
            raise UnparsableError(f"Line {number} is not one Gradle writes: run gradle dependencies --write-locks.")
        configurations = [name for name in found[3].split(",") if name]
        dev = buildscript or (bool(configurations) and all(map(_BUILD.search, configurations)))
        tally.add(found[1], found[2], number, Place(dev=dev))
    return tally.reading()
