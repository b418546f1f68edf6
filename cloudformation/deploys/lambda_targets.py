"""What a Lambda function runs once it has settled: its code, its layers and its runtime, as AWS tells them together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from cloudformation.deploys.errors import CloudRefusedError, NotSettledError, asking
from cloudformation.deploys.targets import PLATFORMS, ImageMaterial, Package, Target, Withheld, ZipMaterial, identity, zip_digest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cloudformation.deploys.clients import Client
    from cloudformation.deploys.targets import Material
    from webhooks.aws_deploys import FunctionDeploy, LayerDeploy

MADE_FROM: Final = ("outrider:repository", "outrider:commit")
"""Tags by which a function may say where it was made from."""
SETTLE_S: Final = 2.0
SETTLE_TRIES: Final = 60
"""Two minutes: a function in a VPC takes the longest.
https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html"""


def function_target(client: Client, deploy: FunctionDeploy, wait: Callable[[float], None]) -> Target:
    """The function as it is now, which may be later than the event.

    Args:
        client: Lambda's, for the function's region.
        deploy: which function, and which version of it.
        wait: sleeps for seconds.

    Raises:
        DeployError: it is gone, still changing, or may not be read.

    """
    with asking(f"the function {deploy.name}"):
        _settle(client, deploy, wait)
        function = client.get_function(FunctionName=deploy.arn)
    configuration, code = function["Configuration"], function.get("Code", {})
    layers = tuple(str(layer["Arn"]) for layer in configuration.get("Layers", ()))
    image = str(code.get("ResolvedImageUri", ""))
    runtime, digest = str(configuration.get("Runtime", "")), str(configuration.get("CodeSha256", ""))
    known_by = identity(digest, layers, image.rpartition("@")[2], runtime)
    about = (
        ("code_sha256", digest),
        ("version", str(configuration.get("Version", ""))),
        ("runtime", runtime),
        ("image", image),
        ("layers", ",".join(layers)),
    )
    material = ImageMaterial(image, _architecture(configuration)) if image else _zip(client, deploy, code, digest, layers)
    told = tuple((name, value) for name, value in about if value)
    names = (image.rpartition("@")[2],) if image else zip_digest(digest)
    tags = _made_from(function.get("Tags"))
    place = (deploy.account, deploy.region, "function", deploy.name, known_by)
    return Target(*place, material, told, deploy.unqualified, names, tags)


def layer_target(client: Client, deploy: LayerDeploy) -> Target:
    """A layer's version.

    Raises:
        CloudRefusedError: it is gone, or may not be read.

    """
    package = _layer(client, deploy.arn)
    material = ZipMaterial(None, (package,))
    about = (("arn", deploy.arn), ("code_sha256", package.sha256))
    known_by, names = identity(package.sha256), zip_digest(package.sha256)
    return Target(deploy.account, deploy.region, "layer", deploy.name, known_by, material, about, digests=names)


def _made_from(tags: object) -> tuple[tuple[str, str], ...]:
    """AWS tells a function's tags with it, to whoever may list them."""
    told = tags if isinstance(tags, dict) else {}
    return tuple((name, str(told[name])) for name in MADE_FROM if told.get(name))


def _settle(client: Client, deploy: FunctionDeploy, wait: Callable[[float], None]) -> None:
    for _ in range(SETTLE_TRIES):
        told = client.get_function_configuration(FunctionName=deploy.arn)
        if told.get("State") != "Pending" and told.get("LastUpdateStatus") != "InProgress":
            return
        wait(SETTLE_S)
    sentence = f"The function {deploy.name} is still changing after {SETTLE_S * SETTLE_TRIES:.0f} s: it is tried again."
    raise NotSettledError("not-settled", sentence, transient=True)


def _zip(client: Client, deploy: FunctionDeploy, code: Mapping[str, Any], digest: str, layers: tuple[str, ...]) -> Material:
    try:
        return _located(client, deploy, code, digest, layers)
    except CloudRefusedError as error:
        return Withheld(error)


def _located(
    client: Client, deploy: FunctionDeploy, code: Mapping[str, Any], digest: str, layers: tuple[str, ...]
) -> ZipMaterial:
    location = code.get("Location")
    if not isinstance(location, str) or not location:
        fault = code.get("Error")
        told = str(fault.get("ErrorCode", ""))[:80] if isinstance(fault, dict) else ""
        reason = "kms-disabled" if "KMS" in told else "cloud-refused"
        sentence = f"AWS does not give the code of {deploy.name} ({told or 'no reason told'}): check the key of its package."
        raise CloudRefusedError(reason, sentence)
    return ZipMaterial(Package(location, digest), tuple(_layer(client, arn) for arn in layers), deploy.arn)


def _layer(client: Client, arn: str) -> Package:
    with asking(f"the layer {arn}"):
        content = client.get_layer_version_by_arn(Arn=arn)["Content"]
    return Package(str(content["Location"]), str(content["CodeSha256"]))


def _architecture(configuration: Mapping[str, Any]) -> str:
    return PLATFORMS.get(next(iter(configuration.get("Architectures", ())), ""), "amd64")
