"""The account of `deployments`, with a cluster that scans what is deployed: its API, and a kubelet that does as it is told."""

from __future__ import annotations

import base64
import functools
import gzip
import json
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.job import job
from cloudformation.deploys.clients import Clients
from cloudformation.deploys.errands import REPORTS
from cloudformation.deploys.handler import DeployScans, deploy_scans
from cloudformation.deploys.settings import read_scan_settings
from findings.coverage import Coverage, EngineRun, Outcome
from protocol.order import Order
from protocol.report import Report
from tests.cloudformation import bucket_door, kube_api
from tests.cloudformation.bucket_door import Door
from tests.cloudformation.deployments import BUCKET, Account
from tests.cloudformation.kube_api import KubeApi
from tests.cloudformation.lambda_api import ACCOUNT, REGION


@dataclass
class JobAccount:
    """What a test sees of it."""

    account: Account
    api: KubeApi
    door: Door
    clients: Clients
    environ: dict[str, str]
    folder: Path
    later: timedelta = timedelta(0)
    """How far the function's clock is ahead."""
    seconds: float = 900.0
    ran: int = 0

    @functools.cached_property
    def function(self) -> DeployScans:
        """Warm: one process answers all invocations."""
        settings = read_scan_settings(self.environ)
        return deploy_scans(settings, self.clients, lambda: datetime.now(UTC) + self.later, self.account.waited.append)

    def tell(self, event: dict[str, Any]) -> dict[str, Any]:
        answer = self.function.answer(event, lambda: self.seconds)
        return json.loads(json.dumps(answer))  # type: ignore[no-any-return]

    def round(self, after: timedelta = timedelta(0)) -> dict[str, Any]:
        """The schedule's, so much later."""
        self.later += after
        return self.tell({"round": secrets.token_hex(8)})

    def report(self, key: str) -> dict[str, Any]:
        """The bucket tells of an object."""
        return self.tell(created(key))

    def order(self, name: str) -> Order:
        return Order.from_json(base64.b64decode(self.api.secrets[name]["data"]["order"]))

    def run(self, name: str) -> Result:
        """Do as the kubelet does: the Job's command, with its Secret as files."""
        self.ran += 1
        folder = self.folder / f"job-{self.ran}"
        folder.mkdir()
        for file, content in self.api.secrets[name]["data"].items():
            (folder / file).write_bytes(base64.b64decode(content))
        command = self.api.jobs[name]["spec"]["template"]["spec"]["containers"][0]["command"]
        words = [word.replace("/ticket/", f"{folder}/").replace("/scratch", str(folder)) for word in command]
        assert words[:2] == ["outrider", "job"]
        done = CliRunner().invoke(job, words[2:])
        self.end(name, "Failed" if done.exit_code else "Complete")
        return done

    def leave(self, name: str) -> None:
        """As a Job does that found nothing: its report, and its end."""
        order = self.order(name)
        runs = tuple(EngineRun(engine, "1", "", Outcome.CLEAN, Coverage(files=1), 0.1) for engine in order.engines)
        told = {"scan": order.scan, "attempt": order.attempt, "target": order.target, "engines": runs}
        content = gzip.compress(Report(v=1, **told).to_json().encode())
        self.door.inside.put_object(Bucket=BUCKET, Key=order.upload.fields["key"], Body=content)
        self.end(name, "Complete")

    def end(self, name: str, how: str) -> None:
        self.api.jobs[name]["status"] = {"conditions": [{"type": how, "status": "True"}]}

    def left(self) -> list[str]:
        return [key for key in self.account.keys("") if key.startswith(REPORTS)]

    def forget(self) -> None:
        self.api.__init__(endpoint=self.api.endpoint, authority=self.api.authority)  # type: ignore[misc]
        door = self.door
        door.__init__(door.behind, door.inside, BUCKET, door.access_key, door.secret_key, door.url)  # type: ignore[misc]
        self.later, self.seconds = timedelta(0), 900.0
        self.account.forget()


def created(key: str) -> dict[str, Any]:
    """S3's event. https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html#ev-events-object-created"""
    return {
        "version": "0",
        "id": "17793124-05d4-b198-2fde-7ededc63b103",
        "detail-type": "Object Created",
        "source": "aws.s3",
        "account": ACCOUNT,
        "time": "2026-11-22T00:00:00Z",
        "region": REGION,
        "resources": [f"arn:aws:s3:::{BUCKET}"],
        "detail": {
            "version": "0",
            "bucket": {"name": BUCKET},
            "object": {"key": key, "size": 5, "etag": "b1946ac92492d2347c6235b4d2611184", "sequencer": "00617F08299329D189"},
            "request-id": "N4N7GDK58NMKJ12R",
            "requester": "123456789012",
            "source-ip-address": "1.2.3.4",
            "reason": "PostObject",
        },
    }


@contextmanager
def with_cluster(account: Account, folder: Path) -> Iterator[JobAccount]:
    """The same account, deployed with `ScanDeploysIn=JOB`."""
    moto = str(account.clients.named("s3").meta.endpoint_url)
    keys = "AKIAIOSFODNN7EXAMPLE", "the-functions-own-secret-key"
    with (
        kube_api.running(folder) as (api, eks),
        bucket_door.standing(moto, account.clients.named("s3"), BUCKET, *keys) as door,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in {
            "AWS_ENDPOINT_URL_EKS": eks,
            "AWS_ENDPOINT_URL_S3": door.url,
            "OUTRIDER_JOB_IMAGE": "registry.example.com/outrider/scanner@sha256:" + "d" * 64,
            "OUTRIDER_JOB_SERVICE_ACCOUNT": "default",
        }.items():
            patch.setenv(name, value)
        environ = account.environ | {"OUTRIDER_SCAN_IN": "JOB", "OUTRIDER_CLUSTER": "main"}
        yield JobAccount(account, api, door, Clients(REGION), environ, folder)
