"""What operators send about integrations, and what they are shown of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Field, StringConstraints

from protocol.document import ClosedDocument

if TYPE_CHECKING:
    from app.store.deployments import Deployment
    from app.store.integrations import Integration

Text = Annotated[str, StringConstraints(max_length=600)]
Some = Annotated[str, StringConstraints(min_length=1, max_length=600)]


class ConnectionWish(ClosedDocument):
    """An account to connect, and its stack. What the values mean is checked where integrations are made."""

    name: ClassVar[str] = "connection"

    account: Some
    region: Some
    cluster: Some
    image: Some
    """The scanner's, by digest."""
    code: Text = ""
    """`s3://bucket/key` of the function's zip, or:"""
    function_image: Text = ""
    role: Text = ""
    """ARN of an existing role; the stack makes one otherwise."""
    members: tuple[Text, ...] = Field(default=(), max_length=200)
    owners: tuple[Text, ...] = Field(default=(), max_length=200)
    events: bool = False


class OwnersWish(ClosedDocument):
    """For whom an integration may speak, in place of what was said before."""

    name: ClassVar[str] = "list of owners"

    owners: tuple[Text, ...] = Field(max_length=200)


class MembersWish(ClosedDocument):
    """Which accounts an integration has besides its own, in place of what was said before."""

    name: ClassVar[str] = "list of members"

    members: tuple[Text, ...] = Field(max_length=200)


def shown(integration: Integration) -> dict[str, Any]:
    """An integration without its External ID, as `outrider connect list` shows it."""
    its = integration
    names = {"id": its.id, "cloud": its.cloud, "account": its.account, "region": its.region, "cluster": its.cluster}
    speaks = {"members": list(its.members), "owners": list(its.owners)}
    stands = {"state": its.state, "reason": its.reason or None, "created_at": its.created_at.isoformat()}
    proven = its.proven_at.isoformat() if its.proven_at else None
    return {**names, "role": its.role, "function": its.function, **speaks, **stands, "proven_at": proven}


def shown_result(result: Deployment) -> dict[str, Any]:
    """One result of a deployment, and where it was posted or why not."""
    where = {"account": result.account, "region": result.region, "kind": result.kind, "name": result.name}
    return {"received_at": result.received_at.isoformat(), **where, "reason": result.reason}
