"""`outrider connect`: connect customers' accounts, prove them, list them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from cli.service import settings_or_exit

if TYPE_CHECKING:
    from app.bootstrap import Service
    from app.connect.aws_offer import Offer
    from app.store.integrations import Integration

USAGE = 2
SHOWN = 50
"""Results that are listed."""


@click.group()
def connect() -> None:
    """Connect cloud accounts whose clusters run scans. Needs the settings of the service itself."""


@connect.command(name="list")
def list_() -> None:
    """Show every integration and whether it was proved."""
    for found in _service().connections.every():
        told = f" ({found.reason})" if found.reason else ""
        click.echo(f"{found.id}  {found.cloud} {found.account} {found.region}  cluster {found.cluster}  {found.state}{told}")
        click.echo(f"{'':32}  {_speaks_for(found)}")


@connect.command()
@click.argument("integration")
@click.option("--owner", "owners", multiple=True, metavar="OWNER", help="An organisation or user on the forge; repeatable.")
def owners(integration: str, owners: tuple[str, ...]) -> None:
    """Say on whose commits INTEGRATION's results of deployments may be posted; without --owner, on nobody's."""
    from app.connect.errors import ConnectError  # noqa: PLC0415  imported when the command runs

    try:
        click.echo(_speaks_for(_service().connections.speak_for(integration, owners)))
    except ConnectError as error:
        _refuse(error.reason, str(error))


@connect.command()
@click.argument("integration")
@click.option("--member", "members", multiple=True, metavar="ID", help="An account's 12 digits; repeatable.")
def members(integration: str, members: tuple[str, ...]) -> None:
    """Say which accounts' deployments INTEGRATION may tell of besides its own; without --member, none."""
    from app.connect.aws_stack import member_commands  # noqa: PLC0415  as above
    from app.connect.errors import ConnectError  # noqa: PLC0415  as above

    try:
        found = _service().connections.have_members(integration, members)
    except ConnectError as error:
        _refuse(error.reason, str(error))
    click.echo(f"Now deploy the hub's stack with HubAccounts={','.join(found.members)}")
    _tell_members(member_commands(found, _template("spoke")))


@connect.command()
@click.argument("integration")
def results(integration: str) -> None:
    """Show the last results of INTEGRATION's deployments, and where each was posted, or why not."""
    from app.connect.errors import ConnectError  # noqa: PLC0415  as above

    try:
        for one in _service().connections.results(integration, SHOWN):
            click.echo(f"{one.received_at:%Y-%m-%d %H:%M}  {one.account} {one.region} {one.kind} {one.name}  {one.reason}")
    except ConnectError as error:
        _refuse(error.reason, str(error))


@connect.command()
@click.argument("integration")
def prove(integration: str) -> None:
    """Try INTEGRATION's role: it must open with its External ID, and neither without nor with a wrong one."""
    from app.clouds.errors import CloudError  # noqa: PLC0415  as above
    from app.connect.errors import ConnectError  # noqa: PLC0415  as above

    try:
        proven = _service().connections.prove(integration)
    except (ConnectError, CloudError) as error:
        _refuse(error.reason, str(error))
    click.echo(f"Proven: {proven.role} opens with this integration's External ID only.")
    click.echo(f"Next: set OUTRIDER_LAUNCHER=aws and OUTRIDER_INTEGRATION={proven.id}, then run `outrider doctor`.")


