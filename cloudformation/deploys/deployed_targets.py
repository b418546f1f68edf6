"""What a deployment put into service, as AWS tells it now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cloudformation.deploys.ecs_targets import task_images
from cloudformation.deploys.lambda_targets import function_target, layer_target
from cloudformation.deploys.targets import Target, Withheld, identity
from webhooks.aws_deploys import FunctionDeploy, LayerDeploy

if TYPE_CHECKING:
    from collections.abc import Callable

    from cloudformation.deploys.members import Readers
    from cloudformation.function.errors import FunctionError
    from webhooks.aws_deploys import Deploy


@dataclass(frozen=True, slots=True)
class DeployedTargets:
    """Asks AWS for what is deployed."""

    readers: Readers
    wait: Callable[[float], None]
    """Sleeps for seconds."""

    def of(self, deploy: Deploy) -> tuple[tuple[Target, ...], tuple[str, ...]]:
        """The targets, and the images of which nothing tells yet what runs.

        Raises:
            DeployError: AWS did not tell, or it is deployed where nothing is read from here.

        """
        reader = self.readers.of(deploy.account, deploy.region)
        if isinstance(deploy, FunctionDeploy):
            return (function_target(reader.clients.named("lambda"), deploy, self.wait),), ()
        if isinstance(deploy, LayerDeploy):
            return (layer_target(reader.clients.named("lambda"), deploy),), ()
        images = task_images(reader.clients.named("ecs"), reader.ecr, deploy, self.readers.secrets)
        return images.targets, images.deferred


def unread(deploy: Deploy, error: FunctionError) -> Target:
    """What stands for a deployment of which AWS told nothing: its name is known, and no content."""
    if isinstance(deploy, FunctionDeploy):
        kind, name, about = "function", deploy.name, deploy.arn
    elif isinstance(deploy, LayerDeploy):
        kind, name, about = "layer", deploy.name, deploy.arn
    else:
        kind, name, about = "image", deploy.definition or deploy.containers[0].image, deploy.definition
    return Target(deploy.account, deploy.region, kind, name, identity("unread", about), Withheld(error), (("deployed", about),))
