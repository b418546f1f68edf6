"""What an event of AWS put into service: a function, a layer, or a task's containers. Pure: what it names is looked up later."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from webhooks.aws import AwsKind
from webhooks.events import Ignored

if TYPE_CHECKING:
    from collections.abc import Container as Holding
    from collections.abc import Mapping

    from webhooks.aws import AwsEvent

_NAME: Final = r"[0-9A-Za-z_-]{1,140}"
_FUNCTION: Final = re.compile(
    rf"(?:arn:(?P<partition>aws[a-z-]{{0,10}}):lambda:(?P<region>[a-z0-9-]{{4,30}}):)?"
    rf"(?:(?P<account>[0-9]{{12}}):)?(?:function:)?(?P<name>{_NAME})(?::(?P<qualifier>\$LATEST|[0-9A-Za-z_-]{{1,128}}))?",
    re.ASCII,
)
"""A name, a partial or a full ARN, each with or without a version or alias.
https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionCode.html#API_UpdateFunctionCode_RequestSyntax"""
_LAYER: Final = re.compile(rf"arn:aws[a-z-]{{0,10}}:lambda:[a-z0-9-]{{4,30}}:[0-9]{{12}}:layer:({_NAME}):[0-9]{{1,10}}", re.ASCII)
_DEFINITION: Final = re.compile(
    r"(?:arn:aws[a-z-]{0,10}:ecs:[a-z0-9-]{4,30}:[0-9]{12}:task-definition/)?[0-9A-Za-z_-]{1,255}(?::[0-9]{1,10})?", re.ASCII
)
_DIGEST: Final = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)
_IMAGE: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z._:/@-]{0,511}", re.ASCII)
_LATEST: Final = "$LATEST"
_MACHINES: Final = {"x86_64": "amd64", "amd64": "amd64", "arm64": "arm64"}
"""What ECS calls architectures, lower case, in the words of image indexes."""
MAX_CONTAINERS: Final = 200
"""Of one event; a task has ten at most, and RunTask starts ten tasks.
https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html"""


@dataclass(frozen=True, slots=True)
class FunctionDeploy:
    """Code or configuration of a function changed, or a version was published."""

    partition: str
    account: str
    region: str
    name: str
    qualifier: str = ""
    """A version; empty for what was changed last."""

    @property
    def arn(self) -> str:
        """For asking AWS about it."""
        ending = f":{self.qualifier}" if self.qualifier else ""
        return f"{self.unqualified}{ending}"

    @property
    def unqualified(self) -> str:
        """The function's own ARN, which carries its tags."""
        return f"arn:{self.partition}:lambda:{self.region}:{self.account}:function:{self.name}"


@dataclass(frozen=True, slots=True)
class LayerDeploy:
    """A version of a layer was published; it never changes after that."""

    account: str
    region: str
    name: str
    arn: str
    """With its version."""


@dataclass(frozen=True, slots=True)
class TaskContainer:
    """One container: init containers and sidecars are containers like all others."""

    image: str
    """As the task definition names it."""
    digest: str = ""
    """What runs; empty where the event does not say."""


@dataclass(frozen=True, slots=True)
class TaskDeploy:
    """Containers that run, or that a service or task definition will run."""

    account: str
    region: str
    definition: str
    """ARN, family or `family:revision`; empty where the event names the containers and nothing else."""
    containers: tuple[TaskContainer, ...] = ()
    """None where the event names the task definition alone: it has to be asked for."""
    architecture: str = ""
    """`amd64` or `arm64`; empty where the event does not say, and ECS takes amd64."""


Deploy: TypeAlias = FunctionDeploy | LayerDeploy | TaskDeploy


def deployed(event: AwsEvent, own: Holding[str] = ()) -> Deploy | Ignored:
    """What an event put into service, or why that is nothing to scan.

    Args:
        event: of the kinds `function` and `service`.
        own: names of functions that are ours: scanning them would answer our own deployment.

    """
    if event.kind is AwsKind.FUNCTION:
        return _layer(event) if event.name.startswith("PublishLayerVersion") else _function(event, own)
    if event.kind is AwsKind.SERVICE:
        return _task(event)
    return Ignored("unsupported-event", "It names nothing that was deployed.")


