"""Where a Job stands, read from what the cluster says of it, its pods and its events; with the reason in words. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from k8s.manifest import CANCELLED, SIZE
from k8s.refusals import quota_of, quoted
from protocol.receipt import JobState

if TYPE_CHECKING:
    from collections.abc import Iterable

    from k8s.manifest import Object

PATIENCE: Final = timedelta(minutes=2)
"""How long an image may fail to come: registries have bad moments, wrong names do not pass."""
IMAGE_TROUBLE: Final = frozenset(
    {"ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "RegistryUnavailable"}
)
"""https://github.com/kubernetes/kubernetes/blob/v1.33.0/pkg/kubelet/images/types.go"""
START_TROUBLE: Final = frozenset({"CreateContainerConfigError", "CreateContainerError", "RunContainerError"})
HOPELESS: Final = frozenset({"InvalidImageName", "ErrImageNeverPull"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A Job's state, and where it is not simply on its way, why."""

    state: JobState
    code: str | None = None
    """`image-pull`, `unschedulable`, `quota-exceeded`, `out-of-memory`, `deadline`, `evicted`, `scanner-exit`, ..."""
    reason: str | None = None
    """The sentence for `code`."""


def standing(job: Object, pods: list[Object], events: list[Object], now: datetime) -> Standing:
    """Read a Job's standing.

    Args:
        job: the Job.
        pods: its pods, in any order; those already removed are missing.
        events: what was said of the Job; may be empty.
        now: with a zone.

    """
    newest = max(pods, key=lambda pod: str(_at(pod, "metadata", "creationTimestamp")), default=None)
    done = {str(condition.get("type")): condition for condition in _conditions(job)}
    if _at(job, "metadata", "annotations", CANCELLED):
        return Standing(JobState.CANCELLED)
    if "Complete" in done or "SuccessCriteriaMet" in done:
        return Standing(JobState.SUCCEEDED)
    if failed := done.get("Failed") or done.get("FailureTarget"):
        return _failed(job, newest, failed)
    if newest is None:
        return _without_pod(events)
    return _waiting(newest, now) or Standing(
        JobState.RUNNING if _at(newest, "status", "phase") == "Running" else JobState.CREATED
    )


def out_of_memory(pods: Iterable[Object]) -> bool:
    """Whether one of a Job's pods was ended for want of memory."""
    return any(_ended(pod).get("reason") == "OOMKilled" for pod in pods)


def last_words(pods: Iterable[Object]) -> str:
    """What the container of a Job that ended well has left for who asks; nothing where its pod is gone."""
    return next((str(message) for pod in pods if (message := _ended(pod).get("message"))), "")


def _failed(job: Object, pod: Object | None, condition: Object) -> Standing:
    if pod is not None:
        return _failed_pod(job, pod)
    if condition.get("reason") == "DeadlineExceeded":
        return Standing(
            JobState.FAILED, "deadline", "The Job did not start and end in its time: see whether the cluster has room."
        )
    return Standing(JobState.FAILED, "pod-gone", "The Job failed and its pod is gone: see the cluster's events.")


def _failed_pod(job: Object, pod: Object) -> Standing:
    ended, why = _ended(pod), _at(pod, "status", "reason")
    if ended.get("reason") == "OOMKilled":
        size = _at(job, "metadata", "annotations", SIZE)
        return Standing(
            JobState.FAILED, "out-of-memory", f"The scanner needed more memory than the {_memory(pod)} of a Job of size {size}."
        )
    if why == "DeadlineExceeded":
        return Standing(JobState.FAILED, "deadline", "The scanner did not end in its time: raise OUTRIDER_SCAN_DEADLINE_S.")
    if why == "Evicted":
        return Standing(JobState.FAILED, "evicted", f"The node put the pod out: {quoted(_at(pod, 'status', 'message'))}")
    if waiting := _trouble(pod):
        return waiting
    if "exitCode" in ended:
        last = quoted(_last_line(ended.get("message")))
        said = f": {last}" if last else "."
        return Standing(
            JobState.FAILED, "scanner-exit", f"The scanner ended with code {ended['exitCode']} before it could report{said}"
        )
    return Standing(
        JobState.FAILED, "pod-failed", f"The pod failed: {quoted(_at(pod, 'status', 'message')) or 'no reason is known'}"
    )


def _without_pod(events: list[Object]) -> Standing:
    """A Job whose pod can not be made says so in an event only."""
    told = [quoted(event.get("message")) for event in events if event.get("reason") == "FailedCreate"]
    if not told:
        return Standing(JobState.CREATED)
    if quota := quota_of(told[-1]):
        return Standing(JobState.CREATED, "quota-exceeded", quota)
    return Standing(JobState.CREATED, "pod-refused", f"The cluster does not make the Job's pod: {told[-1]}")


def _waiting(pod: Object, now: datetime) -> Standing | None:
    for condition in _conditions(pod):
        if condition.get("type") == "PodScheduled" and condition.get("reason") == "Unschedulable":
            sentence = f"No node has room for the pod: {quoted(condition.get('message'))}"
            return Standing(JobState.CREATED, "unschedulable", sentence)
    trouble = _trouble(pod)
    if trouble is None:
        return None
    if _waits_for(pod) in HOPELESS or now - _time(_at(pod, "metadata", "creationTimestamp"), now) > PATIENCE:
        return trouble
    return Standing(JobState.CREATED, trouble.code, trouble.reason)


def _trouble(pod: Object) -> Standing | None:
    """What keeps the container from starting."""
    waits = _at(_container(pod), "state", "waiting") or {}
    reason, message = waits.get("reason"), quoted(waits.get("message"))
    if reason in IMAGE_TROUBLE:
        image = quoted(_at(_container(pod), "image"))
        sentence = f"The scanner's image {image} can not be pulled: check OUTRIDER_JOB_IMAGE and the pull secrets. {message}"
        return Standing(JobState.FAILED, "image-pull", sentence)
    if reason in START_TROUBLE:
        return Standing(JobState.FAILED, "container-start", f"The scanner's container can not start ({reason}): {message}")
    return None


def _waits_for(pod: Object) -> object:
    return _at(_container(pod), "state", "waiting", "reason")


def _ended(pod: Object) -> Object:
    return _at(_container(pod), "state", "terminated") or {}


def _last_line(log: object) -> str:
    """Where programs say what they ended of."""
    lines = [line for line in log.splitlines() if line.strip()] if isinstance(log, str) else []
    return lines[-1] if lines else ""


def _container(pod: Object) -> Object:
    statuses = _at(pod, "status", "containerStatuses")
    return statuses[0] if isinstance(statuses, list) and statuses and isinstance(statuses[0], dict) else {}


def _memory(pod: Object) -> str:
    containers = _at(pod, "spec", "containers") or [{}]
    return str(_at(containers[0], "resources", "limits", "memory"))


def _conditions(thing: Object) -> list[Object]:
    """Those that hold."""
    conditions = _at(thing, "status", "conditions")
    listed = conditions if isinstance(conditions, list) else []
    return [
        condition
        for condition in listed
        if isinstance(condition, dict) and (condition.get("status") == "True" or condition.get("reason") == "Unschedulable")
    ]


def _at(thing: Object, *path: str) -> Any:  # noqa: ANN401  JSON of another's making
    """What lies at a path; None where there is nothing."""
    found: Any = thing
    for name in path:
        found = found.get(name) if isinstance(found, dict) else None
    return found


def _time(text: object, otherwise: datetime) -> datetime:
    try:
        return datetime.fromisoformat(str(text)).astimezone(UTC)
    except ValueError:
        return otherwise
