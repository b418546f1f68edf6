"""Where a Job stands, told from the cluster's own words."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k8s.manifest import CANCELLED, SIZE
from k8s.standing import out_of_memory, standing
from protocol.receipt import JobState

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
LOG = "Traceback:\n  a line\nno grant\n"
LONG_AGO = timedelta(minutes=3)
LIMITED = {"containers": [{"resources": {"limits": {"memory": "2Gi"}}}]}


def job(*conditions: dict[str, Any], **annotations: str) -> dict[str, Any]:
    return {"metadata": {"annotations": {SIZE: "small", **annotations}}, "status": {"conditions": list(conditions)}}


def pod(age: timedelta = timedelta(seconds=10), **status: Any) -> dict[str, Any]:
    made = (NOW - age).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"metadata": {"creationTimestamp": made}, "spec": LIMITED, "status": status}


def container(**state: Any) -> list[dict[str, Any]]:
    return [{"image": "registry/scanner:1", "state": state}]


def failed(reason: str = "BackoffLimitExceeded") -> dict[str, Any]:
    return {"type": "Failed", "status": "True", "reason": reason}


COMPLETE = {"type": "Complete", "status": "True"}
PULLING = {"reason": "ImagePullBackOff", "message": "Back-off pulling image"}
UNSCHEDULABLE = {"type": "PodScheduled", "status": "False", "reason": "Unschedulable", "message": "0/3 nodes: Insufficient cpu."}


@pytest.mark.parametrize(
    ("of_job", "pods", "state"),
    [
        (job(), [], JobState.CREATED),
        (job(), [pod(phase="Pending")], JobState.CREATED),
        (job(), [pod(phase="Running")], JobState.RUNNING),
        (job(COMPLETE), [], JobState.SUCCEEDED),
        (job(COMPLETE), [pod(phase="Succeeded")], JobState.SUCCEEDED),
        (job(failed("DeadlineExceeded"), **{CANCELLED: "true"}), [], JobState.CANCELLED),
    ],
)
def test_on_its_way(of_job: dict[str, Any], pods: list[dict[str, Any]], state: JobState) -> None:
    stands = standing(of_job, pods, [], NOW)
    assert (stands.state, stands.code, stands.reason) == (state, None, None)


@pytest.mark.parametrize(
    ("of_job", "of_pod", "code", "words"),
    [
        (job(failed()), pod(phase="Failed", containerStatuses=container(terminated={"reason": "OOMKilled", "exitCode": 137})),
         "out-of-memory", "more memory than the 2Gi of a Job of size small"),
        (job(failed()), pod(phase="Failed", reason="DeadlineExceeded"), "deadline", "did not end in its time"),
        (job(failed()), pod(phase="Failed", reason="Evicted", message="Usage of EmptyDir volume exceeds the limit"),
         "evicted", "exceeds the limit"),
        (job(failed()), pod(phase="Failed", containerStatuses=container(terminated={"exitCode": 4, "message": LOG})),
         "scanner-exit", "code 4 before it could report: no grant"),
        (job(failed()), pod(phase="Failed"), "pod-failed", "no reason is known"),
        (job(), pod(LONG_AGO, phase="Pending", containerStatuses=container(waiting=PULLING)),
         "image-pull", "registry/scanner:1 can not be pulled"),
        (job(), pod(phase="Pending", containerStatuses=container(waiting={"reason": "InvalidImageName"})),
         "image-pull", "can not be pulled"),
        (job(), pod(LONG_AGO, phase="Pending", containerStatuses=container(waiting={"reason": "CreateContainerError"})),
         "container-start", "can not start (CreateContainerError)"),
    ],
)  # fmt: skip
def test_what_failed_says_why_in_words(of_job: dict[str, Any], of_pod: dict[str, Any], code: str, words: str) -> None:
    stands = standing(of_job, [of_pod], [], NOW)
    assert (stands.state, stands.code) == (JobState.FAILED, code)
    assert words in (stands.reason or "")


@pytest.mark.parametrize(("reason", "code"), [("DeadlineExceeded", "deadline"), ("BackoffLimitExceeded", "pod-gone")])
def test_a_failed_job_whose_pod_is_gone_still_says_something(reason: str, code: str) -> None:
    assert standing(job(failed(reason)), [], [], NOW).code == code


def test_a_registrys_bad_moment_is_not_the_end_and_told_meanwhile() -> None:
    stands = standing(job(), [pod(phase="Pending", containerStatuses=container(waiting=PULLING))], [], NOW)
    assert (stands.state, stands.code) == (JobState.CREATED, "image-pull")


def test_waiting_for_room_is_waiting() -> None:
    stands = standing(job(), [pod(phase="Pending", conditions=[UNSCHEDULABLE])], [], NOW)
    assert (stands.state, stands.code) == (JobState.CREATED, "unschedulable")
    assert "Insufficient cpu" in (stands.reason or "")


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (
            'pods "scan-1-x" is forbidden: exceeded quota: outrider, requested: pods=1, used: pods=40, limited: pods=40',
            "quota-exceeded",
        ),
        ('pods "scan-1-x" is forbidden: error looking up service account scans/none', "pod-refused"),
    ],
)
def test_a_pod_that_can_not_be_made_is_told_from_the_jobs_events(message: str, code: str) -> None:
    stands = standing(job(), [], [{"reason": "FailedCreate", "message": message}], NOW)
    assert (stands.state, stands.code) == (JobState.CREATED, code)


def test_a_replaced_pod_does_not_speak_for_the_new_one() -> None:
    old = pod(timedelta(minutes=5), phase="Failed", reason="Evicted")
    assert standing(job(), [pod(phase="Running"), old], [], NOW).state is JobState.RUNNING


def test_memory_is_told_from_any_pod() -> None:
    killed = pod(phase="Failed", containerStatuses=container(terminated={"reason": "OOMKilled"}))
    assert out_of_memory([pod(phase="Running"), killed])
    assert not out_of_memory([pod(phase="Failed", containerStatuses=container(terminated={"reason": "Error"}))])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["metadata", "status", "conditions", "type", "reason", "message", "containerStatuses", "state", "spec"]
            ),
            inner,
        )
    ),
    max_leaves=12,
)
OBJECTS = st.dictionaries(st.sampled_from(["metadata", "status", "spec"]), JSON)


@given(
    OBJECTS, st.lists(OBJECTS, max_size=2), st.lists(st.dictionaries(st.sampled_from(["reason", "message"]), JSON), max_size=2)
)
def test_whatever_a_cluster_answers_there_is_a_state(
    of_job: dict[str, Any], pods: list[dict[str, Any]], events: list[dict[str, Any]]
) -> None:
    assert standing(of_job, pods, events, NOW).state in JobState
