"""A cluster's refusal in our words: which of the few things it can mean, and what a person does about it.

https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from k8s.errors import RefusedError

if TYPE_CHECKING:
    from k8s.manifest import Object

MAX_QUOTED_CHARS: Final = 400
_QUOTA: Final = re.compile(r"exceeded quota: (?P<name>[^,]+), (?P<rest>.*)", re.DOTALL)
_NAMESPACE: Final = re.compile(r'namespaces? "(?P<name>[^"]+)" not found')
_UNPRINTABLE: Final = re.compile(r"[^\x20-\x7e]+")
_NOT_FOUND, _CONFLICT, _INVALID, _THROTTLED = 404, 409, 422, 429
_UNAUTHORIZED, _FORBIDDEN = 401, 403
_SERVER_FAULT: Final = 500
_MEANINGS: Final = {
    _UNAUTHORIZED: (
        "unauthorized",
        "The cluster does not know us: check the access entry or the kubeconfig's credentials. It says: ",
    ),
    _INVALID: ("invalid-job", "The cluster does not take the Job: "),
    _THROTTLED: ("throttled", "The cluster's API has too much to do; we come back later. It says: "),
}


def refusal(status: int, answer: Object) -> RefusedError:
    """The error of an answer that is none of success."""
    message = quoted(answer.get("message"))
    if status == _FORBIDDEN:
        return _forbidden(message)
    if status == _NOT_FOUND:
        return _missing(message)
    if status == _CONFLICT and answer.get("reason") == "AlreadyExists":
        return RefusedError(status, "exists", "It exists already.")
    if status in _MEANINGS:
        reason, sentence = _MEANINGS[status]
        return RefusedError(status, reason, sentence + message, transient=status == _THROTTLED)
    if status == _CONFLICT or status >= _SERVER_FAULT:
        return RefusedError(status, "unavailable", f"The cluster's API is in trouble ({status}): {message}", transient=True)
    return RefusedError(status, "refused", f"The cluster refuses ({status}): {message}")


def _forbidden(message: str) -> RefusedError:
    if quota := quota_of(message):
        return RefusedError(_FORBIDDEN, "quota-exceeded", quota, transient=True)
    if "violates PodSecurity" in message:
        return RefusedError(_FORBIDDEN, "refused-by-policy", f"The namespace's pod security standard refuses the Job: {message}")
    if "because it is being terminated" in message:
        return RefusedError(_FORBIDDEN, "namespace-missing", "The Jobs' namespace is being deleted: apply k8s/manifests again.")
    return RefusedError(
        _FORBIDDEN,
        "forbidden",
        f"The cluster does not let us: apply k8s/manifests and check our role's binding. It says: {message}",
    )


def _missing(message: str) -> RefusedError:
    if named := _NAMESPACE.search(message):
        sentence = f"The cluster has no namespace {named['name']}: apply k8s/manifests, or correct OUTRIDER_JOB_NAMESPACE."
        return RefusedError(_NOT_FOUND, "namespace-missing", sentence)
    return RefusedError(_NOT_FOUND, "job-missing", "There is no such Job in the cluster.")


def quota_of(message: str) -> str | None:
    """The sentence for a message that tells of a full quota; None for another."""
    told = _QUOTA.search(message)
    if told is None:
        return None
    return f"The namespace's quota {told['name']} is full ({told['rest']}): wait for other Jobs to end, or raise it."


def quoted(text: object) -> str:
    """A foreign message as it may stand in a sentence of ours: one line, printable, not endless."""
    line = _UNPRINTABLE.sub(" ", text if isinstance(text, str) else "").strip()
    return line if len(line) <= MAX_QUOTED_CHARS else f"{line[:MAX_QUOTED_CHARS]}…"
