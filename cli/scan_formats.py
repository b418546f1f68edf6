"""How a scan is told: on the terminal, in a format for machines, and in files beside."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from findings.formats.registry import FORMATS, FormatError, format_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from findings.formats.dossier import Dossier

TABLE = "table"

_WIDTH = max(map(len, FORMATS)) + 2
FORMAT_LIST = "\b\nFormats:\n" + "\n".join(
    f"  {name:{_WIDTH}}{about}"
    for name, about in [(TABLE, "for people, at a terminal"), *((it.name, it.about) for it in FORMATS.values())]
)
"""For the end of a command's help."""

_Command = TypeVar("_Command", bound="Callable[..., object]")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where a scan is told in which format."""

    printed: str
    """On standard output: `table`, or a format's name."""
    files: tuple[tuple[str, Path], ...] = ()
    """Format's name and file."""


def format_options(command: _Command) -> _Command:
    """Give a command `--format`, `--json` and `--output`."""
    options = (
        click.option(
            "-f",
            "--format",
            "form",
            type=click.Choice([TABLE, *FORMATS]),
            metavar="FORMAT",
            help=f"How to tell it, by default as a {TABLE}; the formats are listed below.",
        ),
        click.option("--json", "as_json", is_flag=True, help="The same as --format json."),
        click.option(
            "-o",
            "--output",
            "outputs",
            multiple=True,
            metavar="[FORMAT=]FILE",
            help="Write a file beside what is printed; repeat for more. Without FORMAT, --format or the file's name tells it.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def wanted(form: str | None, outputs: Sequence[str], *, as_json: bool) -> Wanted:
    """Make sense of the options, before anything is scanned.

    `--format json --output scan.json` prints the table and writes the file: a format goes to standard output only where no file
    takes it.

    Raises:
        click.UsageError: options that contradict each other, a file name that tells no format, or a file that can not be written.

    """
    if as_json and form not in {None, "json"}:
        raise click.UsageError(f"--json and --format {form} contradict each other. To have both, write one to a file: --output.")
    asked = "json" if as_json else form
    named = [_named(output, None if asked == TABLE else asked) for output in outputs]
    taken = any(bare for _, _, bare in named)
    return Wanted(TABLE if asked is None or taken else asked, tuple((name, _writable(file)) for name, file, _ in named))


def tell(asked: Wanted, dossier: Dossier, table: Callable[[], None]) -> None:
    """Write the files, then print.

    Args:
        asked: what and where.
        dossier: the scan.
        table: prints the table for people.

    Raises:
        click.ClickException: a format has no honest words for the scan, or a file could not be written.

    """
    try:
        for name, file in asked.files:
            _replace(file, FORMATS[name].write(dossier))
            click.echo(f"outrider: wrote {file} ({name})", err=True)
        if asked.printed == TABLE:
            table()
        else:
            _print(FORMATS[asked.printed].write(dossier))
    except FormatError as error:
        raise _CouldNotTellError(str(error)) from None
    except OSError as error:
        raise _CouldNotTellError(f"{error.filename or 'the output'} could not be written: {error.strerror}") from None


class _CouldNotTellError(click.ClickException):
    """The scan went well, but what was asked for could not be written: nobody may take its absence for success."""

    exit_code = 3


def _named(output: str, asked: str | None) -> tuple[str, Path, bool]:
    """An output's format and file, and whether it takes the format that `--format` names."""
    name, equals, file = output.partition("=")
    if equals and name in FORMATS:
        return name, Path(file), False
    if equals and "/" not in name and "." not in name:
        raise click.UsageError(f"--output {output}: there is no format {name}. Formats: {', '.join(FORMATS)}.")
    if asked is not None:
        return asked, Path(output), True
    known = format_for(output)
    if known is None:
        raise click.UsageError(f"--output {output}: its name tells no format. Write --output FORMAT={output}.")
    return known.name, Path(output), False


def _writable(file: Path) -> Path:
    """Check what can be checked, so that nobody waits for a scan whose result has no place."""
    if file.is_dir() or not file.name:
        raise click.UsageError(f"--output {file}: this is a folder. Name a file in it.")
    if not file.parent.is_dir():
        raise click.UsageError(f"--output {file}: there is no folder {file.parent}. Make it first.")
    if not os.access(file.parent, os.W_OK):
        raise click.UsageError(f"--output {file}: {file.parent} can not be written to.")
    return file


def _replace(file: Path, text: str) -> None:
    """Put a file in place whole or not at all, with the permissions a new file gets."""
    if file.exists() and not file.is_file():  # /dev/stdout, a named pipe: there is nothing to replace
        file.write_text(text, encoding="utf-8", newline="")
        return
    mask = os.umask(0o077)
    os.umask(mask)
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", newline="", dir=file.parent, prefix=f".{file.name[:40]}-", delete=False
    ) as made:
        try:
            made.write(text)
            made.close()
            Path(made.name).chmod(0o666 & ~mask)
            Path(made.name).replace(file)
        except BaseException:
            Path(made.name).unlink(missing_ok=True)
            raise


def _print(text: str) -> None:
    """Print in UTF-8 whatever the locale, without changing line ends."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()
