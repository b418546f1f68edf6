"""What stays the same about a finding while the code around it moves.

A fingerprint is `<kind><version>:<32 hex digits>`. The kind says what went into it (`c` code, `p` package, `s` secret); the
version grows whenever the recipe changes, so that a stored fingerprint of an older recipe is never mistaken for one of today's.
No recipe sees a path or a line.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS = 32
"""128 bits: no two findings of one repository meet by chance, and it still fits on a line."""

_FINGERPRINT = re.compile(rf"[a-z][0-9]{{1,3}}:[0-9a-f]{{{_DIGITS}}}")

# scrypt's cost: about 80 ms and 32 MiB a guess on one 2023 server core. The salt is public and fixed on purpose: the same
# secret must get the same fingerprint everywhere, so the cost of a guess is the only protection, and a strong secret (which all
# issued tokens are) stays out of reach.
_SCRYPT_N = 2**15
_SCRYPT_R = 8
_SCRYPT_P = 1
_SCRYPT_MEMORY = 64 * 1024 * 1024
_SCRYPT_SALT = b"outrider secret fingerprint, version 1"
_REMEMBERED_SECRETS = 4096


def is_fingerprint(text: str) -> bool:
    """Whether `text` has the form of a fingerprint, of whatever kind and version."""
    return _FINGERPRINT.fullmatch(text) is not None


def code_fingerprint(rule: str, snippet_lines: Sequence[str]) -> str:
    """Identify what a rule found in code.

    Args:
        rule: the full rule id, `engine/rule-id`.
        snippet_lines: the lines of the finding's region as they stand in the file. White space does not count, so indenting
            them anew, wrapping them elsewhere or putting blank lines between them changes nothing.

    """
    content = "".join("".join(line.split()) for line in snippet_lines)
    return f"c1:{_digest(rule, content)}"


def package_fingerprint(rule: str, ecosystem: str, package: str) -> str:
    """Identify an advisory's hold on a package, whichever version it has and whichever file names it.

    Args:
        rule: the full rule id, which names the advisory: `packages/PYSEC-2021-1`.
        ecosystem: OSV's name for it.
        package: the name as the ecosystem normalises it.

    """
    return f"p1:{_digest(rule, ecosystem, package)}"


def secret_fingerprint(rule: str, value: bytes) -> str:
    """Identify a secret by a hash that is the same everywhere and costly to guess.

    The first call for a value takes about 80 ms; the process remembers the result, never the value.
    """
    return f"s1:{_digest(rule, _stretched(hashlib.sha256(value).digest()).hex())}"


@lru_cache(maxsize=_REMEMBERED_SECRETS)
def _stretched(quick: bytes) -> bytes:
    """Make a guess expensive. Takes the SHA-256 of the secret, so that the cache holds no secret."""
    return hashlib.scrypt(quick, salt=_SCRYPT_SALT, n=_SCRYPT_N, r=_SCRYPT_R, p=_SCRYPT_P, maxmem=_SCRYPT_MEMORY, dklen=32)


def _digest(*parts: str) -> str:
    """Hash parts so that no two different lists of parts read alike: each is preceded by its length."""
    # Text read from files may hold lone surrogates, which stand for bytes that are not UTF-8.
    encoded = (part.encode("utf-8", "surrogatepass") for part in parts)
    return hashlib.sha256(b"".join(b"%d:%b" % (len(part), part) for part in encoded)).hexdigest()[:_DIGITS]
