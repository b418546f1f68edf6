"""The service's work as straight-line stories. Each line is a stage: a killed process goes on after the last one done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dbos import DBOS, SetWorkflowID

from app.steps import StepFailedError, durably

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.collect.stage import Collect
    from app.dispatch.stage import Dispatch
    from app.plan.stage import Planning
    from app.publish.deployments import PublishDeployments
    from app.publish.stage import Publish

DELIVERIES = "deliveries"
REQUESTS = "requests"
CONCLUSIONS = "conclusions"
QUEUES = (DELIVERIES, REQUESTS, CONCLUSIONS)
UNDER_WAY = frozenset({"DELAYED", "ENQUEUED", "PENDING"})
"""A workflow's states before its end."""


@dataclass(frozen=True, slots=True)
class Stages:
    """What the stories are made of."""

    planning: Planning
    dispatch: Dispatch
    collect: Collect
    publish: Publish
    deployments: PublishDeployments


@dataclass(frozen=True, slots=True)
class Workflows:
    """Starts the stories; starting one twice is starting it once."""

    handle_delivery: Callable[[int, str], None]
    """(inbox row, workflow id)"""
    conclude_scan: Callable[[str, int, str], None]
    """(scan, attempt, cause): cause is `report`, `deadline[: why]`, `lost: why`, `not-collected: why`, `not-started: why` or
    `superseded`.
    """
    asked_for: Callable[[str, int], bool]
    """(scan, attempt): whether the attempt's Job has been asked for. Until then a launcher that knows none says nothing."""


def register(stages: Stages) -> Workflows:  # noqa: C901  stories side by side, none of them complex
    """Make the stories known to the workflow engine; once a process, before it is launched."""
    planning, dispatch, collect, publish = stages.planning, stages.dispatch, stages.collect, stages.publish
    start_deployment = _register_deployments(stages.deployments)

    @DBOS.workflow(name="handle_delivery")
    def handle_delivery(row: int) -> None:
        try:
            planned = durably("plan", planning.plan, row)
            for old in planned["superseded"]:
                start_conclusion(old, 0, "superseded")
            if planned["scan"]:
                start_request(planned["scan"], 1)
            for check, attempt in planned.get("checks", ()):  # workflows begun by an older release know none
                start_deployment(check, attempt)
            durably("record", planning.record, row, planned["reason"])
        except StepFailedError as error:
            durably("give up", planning.give_up, row, f"{error.reason}: {error}")

    @DBOS.workflow(name="request_scan")
    def request_scan(scan: str, attempt: int) -> None:
        try:
            durably("open check", publish.open_check, scan)
            durably("dispatch", dispatch.start, scan, attempt)
        except StepFailedError as error:
            start_conclusion(scan, attempt, f"not-started: {error}")

    @DBOS.workflow(name="conclude_scan")
    def conclude_scan(scan: str, attempt: int, cause: str) -> None:
        try:
            end = durably("judge", collect.judge, scan, attempt, cause)
            if end == "again":
                start_request(scan, attempt + 1)
            if end != "publish":
                return
            durably("annotate", publish.annotate, scan)
            durably("upload SARIF", publish.upload_sarif, scan)
            durably("comment", publish.comment, scan)
            durably("conclude check", publish.conclude, scan)
            durably("settle", dispatch.settle, scan)
        except StepFailedError as error:
            durably("give up", dispatch.give_up, scan, f"{error.reason}: {error}")

    def start_delivery(row: int, workflow: str) -> None:
        with SetWorkflowID(workflow):
            DBOS.enqueue_workflow(DELIVERIES, handle_delivery, row)

    def start_request(scan: str, attempt: int) -> None:
        with SetWorkflowID(_request(scan, attempt)):
            DBOS.enqueue_workflow(REQUESTS, request_scan, scan, attempt)

    def start_conclusion(scan: str, attempt: int, cause: str) -> None:
        with SetWorkflowID(f"scan:{scan}:conclude:{cause if cause == 'superseded' else attempt}"):
            DBOS.enqueue_workflow(CONCLUSIONS, conclude_scan, scan, attempt, cause)

    return Workflows(start_delivery, start_conclusion, _asked_for)


def _register_deployments(deployments: PublishDeployments) -> Callable[[str, int], None]:
    """The story of a deployment's check; answers what starts it, by check and attempt."""

    @DBOS.workflow(name="publish_deployment")
    def publish_deployment(check: str) -> None:
        try:
            durably("post check", deployments.post, check)
        except StepFailedError as error:
            durably("give up", deployments.give_up, check, f"{error.reason}: {error}")

    def start_deployment(check: str, attempt: int) -> None:
        with SetWorkflowID(f"deployment:{check}:{attempt}"):
            DBOS.enqueue_workflow(CONCLUSIONS, publish_deployment, check)

    return start_deployment


def _request(scan: str, attempt: int) -> str:
    return f"scan:{scan}:request:{attempt}"


def _asked_for(scan: str, attempt: int) -> bool:
    request = DBOS.get_workflow_status(_request(scan, attempt))
    return request is None or request.status not in UNDER_WAY
