"""The customer's function: a ticket becomes one Job and a receipt, all else is refused in words, nothing secret is logged."""

import base64
import io
import json
import logging
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from cloudformation.function import logs
from cloudformation.function.errors import NotSupportedError, UnreadableError
from cloudformation.function.handler import handle
from protocol.keys import key_id
from protocol.receipt import Receipt
from protocol.refusal import Refusal
from tests.cloudformation.conftest import IMAGE
from tests.cloudformation.kube_api import KubeApi
from tests.cloudformation.signed import KEY, SCAN, Tickets
from tests.cloudformation.storms import lost_replies
from tests.equipment import many
from tests.webhooks.aws_events import recorded

JOB = f"scan-{SCAN}-1"


def invoke(ticket: str) -> dict[str, Any]:
    answer = handle({"ticket": ticket}, None)
    (Refusal if answer.get("refused") else Receipt).from_json(json.dumps(answer))
    return answer


def reason(ticket: str) -> str:
    answer = invoke(ticket)
    assert answer["refused"] is True
    return str(answer["reason"])


def test_a_ticket_becomes_a_job_of_the_functions_own_image(cluster: KubeApi, tickets: Tickets) -> None:
    assert invoke(tickets()) == {"v": 1, "job": JOB, "state": "created"}
    pod = cluster.jobs[JOB]["spec"]["template"]["spec"]
    assert pod["containers"][0]["image"] == IMAGE
    assert list(cluster.secrets) == [JOB]


def test_a_ticket_shown_twice_is_one_job(cluster: KubeApi, tickets: Tickets) -> None:
    ticket = tickets()
    assert [invoke(ticket)["state"] for _ in range(3)] == ["created", "exists", "exists"]
    assert len(cluster.jobs) == 1


def test_lost_replies_after_the_job_was_made_are_one_job_each(cluster: KubeApi, tickets: Tickets) -> None:
    jobs = many(20, 200)
    assert lost_replies(cluster, tickets, jobs) == {"lost, exists": jobs}
    assert len(cluster.jobs) == len(cluster.secrets) == jobs


@pytest.mark.usefixtures("cluster")
def test_status_and_cancel_are_answered(tickets: Tickets) -> None:
    assert invoke(tickets("status"))["state"] == "unknown"
    invoke(tickets())
    assert invoke(tickets("status"))["state"] == "created"
    assert invoke(tickets("cancel"))["state"] == "cancelled"


def test_the_cluster_is_shown_a_token_bound_to_its_name(cluster: KubeApi, tickets: Tickets) -> None:
    invoke(tickets())
    token = cluster.bearers[0].removeprefix("Bearer k8s-aws-v1.")
    url = urlsplit(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode())
    assert url.hostname == "sts.eu-central-1.amazonaws.com"
    assert "x-k8s-aws-id" in parse_qs(url.query)["X-Amz-SignedHeaders"][0]


def ago(**time: float) -> int:
    return int((datetime.now(UTC) - timedelta(**time)).timestamp())


def test_tickets_that_open_nothing_are_refused_with_the_reason(cluster: KubeApi, tickets: Tickets) -> None:
    assert reason(tickets(iat=ago(minutes=30), exp=ago(minutes=16))) == "expired"
    assert reason(tickets(iat=ago(minutes=1), exp=ago(days=-1))) == "lives-too-long"
    assert reason(tickets(iat=ago(minutes=-5), exp=ago(minutes=-9))) == "not-yet-valid"
    assert reason(tickets(aud="f" * 32)) == "wrong-audience"
    assert reason(Tickets(Ed25519PrivateKey.generate())()) == "unknown-key"
    assert reason("") == "bad-signature"
    assert reason("x" * 200_000) == "bad-document"
    assert cluster.jobs == {}


def test_no_bit_of_a_ticket_may_change(cluster: KubeApi, tickets: Tickets) -> None:
    ticket = tickets()
    for at in range(0, len(ticket) - 1, 7):
        changed = ticket[:at] + ("A" if ticket[at] != "A" else "B") + ticket[at + 1 :]
        assert invoke(changed)["refused"] is True
    assert cluster.jobs == {}


@pytest.mark.parametrize("field", ["env", "args", "image", "namespace", "cluster", "resources", "service_account"])
def test_a_ticket_has_no_place_for_what_is_the_customers(cluster: KubeApi, tickets: Tickets, field: str) -> None:
    claims = jwt.decode(tickets(), options={"verify_signature": False}) | {field: "theirs"}
    signed = jwt.encode(claims, KEY, algorithm="EdDSA", headers={"kid": key_id(KEY.public_key())})
    assert reason(signed) == "bad-document"
    assert cluster.jobs == {}


@pytest.mark.usefixtures("cluster")
def test_a_name_that_serves_another_ticket_is_left_alone(tickets: Tickets) -> None:
    invoke(tickets())
    assert reason(tickets(engines=("code", "secrets"))) == "name-taken"


