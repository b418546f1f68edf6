"""`outrider connect`: connect customers' accounts, prove them, list them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from cli.service import settings_or_exit

if TYPE_CHECKING:
    from app.bootstrap import Service
    from app.connect.aws_stack import StackSource
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
    from app.store import integrations  # noqa: PLC0415  imported when the command runs

    service = _service()
    with service.engine.connect() as connection:
        for found in integrations.every(connection):
            told = f" ({found.reason})" if found.reason else ""
            click.echo(f"{found.id}  {found.cloud} {found.account} {found.region}  cluster {found.cluster}  {found.state}{told}")
            click.echo(f"{'':32}  {_speaks_for(found)}")


@connect.command()
@click.argument("integration")
@click.option("--owner", "owners", multiple=True, metavar="OWNER", help="An organisation or user on the forge; repeatable.")
def owners(integration: str, owners: tuple[str, ...]) -> None:
    """Say on whose commits INTEGRATION's results of deployments may be posted; without --owner, on nobody's."""
    from app.connect.errors import ConnectError  # noqa: PLC0415  as above

    try:
        click.echo(_speaks_for(_service().connections.speak_for(integration, owners)))
    except ConnectError as error:
        _refuse(error.reason, str(error))


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
    from app.connect.errors import ConnectError  # noqa: PLC0415  as above

    service = _service()
    names = ("account", "region", "cluster", "role", "members", "owners")
    wanted = AwsConnection(**{name: given[name] for name in names})
    try:
        code = _code(given["code"], given["function_image"])
        principal = _principal(service, wanted.region)
        made = service.connections.make(wanted)
    except ConnectError as error:
        _refuse(error.reason, str(error))
    source = _source(service, made, principal, given["image"], code, events=given["events"])
    _tell(service, made, source, given["out"])


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


def _code(zip_url: object, image: object) -> dict[str, str]:
    from app.connect.errors import ConnectError  # noqa: PLC0415  as above

    if (zip_url is None) == (image is None):
        raise ConnectError("bad-code", "Name the function's code once: --code s3://bucket/key or --function-image.")
    if image is not None:
        return {"FunctionImage": str(image)}
    bucket, _, key = str(zip_url).removeprefix("s3://").partition("/")
    if not str(zip_url).startswith("s3://") or not bucket or not key:
        raise ConnectError("bad-code", "--code is s3://bucket/key.")
    return {"CodeBucket": bucket, "CodeKey": key}


def _principal(service: Service, region: str) -> str:
    from app.clouds.aws_partitions import partition_of, principals  # noqa: PLC0415  as above
    from app.connect.errors import ConnectError  # noqa: PLC0415  as above

    partition = partition_of(region)
    found = principals(service.settings.aws_principals).get(partition)
    if found is None:
        sentence = f"The service has no role in the partition {partition}: set OUTRIDER_AWS_PRINCIPALS to the role it runs as."
        raise ConnectError("no-principal", sentence)
    return found


def _source(
    service: Service, made: Integration, principal: str, image: str, code: dict[str, str], *, events: bool
) -> StackSource:
    from app.connect.aws_stack import StackSource  # noqa: PLC0415  as above
    from protocol.keys import pinned  # noqa: PLC0415  as above

    return StackSource(
        principal=principal,
        service_url=service.settings.public_url,
        ticket_keys=pinned(service.tickets.public_keys.values()),
        scanner_image=image,
        code=code,
        event_key=f"{made.id}.{service.event_secret(made.id)}" if events else "",
    )


def _tell(service: Service, made: Integration, source: StackSource, folder: Path) -> None:
    import cloudformation  # noqa: PLC0415  as above
    from app.connect import aws_stack  # noqa: PLC0415  as above

    template = Path(cloudformation.__file__).parent / "account.yaml"
    values = aws_stack.parameters(made, source)
    file = aws_stack.write_parameters(values, folder)
    click.echo(f"Integration {made.id} is made; its External ID is {made.external_id}.")
    click.echo(f"It {_speaks_for(made)}.\n")
    if "ExistingRoleName" in values:
        click.echo(f"1. Let {made.role} trust the service:\n{aws_stack.trust_policy(made, source.principal)}\n")
    click.echo("With the account's credentials:\n")
    click.echo(f"  {aws_stack.deploy_command(made, template, file)}")
    click.echo(f"  aws eks update-kubeconfig --region {made.region} --name {made.cluster}")
    click.echo("  kubectl apply -k k8s/manifests")
    if service.settings.aws_templates:
        click.echo(f"\nOr in the console:\n\n  {aws_stack.quick_create_link(made, values, service.settings.aws_templates)}")
    click.echo(f"\nThen: outrider connect prove {made.id}")


def _refuse(reason: str, message: str) -> NoReturn:
    click.echo(f"outrider: {message} [{reason}]", err=True)
    sys.exit(USAGE)
