from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from demo.forge import Forge, Repository


def git(*arguments: str, at: Path) -> subprocess.CompletedProcess[str]:
    quiet = {"PATH": os.environ["PATH"], "GIT_TERMINAL_PROMPT": "0", "GIT_CONFIG_GLOBAL": os.devnull, "LC_ALL": "C"}
    return subprocess.run(["git", *arguments], cwd=at, env=quiet, capture_output=True, text=True, check=False)


def address(repository: Repository, token: str) -> str:
    return repository.clone_url.replace("://", f"://x-access-token:{token}@")


def test_a_partial_shallow_fetch_of_any_commit(shop: Repository, mint: Callable[..., str], tmp_path: Path) -> None:
    old = shop.head()
    shop.commit("main", {"app.py": "print(2)\n"}, "Two")
    git("init", "-q", at=tmp_path)
    fetched = git("fetch", "-q", "--depth=1", "--filter=blob:none", address(shop, mint()), old, shop.head(), at=tmp_path)
    assert fetched.returncode == 0, fetched.stderr
    held = git("rev-list", "--objects", "--missing=print", "--no-object-names", old, at=tmp_path).stdout.split()
    assert [line for line in held if line.startswith("?")]


def test_a_pull_requests_head_is_fetched_by_its_ref(shop: Repository, mint: Callable[..., str], tmp_path: Path) -> None:
    head = shop.commit("feature", {"app.py": "print(2)\n"}, "Two")
    shop.open_pull_request("feature", "main", "Two")
    git("init", "-q", at=tmp_path)
    git("fetch", "-q", address(shop, mint(permissions={"contents": "read"})), "refs/pull/1/head", at=tmp_path)
    assert git("rev-parse", "FETCH_HEAD", at=tmp_path).stdout.strip() == head


def test_a_large_file_streams_whole(shop: Repository, mint: Callable[..., str], tmp_path: Path) -> None:
    content = os.urandom(3_000_000)
    shop.commit("main", {"large.bin": content}, "Large")
    assert git("clone", "-q", address(shop, mint()), "copy", at=tmp_path).returncode == 0
    assert (tmp_path / "copy" / "large.bin").read_bytes() == content


@pytest.mark.parametrize(
    ("narrowed", "says"),
    [
        ({"permissions": {"checks": "write"}}, "403"),
        ({"repositories": ["other"]}, "not found"),
    ],
)
def test_a_token_reads_only_what_it_is_for(
    forge: Forge, shop: Repository, mint: Callable[..., str], tmp_path: Path, narrowed: dict[str, object], says: str
) -> None:
    forge.create_repository("acme", "other", {"a": "b"})
    refused = git("ls-remote", address(shop, mint(**narrowed)), at=tmp_path)
    assert refused.returncode != 0
    assert says in refused.stderr


def test_nobody_reads_without_credentials(shop: Repository, tmp_path: Path) -> None:
    assert "could not read Username" in git("ls-remote", shop.clone_url, at=tmp_path).stderr
    assert "Authentication failed" in git("ls-remote", address(shop, "ghs_wrong"), at=tmp_path).stderr


def test_nobody_pushes_with_a_read_token(shop: Repository, mint: Callable[..., str], tmp_path: Path) -> None:
    git("clone", "-q", address(shop, mint()), "copy", at=tmp_path)
    pushed = git("push", "origin", "HEAD:refs/heads/evil", at=tmp_path / "copy")
    assert pushed.returncode != 0
    assert "403" in pushed.stderr
