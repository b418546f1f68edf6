"""An image's tag becomes the digest for the architecture it runs on, and a registry of ECR's is opened with its own token."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from cloudformation.deploys.clients import Clients
from cloudformation.deploys.ecr import Ecr
from cloudformation.deploys.ecs_targets import split_image, task_images
from cloudformation.deploys.errors import CloudRefusedError
from cloudformation.deploys.targets import ImageMaterial
from tests.cloudformation import moto_api
from tests.cloudformation.lambda_api import REGION
from webhooks.aws_deploys import TaskContainer, TaskDeploy

OWNER = "123456789012"
"""Whose account the server plays."""
HOST = f"{OWNER}.dkr.ecr.{REGION}.amazonaws.com"
OF = {"amd64": "sha256:" + "1" * 64, "arm64": "sha256:" + "2" * 64}
KIND = "application/vnd.oci.image.index.v1+json"
MANIFEST = "application/vnd.oci.image.manifest.v1+json"
LISTED = [
    {"mediaType": MANIFEST, "digest": digest, "size": 1, "platform": {"os": "linux", "architecture": machine}}
    for machine, digest in OF.items()
]


@pytest.fixture(scope="module")
def clients() -> Iterator[Clients]:
    with moto_api.answering() as url, pytest.MonkeyPatch.context() as patch:
        for name, value in {"AWS_ENDPOINT_URL": url, "AWS_ACCESS_KEY_ID": "x", "AWS_SECRET_ACCESS_KEY": "x"}.items():
            patch.setenv(name, value)
        clients = Clients(REGION)
        ecr = clients.named("ecr")
        ecr.create_repository(repositoryName="shop")
        index = {"schemaVersion": 2, "mediaType": KIND, "manifests": LISTED}
        ecr.put_image(repositoryName="shop", imageTag="1.4", imageManifest=json.dumps(index), imageManifestMediaType=KIND)
        yield clients


@pytest.fixture
def ecr(clients: Clients) -> Ecr:
    return Ecr(lambda region: clients.named("ecr", region))


@pytest.mark.parametrize("architecture", OF)
def test_a_tag_is_resolved_for_the_architecture(ecr: Ecr, architecture: str) -> None:
    assert ecr.resolve(f"{HOST}/shop", "1.4", architecture) == OF[architecture]


def test_a_build_is_known_by_its_manifest_and_by_the_index_that_a_pipeline_sees(clients: Clients, ecr: Ecr) -> None:
    (listed,) = clients.named("ecr").describe_images(repositoryName="shop")["imageDetails"]
    task = TaskDeploy(OWNER, REGION, "", (TaskContainer(f"{HOST}/shop:1.4", listed["imageDigest"]),), "arm64")
    (target,) = task_images(clients.named("ecs"), ecr, task).targets
    assert target.digests == (OF["arm64"], listed["imageDigest"])


def test_a_tag_that_is_gone_is_told(ecr: Ecr) -> None:
    with pytest.raises(CloudRefusedError) as refusal:
        ecr.resolve(f"{HOST}/shop", "0.1", "amd64")
    assert refusal.value.reason == "gone"


def test_only_ecr_is_shown_its_token(ecr: Ecr) -> None:
    shown = ecr.credentials(f"{HOST}/shop")
    assert (shown["OUTRIDER_REGISTRY"], shown["OUTRIDER_REGISTRY_USERNAME"]) == (HOST, "AWS")
    assert shown["OUTRIDER_REGISTRY_PASSWORD"]
    for other in ("docker.io/library/nginx", f"{HOST}.evil.example/shop", f"evil.example/{HOST}/shop"):
        assert ecr.credentials(other) == {}


def test_a_services_images_are_all_of_its_task_definitions(clients: Clients, ecr: Ecr) -> None:
    definition: dict[str, Any] = {
        "family": "shop",
        "runtimePlatform": {"cpuArchitecture": "ARM64"},
        "containerDefinitions": [
            {"name": "web", "memory": 64, "image": f"{HOST}/shop:1.4"},
            {"name": "init", "memory": 64, "image": f"{HOST}/shop:1.4", "essential": False},
            {"name": "proxy", "memory": 64, "image": "nginx:1.29"},
        ],
    }
    arn = clients.named("ecs").register_task_definition(**definition)["taskDefinition"]["taskDefinitionArn"]
    images = task_images(clients.named("ecs"), ecr, TaskDeploy(OWNER, REGION, arn))
    told = clients.named("ecs").describe_task_definition(taskDefinition=arn)["taskDefinition"]
    machine = "arm64" if told.get("runtimePlatform") else "amd64"  # this server forgets it
    assert [target.material for target in images.targets] == [ImageMaterial(f"{HOST}/shop@{OF[machine]}", machine)]
    assert images.deferred == ("nginx:1.29",)


@pytest.mark.parametrize(
    ("image", "parts"),
    [
        ("nginx", ("docker.io/nginx", "latest", "")),
        ("localhost:5000/a/b:2", ("localhost:5000/a/b", "2", "")),
        (f"{HOST}/shop@sha256:x", (f"{HOST}/shop", "latest", "sha256:x")),
    ],
)
def test_an_image_is_split(image: str, parts: tuple[str, str, str]) -> None:
    assert split_image(image) == parts
