"""EventBridge's events as they are recorded, and as the template's rule forwards them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).parent.parent / "data" / "events" / "aws"
ACCOUNT, REGION = "111122223333", "eu-central-1"
INTEGRATION = "00112233445566778899aabbccddeeff"
RULE = f"arn:aws:events:{REGION}:{ACCOUNT}:rule/outrider-deploys"


def recorded(name: str, **changes: Any) -> dict[str, Any]:
    event: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text())
    return event | changes


def forwarded(event: dict[str, Any], rule: str = RULE) -> bytes:
    return json.dumps({"rule": rule, "event": event}).encode()
