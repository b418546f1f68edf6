"""What the cluster's API answers, or does not, as errors a person can act on."""

import json
from pathlib import Path
from typing import Any

import pytest
import requests
import responses
from hypothesis import given
from hypothesis import strategies as st

from k8s.cluster import Access, Cluster
from k8s.errors import ClusterError, RefusedError, UnreachableError
from k8s.jobs import act, create_or_find
from k8s.refusals import quoted, refusal
from protocol.receipt import JobState
from tests.k8s.samples import settings, ticket

SERVER = "https://cluster.example.com"
JOBS = f"{SERVER}/apis/batch/v1/namespaces/outrider/jobs"


@pytest.fixture
def cluster() -> Cluster:
    return Cluster(Access(SERVER, None, lambda: "a-token"))


@responses.activate
def test_the_token_is_asked_for_at_each_call(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "netrc").write_text("machine cluster.example.com login someone password else")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    tokens = iter(["first", "second"])
    cluster = Cluster(Access(SERVER, None, lambda: next(tokens)))
    responses.get(f"{JOBS}/a", json={})
    cluster.job("outrider", "a")
    cluster.job("outrider", "a")
    assert [call.request.headers["Authorization"] for call in responses.calls] == ["Bearer first", "Bearer second"]


@responses.activate
@pytest.mark.parametrize(
    ("status", "body", "reason", "transient", "words"),
    [
        (401, {}, "unauthorized", False, "access entry"),
        (403, {"message": 'jobs.batch is forbidden: User "x" cannot create'}, "forbidden", False, "role's binding"),
        (
            403,
            {"message": "exceeded quota: outrider, requested: count/jobs.batch=1"},
            "quota-exceeded",
            True,
            "quota outrider is full",
        ),
        (403, {"message": 'violates PodSecurity "restricted:latest"'}, "refused-by-policy", False, "pod security"),
        (403, {"message": "because it is being terminated"}, "namespace-missing", False, "being deleted"),
        (404, {"message": 'namespaces "outrider" not found'}, "namespace-missing", False, "apply k8s/manifests"),
        (422, {"message": "spec.template: Invalid value"}, "invalid-job", False, "spec.template"),
        (429, {"message": "slow down"}, "throttled", True, "come back later"),
        (409, {"reason": "Conflict"}, "unavailable", True, "in trouble"),
        (500, {"message": "etcdserver: leader changed"}, "unavailable", True, "leader changed"),
        (302, {}, "refused", False, "302"),
    ],
)
def test_a_refusal_is_typed_and_told(
    cluster: Cluster, status: int, body: dict[str, Any], reason: str, words: str, *, transient: bool
) -> None:
    responses.post(JOBS, status=status, json=body)
    with pytest.raises(RefusedError) as refused:
        create_or_find(cluster, settings(), ticket(), "signed")
    assert (refused.value.reason, refused.value.transient) == (reason, transient)
    assert words in str(refused.value)


@responses.activate
@pytest.mark.parametrize(
    ("fault", "reason", "transient"),
    [
        (requests.ConnectionError(), "unreachable", True),
        (requests.Timeout(), "unreachable", True),
        (requests.exceptions.SSLError(), "bad-certificate", False),
    ],
)
def test_silence_is_told_apart_from_an_impostor(cluster: Cluster, fault: Exception, reason: str, *, transient: bool) -> None:
    responses.post(JOBS, body=fault)
    with pytest.raises(UnreachableError) as error:
        create_or_find(cluster, settings(), ticket(), "signed")
    assert (error.value.reason, error.value.transient) == (reason, transient)


@responses.activate
def test_the_ticket_is_in_no_error(cluster: Cluster) -> None:
    responses.post(JOBS, status=422, json={"message": "the Job is invalid"})
    with pytest.raises(ClusterError) as error:
        create_or_find(cluster, settings(), ticket(), "the.signed.ticket")
    assert "the.signed.ticket" not in str(error.value)
    assert "a-token" not in repr(cluster) + str(error.value)


@responses.activate
def test_a_job_that_is_gone_is_unknown_to_status_and_cancelled_to_cancel(cluster: Cluster) -> None:
    asked = ticket(op="status")
    path = f"{JOBS}/scan-{asked.scan}-1"
    missing = {"message": f'jobs.batch "scan-{asked.scan}-1" not found'}
    responses.get(path, status=404, json=missing)
    responses.patch(path, status=404, json=missing)
    assert act(cluster, settings(), asked, "").state is JobState.UNKNOWN
    assert act(cluster, settings(), asked.model_copy(update={"op": "cancel"}), "").state is JobState.CANCELLED


@given(st.integers(300, 599), st.dictionaries(st.sampled_from(["message", "reason"]), st.none() | st.integers() | st.text()))
def test_whatever_is_answered_becomes_a_refusal(status: int, body: dict[str, Any]) -> None:
    error = refusal(status, json.loads(json.dumps(body)))
    assert error.reason
    assert str(error).isprintable()


def test_foreign_words_are_one_line_and_not_endless() -> None:
    assert quoted("a\nb\x1b[31mc") == "a b [31mc"
    assert len(quoted("x" * 10_000)) < 500
