"""Which gems of a Gemfile are for development only, found in its text: it is Ruby, and is never run here.

Blocks and `group:` arguments written plainly, as nearly all are, are seen; what is computed is not, and counts as what runs.
"""

from __future__ import annotations

import re

_DEV = frozenset({"development", "test"})
_GEM = re.compile(r"""\s*gem[ (]\s*["']([^"'\s]+)["'](.*)""")
_GROUP_ARGUMENT = re.compile(r"\bgroups?(?::|\s*=>)\s*(\[[^\]]*\]|:\w+|[\"']\w+[\"'])")
_WORD = re.compile(r":(\w+)|[\"'](\w+)[\"']")
_OPENERS = frozenset({"if", "unless", "case", "begin", "while", "until", "def"})
_MAX_LINE = 2000
"""Characters; a longer line is no declaration a person wrote."""


def dev_gems(source: str) -> frozenset[str]:
    """Names of gems that only groups `development` and `test` ask for."""
    dev: set[str] = set()
    runtime: set[str] = set()
    blocks: list[bool] = []
    for line in source.splitlines():
        code = line.partition("#")[0] if len(line) <= _MAX_LINE else ""
        if gem := _GEM.fullmatch(code):
            argument = _GROUP_ARGUMENT.search(gem[2])
            (dev if any(blocks) or (argument and _only_dev(argument[1])) else runtime).add(gem[1])
        elif code.lstrip().startswith(("group ", "group(")) and code.rstrip().endswith(" do"):
            blocks.append(_only_dev(code))
        elif code.strip() == "end":
            del blocks[-1:]
        elif _opens(code.split()):
            blocks.append(False)
    return frozenset(dev - runtime)


def _opens(words: list[str]) -> bool:
    """Whether a line begins a block: `if x`, `source "..." do`, `each do |x|`."""
    if not words:
        return False
    return words[0] in _OPENERS or words[-1] == "do" or (words[-1].endswith("|") and "do" in words)


def _only_dev(groups: str) -> bool:
    named = {symbol or quoted for symbol, quoted in _WORD.findall(groups)}
    return bool(named) and named <= _DEV
