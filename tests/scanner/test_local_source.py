"""Targets on this machine: a work tree as it is, two of its revisions, and what is asked for and is not there."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from scanner.sources.commits import ScanScope
from scanner.sources.errors import (
    BadRepositoryError,
    NoSuchPathError,
    NotARepositoryError,
    ShallowCloneError,
    SourceTimeoutError,
    UnknownRevisionError,
    UnrelatedHistoriesError,
    UsageError,
)
from scanner.sources.local import LocalTarget, open_local
from scanner.sources.wants import SourceLimits, Wants
from scanner.workspace import Tree, Workspace

if TYPE_CHECKING:
    from pathlib import Path

Scan = Callable[..., Workspace]


IDENTITY = {
    "PATH": os.environ["PATH"],
    "HOME": "/nonexistent",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


class WorkTree:
    """A person's clone."""

    def __init__(self, path: Path, *options: str) -> None:
        self.path = path
        subprocess.run(["git", "init", "-q", "-b", "main", *options, str(path)], check=True, env=IDENTITY)

    def git(self, *arguments: str) -> str:
        done = subprocess.run(["git", "-C", str(self.path), *arguments], check=True, env=IDENTITY, capture_output=True, text=True)
        return done.stdout.strip()

    def write(self, **files: str) -> None:
        for name, text in files.items():
            self.put(name.replace("__", "/") + ".py", text.encode())

    def put(self, path: str, content: bytes) -> None:
        (self.path / path).parent.mkdir(parents=True, exist_ok=True)
        (self.path / path).write_bytes(content)

    def commit(self, **files: str) -> str:
        self.write(**files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "c")
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def tree(tmp_path: Path) -> WorkTree:
    return WorkTree(tmp_path / "clone")


@pytest.fixture
def scan(tmp_path: Path) -> Scan:
    def laid_out(path: Path, wants: Wants | None = None, **options: Any) -> Workspace:
        workdir = tmp_path / "work"
        workdir.mkdir()
        return open_local(LocalTarget(path, **options), workdir, wants)

    return laid_out


def texts(side: Tree | None) -> dict[str, bytes]:
    assert side is not None
    return {path: (side.root / path).read_bytes() for path in side.files}


def codes(side: Tree) -> dict[str, tuple[str, bool]]:
    return {item.path: (item.reason.code, item.gap) for item in side.skipped}


def test_a_work_tree_is_its_tracked_files_as_they_lie_on_disk(tree: WorkTree, scan: Scan) -> None:
    tree.commit(same="s", edited="old", deleted="d", sub__deep="x")
    tree.write(edited="new", untracked="u")
    (tree.path / "deleted.py").unlink()
    tree.write(staged="st")
    tree.git("add", "staged.py")
    workspace = scan(tree.path)
    assert texts(workspace.head) == {"edited.py": b"new", "same.py": b"s", "staged.py": b"st", "sub/deep.py": b"x"}
    assert workspace.merge_base is None
    assert codes(workspace.head) == {"*": ("untracked", False)}


@pytest.mark.parametrize(("revision", "meant"), [(None, 1), ("HEAD~1", 0)])
def test_the_commit_is_told(tree: WorkTree, scan: Scan, revision: str | None, meant: int) -> None:
    commits = [tree.commit(a="one"), tree.commit(a="two")]
    assert scan(tree.path, head=revision).commit == commits[meant]


def test_there_is_no_commit_before_the_first_one(tree: WorkTree, scan: Scan) -> None:
    tree.put("a.py", b"one")
    tree.git("add", "-A")
    assert scan(tree.path).commit is None


def test_ignored_files_are_not_even_counted(tree: WorkTree, scan: Scan) -> None:
    tree.put(".gitignore", b"*.log\n")
    tree.commit(a="a")
    tree.put("x.log", b"x")
    assert scan(tree.path).head.skipped == ()


def test_a_directory_inside_keeps_paths_from_the_root(tree: WorkTree, scan: Scan) -> None:
    tree.commit(a="a", sub__b="b", sub__deep__c="c", subway__d="d")
    assert scan(tree.path / "sub").head.files == ("sub/b.py", "sub/deep/c.py")


def test_one_file_inside_is_a_target_too(tree: WorkTree, scan: Scan) -> None:
    tree.commit(a="a", sub__b="b")
    assert scan(tree.path / "sub" / "b.py").head.files == ("sub/b.py",)


def test_an_untracked_directory_inside_is_a_plain_one(tree: WorkTree, scan: Scan) -> None:
    tree.commit(a="a")
    tree.put("build/out.js", b"x")
    assert scan(tree.path / "build").head.files == ("out.js",)


