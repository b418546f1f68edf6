"""VEX documents that a policy names: read where the policy is read, at the target branch, so that no change clears itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from findings.policy import PolicyError
from findings.vex import VexError, read_vex

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from app.plan.policy_file import PolicyFile
    from findings.suppress import Suppression

MAX_BYTES = 1_000_000
"""Of one document: it is kept with the scan."""

_TOO_LONG = ""
"""What is kept of a longer one: no VEX at all, and told as such."""


def texts_of(file: PolicyFile, content_of: Callable[[str], bytes | None]) -> dict[str, str | None]:
    """The documents a policy names, by path; None for one that is not there.

    Args:
        file: the policy as it is at the target branch.
        content_of: gives a file at the commit the policy is of.

    """
    found = {path: content_of(path) for path in file.policy.vex}
    return {path: None if content is None else _kept(content) for path, content in found.items()}


def with_vex(file: PolicyFile, texts: Mapping[str, str | None]) -> PolicyFile:
    """The policy with what its VEX documents clear. One that can not be read clears nothing, and is told of as a problem."""
    cleared = list(file.policy.suppressions)
    problems = list(file.problems)
    for path in file.policy.vex:
        try:
            cleared += _cleared(texts.get(path))
        except VexError as error:
            problems.append(PolicyError("vex", 1, f"the VEX document {path} {error}, so it clears nothing"))
    return replace(file, policy=replace(file.policy, suppressions=tuple(cleared)), problems=tuple(problems))


def _cleared(text: str | None) -> tuple[Suppression, ...]:
    if text is None:
        raise VexError("missing", "is not there")
    return read_vex(text.encode("utf-8", "replace"))


def _kept(content: bytes) -> str:
    return content.decode("utf-8", "replace") if len(content) <= MAX_BYTES else _TOO_LONG
