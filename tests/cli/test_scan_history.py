"""`outrider scan` on a clone: secrets in the commits of a branch, and in all of them."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.scan import scan

STRIPE = "sk_" + "live_51H8xYzAbCdEfGhIjKlMnOpQr"  # put together here, so that no scanner takes this file for a leak


def git(clone: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    done = subprocess.run(["git", "-C", str(clone), *identity, *arguments], capture_output=True, check=True)
    return done.stdout.decode().strip()


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    path = tmp_path / "clone"
    git(tmp_path, "init", "-q", "-b", "main", str(path))
    (path / ".outrider.yml").write_text("engines: [secrets]\n")
    git(path, "add", ".")
    git(path, "commit", "-q", "-m", "start")
    git(path, "tag", "start")
    (path / "pay.py").write_text(f"stripe.api_key = '{STRIPE}'\n")
    git(path, "add", ".")
    git(path, "commit", "-q", "-m", "leak")
    git(path, "tag", "leak")
    git(path, "rm", "-q", "pay.py")
    git(path, "commit", "-q", "-m", "take it out")
    return path


def scanned(clone: Path, *options: str) -> tuple[Result, dict[str, Any]]:
    result = CliRunner().invoke(scan, [str(clone), "--json", *options], catch_exceptions=False)
    return result, json.loads(result.stdout) if result.exit_code in {0, 1} else {}


@pytest.mark.parametrize("options", [("--base", "start"), ("--history",)])
def test_a_key_that_was_taken_out_again_is_told_with_its_commit(clone: Path, options: tuple[str, ...]) -> None:
    result, told = scanned(clone, *options)
    assert result.exit_code == 1
    (finding,) = told["findings"]
    assert (finding["location"]["path"], finding["commit"]) == ("pay.py", git(clone, "rev-parse", "leak"))
    assert STRIPE[4:] not in result.output


def test_without_being_asked_for_the_history_is_not_read(clone: Path) -> None:
    result, told = scanned(clone)
    assert (result.exit_code, told["findings"]) == (0, [])


def test_where_there_is_no_history_it_can_not_be_asked_for(clone: Path, tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    assert scanned(tmp_path / "plain", "--history")[0].exit_code == 2
    assert scanned(clone, "--history", "--base", "start")[0].exit_code == 2
    assert CliRunner().invoke(scan, ["rootfs:/", "--history"]).exit_code == 2
