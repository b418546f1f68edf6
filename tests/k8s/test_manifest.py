"""The Job of a ticket: as harmless as the restricted pod standard asks, and the same every time."""

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k8s.manifest import IDENTITY, LADDER, identity, job_manifest, secret_manifest, size_of
from k8s.settings import JobSettings
from protocol.target import ProbeTarget
from tests.k8s.samples import settings, ticket


def pod(job: dict[str, Any]) -> dict[str, Any]:
    spec: dict[str, Any] = job["spec"]["template"]["spec"]
    return spec


def test_the_pod_is_restricted_field_by_field() -> None:
    spec = pod(job_manifest(ticket(), settings(), "small"))
    (container,) = spec["containers"]

    assert spec["securityContext"] == {
        "runAsNonRoot": True,
        "runAsUser": 65532,
        "runAsGroup": 65532,
        "fsGroup": 65532,
        "seccompProfile": {"type": "RuntimeDefault"},
    }
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert spec["automountServiceAccountToken"] is False
    assert spec["enableServiceLinks"] is False
    assert spec["restartPolicy"] == "Never"
    assert not {"hostNetwork", "hostPID", "hostIPC", "initContainers"} & set(spec)
    assert {tuple(volume)[1] for volume in spec["volumes"]} == {"emptyDir", "secret"}
    assert spec["volumes"][0]["emptyDir"] == {"sizeLimit": "4Gi"}


def test_nothing_of_the_ticket_chooses_image_environment_or_resources() -> None:
    one = pod(job_manifest(ticket(), settings(), "small"))["containers"][0]
    other = pod(job_manifest(ticket(engines=("secrets",), deadline_s=10), settings(), "small"))["containers"][0]
    assert one == other


def test_a_name_belongs_to_one_attempt_and_is_a_label() -> None:
    first = ticket()
    again = first.model_copy(update={"jti": f"{first.scan}.2"})
    names = [job_manifest(one, settings(), "small")["metadata"]["name"] for one in (first, first, again)]
    assert names[0] == names[1] == f"scan-{first.scan}-1"
    assert names[2] == f"scan-{first.scan}-2"
    assert len(f"scan-{'0' * 32}-9999") <= 63 - 6, "pods append six characters"


@given(st.integers(0, 10_000), st.sampled_from(["start", "status", "cancel"]))
def test_tickets_of_one_attempt_have_one_identity_whenever_they_are_issued(later: int, op: str) -> None:
    first = ticket(iat=1_000, exp=1_900, start_by=5_000)
    later_one = first.model_copy(update={"op": op, "iat": 1_000 + later, "exp": 1_900 + later, "start_by": 5_000 + later})
    assert identity(first) == identity(later_one)
    assert identity(first) != identity(first.model_copy(update={"engines": ("code", "secrets")}))


def test_the_tickets_text_stands_in_the_secret_alone() -> None:
    asked = ticket()
    job = job_manifest(asked, settings(), "small")
    assert job["metadata"]["annotations"][IDENTITY] == identity(asked)
    created = {**job, "metadata": {**job["metadata"], "uid": "1234"}}
    secret = secret_manifest(asked, {"ticket": "the.signed.ticket"}, created)

    assert base64.b64decode(secret["data"]["ticket"]) == b"the.signed.ticket"
    assert secret["immutable"] is True
    assert secret["metadata"]["ownerReferences"] == [
        {"apiVersion": "batch/v1", "kind": "Job", "name": job["metadata"]["name"], "uid": "1234"}
    ]
    assert "the.signed.ticket" not in json.dumps(job)


def test_a_waiting_pod_does_not_use_up_the_scans_time() -> None:
    asked = ticket(iat=1_000, exp=1_900, start_by=1_000 + 3_600, deadline_s=600)
    job = job_manifest(asked, settings(), "small")
    assert pod(job)["activeDeadlineSeconds"] == 600 + 300
    assert job["spec"]["activeDeadlineSeconds"] == 3_600 + 600 + 300
    assert job["spec"]["backoffLimit"] == 0
    assert job["spec"]["ttlSecondsAfterFinished"] > 15 * 60, "longer than a ticket lives"


