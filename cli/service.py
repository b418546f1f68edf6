"""What the service's commands share: settings or a clear refusal, logs, and a migrated store."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, NoReturn

import click

from app.logs import configure
from app.settings import Settings, SettingsError, load_settings

if TYPE_CHECKING:
    from collections.abc import Sequence

USAGE = 2
FOR_THE_SERVICE = ("public_url", "github_app_id", "github_private_key", "github_webhook_secret")


def settings_or_exit(required: Sequence[str] = FOR_THE_SERVICE) -> Settings:
    """The environment's settings; ends the process with one line for each bad key otherwise."""
    try:
        settings = load_settings(*required)
    except SettingsError as error:
        refuse(error.problems)
    configure(settings.log_level, settings.secret_values)
    return settings


def refuse(problems: Sequence[str]) -> NoReturn:
    """End for want of usable settings."""
    for problem in problems:
        click.echo(f"outrider: {problem}", err=True)
    sys.exit(USAGE)
