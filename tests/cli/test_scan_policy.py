"""`outrider scan` goes by the policy at the repository's root, wherever below it the scan begins."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cli.scan import scan

LOCK = "requests==2.19.0\n"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    path = tmp_path / "clone"
    for folder in ("shop", "vendor"):
        (path / folder).mkdir(parents=True)
        (path / folder / "requirements.txt").write_text(LOCK)
    (path / ".outrider.yml").write_text("engines: [packages]\npaths:\n  exclude: ['vendor/**']\n")
    subprocess.run(["git", "init", "-q", str(path)], check=True)
    subprocess.run(["git", "-C", str(path), "add", "."], check=True)
    return path


def read(target: Path) -> dict[str, Any]:
    shown = CliRunner().invoke(scan, [str(target), "--json"], catch_exceptions=False)
    (engine,) = json.loads(shown.stdout)["engines"]
    return dict(engine)


def test_a_path_that_the_policy_leaves_out_is_not_read(clone: Path) -> None:
    assert read(clone)["coverage"]["packages"] == 1


def test_the_policy_counts_for_a_folder_of_the_repository_too(clone: Path) -> None:
    assert read(clone / "shop")["coverage"]["packages"] == 1
    assert read(clone / "vendor")["outcome"] == "skipped"
