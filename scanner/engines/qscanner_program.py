"""QScanner as it is installed here, and what it is run with: its program, its credentials, its time."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scanner.customer_secrets import secret_object
from scanner.engines.interface import Limits
from scanner.process import ProcessError, minimal_environment, run_limited

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

PROGRAM: Final = "OUTRIDER_QSCANNER"
SECRET: Final = "OUTRIDER_QSCANNER_SECRET"  # noqa: S105  a variable's name
POD: Final = "QUALYS_POD"
TOKEN: Final = "QUALYS_ACCESS_TOKEN"  # noqa: S105  a variable's name
TIMEOUT: Final = "SCAN_TIMEOUT"
POLICY_TAGS: Final = "OUTRIDER_QSCANNER_POLICY_TAGS"
LAYER: Final = Path("/opt/bin/qscanner")
"""Where a Lambda layer puts it."""
_DEFAULT_S, _LEAST_S, _MOST_S = 300, 10, 7200
_POD: Final = re.compile(r"[A-Z]{2,4}[1-9][0-9]?")
_TAGS: Final = re.compile(r"[A-Za-z0-9_.][A-Za-z0-9_.,:-]{0,500}")
_MOST_TOKEN: Final = 20_000
SHORTEST_SECRET: Final = 8
"""Characters. A shorter value could not be blotted out of a report without harm to the rest of it."""
_VERSION: Final = re.compile(r"version:?\s+v?([0-9]+(?:\.[0-9]+){1,3}[0-9A-Za-z.+-]{0,40})", re.IGNORECASE)
_OPTION: Final = re.compile(r"--[a-z][a-z-]*")
_WORD_LIMITS: Final = Limits(seconds=20.0, memory_bytes=500_000_000, output_bytes=100_000)


class QscannerError(Exception):
    """It can not be run as things are. `.reason` is `not-found`, `no-credentials`, `bad-credentials` or `bad-settings`."""

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(text)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Program:
    """One QScanner."""

    path: str
    version: str
    digest: str
    """SHA-256 of the program. What it judges with is kept at Qualys, so equal digests need not judge alike."""
    options: frozenset[str]
    """Those that its help names (`--pod`); empty where that names none that we know it by."""

    def takes(self, option: str) -> bool:
        """Whether it may be given an option: versions differ in those that it can do without."""
        return not self.options or option in self.options


@dataclass(frozen=True, slots=True)
class Access:
    """What opens Qualys."""

    pod: str
    token: str = field(repr=False)


def find_program(environment: Mapping[str, str]) -> Program:
    """The program that the environment names, else a layer's, else the one on PATH.

    Raises:
        QscannerError: there is none that can be run.
        ProcessError: it does not even tell its version.
        OSError: it can not be read.

    """
    named = environment.get(PROGRAM)
    if named:
        path: str | None = named
        if not Path(named).is_absolute() or not _runs(Path(named)):
            raise QscannerError("not-found", f"There is no program at {PROGRAM}={named[:300]}: name QScanner by its whole path.")
    else:
        path = str(LAYER) if _runs(LAYER) else shutil.which("qscanner", path=environment.get("PATH", ""))
    if path is None:
        raise QscannerError(
            "not-found",
            f"QScanner is not installed here: put it at {LAYER}, on PATH or where {PROGRAM} says, or leave it out of `engines`.",
        )
    about = Path(path).stat()
    return _described(path, about.st_mtime_ns, about.st_size)


def _runs(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)


@lru_cache(maxsize=4)
def _described(path: str, _modified: int, _size: int) -> Program:
    with Path(path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    told = _VERSION.search(_said(path, "--version"))
    options = frozenset(_OPTION.findall(_said(path, "--help") + _said(path, "repo", "--help")))
    return Program(path, told[1] if told else "unknown", digest, options if "--pod" in options else frozenset())


def _said(path: str, *words: str) -> str:
    with tempfile.TemporaryDirectory(prefix="outrider-qscanner-") as folder:
        home = Path(folder)
        try:
            done = run_limited([path, *words], stdin=None, cwd=home, env=minimal_environment(home), limits=_WORD_LIMITS)
        except ProcessError as error:
            raise QscannerError("not-found", f"QScanner does not even tell about itself: {error}") from None
    return done.stdout.decode("utf-8", "replace") + done.stderr_tail


def read_access(environment: Mapping[str, str]) -> Access:
    """The credentials: from the secret that the environment names, else from the environment.

    Raises:
        QscannerError: there are none, or they have not the form of any.
        SecretError: the secret could not be had.

    """
    arn = environment.get(SECRET)
    told: Mapping[str, Any]
    if arn:
        told = secret_object(arn)
        pod, token = told.get("qualys_pod"), told.get("qualys_access_token")
    else:
        pod, token = environment.get(POD), environment.get(TOKEN)
    if not pod or not token:
        raise QscannerError(
            "no-credentials",
            f"QScanner has no credentials here: name a secret with qualys_pod and qualys_access_token in {SECRET}, "
            f"or set {POD} and {TOKEN}.",
        )
    pod = pod.upper() if isinstance(pod, str) else ""
    if not _POD.fullmatch(pod):
        raise QscannerError("bad-credentials", "The Qualys pod is none: it is a word like US2 or EU1.")
    one_word = isinstance(token, str) and token.isascii() and token.isprintable() and " " not in token
    if not one_word or not SHORTEST_SECRET <= len(token) <= _MOST_TOKEN:
        raise QscannerError("bad-credentials", "The Qualys access token is none: it is one word of printable characters.")
    return Access(pod, token)


def read_seconds(environment: Mapping[str, str]) -> int:
    """How long one scan may take.

    Raises:
        QscannerError: the setting is no such number.

    """
    text = environment.get(TIMEOUT) or str(_DEFAULT_S)
    if not (text.isascii() and text.isdigit() and len(text) < 6 and _LEAST_S <= int(text) <= _MOST_S):  # noqa: PLR2004  digits
        raise QscannerError("bad-settings", f"{TIMEOUT} must be a number of seconds from {_LEAST_S} to {_MOST_S}.")
    return int(text)


def read_policy_tags(environment: Mapping[str, str]) -> str:
    """Tags of the policies at Qualys to ask; empty for none.

    Raises:
        QscannerError: the setting is no list of tags.

    """
    tags = environment.get(POLICY_TAGS, "")
    if tags and not _TAGS.fullmatch(tags):
        raise QscannerError("bad-settings", f"{POLICY_TAGS} must be tags, separated by commas.")
    return tags
