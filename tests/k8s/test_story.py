"""The whole path on a real cluster: webhook, ticket, Job, pod with the scanner's image, grant, clone, report, check."""

import gzip
import secrets
import subprocess
import sys
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cloudformation.function.reports import CONFIG, BucketReports, key_of
from cloudformation.function.settings import ReportsBucket
from demo.cluster import AUTHORITY, Place
from demo.errors import NoImageError
from demo.forge.forge import Forge
from demo.forge.repository import Repository
from demo.sample_files import files_of
from demo.service import RunningService
from demo.surroundings import with_cluster
from k8s.cluster import Cluster
from k8s.jobs import create_or_find, status
from k8s.settings import job_settings
from protocol.deposit import open_deposit
from protocol.receipt import JobState
from protocol.report import Report
from protocol.target import RepositoryTarget
from protocol.ticket import open_signed
from tests.cloudformation import bucket_door, moto_api
from tests.cloudformation.closed_cluster import ACCESS_KEY, BUCKET, KMS_KEY, REGION, SECRET_KEY, client
from tests.cloudformation.signed import INTEGRATION, KEY, Tickets
from tests.end_to_end.steps import propose, verdict, wait_for
from tests.equipment import long
from tests.kube import NODE, TestCluster
from tests.protocol.test_deposit import KID
from tests.scanner.git_forge import new_repository, serving
from tests.waiting import until

pytestmark = [
    pytest.mark.timeout(900),
    pytest.mark.xdist_group("cluster"),
    pytest.mark.allow_hosts(["127.0.0.1", "::1", "localhost", NODE]),
]


def limited(launcher_config: Path) -> dict[str, str]:
    return {"OUTRIDER_KUBECONFIG": str(launcher_config), "OUTRIDER_JOB_NAMESPACE": "outrider"}


def begin(forge: Forge, service: RunningService) -> Repository:
    service.prepare()
    service.start()
    shop = forge.create_repository("acme", "shop", files_of("main"))
    forge.set_webhook(f"{service.url}/hooks/github")
    return shop


def test_a_pull_request_gets_its_verdict_from_a_pod(
    cluster: TestCluster, place: Place, image: str, launcher_config: Path, tmp_path: Path
) -> None:
    with with_cluster(tmp_path, place, image, limited(launcher_config)) as (forge, service):
        shop = begin(forge, service)
        before = cluster.jobs()
        head = propose(shop)
        shop.open_pull_request("proposal", "main", "Find orders")
        run = verdict(shop, head, service)
        (job,) = cluster.jobs() - before
        told = doctor(service)

    assert {line.split("  ")[0].strip() for line in told} == {"ok"}, told
    assert [line[11:23].strip() for line in told] == ["cluster", "namespace", "image pull", "egress", "report path"]
    assert run.conclusion == "failure"
    assert {note["path"] for note in run.annotations} == {"shop/orders.py", "shop/carrier.py", "requirements.txt"}
    pods = cluster.get("pods", "-n", "outrider", "-l", f"outrider/job={job}")["items"]
    assert [pod["spec"]["containers"][0]["securityContext"]["readOnlyRootFilesystem"] for pod in pods] == [True]
    assert "ghs_" not in cluster.kubectl("logs", "-n", "outrider", f"job/{job}")


def test_the_demonstration_begins_only_with_an_image_that_nodes_have(place: Place, image: str) -> None:
    place.find_image(image)
    place.core.delete_namespaced_pod("look", place.namespace, grace_period_seconds=0)
    until(lambda: not place.core.list_namespaced_pod(place.namespace).items)
    with pytest.raises(NoImageError, match=r"podman build --target scanner -t localhost/none \."):
        place.find_image("localhost/none")


@long
def test_an_image_that_can_not_be_pulled_is_told_at_the_check(
    cluster: TestCluster, place: Place, launcher_config: Path, tmp_path: Path
) -> None:
    with with_cluster(tmp_path, place, "registry.local/:none", limited(launcher_config)) as (forge, service):
        shop = begin(forge, service)
        before = cluster.jobs()
        head = propose(shop)
        shop.open_pull_request("proposal", "main", "Find orders")
        run = verdict(shop, head, service)
        (job,) = cluster.jobs() - before

    assert "outrider/cancelled" in cluster.get("job", job, "-n", "outrider")["metadata"]["annotations"]
    assert run.conclusion == "failure"
    assert "can not be pulled" in run.summary


@long
def test_a_newer_commit_ends_the_older_ones_job(
    cluster: TestCluster, place: Place, launcher_config: Path, tmp_path: Path
) -> None:
    with with_cluster(tmp_path, place, "registry.local/none:1", limited(launcher_config)) as (forge, service):
        shop = begin(forge, service)
        before = cluster.jobs()
        first = propose(shop)
        shop.open_pull_request("proposal", "main", "Find orders")
        wait_for(lambda: next(iter(cluster.jobs() - before), None), service)
        (started,) = cluster.jobs() - before
        propose(shop, {"README.md": "newer"})

        assert verdict(shop, first, service).conclusion == "cancelled"
        until(lambda: "outrider/cancelled" in cluster.get("job", started, "-n", "outrider")["metadata"]["annotations"])


def doctor(service: RunningService) -> list[str]:
    """What the doctor says of the launcher in use: line by line."""
    command = [sys.executable, "-m", "cli.main", "doctor"]
    return subprocess.run(command, env=service.environment, capture_output=True, text=True, check=False).stdout.splitlines()


@long
def test_a_pod_leaves_its_report_in_a_bucket_and_has_no_service_to_ask(
    cluster: TestCluster, place: Place, image: str, launcher: Cluster, tmp_path: Path
) -> None:
    (tmp_path / "acme").mkdir()
    head = new_repository(tmp_path / "acme" / "shop.git").commit({"requirements.txt": b"requests==2.19.0\n"})
    with ExitStack() as stack:
        moto = stack.enter_context(moto_api.answering())
        bucket = stack.enter_context(bucket_door.standing(moto, client("s3", moto), BUCKET, ACCESS_KEY, SECRET_KEY))
        forge = stack.enter_context(serving(tmp_path))
        ways = [stack.enter_context(place.door()) for _ in range(2)]
        for way, server in zip(ways, (forge, bucket), strict=True):
            way.leads_to = int(server.url.rpartition(":")[2])
        bucket.inside.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
        target = RepositoryTarget(host=ways[0].url.removeprefix("https://"), path="acme/shop", head=head, scope="full")
        signed = Tickets()(jti=f"{secrets.token_hex(16)}.1", target=target, engines=("packages",))
        claims = open_signed(signed, {KID: KEY.public_key()}, INTEGRATION)
        through = BucketReports(ReportsBucket(BUCKET, KMS_KEY), client("s3", ways[1].url, CONFIG), lambda: datetime.now(UTC))
        room = {"cpu": "100m", "cpu_limit": "2", "memory": "1Gi", "disk": "1Gi"}
        chosen = job_settings({"image": image, "ca_config_map": AUTHORITY, "size_small": room})

        job = create_or_find(launcher, chosen, claims, signed, through.arrange).job
        until(lambda: status(launcher, chosen, claims).state.ended)
        said = cluster.kubectl("logs", "-n", "outrider", f"job/{job}")
        assert (status(launcher, chosen, claims).state, said) == (JobState.SUCCEEDED, "")
        left = bucket.inside.get_object(Bucket=BUCKET, Key=key_of(claims))["Body"].read()
    report = Report.from_json(gzip.decompress(open_deposit(left, KEY, KID, INTEGRATION).body))
    assert [(run.engine, run.coverage.packages) for run in report.engines] == [("packages", 1)]
