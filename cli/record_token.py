"""`outrider record-token`: make the token with which a pipeline records its builds, list those made, take one back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from cli.service import settings_or_exit

if TYPE_CHECKING:
    from datetime import datetime

    from app.record_tokens import RecordTokens
    from app.settings import Settings
    from app.store.record_tokens import MadeToken

USAGE = 2
ON_INPUT = "-"


@click.group("record-token", invoke_without_command=True)
@click.option("--repo", metavar="OWNER/NAME", help="Good for this repository alone.")
@click.option("--owner", metavar="OWNER", help="Or for every repository of this owner.")
@click.option("--days", type=click.IntRange(1, 366), default=90, show_default=True, help="For how long it is good.")
@click.pass_context
def record_token(context: click.Context, repo: str | None, owner: str | None, days: int) -> None:
    """Print a token for `outrider record`. It records builds and opens nothing else; keep it as a secret of the pipeline.

    Needs the settings of the service itself. The token's id goes to standard error: `revoke` takes it.
    """
    if context.invoked_subcommand is not None:
        if repo or owner:
            raise click.UsageError("--repo and --owner make a token: they go with no other command.")
        return
    from app.forges.names import OWNER, read_named  # noqa: PLC0415  imported when the command runs
    from app.record_tokens import RecordScope  # noqa: PLC0415  as above

    if (repo is None) == (owner is None):
        raise click.UsageError("Name either --repo OWNER/NAME or --owner OWNER.")
    named = read_named(repo) if repo else None
    if (repo and named is None) or (owner and not OWNER.fullmatch(owner)):
        _refuse("--repo is OWNER/NAME and --owner is OWNER, as the forge writes them.")
    tokens, settings = _tokens()
    scope = RecordScope(settings.github_host, named.owner if named else str(owner), named.name if named else "")
    token, identity = tokens.make(scope, days)
    click.echo(token)
    click.echo(f"Its id is {identity}.", err=True)


@record_token.command(name="list")
def list_() -> None:
    """Show the tokens that were made and not forgotten yet: id, for what, until when, and whether one was taken back."""
    from app.bootstrap import now  # noqa: PLC0415  as above

    tokens, _ = _tokens()
    for made in tokens.every():
        what = f"{made.owner}/{made.name or '*'}"
        click.echo(f"{made.id}  {made.made_at:%Y-%m-%d} to {made.ends_at:%Y-%m-%d}  {what}  {_standing(made, now())}")


@record_token.command()
@click.argument("token_id", metavar="ID")
def revoke(token_id: str) -> None:
    """Take back the token of that ID; with `-` the token itself is read from standard input. At once, and for good."""
    from app.record_tokens import RecordTokenError  # noqa: PLC0415  as above

    tokens, _ = _tokens()
    try:
        if token_id == ON_INPUT:
            token_id = tokens.revoke_text(sys.stdin.readline().strip())
        else:
            tokens.revoke(token_id)
    except RecordTokenError as error:
        _refuse(f"{error} [{error.reason}]")
    click.echo(f"Taken back: {token_id}")


def _standing(made: MadeToken, now: datetime) -> str:
    if made.revoked_at is not None:
        return f"taken back {made.revoked_at:%Y-%m-%d %H:%M}"
    return "ended" if made.ends_at <= now else "good"


def _tokens() -> tuple[RecordTokens, Settings]:
    from app.bootstrap import build  # noqa: PLC0415  as above
    from app.store.migrate import migrate  # noqa: PLC0415  as above

    settings = settings_or_exit()
    migrate(settings.database_url)
    return build(settings).record_tokens, settings


def _refuse(sentence: str) -> NoReturn:
    click.echo(f"outrider: {sentence}", err=True)
    sys.exit(USAGE)
