"""A cluster that reaches neither the service nor is reached by it: only its function, its forge, and the bucket of reports."""

from __future__ import annotations

import base64
import json
import os
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config

from cloudformation.function import handler
from k8s.manifest import TERMINATION_MESSAGE
from protocol.keys import pinned
from tests.cloudformation import aws_api, bucket_door, kube_api, moto_api
from tests.cloudformation.aws_api import AwsApi
from tests.cloudformation.bucket_door import Door
from tests.cloudformation.kube_api import KubeApi
from tests.cloudformation.signed import INTEGRATION, KEY
from tests.scanner.git_forge import Forge, new_repository, serving

BUCKET, REGION, ACCOUNT = "results", "eu-central-1", "111122223333"
KMS_KEY = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/11112222-3333-4444-5555-666677778888"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/outrider-{INTEGRATION}"
FUNCTION = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:outrider-{INTEGRATION}"
EXTERNAL_ID = "e" * 43
TOKEN = "canary-0123456789abcdef-of-the-customer"
ACCESS_KEY, SECRET_KEY = "AKIAIOSFODNN7EXAMPLE", "the-functions-own-secret-key"


@dataclass
class ClosedCluster:
    """What a test sees of it."""

    api: KubeApi
    aws: AwsApi
    door: Door
    forge: Forge
    folder: Path
    s3: Any
    environ: dict[str, str]
    """Of the function and of the Jobs."""
    answers: list[dict[str, Any]] = field(default_factory=list)
    """What the function answered."""

    @property
    def host(self) -> str:
        return self.forge.url.removeprefix("https://")

    def commit(self, files: dict[str, bytes]) -> str:
        path = self.forge.root / "acme" / "shop.git"
        path.parent.mkdir(exist_ok=True)
        return new_repository(path).commit(files)

    def run(self, name: str) -> subprocess.CompletedProcess[str]:
        """Do as the kubelet does: the Job's command with its Secret as files, and then its end."""
        folder = self.folder / name
        (folder / "ticket").mkdir(parents=True)
        for file, content in self.api.secrets[name]["data"].items():
            (folder / "ticket" / file).write_bytes(base64.b64decode(content))
        container = self.api.jobs[name]["spec"]["template"]["spec"]["containers"][0]
        last_words = folder / "last-words"
        places = {
            "/ticket": f"{folder}/ticket",
            "/scratch": str(folder),
            "/ca": str(self.folder),
            TERMINATION_MESSAGE: str(last_words),
        }
        command = [_at(places, word) for word in container["command"]]
        environ = {variable["name"]: _at(places, variable["value"]) for variable in container["env"]}
        done = subprocess.run(
            [sys.executable, "-m", "cli.main", *command[1:]],
            env={"PATH": os.environ["PATH"], **self.environ, **environ},
            capture_output=True,
            text=True,
            check=False,
        )
        self.end(name, "Failed" if done.returncode else "Complete")
        if last_words.exists():
            state = {"terminated": {"exitCode": done.returncode, "message": last_words.read_text()}}
            self.api.pods[:] = [{"metadata": {}, "status": {"containerStatuses": [{"state": state}]}}]
        return done

    def end(self, name: str, how: str) -> None:
        self.api.jobs[name]["status"] = {"conditions": [{"type": how, "status": "True"}]}

    def keys(self) -> list[str]:
        return [str(one["Key"]) for one in self.s3.list_objects_v2(Bucket=BUCKET).get("Contents", ())]

    def read(self, key: str) -> bytes:
        return bytes(self.s3.get_object(Bucket=BUCKET, Key=key)["Body"].read())

    def write(self, key: str, content: bytes) -> None:
        """As whoever may write into the bucket could."""
        self.s3.put_object(Bucket=BUCKET, Key=key, Body=content)

    def forget(self) -> None:
        """Everything that a test has left."""
        for key in self.keys():
            self.s3.delete_object(Bucket=BUCKET, Key=key)
        self.api.__init__(endpoint=self.api.endpoint)  # type: ignore[misc]
        self.door.__init__(self.door.behind, self.s3, BUCKET, ACCESS_KEY, SECRET_KEY, self.door.url)  # type: ignore[misc]
        self.aws.functions[FUNCTION] = self._answer
        self.answers.clear()

    def _answer(self, invocation: object) -> Any:
        self.answers.append(handler.handle(invocation, None))
        return self.answers[-1]


def _at(places: dict[str, str], word: str) -> str:
    return next((place + word.removeprefix(path) for path, place in places.items() if word.startswith(path)), word)


def client(service: str, url: str, config: Config | None = None) -> Any:
    """AWS's, for who has the function's credentials."""
    return boto3.client(
        service,
        endpoint_url=url,
        region_name=REGION,
        aws_access_key_id=ACCESS_KEY,
        aws_secret_access_key=SECRET_KEY,
        config=config,
    )


@contextmanager
def existing(folder: Path) -> Iterator[ClosedCluster]:
    """The cluster and what is around it, as the stack with `ReportThrough=BUCKET` makes it."""
    tls, authority = kube_api.certificate(folder)
    (folder / "ca.crt").write_bytes(authority)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tls)
    (folder / "git").mkdir()
    with (
        kube_api.running(folder) as (api, eks),
        moto_api.answering() as moto,
        bucket_door.standing(moto, client("s3", moto), BUCKET, ACCESS_KEY, SECRET_KEY) as door,
        aws_api.answering() as aws,
        serving(folder / "git", context) as forge,
        pytest.MonkeyPatch.context() as patch,
    ):
        door.inside.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
        kept = json.dumps({"host": forge.url.removeprefix("https://"), "token": TOKEN})
        secret = client("secretsmanager", moto).create_secret(Name="forge", SecretString=kept)["ARN"]
        environ = {
            "AWS_ENDPOINT_URL": aws.url,
            "AWS_ENDPOINT_URL_EKS": eks,
            "AWS_ENDPOINT_URL_S3": door.url,
            "AWS_ENDPOINT_URL_SECRETS_MANAGER": moto,
            "AWS_REGION": REGION,
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
            "AWS_SESSION_TOKEN": "the-functions-own-session-token",
            "AWS_MAX_ATTEMPTS": "1",
        }
        functions = {
            "OUTRIDER_INTEGRATION": INTEGRATION,
            "OUTRIDER_TICKET_KEYS": pinned([KEY.public_key()]),
            "OUTRIDER_CLUSTER": "main",
            "OUTRIDER_LOG_LEVEL": "debug",
            "OUTRIDER_REPORT_THROUGH": "BUCKET",
            "OUTRIDER_REPORT_BUCKET": BUCKET,
            "OUTRIDER_REPORT_KEY": KMS_KEY,
            "OUTRIDER_JOB_IMAGE": "registry.example.com/outrider/scanner@sha256:" + "d" * 64,
            "OUTRIDER_JOB_FORGE_SECRET": secret,
            "OUTRIDER_JOB_CA_CONFIG_MAP": "ca",
        }
        for name, value in {**environ, **functions}.items():
            patch.setenv(name, value)
        handler._function.cache_clear()
        aws.roles[ROLE] = EXTERNAL_ID
        made = ClosedCluster(api, aws, door, forge, folder, door.inside, environ)
        forge.token = TOKEN
        made.forget()
        yield made
        handler._function.cache_clear()