def _function(event: AwsEvent, own: Holding[str]) -> FunctionDeploy | Ignored:
    answer, asked = _object(event.detail, "responseElements"), _object(event.detail, "requestParameters")
    named = _text(answer, "functionArn") or _text(answer, "functionName") or _text(asked, "functionName")
    match = _FUNCTION.fullmatch(named)
    if match is None:
        return Ignored("malformed", "The event does not say which function it is about.")
    if match["account"] not in {None, event.account} or match["region"] not in {None, event.region}:
        return Ignored("foreign-account", "The function is another account's or region's: an event there tells of it.")
    if match["name"] in own:
        return Ignored("own-function", "It is a function of this stack.")
    version = _text(answer, "version") if event.name.startswith("PublishVersion") else ""
    qualifier = (match["qualifier"] or version) if answer else ""
    qualifier = "" if qualifier == _LATEST or not re.fullmatch(r"[0-9]{1,10}", qualifier, re.ASCII) else qualifier
    partition = match["partition"] or _partition(event.region)
    return FunctionDeploy(partition, event.account, event.region, match["name"], qualifier)


def _layer(event: AwsEvent) -> LayerDeploy | Ignored:
    arn = _text(_object(event.detail, "responseElements"), "layerVersionArn")
    match = _LAYER.fullmatch(arn)
    if match is None:
        return Ignored("malformed", "The event does not say which version of a layer it is about.")
    return LayerDeploy(event.account, event.region, match[1], arn)


def _task(event: AwsEvent) -> TaskDeploy | Ignored:
    if "State Change" in event.name:
        return _running(event)
    answer = _object(event.detail, "responseElements")
    if event.name.startswith(("RunTask", "StartTask")):
        return _started(event, answer)
    if event.name.startswith("RegisterTaskDefinition"):
        definition = _object(answer, "taskDefinition")
        machine = _text(_object(definition, "runtimePlatform"), "cpuArchitecture")
        containers = _containers(definition.get("containerDefinitions"))
        return _told(event, _text(definition, "taskDefinitionArn"), containers, machine)
    return _told(event, _text(_object(answer, "service"), "taskDefinition"))


def _running(event: AwsEvent) -> TaskDeploy | Ignored:
    detail = event.detail
    if _text(detail, "lastStatus") != "RUNNING":
        return Ignored("not-running", "The task does not run: another event tells when it does.")
    return _told(event, _text(detail, "taskDefinitionArn"), _containers(detail.get("containers")), _machine(detail))


def _started(event: AwsEvent, answer: Mapping[str, Any]) -> TaskDeploy | Ignored:
    """RunTask answers 200 also when it started nothing."""
    tasks = [task for task in _list(answer.get("tasks")) if isinstance(task, dict)]
    if not tasks:
        return Ignored("failed-call", "No task was started.")
    containers = tuple(one for task in tasks for one in _containers(task.get("containers")))
    definition = _text(tasks[0], "taskDefinitionArn") or _text(_object(event.detail, "requestParameters"), "taskDefinition")
    return _told(event, definition, tuple(dict.fromkeys(containers)), _machine(tasks[0]))


def _told(
    event: AwsEvent, definition: str, containers: tuple[TaskContainer, ...] = (), machine: str = ""
) -> TaskDeploy | Ignored:
    definition = definition if _DEFINITION.fullmatch(definition) else ""
    if not definition and not containers:
        return Ignored("malformed", "The event names neither a task definition nor images.")
    return TaskDeploy(event.account, event.region, definition, containers[:MAX_CONTAINERS], _MACHINES.get(machine.lower(), ""))


def _containers(value: object) -> tuple[TaskContainer, ...]:
    found = (one for one in _list(value) if isinstance(one, dict) and _IMAGE.fullmatch(_text(one, "image")))
    return tuple(dict.fromkeys(TaskContainer(_text(one, "image"), _digest(_text(one, "imageDigest"))) for one in found))


def _digest(text: str) -> str:
    return text if _DIGEST.fullmatch(text) else ""


def _machine(task: Mapping[str, Any]) -> str:
    attributes = (one for one in _list(task.get("attributes")) if isinstance(one, dict))
    return next((_text(one, "value") for one in attributes if one.get("name") == "ecs.cpu-architecture"), "")


def _partition(region: str) -> str:
    return "aws-cn" if region.startswith("cn-") else "aws-us-gov" if region.startswith("us-gov-") else "aws"


def _object(value: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = value.get(name)
    return found if isinstance(found, dict) else {}


def _list(value: object) -> list[Any]:
    return value[:MAX_CONTAINERS] if isinstance(value, list) else []


def _text(value: Mapping[str, Any], name: str) -> str:
    found = value.get(name)
    return found if isinstance(found, str) else ""
