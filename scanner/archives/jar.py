"""Java archives cut down to what names the libraries in them, so that nobody else has to open what a stranger packed."""

from __future__ import annotations

import re
import tempfile
import zipfile
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from scanner.archives.errors import BadArchiveError, NestedTooDeepError
from scanner.archives.names import parts_of
from scanner.archives.zip import Zip

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Final

    from scanner.archives.allowance import Allowance
    from scanner.archives.inflated import Inflated
    from scanner.archives.zip import ZipEntry

_TELLING: Final = re.compile(r"(.*/)?META-INF/(MANIFEST\.MF|maven/.+/pom\.(properties|xml))")
_MANIFEST: Final = "META-INF/MANIFEST.MF"
_NESTED: Final = re.compile(r".*\.(jar|war|ear|jpi|hpi|par|sar|nar|kar|lpkg)", re.IGNORECASE)
_DOCUMENT: Final = 2_000_000
"""Bytes of a manifest or a pom; larger ones are not written by build tools."""
_BLOCK: Final = 1 << 18


@dataclass(frozen=True, slots=True)
class Cutter:
    """Cuts archives down within one target's allowance."""

    allowance: Allowance
    scratch: Path

    def cut_down(self, source: Path, target: Path) -> None:
        """Write a new archive of the telling entries only, those of archives inside it too.

        Raises:
            ArchiveError: it, or one inside it, can not be read; nothing is left at `target`.

        """
        try:
            with source.open("rb") as file, target.open("xb") as out:
                self._cut(file, out, 0)
        except BaseException:
            target.unlink(missing_ok=True)
            raise

    def _cut(self, file: IO[bytes], out: IO[bytes], depth: int) -> None:
        if depth > self.allowance.limits.nesting:
            raise NestedTooDeepError(f"It holds archives more than {self.allowance.limits.nesting} levels deep.")
        archive = Zip(file, self.allowance)
        seen = set()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as writer:
            for entry in archive.entries:
                name = _name(entry)
                if name is None or name in seen:
                    continue
                if _TELLING.fullmatch(name):
                    writer.writestr(zipfile.ZipInfo(name), _document(archive.open(entry)))
                elif _NESTED.fullmatch(name):
                    self._nested(archive, entry, name, writer, depth)
                else:
                    continue
                seen.add(name)
            if _MANIFEST not in seen:  # Syft passes over archives without one, which Java runs all the same
                writer.writestr(zipfile.ZipInfo(_MANIFEST), b"")

    def _nested(self, archive: Zip, entry: ZipEntry, name: str, writer: zipfile.ZipFile, depth: int) -> None:
        with tempfile.TemporaryFile(dir=self.scratch) as inner, tempfile.TemporaryFile(dir=self.scratch) as cut:
            content = archive.open(entry)
            while block := content.read(_BLOCK):
                inner.write(block)
            self._cut(inner, cut, depth + 1)
            cut.seek(0)
            with writer.open(zipfile.ZipInfo(name), "w") as into:
                while block := cut.read(_BLOCK):
                    into.write(block)


def _name(entry: ZipEntry) -> str | None:
    """Its path, if it is a plain file with a plain name."""
    parts = parts_of(entry.path)
    if not parts or entry.is_directory or entry.is_link:
        return None
    return b"/".join(parts).decode("utf-8", "replace")


def _document(content: Inflated) -> bytes:
    text = content.read(_DOCUMENT + 1)
    if len(text) > _DOCUMENT:
        raise BadArchiveError(f"Its manifest or a pom has more than {_DOCUMENT} bytes, as no build tool writes.")
    return text
