"""The doctor's probe, through AWS and the customer's function to the cluster and back: what its pod says is what is told."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.clouds.aws import AwsCloud
from app.connect.aws import AwsConnections
from app.dispatch.aws import AwsLauncher
from app.dispatch.kubernetes import KubernetesLauncher
from app.dispatch.launcher import Launcher
from app.dispatch.probes import ProbeOffice
from app.dispatch.tickets import TicketOffice
from app.doctor.aws import AwsDoctor
from app.doctor.check import Check, Health
from app.doctor.launcher import LauncherDoctor
from app.doctor.probing import Probing
from app.store.integrations import Integration, IntegrationState
from cloudformation.function.handler import handle
from k8s.cluster import Access, Cluster
from k8s.settings import job_settings
from protocol.probe import ProbeReport, Way
from tests.cloudformation.aws_api import answering
from tests.cloudformation.kube_api import KubeApi
from tests.cloudformation.signed import INTEGRATION, KEY

SERVICE = "https://outrider.example.com"
PROBES = ProbeOffice(TicketOffice(KEY, SERVICE, INTEGRATION, SERVICE, 600), "https://github.com", lambda: datetime.now(UTC))
ITS = Integration(
    id=INTEGRATION,
    cloud="aws",
    account="111122223333",
    region="eu-central-1",
    role="arn:aws:iam::111122223333:role/outrider",
    function="arn:aws:lambda:eu-central-1:111122223333:function:outrider",
    external_id="x" * 43,
    cluster="main",
    members=(),
    owners=("acme",),
    created_at=datetime.now(UTC),
    state=IntegrationState.PROVEN,
)


def pod(state: dict[str, Any]) -> dict[str, Any]:
    status = {"phase": "Pending", "containerStatuses": [{"image": "r/scanner", "state": state}]}
    return {"metadata": {"creationTimestamp": "2026-01-01T00:00:00Z"}, "spec": {}, "status": status}


def ended(message: str) -> dict[str, Any]:
    return pod({"terminated": {"exitCode": 0, "message": message}})


TOLD = ProbeReport(v=1, scanner="outrider 0.1.0", forge=Way(reason="tls"), report=Way(status=200)).to_json()


def probing(launcher: Launcher, cluster: KubeApi, its: dict[str, Any], done: str | None = None) -> Probing:
    """As long as it waits, the probe's Job gets this pod, and this condition."""

    def pause(_seconds: float) -> None:
        (job,) = cluster.jobs.values()
        job["status"] = {"conditions": [{"type": done, "status": "True"}]} if done else {}
        cluster.pods[:] = [its]

    return Probing(launcher, "https://github.com", SERVICE, pause=pause)


def test_what_the_pod_says_at_its_end_comes_back_through_the_customers_function(
    cluster: KubeApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    with answering() as aws:
        monkeypatch.setenv("AWS_ENDPOINT_URL_STS", aws.url)
        monkeypatch.setenv("AWS_ENDPOINT_URL_LAMBDA", aws.url)
        aws.roles[ITS.role] = ITS.external_id
        aws.functions[ITS.function] = lambda payload: handle(payload, None)
        launcher = AwsLauncher(AwsCloud({}), INTEGRATION, lambda _: ITS, PROBES.tickets.public_keys)
        connections = AwsConnections(None, AwsCloud({}), PROBES.clock)  # type: ignore[arg-type]  nothing is stored
        doctor = AwsDoctor(
            connections,
            lambda _: probing(launcher, cluster, ended(TOLD), "Complete"),
            lambda _: PROBES,
            {"aws": "arn:aws:iam::999988887777:role/outrider"},
            PROBES.clock,
        )
        checks = {check.name: check for check in doctor.look(ITS)}
    well = ("identity", "external id", "function", "cluster", "namespace", "image pull", "report path", "owners")
    assert {name: check.health for name, check in checks.items()} == dict.fromkeys(well, Health.WELL) | {"egress": Health.ILL}
    assert checks["egress"].reason == "tls"


def directly(cluster: KubeApi, its: dict[str, Any], done: str | None = None) -> dict[str, Check]:
    """By the launcher of a service that reaches its cluster itself."""
    access = Access(cluster.endpoint, Path(cluster.authority), lambda: "token")
    settings = job_settings({"image": "r/scanner@sha256:" + "d" * 64})
    keys = PROBES.tickets.public_keys
    launcher = KubernetesLauncher(lambda: Cluster(access), settings, keys, INTEGRATION, PROBES.clock)
    doctor = LauncherDoctor(probing(launcher, cluster, its, done), PROBES, "The cluster", PROBES.clock)
    return {check.name: check for check in doctor.look()}


def test_a_probe_is_a_small_job_that_tells_at_its_end(cluster: KubeApi) -> None:
    checks = directly(cluster, ended(TOLD), "Complete")
    assert list(checks) == ["cluster", "namespace", "image pull", "egress", "report path"]
    assert [check.name for check in checks.values() if check.health is not Health.WELL] == ["egress"]
    (job,) = cluster.jobs.values()
    container = job["spec"]["template"]["spec"]["containers"][0]
    assert container["command"][-2:] == ["--probe-file", "/dev/termination-log"]
    assert container["resources"]["requests"]["memory"] == "2Gi"  # of the size small


def test_an_image_that_does_not_come_is_told_and_the_job_ended(cluster: KubeApi) -> None:
    checks = directly(cluster, pod({"waiting": {"reason": "ImagePullBackOff", "message": "no such host"}}))
    assert (checks["image pull"].health, checks["image pull"].reason) == (Health.ILL, "image-pull")
    assert "r/scanner can not be pulled" in checks["image pull"].told
    assert checks["egress"].health is Health.UNKNOWN
    (job,) = cluster.jobs.values()
    assert "outrider/cancelled" in job["metadata"]["annotations"]


@pytest.mark.parametrize("message", ["", "hello", json.dumps({"v": 2}), '{"v":1,"forge":{'], ids=range(4))
def test_last_words_that_are_none_of_a_probe_are_not_taken_for_well(cluster: KubeApi, message: str) -> None:
    checks = directly(cluster, ended(message), "Complete")
    assert (checks["image pull"].health, checks["egress"].reason) == (Health.WELL, "bad-probe")
    assert checks["report path"].health is Health.UNKNOWN


def test_a_cluster_that_refuses_us_is_told_before_a_job_is_tried(cluster: KubeApi) -> None:
    cluster.refusal = 403, {"message": "jobs is forbidden"}
    checks = directly(cluster, {})
    assert (checks["cluster"].health, checks["namespace"].reason) == (Health.WELL, "forbidden")
    assert checks["image pull"].health is Health.UNKNOWN
    cluster.refusal = 401, {"message": "Unauthorized"}
    assert directly(cluster, {})["namespace"].reason == "unauthorized"
