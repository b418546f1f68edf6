"""Results of scans of deployments and records of builds: each is kept, then looked for in the other, whichever comes first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import structlog

from app.forges.names import read_named
from app.plan.commits import Claim, Unmapped, claims_of, commit_of
from app.plan.unscanned import SUPERSEDED, is_error, is_superseded, last_result
from app.store import deployments, integrations, records
from app.store.deployments import CheckState, Deployment, DeploymentCheck, digest_id
from app.store.records import BuildRecord
from protocol.document import DocumentError
from protocol.record import Record
from webhooks.aws_scan_models import ACCOUNT, Scanned

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from datetime import datetime

    from sqlalchemy import Connection, Engine

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of an arrival."""

    reason: str
    checks: tuple[tuple[str, int], ...] = ()
    """Checks to post: id and attempt."""


@dataclass(frozen=True, slots=True)
class Deployments:
    """Keeps and maps. Doing it again does the same."""

    engine: Engine
    hosts: Collection[str]
    """Forges that are set up here."""
    clock: Callable[[], datetime]

    def keep_result(self, integration: str, scanned: Scanned) -> Kept:
        """A result, and the check that is to tell of it."""
        made = _deployment(integration, scanned, self.clock())
        # Committed before the records are looked at, and a record before the results are: whichever comes second sees the first.
        with self.engine.begin() as connection:
            if is_superseded(connection, made):
                return Kept(SUPERSEDED)
            made = _after_last_result(connection, made)
            deployments.keep(connection, made, scanned.digests)
        with self.engine.begin() as connection:
            kept = deployments.get(connection, made.id) or made
            return _together([self._map(connection, kept)])

    def keep_record(self, host: str, body: bytes) -> Kept:
        """A record, and the checks of the results that waited for it."""
        try:
            told = Record.from_json(body)
        except DocumentError as error:
            return Kept(f"ignored: {error.reason}: {error}")
        repository = read_named(told.repository)
        if repository is None:
            return Kept("ignored: bad-document: it names no repository")
        now = self.clock()
        rows = [BuildRecord(host, repository.owner, repository.name, told.commit, it, now) for it in told.digests]
        with self.engine.begin() as connection:
            records.keep(connection, rows)
        with self.engine.begin() as connection:
            waiting = deployments.of_digests(connection, told.digests)
            done = [self._map(connection, one) for one in waiting]
        return _together(done) if done else Kept(f"recorded: {told.repository}@{told.commit[:12]}: nothing of it is deployed yet")

    def _map(self, connection: Connection, deployment: Deployment) -> Kept:
        if is_superseded(connection, deployment):
            deployments.explain(connection, deployment.id, SUPERSEDED)
            return Kept(SUPERSEDED)
        scanned = Scanned.model_validate(deployment.document)
        if scanned.kind == ACCOUNT:  # made from no commit
            unread = f"{scanned.verdict.reason}: {scanned.verdict.title}"
            deployments.explain(connection, deployment.id, unread)
            return Kept(unread)
        integration = integrations.get(connection, deployment.integration)
        owners = integration.owners if integration else ()
        told = records.of_digests(connection, scanned.digests) if scanned.digests else []
        default = next(iter(self.hosts)) if len(self.hosts) == 1 else ""
        found = commit_of(claims_of(scanned, told, default), owners, self.hosts)
        about = {"kind": deployment.kind, "name": deployment.name, "deployment": deployment.id}
        if isinstance(found, Unmapped):
            log.info("deployment not mapped", reason=found.reason, **about)
            deployments.explain(connection, deployment.id, f"{found.reason}: {found.detail}")
            return Kept(f"{found.reason}: {found.detail}")
        reason = f"mapped: {found.repository.path}@{found.commit[:12]} by {found.told_by}"
        log.info("deployment mapped", repository=found.repository.path, commit=found.commit, told_by=found.told_by, **about)
        deployments.explain(connection, deployment.id, reason)
        check = deployments.plan_check(connection, _check(deployment, found))
        return Kept(reason, () if check.state is CheckState.POSTED else ((check.id, check.attempt),))


def _deployment(integration: str, scanned: Scanned, now: datetime) -> Deployment:
    document: dict[str, Any] = scanned.model_dump(mode="json")
    parts = (scanned.account, scanned.region, scanned.kind, scanned.name)
    identity = digest_id(integration, *parts, scanned.identity, scanned.advisories)
    return Deployment(identity, integration, *parts, document, now)


def _after_last_result(connection: Connection, made: Deployment) -> Deployment:
    """An error is one for each result it comes after: told again each day it is the same, and after a result it is another."""
    if not is_error(made):
        return made
    result, told = last_result(connection, made), Scanned.model_validate(made.document)
    parts = (made.account, made.region, made.kind, made.name, told.identity)
    return replace(made, id=digest_id(made.integration, *parts, told.verdict.reason, result.id if result else ""))


def _check(deployment: Deployment, claim: Claim) -> DeploymentCheck:
    """The same for the same result and commit, however often either is told."""
    at = claim.repository.folded
    return DeploymentCheck(
        id=digest_id(deployment.id, claim.host, at.path, claim.commit),
        deployment_id=deployment.id,
        host=claim.host,
        owner=claim.repository.owner,
        name=claim.repository.name,
        commit=claim.commit,
        told_by=claim.told_by,
    )


def _together(done: list[Kept]) -> Kept:
    reasons = dict.fromkeys(one.reason for one in done)
    return Kept("; ".join(reasons), tuple(check for one in done for check in one.checks))
