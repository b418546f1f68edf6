"""The few calls we make to a cluster's API: five, as plain JSON over HTTPS.

The official client is used where its work is hard (kubeconfigs, in `k8s.kubeconfig`); for five calls its model of all of
Kubernetes would cost a function in the cloud two seconds at each cold start.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

import requests
from requests.auth import AuthBase

from k8s.errors import UnreachableError
from k8s.refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from k8s.manifest import Object

TIMEOUT_S: Final = (5.0, 20.0)
"""To connect, and between two bytes of the answer."""
MAX_ANSWER_BYTES: Final = 8 * 1024 * 1024
MERGE_PATCH: Final = "application/merge-patch+json"


@dataclass(frozen=True, slots=True)
class Access:
    """How a cluster is reached. Holds no secret itself: the token is asked for at each call."""

    server: str
    """`https://HOST[:PORT][/PATH]`."""
    authority: Path | None
    """File of the certificate authority; None for the system's own."""
    token: Callable[[], str] | None = None
    certificate: tuple[Path, Path] | None = None
    """Files of a client certificate and its key."""


class _Bearer(AuthBase):
    """Puts the token on; that it is set keeps `requests` from looking for a .netrc."""

    def __init__(self, token: Callable[[], str] | None) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self._token is not None:
            request.headers["Authorization"] = f"Bearer {self._token()}"
        return request


class Cluster:
    """A cluster's API in our words. Making one opens no connection.

    Every method raises `UnreachableError` or `RefusedError`, and `CredentialsError` where there is no token to be had.
    """

    def __init__(self, access: Access) -> None:
        self._access = access
        self._session = requests.Session()
        self._session.auth = _Bearer(access.token)
        if access.certificate is not None:
            self._session.cert = (str(access.certificate[0]), str(access.certificate[1]))

    def create_job(self, job: Object) -> Object:
        """Create a Job; answers it as the cluster holds it."""
        return self._call("POST", _jobs(job["metadata"]["namespace"]), job)

    def job(self, namespace: str, name: str) -> Object:
        """A Job."""
        return self._call("GET", _jobs(namespace, name))

    def change_job(self, namespace: str, name: str, patch: Object) -> Object:
        """Merge a patch into a Job."""
        return self._call("PATCH", _jobs(namespace, name), patch)

    def create_secret(self, secret: Object) -> None:
        """Create a Secret."""
        self._call("POST", f"/api/v1/namespaces/{secret['metadata']['namespace']}/secrets", secret)

    def pods(self, namespace: str, selector: str) -> list[Object]:
        """The pods that carry a label, given as `name=value`."""
        return _items(self._call("GET", f"/api/v1/namespaces/{namespace}/pods", query={"labelSelector": selector}))

    def events(self, namespace: str, name: str) -> list[Object]:
        """What the cluster's controllers said of the Job of this name."""
        query = {"fieldSelector": f"involvedObject.kind=Job,involvedObject.name={name}"}
        return _items(self._call("GET", f"/api/v1/namespaces/{namespace}/events", query=query))

    def _call(self, method: str, path: str, body: Object | None = None, query: dict[str, str] | None = None) -> Object:
        headers = {"Content-Type": MERGE_PATCH} if method == "PATCH" else {}
        verify: str | bool = True if self._access.authority is None else str(self._access.authority)
        try:
            answer = self._session.request(
                method,
                self._access.server.rstrip("/") + path,
                json=body,
                params=query,
                headers=headers,
                timeout=TIMEOUT_S,
                allow_redirects=False,
                # Given with every call: on the session alone, a variable of the environment would outrank it.
                verify=verify,
                stream=True,
            )
            text = _read(answer)
        except requests.exceptions.SSLError:
            sentence = "The cluster's certificate does not hold: check the certificate authority and the endpoint's name."
            raise UnreachableError("bad-certificate", sentence) from None
        except (requests.RequestException, OSError) as error:
            sentence = f"The cluster's API does not answer ({type(error).__name__}): check its endpoint and the way to it."
            raise UnreachableError("unreachable", sentence, transient=True) from None
        return _document(answer.status_code, text)


def _read(answer: requests.Response) -> bytes:
    with answer:
        return cast("bytes", answer.raw.read(MAX_ANSWER_BYTES, decode_content=True))


def _document(status: int, text: bytes) -> Object:
    try:
        parsed: Any = json.loads(text)
    except (ValueError, RecursionError):
        parsed = None
    document: Object = parsed if isinstance(parsed, dict) else {}
    if status not in range(200, 300):
        raise refusal(status, document)
    return document


def _jobs(namespace: str, name: str = "") -> str:
    return f"/apis/batch/v1/namespaces/{namespace}/jobs" + (f"/{name}" if name else "")


def _items(answer: Object) -> list[Object]:
    items = answer.get("items")
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
