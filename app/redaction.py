"""Taking secrets out of what is logged: those we know by value, and those that look like one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

MASK = "[redacted]"
SHORTEST = 6
"""A shorter value is in too many words to be masked everywhere."""
MAX_DEPTH = 8
_NAMES = re.compile(
    r"authorization|cookie|password|passwd|secret|token|private.?key|api.?key|signature|credential", re.IGNORECASE
)
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"-----BEGIN [A-Z0-9 ]+-----.*?(?:-----END [A-Z0-9 ]+-----|\Z)", re.DOTALL), MASK),
    # GitHub's tokens, of any length: the newer ones hold a JWT. https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats
    (re.compile(r"\b(?:gh[a-z]_|github_pat_|glpat-)[A-Za-z0-9_.\-]+"), MASK),
    (re.compile(r"\beyJ[A-Za-z0-9_\-]{4,}\.[A-Za-z0-9_\-]+(?:\.[A-Za-z0-9_\-]*)?"), MASK),
    (
        re.compile(r"(authorization[\"']?\s*[:=,]\s*(?:b?[\"'])?)(?:(?:basic|bearer|token)\s+)?[^\s\"',;]+", re.IGNORECASE),
        rf"\1{MASK}",
    ),
    (re.compile(r"\b(basic|bearer)\s+[A-Za-z0-9+/=_.~\-]{8,}", re.IGNORECASE), rf"\1 {MASK}"),
    (re.compile(r"([a-z][a-z0-9+.\-]*://)[^/\s\"'@]+@", re.IGNORECASE), rf"\1{MASK}@"),
    (re.compile(r"([?&](?:\w*token|code|sig|signature|x-amz-[a-z\-]+)=)[^&\s\"'#]+", re.IGNORECASE), rf"\1{MASK}"),
)


class Redactor:
    """Masks secrets in text, and in everything that ends up as text."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        forms = {form for secret in secrets for form in _forms(secret) if len(form) >= SHORTEST}
        # The longest first: one that holds another is masked whole.
        known = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
        self._known = re.compile(known) if known else None

    def text(self, value: str) -> str:
        """The text with secrets masked."""
        if self._known is not None:
            value = self._known.sub(MASK, value)
        for pattern, replacement in _PATTERNS:
            value = pattern.sub(replacement, value)
        return value

    def value(self, value: object, depth: int = 0) -> Any:  # noqa: ANN401  whatever JSON can hold
        """The value as JSON can hold it, with secrets masked; what has a secret's name is masked whole."""
        if value is None or isinstance(value, bool | int | float):
            return value
        if isinstance(value, Mapping) and depth < MAX_DEPTH:
            return {self.text(str(name)): self._named(str(name), item, depth) for name, item in value.items()}
        if isinstance(value, list | tuple | set | frozenset) and depth < MAX_DEPTH:
            return [self.value(item, depth + 1) for item in value]
        return self.text(value if isinstance(value, str) else repr(value))

    def _named(self, name: str, item: object, depth: int) -> Any:  # noqa: ANN401  as above
        return MASK if item and _NAMES.search(name) else self.value(item, depth + 1)


def _forms(secret: str) -> set[str]:
    """How a secret may be written in a log: plain, in a URL, inside JSON, and line by line."""
    return {secret, secret.strip(), quote(secret, safe=""), json.dumps(secret)[1:-1], *map(str.strip, secret.splitlines())}
