"""A ticket's Job, as Kubernetes takes it. Pure: the same ticket and settings give the same Job.

Every field that the restricted pod standard asks for is set here, and pods get neither a token nor a writable root.
https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
"""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

from protocol.receipt import job_name
from protocol.target import ProbeTarget

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from k8s.settings import JobSettings, Size
    from protocol.ticket import Ticket

Object = dict[str, Any]
"""A Kubernetes object as JSON."""

USER: Final = 65_532
"""The image's user; the number is said here too, so that the cluster can see that it is not root."""
SCRATCH: Final = "/scratch"
TICKET_FOLDER: Final = "/ticket"
TICKET: Final = "ticket"
UPLOAD: Final = "upload"
ORDER: Final = "order"
"""What a Job's Secret may hold: files of these names, which `outrider job` takes as `--<name>-file`."""
CA_FOLDER: Final = "/ca"
TERMINATION_MESSAGE: Final = "/dev/termination-log"
"""Where a container leaves its last words; the kubelet makes it writable, whoever the user and however the root is mounted.
https://kubernetes.io/docs/tasks/debug/debug-application/determine-reason-pod-failure/"""
JOB_LABEL: Final = "outrider/job"
IDENTITY: Final = "outrider/ticket"
"""Annotation with the digest of what the ticket asks for: two tickets for one Job must agree in it."""
SIZE: Final = "outrider/size"
CANCELLED: Final = "outrider/cancelled"
PULL_ALLOWANCE_S: Final = 300
"""The pod's deadline counts from before its image is pulled."""
STOP_S: Final = 5
LADDER: Final = ("small", "medium", "large", "largest")
"""Sizes, each with the one that follows when its memory does not suffice."""


def size_of(ticket: Ticket, *, larger: bool = False) -> str:
    """The Job's size class; one larger where an attempt before ran out of memory."""
    return LADDER[LADDER.index(ticket.size) + larger]


def identity(ticket: Ticket) -> str:
    """What tells whether two tickets ask for the same: everything but the operation and the times, as SHA-256."""
    asked = ticket.model_dump(mode="json", exclude={"op", "iat", "exp", "start_by"}, exclude_none=True)
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def job_manifest(ticket: Ticket, settings: JobSettings, size: str, held: Collection[str] = (TICKET,)) -> Object:
    """The Job that serves a ticket.

    Args:
        ticket: verified.
        settings: the launcher's own.
        size: one of `LADDER`.
        held: names of the files in its Secret.

    """
    name = job_name(ticket.scan, ticket.attempt)
    labels = {
        "app.kubernetes.io/name": "outrider-scanner",
        "app.kubernetes.io/managed-by": "outrider",
        JOB_LABEL: name,
    }
    return {
        "apiVersion": "batch/v1",
        "kind": "Job",
        "metadata": {
            "name": name,
            "namespace": settings.namespace,
            "labels": labels,
            "annotations": {IDENTITY: identity(ticket), SIZE: size},
        },
        "spec": {
            "parallelism": 1,
            "completions": 1,
            "backoffLimit": 0,  # another try is another attempt: a ticket of its own, which ends this one's rights
            "podFailurePolicy": {"rules": [_PUSHED_OFF]},
            "activeDeadlineSeconds": longest_life(ticket),
            "ttlSecondsAfterFinished": settings.ttl_s,
            "template": {"metadata": {"labels": labels}, "spec": _pod(ticket, settings, size, held)},
        },
    }


_PUSHED_OFF: Final[Object] = {
    "action": "Ignore",
    "onPodConditions": [{"type": "DisruptionTarget", "status": "True"}],
}
"""A pod that a drained or crowded node pushed off is replaced; the grant is the same again."""


def longest_life(ticket: Ticket) -> int:
    """Seconds from when a ticket was made until its Job has ended, whatever happens."""
    return ticket.start_by - ticket.iat + _pod_deadline(ticket)


def secret_manifest(ticket: Ticket, held: Mapping[str, str], job: Object) -> Object:
    """The Secret with what a Job holds: its ticket or its order; it goes when the Job goes."""
    metadata = job["metadata"]
    owner = {"apiVersion": "batch/v1", "kind": "Job", "name": metadata["name"], "uid": metadata["uid"]}
    return {
        "apiVersion": "v1",
        "kind": "Secret",
        "metadata": {
            "name": job_name(ticket.scan, ticket.attempt),
            "namespace": metadata["namespace"],
            "labels": metadata["labels"],
            "ownerReferences": [owner],
        },
        "immutable": True,
        "type": "Opaque",
        "data": {name: base64.b64encode(text.encode()).decode() for name, text in held.items()},
    }


def cancellation() -> Object:
    """A patch that ends a Job: its deadline is over. It keeps its name until its TTL, so that no late ticket starts it again."""
    return {"metadata": {"annotations": {CANCELLED: "true"}}, "spec": {"activeDeadlineSeconds": 1}}


