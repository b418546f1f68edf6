"""`outrider doctor`: look at an installation, and say what is wrong with it in words."""

from __future__ import annotations

import sys

import click

from cli.service import refuse, settings_or_exit

UNWELL = 1


@click.command()
@click.argument("integration", required=False)
def doctor(integration: str | None) -> None:
    """Check where Jobs run: the launcher in use, or INTEGRATION with an AWS account. From our identity to a Job's ways out.

    It starts a small Job to see what only a Job sees: with an image that does not come, that takes five minutes.
    """
    from app.bootstrap import build  # noqa: PLC0415  imported when the command runs
    from app.connect.errors import ConnectError  # noqa: PLC0415  as above
    from app.doctor.check import Health  # noqa: PLC0415  as above

    settings = settings_or_exit()
    service = build(settings)
    named = integration or settings.integration
    try:
        looks = service.aws_doctor.look(service.connections.find(named)) if named else service.launcher_doctor.look()
    except ConnectError as error:
        refuse([str(error)])
    checks = []
    for check in looks:
        told = f"{check.told} [{check.reason}]" if check.reason else check.told
        click.echo(f"{check.health:<10} {check.name:<12} {told}")
        checks.append(check)
    sys.exit(UNWELL if any(check.health is Health.ILL for check in checks) else 0)