@connect.command()
@click.option("--account", required=True, metavar="ID", help="The account's 12 digits.")
@click.option("--region", required=True, metavar="REGION", help="Where the cluster is; it tells the partition as well.")
@click.option("--cluster", required=True, metavar="NAME", help="The EKS cluster; k8s/eks-cluster.yaml makes one.")
@click.option("--image", required=True, metavar="REF", help="The scanner's image by digest: registry/name@sha256:...")
@click.option("--code", metavar="S3-URL", help="The function's zip, as `make -C cloudformation package` uploads it.")
@click.option("--function-image", metavar="REF", help="Or its container image in the account's ECR, by digest.")
@click.option("--role", default="", metavar="ARN", help="An existing role to use; else the stack makes one.")
@click.option("--member", "members", multiple=True, metavar="ID", help="An account that forwards events over this one's bus.")
@click.option("--owner", "owners", multiple=True, metavar="OWNER", help="Whose commits may get results of its deployments.")
@click.option("--events/--no-events", help="Have deployments told to the service.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("outrider-aws"), show_default=True)
def aws(**given: Any) -> None:  # noqa: ANN401  what click has checked
    """Make an integration with an AWS account, and say what deploys it."""
    from app.connect.aws import AwsConnection  # noqa: PLC0415  as above
    from app.connect.aws_offer import StackChoice  # noqa: PLC0415  as above
    from app.connect.errors import ConnectError  # noqa: PLC0415  as above

    service = _service()
    names = ("account", "region", "cluster", "role", "members", "owners")
    choice = StackChoice(given["image"], given["code"] or "", given["function_image"] or "", given["events"])
    try:
        offer = service.aws_offers.make(AwsConnection(**{name: given[name] for name in names}), choice)
    except ConnectError as error:
        _refuse(error.reason, str(error))
    _tell(offer, given["out"])


@connect.command(name="event-key")
@click.argument("integration")
@click.argument("parameters", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def event_key(integration: str, parameters: Path) -> None:
    """Put the secret of INTEGRATION's events into the file PARAMETERS: the API, which gave the others, does not give that one."""
    from app.connect.aws_stack import add_event_key  # noqa: PLC0415  as above
    from app.connect.errors import ConnectError  # noqa: PLC0415  as above

    service = _service()
    try:
        found = service.connections.find(integration)
        add_event_key(parameters, found.id, service.event_key(found.id))
    except ConnectError as error:
        _refuse(error.reason, str(error))
    click.echo(f"{parameters} has the event key, and is for your eyes only.")


def _speaks_for(found: Integration) -> str:
    if not found.owners:
        return f"speaks for no owner: results are kept, not posted (outrider connect owners {found.id} --owner OWNER)"
    return f"speaks for {', '.join(found.owners)}"


def _service() -> Service:
    from app.bootstrap import build  # noqa: PLC0415  as above
    from app.store.migrate import migrate  # noqa: PLC0415  as above

    settings = settings_or_exit()
    migrate(settings.database_url)
    return build(settings)


def _tell(offer: Offer, folder: Path) -> None:
    from app.connect import aws_stack  # noqa: PLC0415  as above

    made = offer.integration
    file = aws_stack.write_parameters(offer.parameters, folder)
    click.echo(f"Integration {made.id} is made; its External ID is {made.external_id}.")
    click.echo(f"It {_speaks_for(made)}.\n")
    if offer.trust:
        click.echo(f"1. Let {made.role} trust the service:\n{offer.trust}\n")
    click.echo("With the account's credentials:\n")
    for command in aws_stack.commands(made, _template("account"), file, offer.parameters.get("CodeBucket", "")):
        click.echo(f"  {command}")
    _tell_members(aws_stack.member_commands(made, _template("spoke")))
    if offer.link:
        click.echo(f"\nOr in the console:\n\n  {offer.link}")
    click.echo(f"\nThen: outrider connect prove {made.id}")


def _tell_members(commands: tuple[str, ...]) -> None:
    if commands:
        click.echo("\nWith the credentials of each member, in each of its regions, once the hub's stack is there:\n")
    for command in commands:
        click.echo(f"  {command}")


def _template(name: str) -> Path:
    import cloudformation  # noqa: PLC0415  as above

    return Path(cloudformation.__file__).parent / f"{name}.yaml"


def _refuse(reason: str, message: str) -> NoReturn:
    click.echo(f"outrider: {message} [{reason}]", err=True)
    sys.exit(USAGE)
