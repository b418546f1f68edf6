"""On a real API server, scheduler, kubelet and containerd: our Jobs, with no more rights than our manifests give."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from k8s.access import by_kubeconfig
from k8s.cluster import Access, Cluster
from k8s.errors import RefusedError
from k8s.jobs import cancel, create_or_find, status
from k8s.manifest import SIZE, job_manifest, secret_manifest
from k8s.settings import JobSettings
from protocol.receipt import JobState, Receipt, job_name
from protocol.ticket import Ticket
from tests.k8s.samples import TINY, settings, ticket
from tests.kube import TestCluster

pytestmark = [pytest.mark.timeout(900), pytest.mark.xdist_group("cluster")]
PAUSE = "registry.local/pause:1"
"""An image every node has: good for whatever does not need the scanner."""
ME = "system:serviceaccount:outrider:outrider-launcher"
PATIENCE_S = 60.0


def until(look: Callable[[], Receipt], fits: Callable[[Receipt], bool]) -> Receipt:
    end, pause = time.monotonic() + PATIENCE_S, threading.Event()
    while not fits(seen := look()):
        assert time.monotonic() < end, seen
        pause.wait(0.2)
    return seen


def in_outrider(image: str = PAUSE) -> JobSettings:
    return settings(image=image, size_small=TINY)


def test_pod_security_and_the_manifests_rights_let_a_job_start_be_seen_and_be_ended(
    cluster: TestCluster, launcher: Cluster
) -> None:
    asked, chosen = ticket(), settings(image="registry.local/none:1", size_small=TINY)

    assert create_or_find(launcher, chosen, asked, "signed").state is JobState.CREATED
    assert create_or_find(launcher, chosen, asked, "signed").state is JobState.EXISTS
    pod = until(lambda: status(launcher, chosen, asked), lambda seen: seen.code == "image-pull")
    assert "registry.local/none:1 can not be pulled" in (pod.reason or "")
    assert cancel(launcher, chosen, asked).state is JobState.CANCELLED
    assert status(launcher, chosen, asked).state is JobState.CANCELLED
    assert create_or_find(launcher, chosen, asked, "signed").state is JobState.EXISTS, "a late ticket starts nothing again"

    gone = ("-n", "outrider", "wait", "--for=delete", "pod", "-l", f"outrider/job={job_name(asked.scan, 1)}", "--timeout=30s")
    cluster.kubectl(*gone)
    secret = cluster.get("secret", job_name(asked.scan, 1), "-n", "outrider")
    assert secret["metadata"]["ownerReferences"][0]["kind"] == "Job"


def test_the_rights_end_where_the_manifests_say(cluster: TestCluster) -> None:
    allowed = {
        ("create", "jobs"),
        ("get", "jobs"),
        ("patch", "jobs"),
        ("create", "secrets"),
        ("list", "pods"),
        ("list", "events"),
    }
    tempting = {
        *(("get", "secrets"), ("list", "secrets"), ("delete", "jobs"), ("list", "jobs"), ("create", "pods")),
        *(("create", "pods/exec"), ("get", "pods/log"), ("create", "serviceaccounts/token"), ("create", "rolebindings")),
    }
    asked = allowed | tempting
    assert {(verb, what) for verb, what in asked if cluster.may(ME, verb, what, "outrider")} == allowed
    assert {(verb, what) for verb, what in asked if cluster.may(ME, verb, what, "default")} == set()
    scanner = "system:serviceaccount:outrider:outrider-scanner"
    assert not any(cluster.may(scanner, verb, what, "outrider") for verb, what in asked)


def test_in_another_namespace_it_is_forbidden_in_words(launcher: Cluster) -> None:
    with pytest.raises(RefusedError, match="check our role's binding") as refused:
        create_or_find(launcher, settings(namespace="default", size_small=TINY), ticket(), "signed")
    assert (refused.value.reason, refused.value.transient) == ("forbidden", False)


def test_a_missing_namespace_is_told(administrator: Cluster) -> None:
    with pytest.raises(RefusedError, match="no namespace nowhere: apply k8s/manifests") as refused:
        create_or_find(administrator, settings(namespace="nowhere"), ticket(), "signed")
    assert refused.value.reason == "namespace-missing"


def test_a_stranger_is_told_apart_from_a_guest_without_rights(cluster: TestCluster) -> None:
    known = by_kubeconfig(cluster.kubeconfig)
    stranger = Cluster(Access(known.server, known.authority, lambda: "not-a-token"))
    with pytest.raises(RefusedError) as refused:
        status(stranger, settings(), ticket())
    assert refused.value.reason == "unauthorized"


def test_many_tries_at_once_make_one_job(cluster: TestCluster, launcher_config: Path) -> None:
    asked, chosen = ticket(), in_outrider()

    def once(_: int) -> JobState:
        return create_or_find(Cluster(by_kubeconfig(launcher_config)), chosen, asked, "signed").state

    with ThreadPoolExecutor(8) as threads:
        states = list(threads.map(once, range(24)))

    assert sorted(states) == [JobState.CREATED] + [JobState.EXISTS] * 23
    assert cluster.get("job", job_name(asked.scan, 1), "-n", "outrider")["status"].get("terminating") in {0, None}


def test_a_name_that_serves_another_ticket_is_left_alone(launcher: Cluster) -> None:
    asked = ticket()
    create_or_find(launcher, in_outrider(), asked, "signed")
    with pytest.raises(RefusedError) as refused:
        create_or_find(launcher, in_outrider(), asked.model_copy(update={"engines": ("secrets",)}), "signed")
    assert refused.value.reason == "name-taken"


def test_a_lost_answer_between_job_and_secret_is_made_good(cluster: TestCluster, launcher: Cluster) -> None:
    asked = ticket()
    name = create_or_find(launcher, in_outrider(), asked, "signed").job
    cluster.kubectl("delete", "secret", name, "-n", "outrider")
    create_or_find(launcher, in_outrider(), asked, "signed")
    assert cluster.get("secret", name, "-n", "outrider")["immutable"] is True


def quota(cluster: TestCluster, namespace: str, hard: str) -> None:
    cluster.kubectl("create", "quota", "full", f"--hard={hard}", "-n", namespace)


def test_a_full_quota_of_jobs_is_told_and_worth_another_try(cluster: TestCluster, administrator: Cluster, namespace: str) -> None:
    quota(cluster, namespace, "count/jobs.batch=0")
    chosen = settings(namespace=namespace, size_small=TINY)

    def refused() -> Receipt:
        try:
            return create_or_find(administrator, chosen, ticket(), "signed")
        except RefusedError as error:
            return Receipt(v=1, job="none", state=JobState.FAILED, code=error.reason, reason=f"{error} {error.transient}")

    told = until(refused, lambda seen: seen.code == "quota-exceeded")  # the quota counts from a moment after it was made
    assert "The namespace's quota full is full" in (told.reason or "")
    assert (told.reason or "").endswith("True")


def test_a_full_quota_of_pods_lets_the_job_wait_and_say_so(cluster: TestCluster, administrator: Cluster, namespace: str) -> None:
    quota(cluster, namespace, "pods=0")
    full = ("wait", "-n", namespace, "quota/full", "--for=jsonpath={.status.hard.pods}=0", "--timeout=20s")
    cluster.kubectl(*full)
    asked, chosen = ticket(), settings(namespace=namespace, image=PAUSE, size_small=TINY)
    create_or_find(administrator, chosen, asked, "signed")
    told = until(lambda: status(administrator, chosen, asked), lambda seen: seen.code is not None)
    assert (told.state, told.code) == (JobState.CREATED, "quota-exceeded")


def test_no_room_on_any_node_is_told(administrator: Cluster, namespace: str) -> None:
    asked, chosen = ticket(), settings(namespace=namespace, image=PAUSE, size_small={**TINY, "cpu": "500", "cpu_limit": "500"})
    create_or_find(administrator, chosen, asked, "signed")
    told = until(lambda: status(administrator, chosen, asked), lambda seen: seen.code is not None)
    assert (told.state, told.code) == (JobState.CREATED, "unschedulable")
    assert "Insufficient cpu" in (told.reason or "")


def test_an_image_that_is_no_scanner_fails_in_words(launcher: Cluster) -> None:
    asked = ticket()
    create_or_find(launcher, in_outrider(), asked, "signed")
    told = until(lambda: status(launcher, in_outrider(), asked), lambda seen: seen.state is JobState.FAILED)
    assert told.code in {"scanner-exit", "container-start"}
    assert "outrider" in (told.reason or "")


def test_a_job_that_ran_out_of_memory_gets_more_the_next_time(cluster: TestCluster, launcher: Cluster, image: str) -> None:
    starved = settings(image=image, size_small=TINY, size_medium={**TINY, "memory": "96Mi"})
    asked = ticket()
    greedy = job_manifest(asked, starved, "small")
    greedy["spec"]["template"]["spec"]["containers"][0]["command"] = ["python3", "-c", "held = b'x' * 10**9"]
    launcher.create_secret(secret_manifest(asked, {"ticket": "signed"}, launcher.create_job(greedy)))
    told = until(lambda: status(launcher, starved, asked), lambda seen: seen.state is JobState.FAILED)
    assert told.code == "out-of-memory", told
    assert "more memory than the 64Mi of a Job of size small" in (told.reason or "")

    again: Ticket = asked.model_copy(update={"jti": f"{asked.scan}.2"})
    create_or_find(launcher, starved, again, "signed")
    job = cluster.get("job", job_name(asked.scan, 2), "-n", "outrider")
    assert job["metadata"]["annotations"][SIZE] == "medium"


def test_the_scanner_runs_under_the_restricted_standard_and_says_why_it_can_not_report(launcher: Cluster, image: str) -> None:
    asked = ticket()
    roomy = settings(image=image, size_small={**TINY, "memory": "256Mi"})
    create_or_find(launcher, roomy, asked, "not a ticket")
    told = until(lambda: status(launcher, roomy, asked), lambda seen: seen.state is JobState.FAILED)
    assert (told.code, "outrider job: not a valid ticket" in (told.reason or "")) == ("scanner-exit", True), told
