"""Which commit something that was deployed came from: a pipeline's record, then an image's labels, then a function's tags.

All of them are hints. What decides is whose commits the integration may speak for: an account's owner, or whoever writes a
label, must not be able to put checks on somebody else's repository, nor a stranger's record draw results to a repository of his.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.forges.names import Named, is_commit, read_address

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from app.store.records import BuildRecord
    from webhooks.aws_scan_models import Origin, Scanned


@dataclass(frozen=True, slots=True)
class Claim:
    """That something was made from a commit."""

    host: str
    repository: Named
    commit: str
    told_by: str
    """`record`, `label` or `tag`."""


@dataclass(frozen=True, slots=True)
class Unmapped:
    """Why a result is posted nowhere."""

    reason: str
    """`not-mapped`, `no-owner`, `owner-not-allowed` or `unknown-host`."""
    detail: str


def claims_of(scanned: Scanned, records: Sequence[BuildRecord], default_host: str) -> list[Claim]:
    """All that is said of where a deployment came from, most trusted first, newest record first."""
    recorded = [Claim(one.host, Named(one.owner, one.name), one.commit, "record") for one in records]
    hints = (_claimed(scanned.labels, "label", default_host), _claimed(scanned.tags, "tag", default_host))
    return [*recorded, *(claim for claim in hints if claim is not None)]


def commit_of(claims: Sequence[Claim], owners: Collection[str], hosts: Collection[str]) -> Claim | Unmapped:
    """The first claim that the integration may speak for.

    Args:
        claims: most trusted first.
        owners: whose repositories results may be posted to.
        hosts: forges that are set up here.

    """
    if not claims:
        sentence = (
            "Nothing told which commit it was made from: run `outrider record` where it is built, or label the image, or tag "
            "the function. A record that comes later is taken too."
        )
        return Unmapped("not-mapped", sentence)
    allowed = {owner.lower() for owner in owners}
    own = [claim for claim in claims if claim.repository.owner.lower() in allowed]
    reachable = next((claim for claim in own if claim.host in hosts), None)
    if reachable is not None:
        return reachable
    if own:
        return Unmapped("unknown-host", f"It names a repository on {own[0].host[:100]}, and no forge there is set up here.")
    if not allowed:
        sentence = "The integration speaks for no owner: `outrider connect owners` says for whom it may."
        return Unmapped("no-owner", sentence)
    named = claims[0].repository.path
    return Unmapped("owner-not-allowed", f"It names {named}, and the integration speaks for {', '.join(sorted(allowed))} only.")


def _claimed(origin: Origin, told_by: str, default_host: str) -> Claim | None:
    address = read_address(origin.repository, default_host)
    commit = origin.commit.lower()
    if address is None or not is_commit(commit):
        return None
    return Claim(address[0], address[1], commit, told_by)
