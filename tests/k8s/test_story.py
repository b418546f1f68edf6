"""The whole path on a real cluster: webhook, ticket, Job, pod with the scanner's image, grant, clone, report, check."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from demo.cluster import AUTHORITY, Place
from demo.forge.forge import Forge
from demo.forge.repository import Repository
from demo.sample_files import files_of
from demo.service import RunningService
from demo.surroundings import with_cluster
from tests.end_to_end.steps import propose, verdict, wait_for
from tests.equipment import long
from tests.kube import NODE, TestCluster

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.xdist_group("cluster"),
    pytest.mark.allow_hosts(["127.0.0.1", "::1", "localhost", NODE]),
]
PATIENCE_S = 60.0


@pytest.fixture
def place(cluster: TestCluster, tmp_path: Path) -> Iterator[Place]:
    """For the certificate alone: the Jobs run in the namespace of our manifests, started with its rights and no others."""
    with Place(cluster.kubeconfig, tmp_path) as made:
        words = ("configmap", AUTHORITY, "-n", "outrider")
        cluster.kubectl("delete", *words, "--ignore-not-found")  # a run that was killed leaves it behind
        cluster.kubectl("create", *words, f"--from-file=ca.crt={tmp_path / 'door.crt'}")
        yield made
        cluster.kubectl("delete", *words)


def limited(launcher_config: Path) -> dict[str, str]:
    return {"OUTRIDER_KUBECONFIG": str(launcher_config), "OUTRIDER_JOB_NAMESPACE": "outrider"}


def begin(forge: Forge, service: RunningService) -> Repository:
    service.prepare()
    service.start()
    shop = forge.create_repository("acme", "shop", files_of("main"))
    forge.set_webhook(f"{service.url}/hooks/github")
    return shop


def until(look: Callable[[], bool]) -> None:
    end, pause = time.monotonic() + PATIENCE_S, threading.Event()
    while not look():
        assert time.monotonic() < end
        pause.wait(0.2)


def test_a_pull_request_gets_its_verdict_from_a_pod(
    cluster: TestCluster, place: Place, image: str, launcher_config: Path, tmp_path: Path
) -> None:
    with with_cluster(tmp_path, place, image, limited(launcher_config)) as (forge, service):
        shop = begin(forge, service)
        before = names(cluster)
        head = propose(shop)
        shop.open_pull_request("proposal", "main", "Find orders")
        run = verdict(shop, head, service)
        (job,) = names(cluster) - before
        told = doctor(service)

    assert {line.split("  ")[0].strip() for line in told} == {"ok"}, told
    assert [line[11:23].strip() for line in told] == ["cluster", "namespace", "image pull", "egress", "report path"]
    assert run.conclusion == "failure"
    assert {note["path"] for note in run.annotations} == {"shop/orders.py", "shop/carrier.py", "requirements.txt"}
    pods = cluster.get("pods", "-n", "outrider", "-l", f"outrider/job={job}")["items"]
    assert [pod["spec"]["containers"][0]["securityContext"]["readOnlyRootFilesystem"] for pod in pods] == [True]
    assert "ghs_" not in cluster.kubectl("logs", "-n", "outrider", f"job/{job}")


@long
def test_an_image_that_can_not_be_pulled_is_told_at_the_check(
    cluster: TestCluster, place: Place, launcher_config: Path, tmp_path: Path
) -> None:
    with with_cluster(tmp_path, place, "registry.local/:none", limited(launcher_config)) as (forge, service):
        shop = begin(forge, service)
        before = names(cluster)
        head = propose(shop)
        shop.open_pull_request("proposal", "main", "Find orders")
        run = verdict(shop, head, service)
        (job,) = names(cluster) - before

    assert "outrider/cancelled" in cluster.get("job", job, "-n", "outrider")["metadata"]["annotations"]
    assert run.conclusion == "failure"
    assert "can not be pulled" in run.summary


@long
def test_a_newer_commit_ends_the_older_ones_job(
    cluster: TestCluster, place: Place, launcher_config: Path, tmp_path: Path
) -> None:
    with with_cluster(tmp_path, place, "registry.local/none:1", limited(launcher_config)) as (forge, service):
        shop = begin(forge, service)
        before = names(cluster)
        first = propose(shop)
        shop.open_pull_request("proposal", "main", "Find orders")
        wait_for(lambda: next(iter(names(cluster) - before), None), service)
        (started,) = names(cluster) - before
        propose(shop, {"README.md": "newer"})

        assert verdict(shop, first, service).conclusion == "cancelled"
        until(lambda: "outrider/cancelled" in cluster.get("job", started, "-n", "outrider")["metadata"]["annotations"])


def doctor(service: RunningService) -> list[str]:
    """What the doctor says of the launcher in use: line by line."""
    command = [sys.executable, "-m", "cli.main", "doctor"]
    return subprocess.run(command, env=service.environment, capture_output=True, text=True, check=False).stdout.splitlines()


def names(cluster: TestCluster) -> set[str]:
    return {job["metadata"]["name"] for job in cluster.get("jobs", "-n", "outrider")["items"]}