def _pod_deadline(ticket: Ticket) -> int:
    return ticket.deadline_s + PULL_ALLOWANCE_S


def _pod(ticket: Ticket, settings: JobSettings, size: str, held: Collection[str]) -> Object:
    name = job_name(ticket.scan, ticket.attempt)
    room: Size = getattr(settings, f"size_{size}")
    pod: Object = {
        "restartPolicy": "Never",
        "activeDeadlineSeconds": _pod_deadline(ticket),
        "terminationGracePeriodSeconds": STOP_S,
        "serviceAccountName": settings.service_account,
        "automountServiceAccountToken": False,
        "enableServiceLinks": False,
        "securityContext": {
            "runAsNonRoot": True,
            "runAsUser": USER,
            "runAsGroup": USER,
            "fsGroup": USER,
            "seccompProfile": {"type": "RuntimeDefault"},
        },
        "containers": [_container(ticket, settings, room, held)],
        "volumes": [
            {"name": "scratch", "emptyDir": {"sizeLimit": room.disk}},
            {"name": "ticket", "secret": {"secretName": name, "defaultMode": 0o440}},
        ],
    }
    if settings.ca_config_map:
        pod["volumes"].append({"name": "ca", "configMap": {"name": settings.ca_config_map, "defaultMode": 0o444}})
    if settings.pull_secrets:
        pod["imagePullSecrets"] = [{"name": secret} for secret in settings.pull_secrets]
    if settings.node_selector:
        pod["nodeSelector"] = settings.node_selector
    if settings.tolerations:
        pod["tolerations"] = [toleration.model_dump(exclude_defaults=True) for toleration in settings.tolerations]
    return pod


def _container(ticket: Ticket, settings: JobSettings, room: Size, held: Collection[str]) -> Object:
    mounts = [
        {"name": "scratch", "mountPath": SCRATCH},
        {"name": "ticket", "mountPath": TICKET_FOLDER, "readOnly": True},
    ]
    if settings.ca_config_map:
        mounts.append({"name": "ca", "mountPath": CA_FOLDER, "readOnly": True})
    return {
        "name": "scanner",
        "image": settings.image,
        "imagePullPolicy": "IfNotPresent",
        "command": _command(ticket, held),
        "env": [*({"name": name, "value": value} for name, value in _environment(settings).items()), *_references(settings)],
        "resources": {
            "requests": {"cpu": room.cpu, "memory": room.memory, "ephemeral-storage": room.disk},
            "limits": {"cpu": room.cpu_limit, "memory": room.memory, "ephemeral-storage": room.disk},
        },
        "securityContext": {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        },
        "terminationMessagePolicy": "FallbackToLogsOnError",
        "volumeMounts": mounts,
    }


def _command(ticket: Ticket, held: Collection[str]) -> list[str]:
    """An image of an older release knows the first options only: the others are given where they are needed."""
    files = [word for name in held for word in (f"--{name}-file", f"{TICKET_FOLDER}/{name}")]
    command = ["outrider", "job", "--workdir", f"{SCRATCH}/job", *files]
    if isinstance(ticket.target, ProbeTarget):
        command += ["--probe-file", TERMINATION_MESSAGE]
    return command


def _environment(settings: JobSettings) -> dict[str, str]:
    """Ways out of the pod, where it may write, and the names of secrets. No secret itself: the ticket comes as a file."""
    environment = {"HOME": SCRATCH, "TMPDIR": SCRATCH}
    if settings.https_proxy:
        environment |= {"HTTPS_PROXY": settings.https_proxy, "NO_PROXY": settings.no_proxy}
    if settings.ca_config_map:
        file = f"{CA_FOLDER}/ca.crt"
        environment |= {"SSL_CERT_FILE": file, "REQUESTS_CA_BUNDLE": file, "GIT_SSL_CAINFO": file}
    if settings.forge_secret:
        environment["OUTRIDER_FORGE_SECRET"] = settings.forge_secret
    return environment | _for_qscanner(settings)


def _for_qscanner(settings: JobSettings) -> dict[str, str]:
    if not settings.qscanner_secret:
        return {}
    environment = {"SCAN_TIMEOUT": str(settings.qscanner_timeout_s)}
    if settings.qscanner_policy_tags:
        environment["OUTRIDER_QSCANNER_POLICY_TAGS"] = settings.qscanner_policy_tags
    if settings.qscanner_secret.startswith("arn:"):
        environment["OUTRIDER_QSCANNER_SECRET"] = settings.qscanner_secret
    return environment


def _references(settings: JobSettings) -> list[Object]:
    """Variables whose values the cluster reads from a secret of the namespace; without it the engine says what is missing."""
    name = settings.qscanner_secret
    if not name or name.startswith("arn:"):
        return []
    return [
        {"name": variable, "valueFrom": {"secretKeyRef": {"name": name, "key": key, "optional": True}}}
        for variable, key in (("QUALYS_POD", "qualys_pod"), ("QUALYS_ACCESS_TOKEN", "qualys_access_token"))
    ]
