"""Deliveries as GitHub shapes them: bodies with the parts we read among parts we do not."""

from __future__ import annotations

import copy
import hashlib
import hmac
import json
from typing import Any

SECRET = b"a secret between us and the forge"
HOST = "github.com"
HEAD = "6dcb09b5b57875f334f61aebed695e2e4193db5e"
BASE = "b2f6ef2e1c4a9d0b7d3a51c87b6f5f5f3a0c9e11"

REPOSITORY: dict[str, Any] = {
    "id": 1296269,
    "node_id": "MDEwOlJlcG9zaXRvcnkxMjk2MjY5",
    "name": "shop",
    "full_name": "acme/shop",
    "private": True,
    "owner": {"login": "acme", "id": 1, "type": "Organization"},
    "html_url": "https://github.com/acme/shop",
    "fork": False,
    "default_branch": "main",
    "topics": ["python"],
}
COMMON: dict[str, Any] = {
    "repository": REPOSITORY,
    "organization": {"login": "acme", "id": 1},
    "installation": {"id": 77, "node_id": "MDIzOkluc3RhbGxhdGlvbjc3"},
    "sender": {"login": "mona", "id": 5, "type": "User"},
}
PULL_REQUEST: dict[str, Any] = {
    **COMMON,
    "action": "opened",
    "number": 7,
    "pull_request": {
        "id": 991,
        "number": 7,
        "state": "open",
        "title": "Sell by the dozen",
        "body": None,
        "draft": False,
        "user": {"login": "mona"},
        "head": {"label": "acme:dozen", "ref": "dozen", "sha": HEAD, "repo": REPOSITORY},
        "base": {"label": "acme:main", "ref": "main", "sha": BASE, "repo": REPOSITORY},
        "merge_commit_sha": None,
        "mergeable": None,
    },
}
PUSH: dict[str, Any] = {
    **COMMON,
    "ref": "refs/heads/main",
    "before": BASE,
    "after": HEAD,
    "created": False,
    "deleted": False,
    "forced": False,
    "commits": [{"id": HEAD, "message": "Sell", "added": ["a.py"], "removed": [], "modified": []}],
    "head_commit": {"id": HEAD},
    "pusher": {"name": "mona", "email": None},
}
CHECK_RUN: dict[str, Any] = {
    **COMMON,
    "action": "rerequested",
    "check_run": {
        "id": 4,
        "name": "outrider",
        "head_sha": HEAD,
        "external_id": "0123456789abcdef0123456789abcdef",
        "status": "completed",
        "conclusion": "failure",
        "app": {"id": 31, "slug": "outrider"},
        "check_suite": {"id": 5, "head_branch": None, "pull_requests": []},
        "pull_requests": [],
    },
}


def but(body: dict[str, Any], **changes: object) -> dict[str, Any]:
    """The body with other values at dotted paths, `__` for the dot."""
    changed = copy.deepcopy(body)
    for path, value in changes.items():
        *parents, last = path.split("__")
        place = changed
        for parent in parents:
            place = place[parent]
        place[last] = value
    return changed


def without(body: dict[str, Any], path: str) -> dict[str, Any]:
    """The body without what is at a dotted path."""
    changed = copy.deepcopy(body)
    *parents, last = path.split(".")
    place = changed
    for parent in parents:
        place = place[parent]
    del place[last]
    return changed


def sent(
    event: str, body: dict[str, Any] | bytes, secret: bytes = SECRET, guid: str = "72d3162e-cc78-11e3-81ab-4c9367dc0958"
) -> tuple[dict[str, str], bytes]:
    """Headers and bytes as they come over the wire."""
    wire = body if isinstance(body, bytes) else json.dumps(body).encode()
    headers = {
        "User-Agent": "GitHub-Hookshot/044aadd",
        "Content-Type": "application/json",
        "X-GitHub-Event": event,
        "X-GitHub-Delivery": guid,
        "X-GitHub-Hook-ID": "292430182",
        "X-Hub-Signature": "sha1=" + hmac.new(secret, wire, hashlib.sha1).hexdigest(),
        "X-Hub-Signature-256": "sha256=" + hmac.new(secret, wire, hashlib.sha256).hexdigest(),
    }
    return headers, wire
