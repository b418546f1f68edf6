"""`outrider record`: tell the service, from a pipeline, which commit a build was made from."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from protocol.record import Record

USAGE = 2
NOT_RECORDED = 1
TOKEN = "OUTRIDER_RECORD_TOKEN"  # noqa: S105  a variable's name


@click.command()
@click.option("--digest", "digests", multiple=True, metavar="sha256:…", help="Of an image, or NAME@sha256:…; repeatable.")
@click.option("--code-sha256", "zips", multiple=True, metavar="SHA256", help="Of a function's zip, base64 or hex; repeatable.")
@click.option("--repo", required=True, metavar="OWNER/NAME", help="Where it was made from.")
@click.option("--commit", required=True, metavar="SHA", help="The commit's full id.")
@click.option("--url", envvar="OUTRIDER_URL", metavar="URL", help="The service's address; or OUTRIDER_URL.")
def record(digests: tuple[str, ...], zips: tuple[str, ...], repo: str, commit: str, url: str | None) -> None:
    """Record that an image or a function's zip was made from a commit: the scan of its deployment is told there.

    The token comes from the environment: OUTRIDER_RECORD_TOKEN, made by `outrider record-token`. Recording again changes nothing.
    """
    from cli.record_client import RecordError, send  # noqa: PLC0415  imported when the command runs

    token = os.environ.get(TOKEN, "").strip()
    if not token:
        _end(USAGE, f"{TOKEN} is not set: `outrider record-token` makes the token, on the service's machine.")
    if not url:
        _end(USAGE, "Say where the service is: --url or OUTRIDER_URL.")
    told = _told(digests, zips, repo, commit)
    try:
        send(url, token, told)
    except RecordError as error:
        _end(USAGE if error.refused else NOT_RECORDED, f"{error} [{error.reason}]")
    click.echo(f"Recorded: {told.repository}@{told.commit[:12]} made {', '.join(told.digests)}")


def _told(digests: tuple[str, ...], zips: tuple[str, ...], repo: str, commit: str) -> Record:
    from protocol.document import DocumentError  # noqa: PLC0415  as above
    from protocol.record import Record, image_digest, zip_digest  # noqa: PLC0415  as above

    if not digests and not zips:
        _end(USAGE, "Say what was built: --digest or --code-sha256.")
    known = [*_read("--digest", image_digest, digests), *_read("--code-sha256", zip_digest, zips)]
    document = {"v": 1, "repository": repo, "commit": commit.lower(), "digests": list(dict.fromkeys(known))}
    try:
        return Record.from_json(json.dumps(document))
    except DocumentError as error:
        _end(USAGE, f"--repo is OWNER/NAME, and --commit all 40 or 64 digits of the commit's id: {error}.")


def _read(option: str, read: Callable[[str], str], given: tuple[str, ...]) -> list[str]:
    try:
        return [read(one) for one in given]
    except ValueError as error:
        _end(USAGE, f"{option} {error}.")


def _end(status: int, sentence: str) -> NoReturn:
    click.echo(f"outrider: {sentence}", err=True)
    sys.exit(status)
