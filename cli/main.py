"""The `outrider` command."""

from __future__ import annotations

import importlib

import click

COMMANDS = {
    "scan": "cli.scan:scan",
    "db": "cli.db:db",
    "serve": "cli.serve:serve",
    "work": "cli.work:work",
    "up": "cli.up:up",
    "migrate": "cli.migrate:migrate",
    "connect": "cli.connect:connect",
    "sweep": "cli.sweep:sweep",
    "doctor": "cli.doctor:doctor",
    "record": "cli.record:record",
    "record-token": "cli.record_token:record_token",
    "job": "cli.job:job",
    "judge": "cli.judge:judge",
    "prepare": "cli.prepare:prepare",
}
"""Each command's module is imported when it is called for: `outrider scan` loads no web server."""


class Commands(click.Group):
    """Finds commands by the table above."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        """Every command, in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command's module and take it from there."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="outrider", message="outrider %(version)s")
def main() -> None:
    """Scan what a change touched, and say honestly what was found."""


if __name__ == "__main__":
    main()
