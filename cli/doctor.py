"""`outrider doctor`: look at an installation, and say what is wrong with it in words."""

from __future__ import annotations

import sys

import click

from cli.service import refuse, settings_or_exit

UNWELL = 1


@click.command()
@click.argument("integration", required=False)
def doctor(integration: str | None) -> None:
    """Check the AWS integration in use, or INTEGRATION: from our identity to the rights in its namespace."""
    from app.bootstrap import build  # noqa: PLC0415  imported when the command runs
    from app.connect.errors import ConnectError  # noqa: PLC0415  as above
    from app.doctor.aws import Health  # noqa: PLC0415  as above

    settings = settings_or_exit()
    service = build(settings)
    named = integration or settings.integration
    if not named:
        refuse(["No integration is in use: name one, as `outrider connect list` does."])
    try:
        found = service.connections.find(named)
    except ConnectError as error:
        refuse([str(error)])
    checks = []
    for check in service.aws_doctor.look(found):
        click.echo(f"{check.health:<10} {check.name:<12} {check.told}")
        checks.append(check)
    sys.exit(UNWELL if any(check.health is Health.ILL for check in checks) else 0)
