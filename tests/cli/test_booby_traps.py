"""What a scanned repository says to its scanners changes nothing: settings, ignore files, comments, links, a `.git` inside."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from advisories.sources import STARTER
from cli.db import db
from cli.scan import scan
from demo.sample_files import planted_key

if TYPE_CHECKING:
    from pathlib import Path

FLAWED = "from flask import request\n\n\ndef show(cursor):\n    cursor.execute('select ' + request.args['name']){}\n"
QUIET = "  # nosemgrep: {0} nosec noqa kingfisher:ignore gitleaks:allow pragma: allowlist secret"
TRAPS = {
    "code": {
        ".semgrepignore": "*\n",
        ".semgrep.yml": "rules: []\n",
        ".semgrep/settings.yml": "disabled: true\n",
        ".gitattributes": "* linguist-generated linguist-vendored\n",
        ".bandit": "[bandit]\nskips: B608\n",
        "pyproject.toml": "[tool.semgrep]\nexclude = ['*']\n",
    },
    "secrets": {
        ".kingfisherignore": "*\n",
        ".gitleaksignore": "config.py:secrets:1\n",
        ".gitleaks.toml": "[allowlist]\npaths = ['.*']\n",
        ".gitguardian.yml": "paths-ignore: ['**/*']\n",
        ".secrets.baseline": '{"results": {}}',
        "kingfisher.yaml": "rules: []\n",
    },
    "packages": {
        ".syft.yaml": "exclude: ['**']\n",
        "osv-scanner.toml": "[[PackageOverrides]]\nignore = true\n",
        ".trivyignore": "*\n",
        ".snyk": "version: v1\nexclude:\n  global: ['**']\n",
        ".npmrc": "registry=http://127.0.0.1:9/\n",
        "pip.conf": "[global]\nindex-url = http://127.0.0.1:9/\n",
    },
}


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("OUTRIDER_ADVISORIES_INDEX", str(tmp_path / "index.db"))
    assert CliRunner().invoke(db, ["update", "--from", STARTER], catch_exceptions=False).exit_code == 0
    path = tmp_path / "clone"
    path.mkdir()
    (path / "shop.py").write_text(FLAWED.format(""))
    (path / "config.py").write_text(f"TOKEN = '{planted_key()}'\n")
    (path / "requirements.txt").write_text("requests==2.19.0\n")
    subprocess.run(["git", "init", "-q", str(path)], check=True)
    track(path)
    return path


def track(clone: Path) -> None:
    subprocess.run(["git", "-C", str(clone), "add", "--force", "."], check=True)


def told(clone: Path) -> tuple[str, list[tuple[str, str, str]]]:
    answer = json.loads(CliRunner().invoke(scan, [str(clone), "--json"], catch_exceptions=False).stdout)
    return answer["verdict"]["conclusion"], sorted(map(_identity, answer["findings"]))


def _identity(finding: dict[str, Any]) -> tuple[str, str, str]:
    return finding["engine"], finding["rule"], finding["location"]["path"]


def test_settings_for_the_engines_are_not_obeyed(clone: Path) -> None:
    before = told(clone)
    assert (before[0], {engine for engine, _, _ in before[1]}) == ("failure", set(TRAPS))
    for traps in TRAPS.values():
        for name, text in traps.items():
            (clone / name).parent.mkdir(exist_ok=True)
            (clone / name).write_text(text)
    track(clone)
    assert told(clone) == before


def test_comments_links_and_a_git_folder_inside_are_not_obeyed(clone: Path, tmp_path: Path) -> None:
    before = told(clone)
    (clone / "shop.py").write_text(FLAWED.format(QUIET.format("python-sql-injection")))
    (clone / "config.py").write_text((clone / "config.py").read_text().rstrip() + QUIET.format("") + "\n")
    (clone / "requirements.txt").write_text("requests==2.19.0  # osv-scanner:ignore\n")
    (tmp_path / "outside.py").write_text(FLAWED.format(""))
    (clone / "link.py").symlink_to(tmp_path / "outside.py")
    (clone / "loop").symlink_to(clone)
    track(clone)
    inner = clone / "vendored"
    subprocess.run(["git", "init", "-q", str(inner)], check=True)
    (inner / ".git" / "config").write_text(f"[core]\n\tfsmonitor = touch {tmp_path}/ran\n\tworktree = {tmp_path}\n")
    assert told(clone) == before
    assert not (tmp_path / "ran").exists()