def test_each_size_has_a_larger_one() -> None:
    for size in ("small", "medium", "large"):
        asked = ticket(size=size)
        assert size_of(asked) == size
        assert LADDER.index(size_of(asked, larger=True)) == LADDER.index(size) + 1


def test_requests_and_limits_come_from_the_size() -> None:
    chosen = settings(size_medium={"cpu": "1", "cpu_limit": "3", "memory": "5Gi", "disk": "7Gi"})
    spec = pod(job_manifest(ticket(), chosen, "medium"))
    assert spec["containers"][0]["resources"] == {
        "requests": {"cpu": "1", "memory": "5Gi", "ephemeral-storage": "7Gi"},
        "limits": {"cpu": "3", "memory": "5Gi", "ephemeral-storage": "7Gi"},
    }


ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:qualys-AbCdEf"


def variables(chosen: JobSettings) -> dict[str, Any]:
    (container,) = pod(job_manifest(ticket(), chosen, "small"))["containers"]
    return {variable["name"]: variable.get("value", variable.get("valueFrom")) for variable in container["env"]}


def test_secrets_reach_the_pod_by_reference_alone() -> None:
    assert set(variables(settings())) == {"HOME", "TMPDIR"}
    chosen = settings(forge_secret=ARN, qscanner_secret=ARN, qscanner_timeout_s=600, qscanner_policy_tags="prod")
    told = variables(chosen)
    assert (told["OUTRIDER_FORGE_SECRET"], told["OUTRIDER_QSCANNER_SECRET"]) == (ARN, ARN)
    assert (told["SCAN_TIMEOUT"], told["OUTRIDER_QSCANNER_POLICY_TAGS"]) == ("600", "prod")


def test_a_secret_of_the_namespace_is_read_by_the_cluster() -> None:
    told = variables(settings(qscanner_secret="qualys"))
    reference = {"name": "qualys", "key": "qualys_access_token", "optional": True}
    assert told["QUALYS_ACCESS_TOKEN"] == {"secretKeyRef": reference}
    assert told["QUALYS_POD"] == {"secretKeyRef": reference | {"key": "qualys_pod"}}
    assert "OUTRIDER_QSCANNER_SECRET" not in told


@pytest.fixture
def everything() -> JobSettings:
    return settings(
        namespace="scans",
        service_account="scanner",
        pull_secrets=("registry",),
        node_selector={"pool": "scans"},
        tolerations=({"key": "scans", "operator": "Exists", "effect": "NoSchedule"},),
        https_proxy="http://proxy:3128",
        no_proxy=".example.com",
        ca_config_map="authorities",
    )


def test_the_launchers_settings_reach_the_pod(everything: JobSettings) -> None:
    job = job_manifest(ticket(), everything, "small")
    spec = pod(job)
    (container,) = spec["containers"]
    environment = {variable["name"]: variable["value"] for variable in container["env"]}

    assert job["metadata"]["namespace"] == "scans"
    assert spec["serviceAccountName"] == "scanner"
    assert spec["imagePullSecrets"] == [{"name": "registry"}]
    assert spec["nodeSelector"] == {"pool": "scans"}
    assert spec["tolerations"] == [{"key": "scans", "operator": "Exists", "effect": "NoSchedule"}]
    assert environment == {
        "HOME": "/scratch",
        "TMPDIR": "/scratch",
        "HTTPS_PROXY": "http://proxy:3128",
        "NO_PROXY": ".example.com",
        "SSL_CERT_FILE": "/ca/ca.crt",
        "REQUESTS_CA_BUNDLE": "/ca/ca.crt",
        "GIT_SSL_CAINFO": "/ca/ca.crt",
    }
    assert {mount["mountPath"] for mount in container["volumeMounts"]} == {"/scratch", "/ticket", "/ca"}


def test_only_a_probe_is_told_where_to_say_what_it_saw() -> None:
    """An image of an older release does not know the option, and goes on scanning."""

    def command(job: dict[str, Any]) -> list[str]:
        words: list[str] = pod(job)["containers"][0]["command"]
        return words

    assert "--probe-file" not in command(job_manifest(ticket(), settings(), "small"))
    probe = ticket(target=ProbeTarget(forge="https://github.com"))
    assert command(job_manifest(probe, settings(), "small"))[-2:] == ["--probe-file", "/dev/termination-log"]
