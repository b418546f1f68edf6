"""`outrider sweep`: have what is in service in an AWS account scanned, by the function that is deployed there."""

from __future__ import annotations

import json
import sys

import click

COULD_NOT_FINISH = 3


@click.command(
    epilog="""\b
Examples:
  outrider sweep outrider-1a2b-scans --region eu-central-1 --dry-run
  outrider sweep outrider-1a2b-scans --region eu-central-1 --name 'shop-*' --tag team=shop
"""
)
@click.argument("function")
@click.option("--region", required=True, help="Where the function is, and what it scans.")
@click.option("--account", help="Refuse to go on with credentials of another account than this.")
@click.option("--profile", help="Of your AWS configuration; the environment's credentials without it.")
@click.option("--name", "names", multiple=True, help="Only functions and task families of such names, e.g. 'shop-*'; repeatable.")
@click.option("--tag", "tags", multiple=True, help="Only what has this tag, KEY=VALUE; repeatable.")
@click.option("--in", "accounts", multiple=True, metavar="ID", help="Only in this account, the hub's or a member's; repeatable.")
@click.option("--dry-run", is_flag=True, help="List what would be scanned.")
@click.option("--json", "as_json", is_flag=True, help="Print what the function answers, a line for each time it is invoked.")
def sweep(  # noqa: PLR0913  click hands over one argument for each option
    function: str,
    region: str,
    account: str | None,
    profile: str | None,
    names: tuple[str, ...],
    tags: tuple[str, ...],
    accounts: tuple[str, ...],
    *,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Have Lambda functions and ECS tasks scanned that are in service and were not scanned as they are.

    FUNCTION is the stack's scanning function (`aws lambda list-functions` shows it), and your credentials need
    lambda:InvokeFunction on it. Results are where those of deployments are. A sweep longer than an invocation goes on with the
    next; ended early, it can be started again: nothing is scanned twice.
    """
    from app.clouds.aws_sweep import Sweep, answers  # noqa: PLC0415  imported when the command runs
    from app.clouds.errors import CloudError  # noqa: PLC0415  as above

    asked = Sweep(function, region, names, dict(map(_tag, tags)), accounts, dry_run)
    failed, unfinished = 0, False
    try:
        for answer in answers(asked, profile, account):
            click.echo(json.dumps(answer) if as_json else _told(answer))
            failed += int(answer.get("failed", 0)) or len(_unreadable(answer))
            unfinished = bool(answer.get("unfinished"))
    except CloudError as error:
        click.echo(f"outrider sweep: {error}", err=True)
        sys.exit(COULD_NOT_FINISH)
    if failed or unfinished:
        click.echo("outrider sweep: not everything was scanned; the function's log says why.", err=True)
        sys.exit(COULD_NOT_FINISH)


def _tag(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not key:
        raise click.BadParameter(f"{text} is not KEY=VALUE.", param_hint="--tag")
    return key, value


def _told(answer: dict[str, object]) -> str:
    unread = [f"{place} can not be read: {why}" for place, why in _unreadable(answer).items()]
    if isinstance(names := answer.get("would"), list):
        return "\n".join([*(map(str, names) if names else ["Nothing in service fits."]), *unread])
    more = ", more to come" if answer.get("unfinished") else ""
    return "\n".join([f"{answer.get('swept', 0)} in service looked at, {answer.get('failed', 0)} failed{more}", *unread])


def _unreadable(answer: dict[str, object]) -> dict[str, object]:
    """Accounts with their regions, each with why."""
    places = answer.get("unreadable")
    return places if isinstance(places, dict) else {}
