"""What commits of a change brought and took away again: from a forge and from a clone, and what it costs."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from scanner.sources import history, passing
from scanner.sources.commits import Commits
from scanner.sources.git import fetch_change
from scanner.sources.git_remote import GitRemote
from scanner.sources.local import LocalTarget, open_local
from scanner.sources.wants import SourceLimits, Wants
from scanner.workspace import Workspace
from tests.scanner.git_forge import Forge, Repository, new_repository, serving

if TYPE_CHECKING:
    from pathlib import Path

Fetch = Callable[..., Workspace]
HISTORY = Wants(history=True)


@pytest.fixture
def forge(tmp_path: Path) -> Iterator[Forge]:
    with serving(tmp_path) as served:
        yield served


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return new_repository(tmp_path / "r.git")


@pytest.fixture
def fetch(forge: Forge, tmp_path: Path) -> Fetch:
    def fetched(head: str, merge_base: str | None, wants: Wants = HISTORY) -> Workspace:
        workdir = tmp_path / f"work-{time.monotonic_ns()}"
        workdir.mkdir()
        return fetch_change(GitRemote(f"{forge.url}/r.git"), Commits(head, merge_base), workdir, wants)

    return fetched


def passed(workspace: Workspace) -> list[tuple[str, str | None, bytes]]:
    """Path, commit and content of all that is laid out in passing."""
    assert workspace.passing is not None
    assert tuple(workspace.passing.passages) == workspace.passing.tree.files
    root = workspace.passing.tree.root
    return [(it.path, it.commit, (root / place).read_bytes()) for place, it in workspace.passing.passages.items()]


def gaps(workspace: Workspace) -> list[tuple[str, str]]:
    assert workspace.passing is not None
    return [(item.path, item.reason.code) for item in workspace.passing.tree.skipped if item.gap]


def test_what_a_commit_brought_and_a_later_one_took_away_is_laid_out_with_its_commit(
    repository: Repository, forge: Forge, fetch: Fetch
) -> None:
    base = repository.commit({"a.py": b"1\n"})
    first = repository.commit({"a.py": b"1\n", "key.env": b"KEY\n"}, base)
    head = repository.commit({"a.py": b"2\n"}, first)
    workspace = fetch(head, base)
    assert passed(workspace) == [("key.env", first, b"KEY\n")]
    assert gaps(workspace) == []
    assert workspace.head.files == ("a.py",)
    assert forge.packs_sent == 3


def test_nothing_is_read_twice_and_what_was_there_before_is_told_apart(repository: Repository, fetch: Fetch) -> None:
    base = repository.commit({"conf": b"old key\n", "b": b"1\n"})
    first = repository.commit({"conf": b"other\n", "moved": b"same\n", "b": b"1\n"}, base)
    second = repository.commit({"conf": b"other\n", "elsewhere": b"same\n", "b": b"1\n"}, first)
    head = repository.commit({"conf": b"old key\n", "elsewhere": b"same\n", "b": b"2\n"}, second)
    assert passed(fetch(head, base)) == [("conf", None, b"old key\n"), ("conf", first, b"other\n")]


def test_without_being_asked_for_no_history_is_fetched(repository: Repository, forge: Forge, fetch: Fetch) -> None:
    base = repository.commit({"a.py": b"1\n"})
    head = repository.commit({"a.py": b"2\n"}, repository.commit({"a.py": b"3\n"}, base))
    assert fetch(head, base, Wants()).passing is None
    assert forge.packs_sent == 2


def test_commits_of_the_target_branch_that_were_merged_in_are_not_the_changes(
    repository: Repository, forge: Forge, fetch: Fetch
) -> None:
    def tree_of(files: dict[str, bytes]) -> str:
        return repository.git("rev-parse", f"{repository.commit(files)}^{{tree}}")

    start = repository.commit({"a": b"a\n"})
    forked = repository.commit({"a": b"a\n", "theirs": b"0\n"}, start)
    main = repository.commit({"a": b"a\n", "theirs": b"1\n"}, forked)
    base = repository.commit({"a": b"a\n", "theirs": b"2\n"}, main)
    first = repository.commit({"a": b"a\n", "theirs": b"0\n", "ours": b"K\n"}, forked)
    merge = repository.commit_tree(tree_of({"a": b"a\n", "theirs": b"1\n", "ours": b"K\n"}), first, main)
    # A merge may bring what neither of its parents had.
    evil = repository.commit_tree(tree_of({"a": b"a\n", "theirs": b"2\n", "evil": b"E\n"}), merge, base)
    head = repository.commit({"a": b"a\n", "theirs": b"2\n", "end": b"x\n"}, evil)
    assert passed(fetch(head, base)) == [("ours", first, b"K\n"), ("evil", evil, b"E\n")]
    assert forge.packs_sent == 4
    assert fetch(head, base).changed == {"end"}


def test_more_commits_than_are_read_are_a_gap_and_the_scan_goes_on(
    repository: Repository, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (history, passing, __import__("scanner.sources.git_past", fromlist=["git_past"])):
        monkeypatch.setattr(module, "MOST_COMMITS", 3)
    commits = [repository.commit({"n": b"0"})]
    for number in range(1, 5):
        commits.append(repository.commit({"n": b"%d" % number}, commits[-1]))
    assert gaps(fetch(commits[3], commits[0])) == []
    workspace = fetch(commits[4], commits[0])
    assert gaps(workspace) == [("*", "history-unread")]
    assert workspace.head.files == ("n",)


def test_history_larger_than_may_be_fetched_is_a_gap_and_the_scan_goes_on(
    repository: Repository, fetch: Fetch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scanner.sources.git_past._MOST_BYTES", 20_000)
    base = repository.commit({"a": b"1"})
    large = repository.commit({f"{number:05}-{number * 7919 % 10_007}": b"%d" % number for number in range(2000)}, base)
    head = repository.commit({"a": b"2"}, large)
    workspace = fetch(head, base)
    assert gaps(workspace) == [("*", "history-unread")]
    assert workspace.head.files == ("a",)
    assert workspace.merge_base is not None


def test_hostile_paths_in_passing_are_named_and_nothing_is_written_outside(
    repository: Repository, fetch: Fetch, tmp_path: Path
) -> None:
    base = repository.commit({"a": b"1"})
    blob, link = repository.blob(b"KEY"), repository.blob(b"/etc/passwd")
    inner = repository.tree(("100644", b"config", blob))
    tree = repository.tree(
        ("40000", b"..", inner), ("40000", b".git", inner), ("120000", b"link", link), ("100644", b"x\xff", blob)
    )
    first = repository.commit_tree(tree, base)
    workspace = fetch(repository.commit({"a": b"2"}, first), base)
    assert passed(workspace) == []
    assert {code for _, code in gaps(workspace)} <= {"unsafe-path", "path-encoding", "git-directory"}
    assert gaps(workspace)
    assert not list(tmp_path.rglob("config.py"))


def test_what_is_too_large_in_passing_is_a_gap_of_its_commit(repository: Repository, fetch: Fetch) -> None:
    base = repository.commit({"a": b"1"})
    first = repository.commit({"a": b"1", "big.txt": b"x" * 200}, base)
    workspace = fetch(repository.commit({"a": b"2"}, first), base, Wants(history=True, limits=SourceLimits(file_bytes=100)))
    assert gaps(workspace) == [("big.txt", "too-large")]
    assert workspace.passing is not None
    assert first[:12] in workspace.passing.tree.skipped[0].reason.text


def test_paths_that_policy_excludes_are_excluded_in_passing_too(repository: Repository, fetch: Fetch) -> None:
    base = repository.commit({"a": b"1"})
    first = repository.commit({"a": b"1", "vendor/k": b"K", "own/k": b"O"}, base)
    wants = Wants(path=lambda path: not path.startswith("vendor/"), history=True)
    assert passed(fetch(repository.commit({"a": b"2"}, first), base, wants)) == [("own/k", first, b"O")]


# A clone on this machine.


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    path = tmp_path / "clone"
    git(tmp_path, "init", "-q", "-b", "main", str(path))
    return path


def git(where: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always")
    done = subprocess.run(["git", "-C", str(where), *identity, *arguments], capture_output=True, check=True)
    return done.stdout.decode().strip()


def commit(clone: Path, **files: str | None) -> str:
    for name, content in files.items():
        if content is None:
            (clone / name).unlink()
        else:
            (clone / name).write_text(content)
    git(clone, "add", "-A")
    git(clone, "commit", "-q", "-m", "c")
    return git(clone, "rev-parse", "HEAD")


def opened(clone: Path, tmp_path: Path, base: str | None = None, head: str | None = None) -> Workspace:
    workdir = tmp_path / f"local-{time.monotonic_ns()}"
    workdir.mkdir()
    return open_local(LocalTarget(clone, base, head), workdir, HISTORY)


def test_a_branch_on_this_machine_is_read_commit_by_commit_up_to_the_work_tree(clone: Path, tmp_path: Path) -> None:
    base = commit(clone, a="1")
    first = commit(clone, key="KEY")
    commit(clone, key=None, a="2")
    last = commit(clone, late="LATE")
    (clone / "late").write_text("gone again, not committed")
    assert passed(opened(clone, tmp_path, base)) == [("key", first, b"KEY"), ("late", last, b"LATE")]
    assert passed(opened(clone, tmp_path, base, "HEAD")) == [("key", first, b"KEY")]


def test_all_of_the_history_is_read_without_a_base(clone: Path, tmp_path: Path) -> None:
    first = commit(clone, a="1", key="KEY")
    commit(clone, key=None)
    commit(clone, a="2")
    assert passed(opened(clone, tmp_path)) == [("a", first, b"1"), ("key", first, b"KEY")]


def test_a_shallow_clone_whose_history_is_cut_off_is_a_gap(clone: Path, tmp_path: Path) -> None:
    commit(clone, a="1")
    commit(clone, a="2")
    commit(clone, a="3")
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{clone}", str(shallow))
    workspace = opened(shallow, tmp_path)
    assert gaps(workspace) == [("*", "history-unread")]
    assert workspace.head.files == ("a",)
