"""An account where functions and tasks are deployed: AWS's APIs, a registry, advisory data, and the scanning function in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from botocore.config import Config

from cloudformation.deploys import clients
from cloudformation.deploys.clients import Clients
from cloudformation.deploys.deployed_targets import DeployedTargets
from cloudformation.deploys.failures import Failures
from cloudformation.deploys.handler import DeployScans
from cloudformation.deploys.members import Readers
from cloudformation.deploys.qscanner import set_up
from cloudformation.deploys.results import Results
from cloudformation.deploys.scanning import Scanning
from cloudformation.deploys.settings import read_scan_settings
from tests.advisories.samples import CRITICAL, affected, archive, record, since, updated
from tests.cloudformation import aws_api, lambda_api, moto_api
from tests.cloudformation.aws_api import AwsApi
from tests.cloudformation.lambda_api import ACCOUNT, REGION, LambdaApi
from tests.cloudformation.signed import INTEGRATION
from tests.cloudformation.templates import template
from tests.scanner.oci_registry import State, running
from tests.webhooks.aws_events import recorded

BUCKET, KEY = "results", f"arn:aws:kms:{REGION}:{ACCOUNT}:key/11112222-3333-4444-5555-666677778888"


@dataclass
class Account:
    """What a test sees of it."""

    lambdas: LambdaApi
    sts: AwsApi
    registry: str
    images: State
    environ: dict[str, str]
    clients: Clients
    now: datetime = datetime(2026, 11, 21, 12, tzinfo=UTC)
    seconds: float = 900.0
    waited: list[float] = field(default_factory=list)
    queue: str = ""
    engines: tuple[str, ...] = ("packages", "secrets")
    """As in the zip form."""
    announced: str = ""
    """Address of the queue that gets what the stack's rule passes on to the service."""

    @property
    def function(self) -> DeployScans:
        settings = read_scan_settings(self.environ)
        results = Results(self.clients.named("s3"), BUCKET, KEY)
        parts = settings, self.clients, results
        readers = Readers(settings, self.clients, lambda: self.now)
        scanning = Scanning(*parts, readers, self.engines, lambda: self.now, qscanner=set_up(settings, self.clients))
        targets = DeployedTargets(readers, self.waited.append)
        return DeployScans(scanning, targets, Failures(*parts, lambda: self.now))

    def tell(self, event: dict[str, Any]) -> dict[str, Any]:
        answer = self.function.answer(event, lambda: self.seconds)
        return json.loads(json.dumps(answer))  # type: ignore[no-any-return]

    def keys(self, ending: str) -> list[str]:
        listed = self.clients.named("s3").list_objects_v2(Bucket=BUCKET).get("Contents", ())
        return [str(one["Key"]) for one in listed if str(one["Key"]).endswith(ending)]

    def result(self, key: str) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.clients.named("s3").get_object(Bucket=BUCKET, Key=key)["Body"].read())
        return told

    def messages(self) -> list[dict[str, Any]]:
        """What the topic was told since this was asked last."""
        return self._received(self.queue)

    def events(self) -> list[dict[str, Any]]:
        """What the bus was told since this was asked last, as the service would see it."""
        return [event | {"account": ACCOUNT} for event in self._received(self.announced)]  # the server plays another account

    def _received(self, queue: str) -> list[dict[str, Any]]:
        sqs = self.clients.named("sqs")
        found = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages", ())
        for message in found:
            sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
        return [json.loads(message["Body"]) for message in found]

    def forget(self) -> None:
        """Empty the bucket, but for the advisory data."""
        for key in [*self.keys(""), "x"]:
            if not key.startswith("advisories/"):
                self.clients.named("s3").delete_object(Bucket=BUCKET, Key=key)
        self.lambdas.fault = self.lambdas.tag_fault = None
        self.lambdas.elsewhere.clear()
        self.sts.roles.clear()
        self.sts.sessions.clear()
        self.lambdas.pending, self.seconds, self.engines = 0, 900.0, ("packages", "secrets")
        while self.events() or self.messages():
            pass


