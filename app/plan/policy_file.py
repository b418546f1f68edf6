"""`.outrider.yml` from its bytes to a policy: decoded as plain data, every fault with its line."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from findings.policy import Policy, PolicyError, parse_policy

if TYPE_CHECKING:
    from collections.abc import Iterator

POLICY_PATH = ".outrider.yml"
MAX_POLICY_BYTES = 256 * 1024
MAX_NODES = 50_000
"""Aliases can make a small file mean a huge document; this many values are more than any policy has."""
MAX_DEPTH = 20

_Where = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """A policy with the file it came from."""

    policy: Policy = field(default_factory=Policy)
    problems: tuple[PolicyError, ...] = ()
    """Why the default policy is in force although there is a file."""
    digest: str = "default"
    """Tells files apart: a change of policy is a new scan."""


def read_policy(content: bytes | None) -> PolicyFile:
    """Read the policy in a file's bytes; None means there is no file. Never raises for what the file holds."""
    if content is None:
        return PolicyFile()
    digest = hashlib.sha256(content).hexdigest()[:16]
    if len(content) > MAX_POLICY_BYTES:
        return PolicyFile(problems=(PolicyError("", 1, f"the policy must have at most {MAX_POLICY_BYTES} bytes"),), digest=digest)
    try:
        document, lines = _decode(content)
    except yaml.YAMLError as error:
        return PolicyFile(problems=(_yaml_problem(error),), digest=digest)
    except (_TooMuchError, RecursionError, ValueError) as error:
        text = str(error) if isinstance(error, _TooMuchError) else "the policy can not be read as YAML"
        return PolicyFile(problems=(PolicyError("", 1, text),), digest=digest)
    policy, problems = parse_policy(document, lambda where: _line(lines, where))
    return PolicyFile(policy, problems, digest)


class _TooMuchError(Exception):
    """A document larger than any policy."""


def _decode(content: bytes) -> tuple[object, dict[_Where, int]]:
    """The document as plain values, and the line of each by its way from the root."""
    _check_size(content)
    loader = yaml.CSafeLoader(content)
    try:
        root = loader.get_single_node()
        if root is None:
            return None, {}
        lines = {where: node.start_mark.line + 1 for where, node in _bounded(root)}
        return loader.construct_document(root), lines
    finally:
        loader.dispose()


def _check_size(content: bytes) -> None:
    """Refuse deep and huge documents from their events: libyaml's composer recurses, and deep nesting would end the process."""
    depth = 0
    for count, event in enumerate(yaml.parse(content, Loader=yaml.CSafeLoader)):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise _TooMuchError(f"the policy is nested deeper than {MAX_DEPTH} levels")
        if count > MAX_NODES:
            raise _TooMuchError(f"the policy has more than {MAX_NODES} values")


def _bounded(root: yaml.Node) -> Iterator[tuple[_Where, yaml.Node]]:
    """Every node with its way from the root; keys count as the place of their value."""
    stack: list[tuple[_Where, yaml.Node]] = [((), root)]
    for _ in range(MAX_NODES):
        if not stack:
            return
        where, node = stack.pop()
        if len(where) > MAX_DEPTH:
            raise _TooMuchError(f"the policy is nested deeper than {MAX_DEPTH} levels")
        yield where, node
        stack += _children(where, node)
    raise _TooMuchError(f"the policy has more than {MAX_NODES} values")


def _children(where: _Where, node: yaml.Node) -> list[tuple[_Where, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        return [((*where, str(key.value)), value) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return [((*where, number), value) for number, value in enumerate(node.value)]
    return []


def _line(lines: dict[_Where, int], where: _Where) -> int:
    """The line of a value, or of the nearest thing around it that has one."""
    while where and where not in lines:
        where = where[:-1]
    return lines.get(where, 1)


def _yaml_problem(error: yaml.YAMLError) -> PolicyError:
    mark: Any = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "it can not be decoded"
    return PolicyError("", mark.line + 1 if mark else 1, f"the policy is not valid YAML: {problem}")
