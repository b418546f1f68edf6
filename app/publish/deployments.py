"""What was found in a deployment, as a check run on the commit it came from. Made once, however often it is tried."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from app.forges.errors import ForgeError
from app.forges.interface import CheckUpdate
from app.plan.unscanned import SUPERSEDED, is_superseded
from app.store import deployments
from app.store.deployments import CheckState, Deployment, DeploymentCheck
from findings.coverage import Coverage, EngineRun, Outcome, Reason
from findings.formats.deployed import deployed
from findings.model import Advisory, Confidence, Finding, Location, Severity
from webhooks.aws_scan_models import Scanned

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Engine

    from app.forges.interface import Forge, RepositoryAt
    from webhooks.aws_scan_models import Engine as ToldEngine
    from webhooks.aws_scan_models import Found

NAME: Final = "Outrider deploy"
"""Begins the names of these check runs."""
MAX_NAME: Final = 250
MAX_TITLE: Final = 250
_TOLD_BY: Final = {"record": "the record of its build", "label": "the image's labels", "tag": "the function's tags"}


@dataclass(frozen=True, slots=True)
class PublishDeployments:
    """Posts results of scans of deployments."""

    engine: Engine
    forges: Mapping[str, Forge]

    def post(self, check_id: str) -> str:
        """Make the check run, or find the one an earlier try made; answers what became of it.

        Raises:
            ForgeError: the forge did not make it.

        """
        check, deployment = self._known(check_id)
        if check.state is CheckState.POSTED:
            return "posted"
        if self._is_superseded(deployment):
            self.give_up(check_id, SUPERSEDED)
            return "superseded"
        forge = self.forges.get(check.host)
        if forge is None:
            raise ForgeError("unknown-host", f"No forge at {check.host} is set up here.")
        at = _located(forge, check)
        tried = check.state is CheckState.BEGUN
        self._save(replace(check, state=CheckState.BEGUN))
        name = check_name(deployment)
        with forge.session(at, checks="write") as session:
            made = session.checks.find(check.commit, check.id, name) if tried else None
            if made is None:
                made = session.checks.post(check.commit, check.id, name, _update(deployment, check))
        self._save(replace(check, state=CheckState.POSTED, check_run_id=made))
        return "posted"

    def give_up(self, check_id: str, reason: str) -> None:
        """Keep why it was not posted."""
        check, _ = self._known(check_id)
        self._save(replace(check, state=CheckState.REFUSED, reason=reason))
        with self.engine.begin() as connection:
            deployments.explain(connection, check.deployment_id, f"not-posted: {reason}")

    def _is_superseded(self, deployment: Deployment) -> bool:
        """A result may have come since this was planned: an error's check would be the newer one."""
        with self.engine.connect() as connection:
            return is_superseded(connection, deployment)

    def _known(self, check_id: str) -> tuple[DeploymentCheck, Deployment]:
        with self.engine.connect() as connection:
            check = deployments.check(connection, check_id)
            deployment = deployments.get(connection, check.deployment_id) if check else None
        if check is None or deployment is None:
            raise LookupError(f"deployment check {check_id} is gone")
        return check, deployment

    def _save(self, check: DeploymentCheck) -> None:
        with self.engine.begin() as connection:
            deployments.save_check(connection, check)


def check_name(deployment: Deployment) -> str:
    """The check run's name. Account and region belong to it: the same function in two of them has two checks."""
    place = f" ({deployment.account} {deployment.region})"
    return f"{NAME}: {deployment.kind} {deployment.name}"[: MAX_NAME - len(place)] + place


def _located(forge: Forge, check: DeploymentCheck) -> RepositoryAt:
    try:
        return forge.locate(check.owner, check.name)
    except ForgeError as error:
        if error.reason != "not-found":
            raise
        sentence = f"The App is not installed on {check.owner}/{check.name}, or there is no such repository: install it there."
        raise ForgeError("not-installed", sentence) from error


def _update(deployment: Deployment, check: DeploymentCheck) -> CheckUpdate:
    scanned = Scanned.model_validate(deployment.document)
    facts = (
        ("Deployed", f"{scanned.kind} {scanned.name}"),
        ("Account and region", f"{scanned.account} {scanned.region}"),
        ("Content", " ".join(scanned.digests) or scanned.identity),
        ("Tried" if scanned.is_error else "Scanned", scanned.scanned_at),
        ("Advisory data", scanned.advisories),
        ("Result in the account's bucket", scanned.result),
        ("This commit is named by", _TOLD_BY.get(check.told_by, check.told_by)),
        ("Findings", _counted(scanned)),
        ("Reason", scanned.verdict.reason),
    )
    title, conclusion = _ended(scanned)
    summary = deployed(
        title,
        facts,
        [_finding(found) for found in scanned.findings],
        [_run(engine) for engine in scanned.engines],
        left_out=scanned.left_out,
    )
    return CheckUpdate(title[:MAX_TITLE], summary, conclusion=conclusion)


def _ended(scanned: Scanned) -> tuple[str, str]:
    """Title and conclusion. What could not be scanned fails, as an engine's error does: it is not known to be clean."""
    if scanned.is_error:
        return f"Could not be scanned: {scanned.verdict.title}", "failure"
    return scanned.verdict.title or "Scanned", scanned.verdict.conclusion


def _counted(scanned: Scanned) -> str:
    if scanned.is_error:
        return "unknown"
    return ", ".join(f"{number} {severity}" for severity, number in scanned.verdict.counts.items() if number) or "none"


def _finding(found: Found) -> Finding:
    package = found.package
    return Finding(
        rule=found.rule,
        engine=found.rule.partition("/")[0],
        title=found.title,
        severity=Severity(found.severity),
        confidence=Confidence.HIGH,
        message="",
        help="",
        location=Location(found.path, found.line, found.line),
        fingerprint="",
        advisory=Advisory(package.advisory, (), package.name, package.version, tuple(package.fixed)) if package else None,
    )


def _run(told: ToldEngine) -> EngineRun:
    reason = Reason("told", told.reason) if told.reason else None
    return EngineRun(told.engine, told.version, "", Outcome(told.outcome), Coverage(told.files, told.packages), 0.0, reason)
