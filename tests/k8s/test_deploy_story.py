"""The whole path of a deployment on a real cluster: event, errand, Job, pod with the scanner's image, report, result, bus."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from cloudformation.deploys import handler
from cloudformation.function.reports import CONFIG
from demo.cluster import AUTHORITY, Place
from k8s.cluster import Cluster
from k8s.settings import JobSettings, job_settings
from tests.cloudformation import deployments, job_account
from tests.cloudformation.closed_cluster import client
from tests.cloudformation.deployments import updating
from tests.cloudformation.lambda_api import ACCOUNT, REGION, zipped
from tests.cloudformation.test_announcing import understood
from tests.equipment import long
from tests.kube import NODE, TestCluster
from tests.waiting import until

pytestmark = [
    long,
    pytest.mark.timeout(900),
    pytest.mark.xdist_group("cluster"),
    pytest.mark.allow_hosts(["127.0.0.1", "::1", "localhost", NODE]),
]
PATIENCE_S = 180.0
VULNERABLE = "Metadata-Version: 2.1\nName: acme-cart\nVersion: 1.0\n"
LAYER = f"arn:aws:lambda:{REGION}:{ACCOUNT}:layer:deps:5"
CODE = "import os\nfrom flask import request\n\n\ndef handle(event, context):\n    os.system('ping ' + request.args['host'])\n"


@dataclass
class Launched:
    """The function's way to the cluster, with the rights of our manifests."""

    cluster: Cluster
    settings: JobSettings

    def do(self, what: Callable[[Cluster, JobSettings], Any]) -> Any:
        return what(self.cluster, self.settings)


def test_a_deployed_function_is_scanned_by_a_pod_that_holds_no_credentials(
    cluster: TestCluster, place: Place, image: str, launcher: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = {"cpu": "100m", "cpu_limit": "2", "memory": "1Gi", "disk": "1Gi"}
    chosen = job_settings(
        {"image": image, "ca_config_map": AUTHORITY, "service_account": "default", "size_small": room, "size_medium": room}
    )
    monkeypatch.setattr(handler, "EksJobs", lambda *_: Launched(launcher, chosen))
    with ExitStack() as stack:
        account = stack.enter_context(deployments.existing(tmp_path))
        (tmp_path / "jobs").mkdir()
        jobs = stack.enter_context(job_account.with_cluster(account, tmp_path / "jobs"))
        way = stack.enter_context(place.door())
        way.leads_to = int(jobs.door.url.rpartition(":")[2])
        jobs.clients.signing = lambda: client("s3", way.url, CONFIG)
        account.lambdas.publish(LAYER, zipped(**{"python__acme_cart-1.0.dist-info__METADATA": VULNERABLE}))
        account.lambdas.deploy("orders", zipped(app_DOT_py=CODE), (LAYER,))
        before = cluster.jobs()
        assert list(jobs.tell(updating("orders"))["targets"].values()) == ["started"]
        (job,) = cluster.jobs() - before
        until(lambda: bool(jobs.left()) or failed(cluster, job), PATIENCE_S)
        said = cluster.kubectl("logs", "-n", "outrider", f"job/{job}")
        assert (len(jobs.left()), said) == (1, "")
        assert jobs.report(jobs.left()[0]) == {"settled": True}
        (event,) = [understood(one) for one in account.events()]
    assert {engine.engine: engine.outcome for engine in event.engines} == {
        "packages": "findings",
        "secrets": "clean",
        "code": "findings",
    }
    pod = cluster.get("pods", "-n", "outrider", "-l", f"outrider/job={job}")["items"][0]
    assert [volume["name"] for volume in pod["spec"]["volumes"]] == ["scratch", "ticket", "ca"], "no token of any account"


def failed(cluster: TestCluster, job: str) -> bool:
    return bool(cluster.get("job", job, "-n", "outrider").get("status", {}).get("failed"))
