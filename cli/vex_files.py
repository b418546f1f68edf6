"""`--vex FILE`: documents that clear findings, on the command line and from the policy of the target."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from findings.policy import Policy
    from findings.suppress import Suppression

USAGE = 2


def vex_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option to a command, as its parameter `vex`: a tuple of paths."""
    return click.option(
        "--vex",
        metavar="FILE",
        multiple=True,
        type=click.Path(path_type=Path),
        help="An OpenVEX or CycloneDX VEX document whose statements clear findings; may be given several times.",
    )(command)


def with_vex(policy: Policy, named: Iterable[Path], root: Path) -> Policy:
    """The policy with what documents clear: those named on the command line, and those it names itself.

    One from the command line that can not be read ends the command: its caller relies on it. One that the policy names
    clears nothing then, as in the service, and the trouble is told.

    Args:
        policy: of the target.
        named: on the command line.
        root: the folder the policy's paths are relative to.

    """
    cleared = list(policy.suppressions)
    for path in named:
        found = _read(path)
        if isinstance(found, str):
            click.echo(f"outrider: the VEX document {path} {found}", err=True)
            sys.exit(USAGE)
        cleared += found
    for own in policy.vex:
        found = _read(root / own)
        if isinstance(found, str):
            click.echo(f"outrider: the VEX document {own} {found}, so it clears nothing", err=True)
        else:
            cleared += found
    return replace(policy, suppressions=tuple(cleared))


def _read(path: Path) -> tuple[Suppression, ...] | str:
    from findings.vex import MAX_BYTES, VexError, read_vex  # noqa: PLC0415  parts are imported when their command runs

    try:
        with path.open("rb") as stream:
            return read_vex(stream.read(MAX_BYTES + 1))
    except OSError as error:
        return f"can not be opened: {error.strerror}"
    except VexError as error:
        return str(error)
