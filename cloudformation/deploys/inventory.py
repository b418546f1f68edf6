"""What is in service now: every function, and every task that runs. For a sweep, which finds what no event told of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cloudformation.deploys.errors import asking
from webhooks.aws_deploys import MAX_CONTAINERS, FunctionDeploy, TaskContainer, TaskDeploy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from cloudformation.deploys.clients import Client, Clients
    from cloudformation.deploys.selection import Selection
    from cloudformation.deploys.settings import Place

_AT_ONCE: Final = 100
"""https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTasks.html"""
_MACHINES: Final = {"x86_64": "amd64", "arm64": "arm64"}


def in_service(
    clients: Clients, place: Place, own: Collection[str], selection: Selection
) -> dict[str, FunctionDeploy | TaskDeploy]:
    """Everything in service in a place that is asked for, in the order of its names, which a sweep that broke off goes on by.

    Args:
        clients: of that place.
        place: account and region.
        own: names of functions that are not scanned.
        selection: what is asked for.

    Raises:
        CloudRefusedError: AWS did not list it.

    """
    with asking("the list of functions"):
        functions = {f"function/{one.name}": one for one in _functions(clients.named("lambda"), place, own, selection)}
    with asking("the list of tasks"):
        tasks = {f"task/{one.definition}/{one.architecture}": one for one in _tasks(clients.named("ecs"), place, selection)}
    found: dict[str, FunctionDeploy | TaskDeploy] = {**functions, **tasks}
    return dict(sorted(found.items()))


def _functions(client: Client, place: Place, own: Collection[str], selection: Selection) -> Iterator[FunctionDeploy]:
    for page in client.get_paginator("list_functions").paginate():
        for function in page.get("Functions", ()):
            name, arn = str(function["FunctionName"]), str(function["FunctionArn"])
            if name in own or not selection.fits(name):
                continue
            if not selection.tags or selection.has_tags(client.list_tags(Resource=arn).get("Tags", {})):
                yield FunctionDeploy(arn.split(":")[1], place.account, place.region, name)


def _tasks(client: Client, place: Place, selection: Selection) -> Iterator[TaskDeploy]:
    for page in client.get_paginator("list_clusters").paginate():
        for cluster in page.get("clusterArns", ()):
            arns = [arn for tasks in client.get_paginator("list_tasks").paginate(cluster=cluster) for arn in tasks["taskArns"]]
            for start in range(0, len(arns), _AT_ONCE):
                told = client.describe_tasks(cluster=cluster, tasks=arns[start : start + _AT_ONCE], include=["TAGS"])
                yield from (_task(task, place) for task in told.get("tasks", ()) if _is_asked_for(task, selection))


def _is_asked_for(task: Mapping[str, Any], selection: Selection) -> bool:
    # arn:<partition>:ecs:<region>:<account>:task-definition/<family>:<revision>
    family = str(task.get("taskDefinitionArn", "")).rpartition("/")[2].partition(":")[0]
    tags = {str(one.get("key")): str(one.get("value")) for one in task.get("tags", ())}
    return selection.fits(family) and selection.has_tags(tags)


def _task(task: Mapping[str, Any], place: Place) -> TaskDeploy:
    containers = tuple(
        TaskContainer(str(one.get("image", "")), str(one.get("imageDigest", "")))
        for one in task.get("containers", ())[:MAX_CONTAINERS]
        if one.get("image")
    )
    machine = next((one.get("value") for one in task.get("attributes", ()) if one.get("name") == "ecs.cpu-architecture"), "")
    definition = str(task.get("taskDefinitionArn", ""))
    return TaskDeploy(place.account, place.region, definition, containers, _MACHINES.get(str(machine), ""))
