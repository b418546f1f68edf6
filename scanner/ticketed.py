"""The target of a ticket, fetched and scanned. What it is read with comes with the grant or from the Job's surroundings."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from findings.paths import selected
from protocol.target import FunctionTarget, ImageTarget, MachineTarget, RepositoryTarget
from scanner.beside import prepare_function, prepare_image
from scanner.engines.qscanner_subject import function_subject, image_subject
from scanner.engines.registry import engines_named, reads_history
from scanner.forge_token import remote_of
from scanner.pipeline import ScanResult, run
from scanner.sources.commits import Commits, ScanScope
from scanner.sources.errors import SourceError
from scanner.sources.git import fetch_change
from scanner.sources.image import own_platform, resolve
from scanner.sources.image_layers import open_image
from scanner.sources.registry import open_registry
from scanner.sources.wants import Wants

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from protocol.grant import Grant
    from protocol.ticket import Ticket
    from scanner.prepared import Prepared
    from scanner.sources.git_remote import GitRemote
    from scanner.sources.lambda_code import LambdaClient


class UnsupportedTargetError(SourceError):
    """This scanner does not read targets of that type."""

    reason = "unsupported-target"


class UnknownEngineError(SourceError):
    """The ticket names an engine that this scanner has not: its image is older than the service."""

    reason = "unknown-engine"


def scan_ticketed(ticket: Ticket, grant: Grant, folder: Path, environment: Mapping[str, str]) -> ScanResult:
    """Scan what a ticket names.

    Args:
        ticket: verified by who started this Job.
        grant: for a repository.
        folder: of the Job's own, empty.
        environment: where a registry's credentials, or the customer's own token for the forge, may be told.

    Raises:
        SourceError: it could not be had or read.

    """
    try:
        engines_named(ticket.engines)
    except ValueError as error:
        raise UnknownEngineError(f"The scanner's image is older than the policy asks for ({error}): take a newer one.") from None
    match ticket.to_scan:
        case RepositoryTarget() as target:
            return _repository(target, ticket.engines, remote_of(grant, environment), folder)
        case ImageTarget() as target:
            prepared = image_by_digest(_digested(target), folder, ticket.engines, environment)
        case FunctionTarget() as target:
            prepared = deployed_function(lambda_client(target.arn), target, folder, ticket.engines, environment)
        case MachineTarget() as target:
            raise UnsupportedTargetError(f"This scanner does not read targets of type {target.type}.")
    return run(prepared.workspace, prepared.engines)


def image_by_digest(name: str, folder: Path, engines: tuple[str, ...], environment: Mapping[str, str]) -> Prepared:
    """An image from its registry.

    Raises:
        SourceError: it could not be had or read.

    """
    with open_registry(name, folder / "blobs", environment) as registry:
        image = resolve(registry, registry.reference, own_platform())
        return prepare_image(open_image(registry, image, folder), engines, image_subject(name, environment))


def deployed_function(
    client: LambdaClient, target: FunctionTarget, folder: Path, engines: tuple[str, ...], environment: Mapping[str, str]
) -> Prepared:
    """A Lambda function as it is deployed: from its package, or from its image.

    Raises:
        SourceError: it could not be had or read, or is not the code asked for any more.

    """
    from scanner.sources.lambda_code import fetch_function  # noqa: PLC0415  AWS's client loads slowly, and few Jobs need it

    code = fetch_function(client, target.arn, target.code_sha256, folder / "code")
    if code.package is None:
        return image_by_digest(code.image, folder, engines, environment)
    return prepare_function(code.package, code.layers, folder, engines, function_subject(target.arn, environment))


def lambda_client(arn: str) -> LambdaClient:
    """AWS's client for the region of a function, with the credentials of its surroundings."""
    import boto3  # noqa: PLC0415  as above

    return cast("LambdaClient", boto3.client("lambda", region_name=arn.split(":")[3]))


def _repository(target: RepositoryTarget, engines: tuple[str, ...], remote: GitRemote, folder: Path) -> ScanResult:
    commits = Commits(target.head, target.merge_base, ScanScope(target.scope))
    chosen = engines_named(engines)
    wants = Wants(
        path=lambda path: selected(path, target.paths.include, target.paths.exclude),
        history=commits.scope is ScanScope.CHANGE and commits.merge_base is not None and reads_history(chosen),
    )
    return run(fetch_change(remote, commits, folder, wants), chosen)


def _digested(target: ImageTarget) -> str:
    return f"{target.ref.partition('@')[0]}@{target.digest}"
