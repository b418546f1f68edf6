"""S3's door for forms: it holds an upload to its signed policy, as S3 does and moto does not; all else it lets through."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler
from io import BytesIO
from typing import Any

import requests
from werkzeug.formparser import FormDataParser
from werkzeug.http import parse_options_header

from tests.cloudformation.kube_api import serving

UNCOVERED = {"policy", "x-amz-signature", "file"}
"""The fields that no condition has to name. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html"""


@dataclass
class Door:
    """One bucket's, which one role may write to."""

    behind: str
    inside: Any
    """A client of moto's S3."""
    bucket: str
    access_key: str
    secret_key: str
    url: str = ""
    later: timedelta = timedelta(0)
    """How far its clock is ahead."""
    token_ended: bool = False
    """The credentials that signed are good no longer."""
    fault: str = ""
    """The code it answers to everything that is asked of the bucket."""
    lose_replies: int = 0
    """Answers to uploads that never arrive."""
    uploads: list[dict[str, str]] = field(default_factory=list)
    """The fields of what was stored."""
    asked: list[str] = field(default_factory=list)
    """What else was asked: method and path."""

    def upload(self, form: dict[str, str], content: bytes) -> tuple[int, str, str]:
        """Status, code and words; stored when it is 204."""
        if form.get("x-amz-credential", "").split("/")[0] != self.access_key or not self._signed(form):
            return 403, "SignatureDoesNotMatch", f"you sent {form.get('x-amz-signature')}"
        if self.token_ended:
            return 400, "ExpiredToken", "The provided token has expired."
        policy = json.loads(base64.b64decode(form["policy"]))
        if datetime.fromisoformat(policy["expiration"]) < datetime.now(UTC) + self.later:
            return 403, "AccessDenied", "Invalid according to Policy: Policy expired."
        if wrong := _against(policy["conditions"], form | {"bucket": self.bucket}, len(content)):
            return wrong
        self.inside.put_object(Bucket=self.bucket, Key=form["key"], Body=content, ContentType=form["Content-Type"])
        self.uploads.append(form)
        return 204, "", ""

    def _signed(self, form: dict[str, str]) -> bool:
        key = b"AWS4" + self.secret_key.encode()
        for part in form["x-amz-credential"].split("/")[1:]:
            key = hmac.digest(key, part.encode(), "sha256")
        wanted = hmac.new(key, form.get("policy", "").encode(), hashlib.sha256).hexdigest()
        return hmac.compare_digest(wanted, form.get("x-amz-signature", ""))


def _against(conditions: list[Any], form: dict[str, str], size: int) -> tuple[int, str, str] | None:
    named = {"bucket"}
    for condition in conditions:
        if isinstance(condition, list) and condition[0] == "content-length-range":
            if not condition[1] <= size <= condition[2]:
                return 400, "EntityTooLarge" if size else "EntityTooSmall", "Your proposed upload has another size"
            continue
        (name, value), kind = (
            (next(iter(condition.items())), "eq") if isinstance(condition, dict) else (condition[1:], condition[0])
        )
        named.add(name.removeprefix("$"))
        given = form.get(name.removeprefix("$"), "")
        if not (given == value if kind == "eq" else given.startswith(value)):
            return 403, "AccessDenied", f"Invalid according to Policy: Policy Condition failed: {condition}"
    extra = set(form) - named - UNCOVERED
    return (403, "AccessDenied", f"Invalid according to Policy: Extra input fields: {extra}") if extra else None


@contextmanager
def standing(behind: str, inside: Any, bucket: str, access_key: str, secret_key: str) -> Iterator[Door]:
    """Stand before moto's server."""
    door = Door(behind, inside, bucket, access_key, secret_key)

    class S3(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # else it answers no `Expect: 100-continue`, for which AWS's library waits a second

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            kind, options = parse_options_header(self.headers["Content-Type"])
            _, form, files = FormDataParser().parse(BytesIO(body), kind, len(body), dict(options))
            with files["file"].stream as stream:
                status, code, words = door.upload(form.to_dict(), stream.read())
            if status == 204 and door.lose_replies:
                door.lose_replies -= 1
                self.close_connection = True
                return
            self.answer(status, code, words)

        def do_GET(self) -> None:
            door.asked.append(f"{self.command} {self.path}")
            if door.fault:
                self.answer(403, door.fault, "no")
                return
            length = int(self.headers.get("Content-Length") or 0)
            headers = {name: value for name, value in self.headers.items() if name not in {"Host", "Accept-Encoding"}}
            told = requests.request(
                self.command, door.behind + self.path, data=self.rfile.read(length), headers=headers, timeout=10
            )
            self.send_response(told.status_code)
            for name, value in told.headers.items():
                if name.lower() not in {"content-length", "connection", "server", "date"}:
                    self.send_header(name, value)
            whole = told.headers.get("Content-Length", "0") if self.command == "HEAD" else str(len(told.content))
            self.send_header("Content-Length", whole)
            self.end_headers()
            self.wfile.write(told.content)

        do_PUT = do_DELETE = do_HEAD = do_GET  # noqa: N815  the base class's names

        def answer(self, status: int, code: str, words: str) -> None:
            text = f"<Error><Code>{code}</Code><Message>{words}</Message></Error>".encode() if code else b""
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *_: object) -> None:
            pass

    with serving(S3) as port:
        door.url = f"http://127.0.0.1:{port}"
        yield door