@pytest.mark.parametrize(
    ("status", "message", "told", "transient"),
    [
        (403, "exceeded quota: outrider, requested: count/jobs.batch=1", "quota-exceeded", True),
        (403, "jobs.batch is forbidden: User cannot create resource", "forbidden", False),
        (401, "Unauthorized", "unauthorized", False),
        (503, "etcd is gone", "unavailable", True),
    ],
)
def test_a_clusters_refusal_is_told_in_words(
    cluster: KubeApi, tickets: Tickets, status: int, message: str, told: str, *, transient: bool
) -> None:
    cluster.refusal = status, {"code": status, "reason": "Forbidden" if status == 403 else "", "message": message}
    answer = invoke(tickets())
    assert (answer["reason"], answer["transient"]) == (told, transient)
    assert len(answer["message"].split()) > 5


@pytest.mark.usefixtures("cluster")
def test_a_missing_cluster_is_told(tickets: Tickets, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUTRIDER_CLUSTER", "other")
    assert reason(tickets()) == "cluster-missing"


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("OUTRIDER_TICKET_KEYS", "", "bad-configuration"),
        ("OUTRIDER_TICKET_KEYS", "AAAA", "bad-configuration"),
        ("OUTRIDER_INTEGRATION", "not hex", "bad-configuration"),
        ("OUTRIDER_CLUSTER", "", "bad-configuration"),
        ("OUTRIDER_JOB_IMAGE", "", "bad-settings"),
        ("OUTRIDER_JOB_TOLERATIONS", "{", "bad-settings"),
    ],
)
@pytest.mark.usefixtures("cluster")
def test_a_bad_environment_is_told_by_the_variables_name(
    tickets: Tickets, monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)
    answer = invoke(tickets())
    assert answer["reason"] == told
    assert name.removeprefix("OUTRIDER_JOB_").lower() in answer["message"].lower()


@pytest.mark.usefixtures("cluster")
def test_a_refusal_is_a_metric_and_a_receipt_another(tickets: Tickets, capsys: pytest.CaptureFixture[str]) -> None:
    invoke(tickets(aud="f" * 32))
    invoke(tickets())
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["_aws"]["CloudWatchMetrics"][0]["Metrics"][0]["Name"] for line in lines] == ["TicketsRefused", "TicketsAccepted"]
    assert lines[0]["reason"] == "wrong-audience"


@pytest.mark.parametrize("name", ["create-function", "run-task", "scheduled-sweep"])
@pytest.mark.usefixtures("cluster")
def test_what_is_not_scanned_yet_is_an_error_and_not_silence(name: str) -> None:
    with pytest.raises(NotSupportedError, match="DeployEvents"):
        handle(recorded(name), None)


@pytest.mark.usefixtures("cluster")
def test_an_event_that_changed_nothing_is_ignored_with_its_reason() -> None:
    assert handle(recorded("update-function-code-dry-run"), None)["ignored"] == "dry-run"


@pytest.mark.parametrize("invocation", [None, [], "x", {}, {"ticket": 1}, {"ticket": "a", "image": "b"}, {"detail": {}}], ids=str)
@pytest.mark.usefixtures("cluster")
def test_what_is_neither_ticket_nor_event_is_an_error(invocation: object) -> None:
    with pytest.raises(UnreadableError):
        handle(invocation, None)


def test_nothing_secret_is_logged_even_at_debug(cluster: KubeApi, tickets: Tickets, capsys: pytest.CaptureFixture[str]) -> None:
    ticket = tickets()
    invoke(ticket)
    cluster.refusal = 500, {"message": f"echo {ticket}"}
    answer = invoke(tickets("status"))
    written = "".join(capsys.readouterr()) + json.dumps(answer)
    assert "ticket answered" in written
    secrets = (ticket, ticket.split(".")[2], "the-functions-own-secret-key", "the-functions-own-session-token", "k8s-aws-v1")
    assert [secret for secret in (*secrets, *cluster.bearers) if secret in written] == []


def test_a_log_line_has_chosen_fields_only_and_masks_credentials() -> None:
    stream = io.StringIO()
    logs.configure("debug", stream)
    error = ValueError("https://sts.amazonaws.com/?X-Amz-Signature=abc k8s-aws-v1.aGVsbG8 AKIAIOSFODNN7EXAMPLE Bearer xyz")
    logging.getLogger("x").error("eyJhbGciOi.eyJzdWIi.c2ln", exc_info=error, extra={"job": "scan-1", "ticket": "hidden"})
    line = json.loads(stream.getvalue())
    assert line["job"] == "scan-1"
    assert [word for word in ("abc", "aGVs", "AKIA", "xyz", "eyJ", "hidden") if word in stream.getvalue()] == []
