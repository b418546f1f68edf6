"""STS that enforces External IDs and remembers session policies, and a Lambda that runs the real handler behind them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, unquote

import boto3

from tests.cloudformation.kube_api import serving

NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/"


@dataclass
class AwsApi:
    """Roles by ARN, each with the External ID it asks for: None asks for none, and `""` takes any."""

    roles: dict[str, str | None] = field(default_factory=dict)
    functions: dict[str, Callable[[Any], Any]] = field(default_factory=dict)
    sessions: dict[str, dict[str, Any]] = field(default_factory=dict)
    """By access key: role, session name and policy."""
    accounts: dict[str, str] = field(default_factory=dict)
    """By access key: whose role it is."""
    behind: str = ""
    """Address of a server with many accounts, which makes the access keys then, and knows them."""
    until: str = "2100-01-01T00:00:00Z"
    """When sessions end."""
    fault: tuple[int, str] | None = None
    """What Lambda answers instead."""
    url: str = ""

    def assume(self, form: dict[str, str]) -> tuple[int, str]:
        role, given = form["RoleArn"], form.get("ExternalId")
        wanted = self.roles.get(role, "no such role")
        if wanted is not None and (given is None or given != (wanted or given)):
            return 403, _error("AccessDenied", "User is not authorized to perform sts:AssumeRole")
        key = self.key_of(role)
        self.accounts[key] = role.split(":")[4]
        self.sessions[key] = {"role": role, "name": form["RoleSessionName"], "policy": json.loads(form["Policy"])}
        credentials = (
            f"<AccessKeyId>{key}</AccessKeyId><SecretAccessKey>customer-secret</SecretAccessKey>"
            f"<SessionToken>customer-token</SessionToken><Expiration>{self.until}</Expiration>"
        )
        return 200, _result("AssumeRole", f"<Credentials>{credentials}</Credentials>")

    def key_of(self, role: str) -> str:
        """A new access key for a role."""
        if not self.behind:
            return f"ASIA{len(self.sessions):016}"
        sts = boto3.client("sts", endpoint_url=self.behind, region_name="eu-central-1")
        return str(sts.assume_role(RoleArn=role, RoleSessionName="outrider")["Credentials"]["AccessKeyId"])

    def invoke(self, arn: str, access_key: str, payload: bytes) -> tuple[int, dict[str, str], bytes]:
        if self.fault:
            status, kind = self.fault
            return status, {"x-amzn-ErrorType": kind}, b'{"message": "no"}'
        allowed = [statement["Resource"] for statement in self.sessions[access_key]["policy"]["Statement"]]
        if arn not in allowed:
            return 403, {"x-amzn-ErrorType": "AccessDeniedException"}, b'{"message": "no"}'
        if arn not in self.functions:
            return 404, {"x-amzn-ErrorType": "ResourceNotFoundException"}, b'{"message": "no"}'
        try:
            return 200, {}, json.dumps(self.functions[arn](json.loads(payload))).encode()
        except Exception as error:  # noqa: BLE001  as Lambda does
            told = {"errorMessage": str(error), "errorType": type(error).__name__}
            return 200, {"X-Amz-Function-Error": "Unhandled"}, json.dumps(told).encode()


@contextmanager
def answering() -> Iterator[AwsApi]:
    api = AwsApi()

    class Aws(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            if self.path == "/":
                form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
                if form["Action"] == "AssumeRole":
                    status, text = api.assume(form)
                else:
                    arn = "<Arn>arn:aws:sts::999988887777:assumed-role/outrider/service</Arn>"
                    status, text = 200, _result("GetCallerIdentity", arn)
                self.answer(status, {}, text.encode())
                return
            arn = unquote(self.path.split("/")[3])
            key = re.search(r"Credential=([A-Z0-9]+)/", self.headers["Authorization"])
            assert key
            self.answer(*api.invoke(arn, key[1], body))

        def answer(self, status: int, headers: dict[str, str], content: bytes) -> None:
            self.send_response(status)
            for name, value in (headers | {"Content-Length": str(len(content))}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    with serving(Aws) as port:
        api.url = f"http://127.0.0.1:{port}"
        yield api


def _result(action: str, content: str) -> str:
    return f'<{action}Response xmlns="{NAMESPACE}"><{action}Result>{content}</{action}Result></{action}Response>'


def _error(code: str, message: str) -> str:
    told = f"<Type>Sender</Type><Code>{code}</Code><Message>{message}</Message>"
    return f'<ErrorResponse xmlns="{NAMESPACE}"><Error>{told}</Error></ErrorResponse>'
