"""A forge that refuses, is silent or sends too much: which error it is, whether to try again, and that no token shows."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scanner.sources.commits import Commits
from scanner.sources.disk import own_disk
from scanner.sources.errors import (
    BadRepositoryError,
    CloneRefusedError,
    DiskFullError,
    GitMissingError,
    NotFoundError,
    SourceError,
    SourceTimeoutError,
    TooLargeError,
    UnknownRevisionError,
    UnreachableError,
    WorkFolderError,
)
from scanner.sources.git import fetch_change
from scanner.sources.git_failure import failure, scrub
from scanner.sources.git_remote import GitRemote
from scanner.sources.wants import SourceLimits, Wants
from scanner.workspace import Workspace
from tests.scanner.git_forge import Forge, Repository, new_repository, serving
from tests.waiting import until

Fetch = Callable[..., Workspace]


TOKEN = "ghs_123456_eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl"


@pytest.fixture
def forge(tmp_path: Path) -> Iterator[Forge]:
    with serving(tmp_path) as served:
        served.token = TOKEN
        yield served


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return new_repository(tmp_path / "r.git")


@pytest.fixture
def fetch(forge: Forge, tmp_path: Path) -> Fetch:
    def fetched(head: str, token: str | None = TOKEN, name: str = "r.git", limits: SourceLimits | None = None) -> Workspace:
        workdir = tmp_path / "work"
        workdir.mkdir()
        wants = Wants(limits=limits or SourceLimits(seconds=20))
        return fetch_change(GitRemote(f"{forge.url}/{name}", token), Commits(head, None), workdir, wants)

    return fetched


def processes() -> dict[str, str]:
    """What every process on this machine shows of itself: arguments and environment."""
    seen = {}
    for process in Path("/proc").glob("[0-9]*"):
        for name in ("cmdline", "environ"):
            try:
                seen[f"{process.name}/{name}"] = (process / name).read_text(errors="replace")
            except OSError:
                continue
    return seen


def test_the_token_is_in_no_argument_no_environment_and_on_no_disk(
    repository: Repository, forge: Forge, fetch: Fetch, tmp_path: Path
) -> None:
    shown: dict[str, str] = {}
    forge.on_request = lambda: shown.update(processes())
    head = repository.commit({"a.py": b"a\n"})
    assert fetch(head).head.files == ("a.py",)
    assert any("remote-http" in text for text in shown.values())  # git was indeed being watched
    assert not [name for name, text in shown.items() if TOKEN in text]
    assert not [path for path in (tmp_path / "work").rglob("*") if path.is_file() and TOKEN.encode() in path.read_bytes()]
    assert TOKEN not in repr(GitRemote("https://forge.example/r", TOKEN))


@pytest.mark.parametrize("token", [None, "wrong-token-wrong"])
def test_a_token_that_the_forge_does_not_accept(repository: Repository, fetch: Fetch, token: str | None) -> None:
    with pytest.raises(CloneRefusedError, match="token") as caught:
        fetch(repository.commit({"a.py": b"a\n"}), token)
    assert caught.value.reason == "clone-refused"
    assert not caught.value.transient
    assert "wrong-token" not in str(caught.value)


def test_a_token_that_may_not_read(repository: Repository, forge: Forge, fetch: Fetch) -> None:
    forge.status = 403
    with pytest.raises(CloneRefusedError):
        fetch(repository.commit({"a.py": b"a\n"}))


def test_a_repository_that_is_not_there(fetch: Fetch) -> None:
    with pytest.raises(NotFoundError) as caught:
        fetch("1" * 40, name="absent.git")
    assert caught.value.reason == "not-found"


def test_a_commit_that_is_not_there(repository: Repository, fetch: Fetch) -> None:
    repository.commit({"a.py": b"a\n"})
    with pytest.raises(NotFoundError, match="force-push"):
        fetch("1" * 40)


@pytest.mark.parametrize("head", ["", "main", "--upload-pack=touch x", "A" * 40, "1" * 39])
def test_what_is_no_object_id_is_never_given_to_git(fetch: Fetch, head: str) -> None:
    with pytest.raises(UnknownRevisionError):
        fetch(head)


def test_a_redirect_is_not_followed(repository: Repository, forge: Forge, fetch: Fetch) -> None:
    forge.status = 301
    with pytest.raises(NotFoundError, match="moved"):
        fetch(repository.commit({"a.py": b"a\n"}))


@pytest.mark.parametrize("status", [429, 500, 502, 503])
def test_a_forge_in_trouble_may_be_asked_again(repository: Repository, forge: Forge, fetch: Fetch, status: int) -> None:
    forge.status = status
    with pytest.raises(UnreachableError) as caught:
        fetch(repository.commit({"a.py": b"a\n"}))
    assert caught.value.transient


def test_a_forge_that_does_not_answer_at_all(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir()
    with pytest.raises(UnreachableError):
        fetch_change(GitRemote("http://127.0.0.1:1/r.git", TOKEN), Commits("1" * 40, None), tmp_path / "work")


def test_a_forge_that_hangs_is_given_up_at_the_deadline(repository: Repository, forge: Forge, fetch: Fetch) -> None:
    forge.hang = threading.Event()
    with pytest.raises(SourceTimeoutError) as caught:  # the forge would hang for as long as the test lets it
        fetch(repository.commit({"a.py": b"a\n"}), limits=SourceLimits(seconds=0.5))
    assert caught.value.transient
    until(lambda: not any(forge.url in text for text in processes().values()))  # no child stays behind


def test_a_repository_larger_than_may_be_fetched(repository: Repository, fetch: Fetch) -> None:
    noise = b"".join(number.to_bytes(4, "big") * 2 + bytes([number * 7919 % 251]) for number in range(200_000))
    head = repository.commit({"noise.bin": noise})
    with pytest.raises(TooLargeError) as caught:
        fetch(head, limits=SourceLimits(transfer_bytes=100_000))
    assert caught.value.reason == "too-large"


def test_a_disk_without_room() -> None:
    with pytest.raises(DiskFullError, match="larger work volume"), own_disk():
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_work_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(WorkFolderError, match="No such file"):
        fetch_change(GitRemote("http://127.0.0.1:1/r.git"), Commits("1" * 40, None), tmp_path / "absent")


def test_a_machine_without_git(fetch: Fetch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    with pytest.raises(GitMissingError, match="install git"):
        fetch("1" * 40)


@pytest.mark.parametrize(
    "url",
    [
        "http://forge.example/r.git",
        "https://user:secret@forge.example/r.git",
        "https:///r.git",
        "ext::sh -c touch% x",
        "file:///etc",
        "ssh://forge.example/r",
        "https://forge.example/r.git\n",
        "-u",
    ],
)
def test_a_clone_url_that_is_unsafe_is_refused(url: str) -> None:
    with pytest.raises(BadRepositoryError) as caught:
        GitRemote(url, TOKEN)
    assert "secret" not in str(caught.value)
    assert TOKEN not in str(caught.value)


def test_a_token_of_several_lines_is_refused() -> None:
    with pytest.raises(BadRepositoryError):
        GitRemote("https://forge.example/r.git", "a\nhost=evil.example")


def test_what_git_says_is_told_without_secrets_and_control_characters() -> None:
    said = scrub(f"fatal: https://u:p@h/x {TOKEN}\x1b[31m\nnext", (TOKEN,))
    assert said == "fatal: https://***@h/x *** [31m next"


@pytest.mark.parametrize(
    ("stderr", "error"),
    [
        (b"fatal: write error: No space left on device\nfatal: index-pack failed", DiskFullError),
        (b"fatal: unable to access 'https://h/': Could not resolve host: h", UnreachableError),
        (b"fatal: unable to access 'https://h/': SSL certificate problem: unable to get local issuer", UnreachableError),
        (b"remote: Repository not found.\nfatal: repository 'https://h/x/' not found", NotFoundError),
        (b"remote: HTTP Basic: Access denied\nfatal: Authentication failed for 'https://h/'", CloneRefusedError),
        (b"error: inflate: data stream error", BadRepositoryError),
        (b"\xff\x00", BadRepositoryError),
    ],
)
def test_what_git_says_decides_the_error(stderr: bytes, error: type[SourceError]) -> None:
    assert type(failure(stderr, ())) is error
