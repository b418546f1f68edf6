"""What a ticket asks of a cluster: to start its Job, to say where it stands, to end it. Each answers with a receipt."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from k8s.errors import RefusedError
from k8s.manifest import IDENTITY, JOB_LABEL, TICKET, UPLOAD, cancellation, identity, job_manifest, secret_manifest, size_of
from k8s.standing import last_words, out_of_memory, standing
from protocol.receipt import JobState, Receipt, job_name, probed
from protocol.target import ProbeTarget

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from k8s.cluster import Cluster
    from k8s.manifest import Object
    from k8s.settings import JobSettings
    from protocol.ticket import Ticket
    from protocol.upload import Upload

    Arrange = Callable[[Ticket], Upload]
    """Where the Job of a ticket may leave its report."""


def act(cluster: Cluster, settings: JobSettings, ticket: Ticket, signed: str, arrange: Arrange | None = None) -> Receipt:
    """Do what a verified ticket asks for.

    Args:
        cluster: where its Job is, or will be.
        settings: the launcher's own.
        ticket: the claims of `signed`, verified.
        signed: the compact JWT, which the Job shows for its grant.
        arrange: for Jobs that can not reach the service; the others ask it for a grant.

    Raises:
        ClusterError: nothing is known to have happened; the same ticket may be sent again.

    """
    if ticket.op == "start":
        return create_or_find(cluster, settings, ticket, signed, arrange)
    return (status if ticket.op == "status" else cancel)(cluster, settings, ticket)


def create_or_find(
    cluster: Cluster, settings: JobSettings, ticket: Ticket, signed: str, arrange: Arrange | None = None
) -> Receipt:
    """Create the Job of a ticket, or find the one that an earlier try made: the same success.

    Raises:
        ClusterError: see `act`; `name-taken` where the name's Job serves another ticket.

    """
    uploads = {} if arrange is None else {UPLOAD: arrange(ticket).to_json()}
    return create_or_find_holding(cluster, settings, ticket, {TICKET: signed} | uploads)


def create_or_find_holding(cluster: Cluster, settings: JobSettings, ticket: Ticket, held: Mapping[str, str]) -> Receipt:
    """The same for a Job that holds these files, by name.

    Raises:
        ClusterError: see `create_or_find`.

    """
    size = size_of(ticket, larger=_ran_out_of_memory(cluster, settings, ticket))
    manifest, state = job_manifest(ticket, settings, size, held), JobState.CREATED
    try:
        job = cluster.create_job(manifest)
    except RefusedError as error:
        if error.reason != "exists":
            raise
        job, state = _same(cluster, settings, ticket), JobState.EXISTS
    # After the Job, whose id it names as its owner; the pod waits for it. An earlier try may have ended between the two.
    _ensure_secret(cluster, secret_manifest(ticket, held, job))
    return Receipt(v=1, job=manifest["metadata"]["name"], state=state)


def status(cluster: Cluster, settings: JobSettings, ticket: Ticket) -> Receipt:
    """Where the Job stands, with the reason in words where it waits or has failed.

    Raises:
        ClusterError: see `act`.

    """
    name = job_name(ticket.scan, ticket.attempt)
    try:
        job = cluster.job(settings.namespace, name)
    except RefusedError as error:
        if error.reason != "job-missing":
            raise
        return Receipt(v=1, job=name, state=JobState.UNKNOWN, code=error.reason, reason=str(error))
    pods = _pods(cluster, settings, name)
    events = [] if pods else cluster.events(settings.namespace, name)
    stands = standing(job, pods, events, datetime.now(UTC))
    receipt = Receipt(v=1, job=name, state=stands.state, code=stands.code, reason=stands.reason)
    if isinstance(ticket.target, ProbeTarget) and stands.state is JobState.SUCCEEDED:
        return probed(receipt, last_words(pods))
    return receipt


def cancel(cluster: Cluster, settings: JobSettings, ticket: Ticket) -> Receipt:
    """End the Job and its pod. A Job that is not there, or has ended, is as good as cancelled.

    Raises:
        ClusterError: see `act`.

    """
    name = job_name(ticket.scan, ticket.attempt)
    try:
        cluster.change_job(settings.namespace, name, cancellation())
    except RefusedError as error:
        if error.reason != "job-missing":
            raise
    return Receipt(v=1, job=name, state=JobState.CANCELLED)


def _same(cluster: Cluster, settings: JobSettings, ticket: Ticket) -> Object:
    job = cluster.job(settings.namespace, job_name(ticket.scan, ticket.attempt))
    if job["metadata"].get("annotations", {}).get(IDENTITY) != identity(ticket):
        raise RefusedError(409, "name-taken", "A Job of this name serves another ticket: it is left alone.")
    return job


def _ensure_secret(cluster: Cluster, secret: Object) -> None:
    try:
        cluster.create_secret(secret)
    except RefusedError as error:
        if error.reason != "exists":
            raise


def _ran_out_of_memory(cluster: Cluster, settings: JobSettings, ticket: Ticket) -> bool:
    """Whether the attempt before this one did; its pod tells until its TTL."""
    if ticket.attempt == 1:
        return False
    return out_of_memory(_pods(cluster, settings, job_name(ticket.scan, ticket.attempt - 1)))


def _pods(cluster: Cluster, settings: JobSettings, name: str) -> list[Object]:
    return cluster.pods(settings.namespace, f"{JOB_LABEL}={name}")
