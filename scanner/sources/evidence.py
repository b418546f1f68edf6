"""Which files of an image, a function or a machine tell what is installed there. Everything else only passes by."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

MAX_DATABASE: Final = 256_000_000
"""Bytes. The package databases of desktop systems stay below 200 MB."""
MAX_PROGRAM: Final = 400_000_000
"""Bytes of one program; Kubernetes' largest has 130 MB."""
MAX_DOCUMENT: Final = 20_000_000
MARKS: Final = (b"\xff Go buildinf:", b".dep-v0")
"""What a program holds that lists its modules: Go's build information, and the section cargo-auditable writes.
https://pkg.go.dev/debug/buildinfo, https://github.com/rust-secure-code/cargo-auditable"""
PROGRAM_MAGIC: Final = (b"\x7fELF", b"MZ", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa\xcf", b"\xca\xfe\xba\xbe")


class Evidence(StrEnum):
    """Why a file is kept."""

    DATABASE = "database"
    """Of a system's package manager: what it lists was installed by any of the layers."""
    DOCUMENT = "document"
    """Names one package, or the system itself."""
    JAVA_ARCHIVE = "java-archive"
    PROGRAM = "program"
    """Only if it holds one of the marks."""


LIMITS: Final = {
    Evidence.DATABASE: MAX_DATABASE,
    Evidence.DOCUMENT: MAX_DOCUMENT,
    Evidence.JAVA_ARCHIVE: MAX_PROGRAM,
    Evidence.PROGRAM: MAX_PROGRAM,
}

_DATABASES: Final = re.compile(
    r"var/lib/dpkg/status(\.d/[^/]+)?|(usr/)?lib/apk/db/installed"
    r"|(var/lib|usr/share|usr/lib/sysimage)/rpm/(Packages|Packages\.db|rpmdb\.sqlite)"
    r"|var/lib/rpmmanifest/container-manifest-[12]"
)
_DOCUMENTS: Final = re.compile(
    r"(etc|usr/lib)/([a-z-]*-release|system-release-cpe|debian_version)"
    r"|var/lib/dpkg/info/[^/]+\.(md5sums|conffiles)"
    r"|usr/share/doc/[^/]+/copyright"
    r"|var/lib/pacman/local/[^/]+/(desc|files)|var/db/pkg/[^/]+/[^/]+/(CONTENTS|SIZE)"
    r"|(.*/)?package\.json"
    r"|(.*/)?[^/]+\.(dist|egg)-info(/(METADATA|PKG-INFO|top_level\.txt|direct_url\.json|RECORD))?"
    r"|(.*/)?specifications/(.*/)?[^/]+\.gemspec"
    r"|(.*/)?[^/]+\.deps\.json"
    r"|(.*/)?installed\.json|(.*/)?conaninfo\.txt|(.*/)?[^/]+\.rockspec"
    r"|(.*/)?php/\.registry/(.*/)?[^/]+\.reg|(.*/)?(site-)?library/[^/]+/DESCRIPTION"
)
_JAVA: Final = re.compile(r".*\.(jar|war|ear|jpi|hpi|par|sar|nar|kar|lpkg)", re.IGNORECASE)


def evidence_of(path: str, size: int, *, executable: bool) -> Evidence | None:
    """What a file is kept for, by its path and, for programs, by its mode; None for the rest."""
    if _DATABASES.fullmatch(path):
        return Evidence.DATABASE
    if _DOCUMENTS.fullmatch(path):
        return Evidence.DOCUMENT
    if _JAVA.fullmatch(path):
        return Evidence.JAVA_ARCHIVE
    # Go and Rust programs have megabytes of run time in them; scripts and small tools do not.
    return Evidence.PROGRAM if size > MIN_PROGRAM and (executable or path.endswith(".exe")) else None


MIN_PROGRAM: Final = 200_000
"""Bytes. An empty Go program has 1.2 MB, a stripped Rust one 300 kB."""
