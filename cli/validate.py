"""`--validate ISSUER`: ask who handed out a secret whether it is still good. Nobody is asked unless a person says so, by name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from scanner.engines.secrets_issuers import ISSUERS, issuers_named

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from scanner.prepared import Prepared

_OF_A_CHANGE = ("GITHUB_HEAD_REF", "CI_MERGE_REQUEST_IID")
"""Set in pipelines of pull and merge requests only.
https://docs.github.com/actions/reference/workflows-and-actions/variables, https://docs.gitlab.com/ci/variables/predefined_variables/"""


def validate_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option to a command, as its parameter `validate`: a tuple of names."""
    return click.option(
        "--validate",
        metavar="ISSUER",
        multiple=True,
        type=click.Choice([issuer.name for issuer in ISSUERS]),
        help=f"Send secrets found to who handed them out, to see if they are still good: {', '.join(it.name for it in ISSUERS)}."
        " Only those named are asked; may be given several times.",
    )(command)


def refuse_on_changes(names: Sequence[str], *, kind: str | None, compared: bool, environment: Mapping[str, str]) -> None:
    """Let nobody's change have requests sent: what it holds is chosen by who proposes it.

    Args:
        names: of issuers, as opted in to.
        kind: of the target; None for a repository.
        compared: whether a change is scanned.
        environment: of the command.

    Raises:
        UsageError: it is no scan of a repository or folder as it is.

    """
    if names and (kind or compared or any(environment.get(name) for name in _OF_A_CHANGE)):
        raise click.UsageError("--validate is for a repository or folder as it is: not for changes, and not for other targets.")


def asking(prepared: Prepared, names: Sequence[str]) -> Prepared:
    """The same scan, with an engine for secrets that asks the issuers named."""
    from scanner.engines.secrets import SecretsEngine  # noqa: PLC0415  loaded when a scan runs

    issuers = issuers_named(names)
    if not issuers:
        return prepared
    engines = (SecretsEngine(issuers=issuers) if isinstance(one, SecretsEngine) else one for one in prepared.engines)
    return replace(prepared, engines=tuple(engines))
