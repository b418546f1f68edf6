"""What can be wrong with a delivery.

WebhookError
├── BadSignatureError  not from the forge that knows our secret
├── BadDeliveryError   from the forge, but without what identifies a delivery
└── BadJsonError       a body that is no JSON object, or one made to cost more than a delivery may
"""

from __future__ import annotations


class WebhookError(Exception):
    """Base of this seam's errors; `reason` is for machines, the message says what is wrong. Neither quotes the delivery."""

    def __init__(self, reason: str, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


class BadSignatureError(WebhookError):
    """`missing-signature`, `malformed-signature` or `wrong-signature`."""


class BadDeliveryError(WebhookError):
    """`no-delivery-id` or `no-event-name`."""


class BadJsonError(WebhookError):
    """`not-json`, `not-utf-8`, `not-an-object`, `too-deep`, `too-many-parts`, `bad-number` or `duplicate-key`."""