def test_base_alone_compares_the_files_on_disk_with_the_merge_base(tree: WorkTree, scan: Scan) -> None:
    tree.commit(same="s", mod="1", gone="g", moved="the same\n" * 9)
    tree.git("checkout", "-q", "-b", "feature")
    tree.commit(committed="c")
    tree.git("checkout", "-q", "main")
    tree.commit(only_on_main="m")
    tree.git("checkout", "-q", "feature")
    tree.write(mod="2")
    tree.git("mv", "moved.py", "renamed.py")
    (tree.path / "gone.py").unlink()
    workspace = scan(tree.path, base="main")
    assert texts(workspace.head) == {"committed.py": b"c", "mod.py": b"2", "renamed.py": b"the same\n" * 9}
    assert texts(workspace.merge_base) == {"gone.py": b"g", "mod.py": b"1", "moved.py": b"the same\n" * 9}
    assert workspace.renames == {"renamed.py": "moved.py"}
    assert workspace.changed == {"committed.py", "mod.py", "renamed.py"}


def test_base_and_head_compare_commits_whatever_lies_on_disk(tree: WorkTree, scan: Scan) -> None:
    base = tree.commit(same="s", mod="1")
    head = tree.commit(mod="2")
    tree.write(mod="3", other="o")
    workspace = scan(tree.path, base=base[:10], head="HEAD")
    assert head == tree.git("rev-parse", "HEAD")
    assert texts(workspace.head) == {"mod.py": b"2"}
    assert texts(workspace.merge_base) == {"mod.py": b"1"}


def test_a_comparison_can_be_confined_to_a_directory(tree: WorkTree, scan: Scan) -> None:
    tree.commit(a="1", sub__b="1")
    tree.commit(a="2", sub__b="2")
    workspace = scan(tree.path / "sub", base="HEAD~1")
    assert workspace.head.files == ("sub/b.py",)
    assert workspace.merge_base is not None
    assert workspace.merge_base.files == ("sub/b.py",)


def test_head_alone_reads_the_whole_commit(tree: WorkTree, scan: Scan) -> None:
    tree.commit(a="1", b="1")
    tree.commit(a="2")
    assert texts(scan(tree.path, head="HEAD~1").head) == {"a.py": b"1", "b.py": b"1"}


def test_a_full_scan_reads_everything_and_still_compares(tree: WorkTree, scan: Scan) -> None:
    tree.commit(a="1", b="1")
    tree.write(a="2")
    workspace = scan(tree.path, base="HEAD", scope=ScanScope.FULL)
    assert workspace.head.files == ("a.py", "b.py")
    assert workspace.changed == {"a.py"}


def test_line_ends_that_only_the_checkout_changed_are_no_change(tree: WorkTree, scan: Scan) -> None:
    tree.commit(a="one\ntwo\n")
    tree.write(a="one\r\ntwo\r\n")
    assert scan(tree.path, base="HEAD").head.files == ()


def test_a_clone_of_sha_256_objects_is_read(tmp_path: Path, scan: Scan) -> None:
    tree = WorkTree(tmp_path / "clone", "--object-format=sha256")
    tree.commit(a="1", same="s")
    tree.write(a="2")
    assert texts(scan(tree.path, base="HEAD").head) == {"a.py": b"2"}


def test_names_that_git_quotes_are_read(tree: WorkTree, scan: Scan) -> None:
    tree.put('wei"rd ä.py', b"1")
    tree.commit()
    tree.put('wei"rd ä.py', b"2")
    assert texts(scan(tree.path).head) == {'wei"rd ä.py': b"2"}


def test_a_link_in_a_work_tree_leads_nowhere(tree: WorkTree, tmp_path: Path, scan: Scan) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "b.py").write_text("secret")
    (outside / "a.py").write_text("secret")
    tree.commit(sub__b="b", a="a")
    for name in ("sub", "a.py"):
        subprocess.run(["rm", "-r", str(tree.path / name)], check=True)
    (tree.path / "sub").symlink_to(outside)
    (tree.path / "a.py").symlink_to(outside / "a.py")
    workspace = scan(tree.path)
    assert workspace.head.files == ()
    assert {item.reason.code for item in workspace.head.skipped} == {"symlink", "untracked"}


def test_a_sparse_checkout_names_what_it_leaves_out(tree: WorkTree, scan: Scan) -> None:
    tree.commit(a__x="x", b__y="y")
    tree.git("sparse-checkout", "set", "a")
    workspace = scan(tree.path)
    assert workspace.head.files == ("a/x.py",)
    assert codes(workspace.head) == {"b/y.py": ("not-checked-out", True)}


def test_programs_named_by_a_clone_do_not_run(tree: WorkTree, tmp_path: Path, scan: Scan) -> None:
    canary = tmp_path / "canary"
    tree.put(".gitattributes", b"* filter=x diff=x merge=x\n")
    tree.commit(a="1")
    tree.commit(a="2")
    command = f"touch {canary}; cat"
    for key in ("core.fsmonitor", "filter.x.clean", "filter.x.smudge", "filter.x.process", "diff.x.textconv", "diff.external"):
        tree.git("config", key, command)
    hooks = tree.path / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "reference-transaction", "post-checkout"):
        (hooks / name).write_text(f"#!/bin/sh\ntouch {canary}\n")
        (hooks / name).chmod(0o755)
    tree.write(a="3")
    before = sorted(str(path) for path in (tree.path / ".git").rglob("*"))
    assert scan(tree.path, base="HEAD~1").head.files == ("a.py",)
    assert not canary.exists()
    assert sorted(str(path) for path in (tree.path / ".git").rglob("*")) == before  # nothing is written into the clone


