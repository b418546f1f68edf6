"""What looks like a secret and is none: placeholders, examples of manuals, digests, passwords of a developer's own database.

Only a value's own form and what stands right beside it are asked, never the name of a file or a comment: those are the
author's to choose, and would hide a real one.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
from itertools import pairwise

EXAMPLES = frozenset(
    {
        b"AKIAIOSFODNN7EXAMPLE",  # https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
        b"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",  # same page
        # https://learn.microsoft.com/azure/storage/common/storage-use-azurite (the emulator's account)
        b"Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        # https://www.rfc-editor.org/rfc/rfc6749 and rfc6750 (OAuth 2.0)
        *(b"2YotnFZFEjr1zCsicMWpAA", b"tGzv3JOkF0XG5Qx2TlKWIA", b"7Fjfp0ZBr1KtDRbnfVdmIw", b"mF_9.B5f-4.1JqM"),
        # https://www.rfc-editor.org/rfc/rfc5849 (OAuth 1.0)
        *(b"dpf43f3p2l4k3l03", b"kd94hf93k423kf44", b"nnch734d00sl2jdk", b"hh5s93j4hdidpola", b"hdhd0244k9j7ao03"),
        b"0685bd9184jfhq22",
        b"ad180jjd733klru7",
        # https://jwt.io (the token it greets with)
        (
            b"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ"
            b".SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"
        ),
    }
)
"""Values their issuers print in their manuals: they open nothing."""

_LONGEST_PLACEHOLDER = 400
"""Bytes: what is longer is a key or a document, and its first lines may well be all A."""
_RUN = 4
_WORDS = re.compile(
    rb"example|placeholder|change[-_. ]?(?:me|it|this)|replace[-_. ]?(?:me|this|with)|(?<![a-z])your[-_. ]"
    rb"|redacted|dummy|[<\[{][a-z _-]+[>\]}]",
    re.IGNORECASE,
)

_DIGEST = re.compile(
    rb"(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128}|[A-Za-z0-9+/]{27}=|[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{64}|[A-Za-z0-9+/]{86}==)"
)
_BEFORE_DIGEST = re.compile(
    rb"(?:sha(?:1|224|256|384|512|sum)|md5|h1|checksum|integrity|digest|etag)[\"']?(?:[-:=]|\s*[:=]\s*[\"']?)$", re.IGNORECASE
)
_BEFORE_BYTES = 32
"""Lock files hold a digest for each package; one is told by the algorithm's name before it and by its own form."""
_LISTED = re.compile(rb" [ *]\S")
"""What follows a digest at the beginning of a line in the lists that `sha256sum` and its like write."""

_HOST = re.compile(rb"@([A-Za-z0-9_.-]+)")
_LOCAL = re.compile(
    rb"localhost|127\.0\.0\.1|0\.0\.0\.0|host\.docker\.internal|[a-z0-9_-]+|.*\.(?:local|localhost|test|invalid|example)"
)
"""Hosts that are reached from one machine, or from inside one composition of containers, only. RFC 6761, RFC 2606."""
_DEFAULTS = frozenset(
    b"admin changeme default example guest mysql pass passwd password postgres root secret test tiger user".split()
)


def is_noise(value: bytes, data: bytes, start: int, end: int) -> bool:
    """Whether what was taken for a secret is none.

    Args:
        value: decoded, if it is encoded in the file.
        data: the file.
        start: where the value begins in it.
        end: and where it ends, exclusive.

    """
    return (
        value in EXAMPLES or is_placeholder(value) or _is_digest(value, data, start, end) or _is_for_development(value, data, end)
    )


def is_placeholder(value: bytes) -> bool:
    """Whether a value is written to be replaced: words that say so, or mostly one character or characters in their order."""
    if len(value) > _LONGEST_PLACEHOLDER or b"\n" in value:
        return False
    return bool(b"://" not in value and _WORDS.search(value)) or 2 * _in_runs(value) >= len(value) > 0 or _is_example_jwt(value)


def _in_runs(value: bytes) -> int:
    """How many bytes stand in runs of the same one, or of neighbours: `0000`, `xxxx`, `1234`, `fedc`."""
    total, length, step = 0, 1, None
    for before, after in pairwise(value.replace(b"90", b"9:")):  # a keyboard's row goes on with 0 after 9
        here = after - before
        if here in (-1, 0, 1) and here == step:
            length += 1
        else:
            total += length if length >= _RUN else 0
            length, step = 2, here if here in (-1, 0, 1) else None
            if step is None:
                length = 1
    return total + (length if length >= _RUN else 0)


def _is_example_jwt(value: bytes) -> bool:
    """Whether it is a token of https://jwt.io, under whatever key it was signed: all are about the same John Doe."""
    parts = value.split(b".")
    if len(parts) != len(("header", "claims", "signature")):
        return False
    try:
        claims = json.loads(base64.urlsafe_b64decode(parts[1] + b"=" * (-len(parts[1]) % 4)))
    except (binascii.Error, ValueError, RecursionError):
        return False
    return isinstance(claims, dict) and claims.get("sub") == "1234567890"


def _is_digest(value: bytes, data: bytes, start: int, end: int) -> bool:
    if not _DIGEST.fullmatch(value):
        return False
    before = data[max(0, start - _BEFORE_BYTES) : start]
    return bool(_BEFORE_DIGEST.search(before)) or (before[-1:] in (b"", b"\n") and bool(_LISTED.match(data, end)))


def _is_for_development(value: bytes, data: bytes, end: int) -> bool:
    """Whether it is a password that everybody knows, for a host that nobody else reaches."""
    host = _HOST.match(data, end)
    return value.lower() in _DEFAULTS and host is not None and bool(_LOCAL.fullmatch(host[1].lower()))