def updating(name: str, identifier: str = "6f87d04b-9f74-4f04-a780-7acf4b0a9b38") -> dict[str, Any]:
    """An event that tells of a function's new code."""
    arn = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:{name}"
    detail = {"eventName": "UpdateFunctionCode20150331v2", "responseElements": {"functionArn": arn}}
    return recorded("update-function-code-published", detail=detail, id=identifier)


@contextmanager
def existing(folder: Path) -> Iterator[Account]:
    """The account, as the stack makes it."""
    index = folder / "index.sqlite"
    bad = archive(record("PYSEC-1", affected("acme-cart", *since("0", "2.0")), vector=CRITICAL))
    updated(folder / "osv", index, PyPI=bad)
    images = State()
    with (
        moto_api.answering() as url,
        lambda_api.answering() as lambdas,
        aws_api.answering() as sts,
        running(images) as registry,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in {
            "AWS_ENDPOINT_URL": url,
            "AWS_ENDPOINT_URL_LAMBDA": lambdas.url,
            "AWS_ENDPOINT_URL_STS": sts.url,
            "AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE",
            "AWS_SECRET_ACCESS_KEY": "the-functions-own-secret-key",
            "KF_RULE_CACHE_DIR": str(_compiled_rules()),
        }.items():
            patch.setenv(name, value)
        # What is asked again, and how long for, is AWS's own library's: here every refusal is the last.
        patch.setattr(clients, "CONFIG", clients.CONFIG.merge(Config(retries={"total_max_attempts": 1})))
        sts.behind, lambdas.accounts = url, sts.accounts
        made = Clients(REGION)
        topic, queue = _stack(made, index)
        environ = {
            "OUTRIDER_INTEGRATION": INTEGRATION,
            "AWS_REGION": REGION,
            "OUTRIDER_SCAN_ACCOUNT": ACCOUNT,
            "OUTRIDER_SCAN_BUCKET": BUCKET,
            "OUTRIDER_SCAN_KEY": KEY,
            "OUTRIDER_SCAN_TOPIC": topic,
            "OUTRIDER_SCAN_TAGS": "yes",
            "OUTRIDER_SCAN_OWN": f"outrider-{INTEGRATION}",
            "OUTRIDER_SCAN_SCRATCH": str(folder),
        }
        yield Account(lambdas, sts, registry, images, environ, made, queue=queue, announced=_rule(made))


def _compiled_rules() -> Path:
    """Where scans of this user keep them; without them each scan here would compile its own, for seconds."""
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "outrider" / "kingfisher"
    if not folder.is_dir() or not any(folder.iterdir()):
        subprocess.run([sys.executable, "-m", "cli.main", "prepare"], check=True)
    return folder


def _stack(clients: Clients, index: Path) -> tuple[str, str]:
    s3, sns, sqs = clients.named("s3"), clients.named("sns"), clients.named("sqs")
    s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    s3.upload_file(str(index), BUCKET, "advisories/index.sqlite")
    topic = str(sns.create_topic(Name="findings")["TopicArn"])
    queue = str(sqs.create_queue(QueueName="findings")["QueueUrl"])
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    sns.subscribe(TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes={"RawMessageDelivery": "true"})
    return topic, queue


def _rule(clients: Clients) -> str:
    """The stack's rule for results, with a queue in the service's place."""
    pattern = template("account")["Resources"]["Scanned"]["Properties"]["EventPattern"]
    sqs, events = clients.named("sqs"), clients.named("events")
    queue = str(sqs.create_queue(QueueName="service")["QueueUrl"])
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    of_account = pattern | {"account": [arn.split(":")[4]]}
    events.put_rule(Name="scanned", EventPattern=json.dumps(of_account))
    events.put_targets(Rule="scanned", Targets=[{"Id": "service", "Arn": arn}])
    return queue
