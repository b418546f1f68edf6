"""`outrider record-token`: make the token with which a pipeline records its builds."""

from __future__ import annotations

import sys

import click

from cli.service import settings_or_exit

USAGE = 2


@click.command("record-token")
@click.option("--repo", metavar="OWNER/NAME", help="Good for this repository alone.")
@click.option("--owner", metavar="OWNER", help="Or for every repository of this owner.")
@click.option("--days", type=click.IntRange(1, 366), default=90, show_default=True, help="For how long it is good.")
def record_token(repo: str | None, owner: str | None, days: int) -> None:
    """Print a token for `outrider record`. It records builds and opens nothing else; keep it as a secret of the pipeline.

    Needs the settings of the service itself. A token can not be taken back before it ends.
    """
    from app.bootstrap import build, now  # noqa: PLC0415  imported when the command runs
    from app.forges.names import OWNER, read_named  # noqa: PLC0415  as above
    from app.record_tokens import RecordScope, make_token  # noqa: PLC0415  as above

    if (repo is None) == (owner is None):
        raise click.UsageError("Name either --repo OWNER/NAME or --owner OWNER.")
    named = read_named(repo) if repo else None
    if (repo and named is None) or (owner and not OWNER.fullmatch(owner)):
        click.echo("outrider: --repo is OWNER/NAME and --owner is OWNER, as the forge writes them.", err=True)
        sys.exit(USAGE)
    settings = settings_or_exit()
    scope = RecordScope(settings.github_host, named.owner if named else str(owner), named.name if named else "")
    click.echo(make_token(build(settings).record_key, scope, now(), days))
