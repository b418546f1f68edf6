"""The images that a task's containers run: every container's, each as the digest for the architecture it runs on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cloudformation.deploys.errors import CloudRefusedError, asking
from cloudformation.deploys.registry_secrets import listed
from cloudformation.deploys.targets import ImageMaterial, Target, Withheld, identity
from webhooks.aws_deploys import TaskContainer

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from cloudformation.deploys.clients import Client
    from cloudformation.deploys.ecr import Ecr
    from webhooks.aws_deploys import TaskDeploy

_DEFAULT: Final = "amd64"
"""https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html"""
_HUB: Final = "docker.io"


@dataclass(frozen=True, slots=True)
class TaskImages:
    """What is known of a task's images."""

    targets: tuple[Target, ...]
    deferred: tuple[str, ...]
    """Tags in registries other than ECR: what they stand for is told by the event of the task that runs them."""


def task_images(ecs: Client, ecr: Ecr, deploy: TaskDeploy, secrets: Collection[str] = ()) -> TaskImages:
    """Resolve the images of a task.

    Args:
        ecs: of the task's region.
        ecr: as seen from there.
        deploy: the task.
        secrets: ARNs of those that may open registries.

    Raises:
        CloudRefusedError: the task definition is gone, or may not be read. An image of which that is so is told as withheld.

    """
    containers, architecture = deploy.containers, deploy.architecture
    opened: dict[str, str] = {}
    elsewhere = any(not ecr.holds(split_image(one.image)[0]) for one in containers)
    if not containers or (secrets and elsewhere and deploy.definition):
        told = _definition(ecs, deploy)
        opened = {image: listed(secret, secrets) for image, secret in _secrets(told)}
        if not containers:
            containers, architecture = _defined(told)
    targets: dict[str, Target] = {}
    deferred: list[str] = []
    for container in containers:
        target = _target(ecr, deploy, container, architecture or _DEFAULT, opened.get(container.image, ""))
        if target is None:
            deferred.append(container.image)
        else:
            targets.setdefault(target.identity, target)
    return TaskImages(tuple(targets.values()), tuple(dict.fromkeys(deferred)))


def _definition(ecs: Client, deploy: TaskDeploy) -> Mapping[str, Any]:
    with asking(f"the task definition {deploy.definition}"):
        told: Mapping[str, Any] = ecs.describe_task_definition(taskDefinition=deploy.definition)["taskDefinition"]
    return told


def _secrets(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Images, each with what names the secret of its registry."""
    for one in told.get("containerDefinitions", ()):
        if secret := one.get("repositoryCredentials", {}).get("credentialsParameter"):
            yield str(one.get("image", "")), str(secret)


def _defined(told: Mapping[str, Any]) -> tuple[tuple[TaskContainer, ...], str]:
    machine = str(told.get("runtimePlatform", {}).get("cpuArchitecture", "")).lower()
    images = dict.fromkeys(str(one.get("image", "")) for one in told.get("containerDefinitions", ()))
    return tuple(TaskContainer(image) for image in images if image), "arm64" if machine == "arm64" else _DEFAULT


def _target(ecr: Ecr, deploy: TaskDeploy, container: TaskContainer, architecture: str, secret: str) -> Target | None:
    """None where nothing tells yet which digest runs."""
    repository, tag, named = split_image(container.image)
    digest = container.digest or named
    known: tuple[str, ...] = (named, container.digest)
    withheld: CloudRefusedError | None = None
    if ecr.holds(repository):
        try:
            known = (*ecr.resolved(repository, digest or tag, architecture), *known)
            digest = known[0]
        except CloudRefusedError as error:
            withheld = error
    elif not digest:
        return None
    known_by = identity(repository, digest or tag, architecture)
    material = Withheld(withheld) if withheld else ImageMaterial(f"{repository}@{digest}", architecture, secret)
    about = (("image", container.image), ("digest", digest), ("architecture", architecture), ("definition", deploy.definition))
    told = tuple((name, value) for name, value in about if value)
    return Target(
        deploy.account,
        deploy.region,
        "image",
        repository.replace(":", "_"),
        known_by,
        material,
        told,
        digests=tuple(dict.fromkeys(one for one in known if one)),
    )


def split_image(image: str) -> tuple[str, str, str]:
    """Registry with repository, tag and digest; the tag is `latest` where none is named."""
    rest, _, digest = image.partition("@")
    first, slash, path = rest.partition("/")
    hosted = bool(slash) and (first == "localhost" or "." in first or ":" in first)
    host, name = (first, path) if hosted else (_HUB, rest)
    name, _, tag = name.partition(":")
    return f"{host}/{name}", tag or "latest", digest
