"""A sweep that a person asks for: the scanning function of an account is invoked until it has been through everything."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import boto3
from botocore.config import Config

from app.clouds.aws import AwsCloud, Session
from app.clouds.aws_partitions import partition_of
from app.clouds.errors import CloudError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# The function may take Lambda's fifteen minutes; asking again would be a second sweep beside the first.
CONFIG: Final = Config(connect_timeout=5, read_timeout=910, retries={"total_max_attempts": 1})


@dataclass(frozen=True, slots=True)
class Sweep:
    """What is asked for; see `cloudformation.deploys.selection.Selection`."""

    function: str
    """The scanning function's name."""
    region: str
    names: tuple[str, ...] = ()
    tags: Mapping[str, str] = field(default_factory=dict)
    accounts: tuple[str, ...] = ()
    dry_run: bool = False


def answers(sweep: Sweep, profile: str | None = None, account: str | None = None) -> Iterator[dict[str, Any]]:
    """What the function answers, each time it is invoked.

    Args:
        sweep: what to ask for.
        profile: of the AWS configuration; the environment's credentials when None.
        account: the one these credentials are meant to be for; not looked at when None.

    Raises:
        CloudError: it was not invoked, or did not answer; `wrong-account` where the credentials are another account's.

    """
    cloud = AwsCloud({partition_of(sweep.region): profile} if profile else {})
    own = cloud.identity(sweep.region).split(":")[4]
    if account is not None and account != own:
        raise CloudError("wrong-account", f"These credentials are of account {own}, not {account}: name another --profile.")
    session = Session(boto3.Session(profile_name=profile, region_name=sweep.region), sweep.region)
    after: str | None = None
    while True:
        answer = _read(cloud.invoke(session, sweep.function, _event(sweep, own, after), CONFIG))
        yield answer
        if not answer.get("unfinished") or answer.get("after") == after:
            return
        after = str(answer.get("after", ""))


def _event(sweep: Sweep, account: str, after: str | None) -> dict[str, Any]:
    """An event as the schedule's, with a detail."""
    detail: dict[str, Any] = {
        "names": list(sweep.names),
        "tags": dict(sweep.tags),
        "accounts": list(sweep.accounts),
        "dry_run": sweep.dry_run,
    }
    return {
        "version": "0",
        "id": str(uuid.uuid4()),
        "detail-type": "Scheduled Event",
        "source": "aws.events",
        "account": account,
        "time": datetime.now(UTC).isoformat(timespec="seconds"),
        "region": sweep.region,
        "resources": [],
        "detail": detail | ({} if after is None else {"after": after}),
    }


def _read(content: bytes) -> dict[str, Any]:
    try:
        answer = json.loads(content)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise CloudError("bad-answer", "The function answered with something else than a sweep: is it the scanning function?")
    return answer