def test_a_path_that_is_not_there(tmp_path: Path, scan: Scan) -> None:
    with pytest.raises(NoSuchPathError):
        scan(tmp_path / "absent")


def test_revisions_need_a_repository(tmp_path: Path, scan: Scan) -> None:
    (tmp_path / "plain").mkdir()
    with pytest.raises(NotARepositoryError) as caught:
        scan(tmp_path / "plain", base="main")
    assert isinstance(caught.value, UsageError)


@pytest.mark.parametrize("revision", ["nowhere", "", "--all", "HEAD\n", "HEAD:a.py", "x" * 5000])
def test_a_revision_that_names_no_commit(tree: WorkTree, scan: Scan, revision: str) -> None:
    tree.commit(a="a")
    with pytest.raises(UnknownRevisionError):
        scan(tree.path, base="HEAD", head=revision or "\0")


def test_a_shallow_clone_says_how_to_get_the_history(tree: WorkTree, tmp_path: Path, scan: Scan) -> None:
    tree.commit(a="1")
    tree.git("checkout", "-q", "-b", "feature")
    tree.commit(a="2")
    tree.git("checkout", "-q", "main")
    tree.commit(b="1")
    shallow = tmp_path / "shallow"
    clone = ["git", "clone", "-q", "--depth=1", "--no-single-branch", f"file://{tree.path}", str(shallow)]
    subprocess.run(clone, check=True, env=IDENTITY)
    with pytest.raises(ShallowCloneError, match="--unshallow"):
        scan(shallow, base="origin/main", head="origin/feature")


def test_histories_without_a_common_ancestor(tree: WorkTree, scan: Scan) -> None:
    tree.commit(a="1")
    tree.git("checkout", "-q", "--orphan", "other")
    tree.commit(b="1")
    with pytest.raises(UnrelatedHistoriesError):
        scan(tree.path, base="main")


def test_a_broken_clone_is_not_taken_for_a_plain_directory(tmp_path: Path, scan: Scan) -> None:
    (tmp_path / "broken" / ".git").mkdir(parents=True)
    (tmp_path / "broken" / "a.py").write_text("a")
    with pytest.raises(BadRepositoryError):
        scan(tmp_path / "broken")


def test_a_repository_without_commits_is_read_by_its_index(tree: WorkTree, scan: Scan) -> None:
    tree.write(a="a")
    assert codes(scan(tree.path).head) == {"*": ("untracked", False)}


def test_a_plain_directory_is_every_regular_file(tmp_path: Path, scan: Scan) -> None:
    plain = tmp_path / "plain"
    for name in ("a.py", "node_modules/x/index.js", "src/deep/b.py", "src/.git/config"):
        (plain / name).parent.mkdir(parents=True, exist_ok=True)
        (plain / name).write_text(name)
    os.mkfifo(plain / "pipe")
    (plain / "link").symlink_to("/etc/passwd")
    (plain / "dirlink").symlink_to("/etc")
    (plain / os.fsdecode(b"\xff.py")).write_text("x")
    head = scan(plain).head
    assert head.files == ("a.py", "node_modules/x/index.js", "src/deep/b.py")
    assert codes(head) == {
        "\\xff.py": ("unsafe-path", True),
        "dirlink": ("symlink", False),
        "link": ("symlink", False),
        "pipe": ("not-regular", False),
        "src/.git": ("git-data", False),
    }


def test_limits_meet_vendored_code_first(tmp_path: Path, scan: Scan) -> None:
    for name in ("a/node_modules/x.js", "b/own.py", "c/own.py"):
        (tmp_path / "plain" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "plain" / name).write_text(name)
    head = scan(tmp_path / "plain", Wants(limits=SourceLimits(files=2))).head
    assert head.files == ("b/own.py", "c/own.py")
    assert codes(head) == {"*": ("too-many-files", True)}


def test_a_plain_file_is_a_target(tmp_path: Path, scan: Scan) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "plain" / "one.py").write_text("1")
    (tmp_path / "plain" / "two.py").write_text("2")
    assert scan(tmp_path / "plain" / "one.py").head.files == ("one.py",)


def test_a_directory_deeper_than_any_recursion_is_walked(tmp_path: Path, scan: Scan) -> None:
    here = tmp_path / "plain"
    here.mkdir()
    descriptor = os.open(here, os.O_RDONLY)
    for _ in range(3000):
        os.mkdir("d", dir_fd=descriptor)
        below = os.open("d", os.O_RDONLY, dir_fd=descriptor)
        os.close(descriptor)
        descriptor = below
    os.close(descriptor)
    (here / "a.py").write_text("a")
    head = scan(here).head
    assert head.files == ("a.py",)
    assert [(item.reason.code, item.gap) for item in head.skipped] == [("unreadable", True)]
    subprocess.run(["rm", "-rf", str(here)], check=True)


def test_time_is_limited_here_too(tmp_path: Path, scan: Scan) -> None:
    (tmp_path / "plain").mkdir()
    with pytest.raises(SourceTimeoutError):
        scan(tmp_path / "plain", Wants(limits=SourceLimits(seconds=0)))
