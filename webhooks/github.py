"""GitHub's deliveries: verify the bytes, read the headers, turn the body into an event."""

from __future__ import annotations

import hmac
import re
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from webhooks.errors import BadDeliveryError, BadJsonError, BadSignatureError
from webhooks.events import ChangeAction, ChangeEvent, Delivery, Event, Ignored, Ping, PushEvent, RepositoryRef, RerunEvent
from webhooks.github_models import Body, CheckRunBody, PullRequestBody, PushBody, Repository
from webhooks.strict_json import read_object

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

SIGNATURE_HEADER = "x-hub-signature-256"
GUID_HEADER = "x-github-delivery"
EVENT_HEADER = "x-github-event"
KEPT_HEADERS = (GUID_HEADER, EVENT_HEADER)
"""The headers that `read` needs: enough to store with a body."""
MERGE_QUEUE = "refs/heads/gh-readonly-queue/"
"""GitHub pushes here what it is about to merge, and sends `merge_group` for it.
https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue"""
_SIGNATURE = re.compile(r"sha256=([0-9a-f]{64})", re.ASCII)
_GUID = re.compile(r"[0-9A-Za-z-]{1,64}", re.ASCII)
_EVENT_NAME = re.compile(r"[a-z_]{1,64}", re.ASCII)
_Body = TypeVar("_Body", bound=Body)


def verify(headers: Mapping[str, str], body: bytes, secrets: Sequence[bytes]) -> None:
    """Make sure that whoever sent `body` knows one of `secrets`.

    Args:
        headers: names in any case; values may be any text.
        body: the bytes as they came.
        secrets: the current one, and the previous one while it is being changed.

    Raises:
        BadSignatureError: there is no such signature; SHA-1 signatures do not count.
        ValueError: there is no secret to know, which no running service may allow.

    """
    if not secrets or not all(secrets):
        raise ValueError("Deliveries can not be verified without a secret.")
    given = _header(headers, SIGNATURE_HEADER)
    if given is None:
        raise BadSignatureError("missing-signature", "The delivery has no X-Hub-Signature-256 header.")
    match = _SIGNATURE.fullmatch(given)
    if match is None:
        raise BadSignatureError("malformed-signature", "X-Hub-Signature-256 is not sha256= and 64 lower-case hexadecimal digits.")
    claimed = match[1].encode("ascii")
    wanted = [hmac.digest(secret, body, "sha256").hex().encode("ascii") for secret in secrets]
    if not any([hmac.compare_digest(claimed, digest) for digest in wanted]):  # noqa: C419  all are compared: the time tells nothing
        raise BadSignatureError("wrong-signature", "The delivery is signed with another secret, or was changed on its way.")


def read(headers: Mapping[str, str], host: str) -> Delivery:
    """What the headers say a delivery is.

    Args:
        headers: names in any case, at least `KEPT_HEADERS`.
        host: the forge's, as our settings know it: the secret belongs to it, whatever the headers claim.

    Raises:
        BadDeliveryError: the headers do not identify the delivery.

    """
    guid, name = _header(headers, GUID_HEADER) or "", _header(headers, EVENT_HEADER) or ""
    if not _GUID.fullmatch(guid):
        raise BadDeliveryError("no-delivery-id", "X-GitHub-Delivery is missing or is no delivery id.")
    if not _EVENT_NAME.fullmatch(name):
        raise BadDeliveryError("no-event-name", "X-GitHub-Event is missing or is no event's name.")
    return Delivery(forge="github", host=host, guid=guid, event_name=name)


def normalise(headers: Mapping[str, str], body: bytes, host: str) -> Event:
    """The event of a verified delivery. Whatever headers and body are, the answer is an event and never an error."""
    try:
        delivery = read(headers, host)
    except BadDeliveryError as error:
        return Ignored("malformed", str(error))
    if delivery.event_name == "ping":
        return Ping(delivery.host)
    reader = _READERS.get(delivery.event_name)
    if reader is None:
        return Ignored("unsupported-event", f"Nothing here depends on {delivery.event_name} deliveries.")
    try:
        return reader(delivery.host, body)
    except BadJsonError as error:
        return Ignored("malformed", str(error))
    except ValidationError as error:
        places = sorted({".".join(map(str, fault["loc"])) for fault in error.errors(include_input=False, include_url=False)})
        return Ignored("malformed", f"The {delivery.event_name} body lacks or garbles: {', '.join(places[:5])}.")


def _change(host: str, body: bytes) -> Event:
    model = _parse(PullRequestBody, body)
    if model.action not in set(ChangeAction):
        return Ignored("unsupported-action", "Nothing here depends on this action on a pull request.")
    if model.action == ChangeAction.EDITED and not (model.changes and model.changes.base):
        return Ignored("edited-text-only", "The edit left the target branch as it was.")
    change = model.pull_request
    return ChangeEvent(
        host=host,
        installation_id=model.installation.id,
        repository=_repository(model.repository),
        action=ChangeAction(model.action),
        number=change.number,
        head_sha=change.head.sha,
        head_ref=change.head.ref,
        base_ref=change.base.ref,
        base_sha=change.base.sha,
        draft=change.draft,
        fork=change.head.repo is None or change.head.repo.id != model.repository.id,
        sender=model.login,
        title=change.title,
    )


def _push(host: str, body: bytes) -> Event:
    model = _parse(PushBody, body)
    if model.deleted:
        return Ignored("branch-deleted", "The branch or tag was deleted.")
    if not model.ref.startswith("refs/heads/"):
        return Ignored("not-a-branch", "The push was not to a branch.")
    if model.ref.startswith(MERGE_QUEUE):
        return Ignored("merge-queue-branch", "The push was the merge queue's own.")
    if model.ref != f"refs/heads/{model.repository.default_branch}":
        return Ignored("other-branch", "The push was not to the default branch.")
    repository = _repository(model.repository)
    return PushEvent(host, model.installation.id, repository, model.ref, model.before, model.after, model.login)


def _check_run(host: str, body: bytes) -> Event:
    model = _parse(CheckRunBody, body)
    if model.action != "rerequested":
        return Ignored("unsupported-action", "Only a check run that is requested again leads to a scan.")
    run = model.check_run
    return RerunEvent(
        host=host,
        installation_id=model.installation.id,
        repository=_repository(model.repository),
        check_run_id=run.id,
        external_id=run.external_id,
        head_sha=run.head_sha,
        name=run.name,
        app_id=run.app.id,
        sender=model.login,
    )


_READERS: dict[str, Callable[[str, bytes], Event]] = {"pull_request": _change, "push": _push, "check_run": _check_run}


def _parse(model: type[_Body], body: bytes) -> _Body:
    return model.model_validate(read_object(body))


def _repository(model: Repository) -> RepositoryRef:
    return RepositoryRef(model.id, model.owner.login, model.name, model.private, model.default_branch)


def _header(headers: Mapping[str, str], name: str) -> str | None:
    return next((value for key, value in headers.items() if key.lower() == name), None)
