import os
from pathlib import Path

import pytest

from scanner.sources.contents import Contents
from scanner.sources.errors import NoSuchPathError
from scanner.sources.rootfs import open_rootfs
from tests.scanner.images import OS_RELEASE, STATUS, dpkg


def laid_out(root: Path) -> Contents:
    folder = root.parent / "scan"
    folder.mkdir()
    return open_rootfs(root, folder)


def write(root: Path, path: str, content: bytes) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(content)


def test_what_is_installed_and_what_is_people_s_own(tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(root, "usr/lib/os-release", OS_RELEASE)
    write(root, STATUS, dpkg(("curl", "curl", "1")))
    write(root, "srv/app/settings.py", b"x = 1\n")
    write(root, "usr/share/doc/curl/README", b"text")
    (root / "etc").mkdir()
    (root / "etc/os-release").symlink_to("/usr/lib/os-release")
    contents = laid_out(root)
    assert set(contents.material.layers) == {"usr/lib/os-release", "etc/os-release", STATUS}
    assert contents.workspace.head.files == ("srv/app/settings.py",)


def test_no_link_or_pipe_is_followed_out(tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(tmp_path, "outside/package.json", b"{}")
    write(root, "a/package.json", b"{}")
    (root / "dir").symlink_to(tmp_path / "outside")
    (root / "b").mkdir()
    (root / "b/package.json").symlink_to(tmp_path / "outside" / "package.json")
    os.mkfifo(root / "pipe")
    assert set(laid_out(root).material.layers) == {"a/package.json"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_a_gap(tmp_path: Path) -> None:
    root = tmp_path / "root"
    write(root, "a/package.json", b"{}")
    (root / "a/package.json").chmod(0)
    assert [gap.reason.code for gap in laid_out(root).material.skipped] == ["unreadable"]


def test_a_directory_that_is_none_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(NoSuchPathError):
        laid_out(tmp_path / "missing")
