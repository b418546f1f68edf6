"""The page about all rules, made from the rules: `python -m rules.page > docs/rules.md`."""

from __future__ import annotations

import sys
from typing import Any

import yaml

from rules import RULES

_INTRODUCTION = """# Rules

What the code engine looks for. Made from the rules themselves by `python -m rules.page`; how well they do on labelled cases
stands in [benchmarks.md](benchmarks.md), and how to add one in [extending.md](extending.md). A rule's id is its name in policies:
`code/<rule>`. A file that has none of the words that any of its rules looks for is not parsed.
"""
_TITLES = {"csharp": "C#", "javascript": "JavaScript and TypeScript", "php": "PHP", "github": "GitHub workflows"}


def rules_page() -> str:
    """The page in Markdown: a table for each language."""
    sections = (_section(folder.name) for folder in sorted(RULES.iterdir()) if any(folder.glob("*.yaml")))
    return "\n".join([_INTRODUCTION, *sections])


def _section(language: str) -> str:
    rules = sorted(_rules(language), key=lambda rule: rule["id"])
    title = _TITLES.get(language, language.capitalize())
    head = "| rule | severity | confidence | weakness | what it reports |\n|---|---|---|---|---|\n"
    return f"## {title}\n\n{len(rules)} rules.\n\n{head}{''.join(map(_row, rules))}"


def _row(rule: dict[str, Any]) -> str:
    about = rule["metadata"]
    cells = (f"`{rule['id']}`", about["severity"], about["confidence"], ", ".join(about["cwe"]), about["title"])
    return f"| {' | '.join(cells)} |\n"


def _rules(language: str) -> list[dict[str, Any]]:
    files = sorted((RULES / language).glob(f"{language}-*.yaml"))
    return [rule for path in files for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]]


if __name__ == "__main__":
    sys.stdout.write(rules_page())
