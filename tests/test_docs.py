"""The documents say what is so."""

import re
import subprocess
import sys
from pathlib import Path

import yaml

from app.plan.policy_file import read_policy
from app.settings import settings_table
from cli.main import COMMANDS
from rules.page import rules_page
from scanner.inventory.formats import PATTERNS

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_the_settings_page_is_the_settings() -> None:
    assert settings_table() in (ROOT / "docs/settings.md").read_text()


def test_the_rules_page_is_the_rules() -> None:
    assert (ROOT / "docs/rules.md").read_text() == rules_page(), "make it again: python -m rules.page > docs/rules.md"


def test_the_packages_page_names_every_lock_file_that_is_read() -> None:
    page = (ROOT / "docs/packages.md").read_text()
    kinds_of_others = {"*requirements.txt", "requirements*.lock", "constraints*.txt", "buildscript-gradle.lockfile"}
    assert [pattern for pattern, _ in PATTERNS if f"`{pattern}`" not in page and pattern not in kinds_of_others] == []


def test_links_between_documents_lead_somewhere() -> None:
    broken = [
        (document.name, link)
        for document in DOCUMENTS
        for link in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text())
        if not (document.parent / link).exists()
    ]
    assert broken == []


def test_the_policy_that_is_shown_is_a_valid_one() -> None:
    shown = re.search(r"```yaml\n(.+?)```", (ROOT / "docs/policy.md").read_text(), re.DOTALL)
    assert shown
    assert yaml.safe_load(shown[1])
    assert read_policy(shown[1].encode()).problems == ()


def test_every_command_the_readme_names_exists_and_explains_itself() -> None:
    named = set(re.findall(r"outrider (\w+)", (ROOT / "README.md").read_text())) & set(COMMANDS)
    assert {"scan", "db"} <= named
    for command in COMMANDS:
        shown = subprocess.run(
            [sys.executable, "-m", "cli.main", command, "--help"], capture_output=True, text=True, check=True, cwd=ROOT
        )
        assert "Usage:" in shown.stdout


def test_every_make_target_the_readme_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"`?make ([a-z]+)", (ROOT / "README.md").read_text())) - {"make"} <= targets
