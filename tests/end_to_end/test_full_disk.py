"""A full disk: under the Jobs, and under the service's own data. Each is a real file system of a few pages."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from demo.forge.forge import Forge
from demo.forge.repository import Repository
from demo.sample_files import files_of
from demo.service import RunningService
from tests.end_to_end.steps import propose, verdict, wait_for
from tests.equipment import long

pytestmark = [pytest.mark.timeout(300), long]


@dataclass(frozen=True)
class Disk:
    """A file system in memory whose size changes while it is in use."""

    folder: Path

    def resize(self, size: str) -> None:
        subprocess.run(["mount", "-o", f"remount,size={size}", self.folder], check=True)

    def fill(self) -> None:
        free = os.statvfs(self.folder)
        (self.folder / "filler").write_bytes(b"x" * free.f_bavail * free.f_frsize)


@pytest.fixture
def disk(service: RunningService) -> Iterator[Disk]:
    """Where the service's Jobs have their folders."""
    folder = service.folder / "data" / "jobs"
    folder.mkdir(parents=True)
    yield from mounted(folder)


def mounted(folder: Path) -> Iterator[Disk]:
    if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=200m", "disk", folder], check=False).returncode:
        pytest.skip("File systems can not be mounted here: run the tests as root")
    yield Disk(folder)
    subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_scan_that_has_no_room_is_told_as_such_and_runs_once_there_is_room(
    forge: Forge, service: RunningService, shop: Repository, disk: Disk
) -> None:
    disk.resize("48k")
    service.start("serve", "work")
    forge.set_webhook(f"{service.url}/hooks/github")
    head = propose(shop)
    shop.open_pull_request("proposal", "main", "Find orders")

    starved = verdict(shop, head, service)

    assert starved.conclusion == "failure"
    assert "ould not finish" in str(starved.title)
    assert "disk is full" in str(starved.summary)
    disk.resize("200m")
    shop.rerequest(starved)
    wait_for(lambda: any(run.conclusion and run.annotations for run in shop.check_runs(head)) or None, service)


def test_a_delivery_that_can_not_be_stored_is_not_acknowledged_and_is_taken_once_it_can(
    forge: Forge, service: RunningService, shop: Repository, tmp_path: Path
) -> None:
    kept = tmp_path / "disk"
    kept.mkdir()
    database = service.folder / "data" / "outrider.db"
    for disk in mounted(kept):
        service.more["OUTRIDER_DATABASE_URL"] = f"sqlite:///{kept}/{database.name}"
        service.prepare()
        service.start("serve", "work")
        forge.set_webhook(f"{service.url}/hooks/github")
        disk.resize("2m")
        disk.fill()
        head = propose(shop, files_of("fix"))
        shop.open_pull_request("proposal", "main", "Find orders")
        forge.deliveries.settle()
        refused = [row for row in forge.state.deliveries.values() if row.event == "pull_request"]

        assert [row.status_code for row in refused] == [503]
        disk.resize("200m")
        forge.deliveries.redeliver(refused[0])
        run = verdict(shop, head, service)
        assert run.conclusion == "success", run.summary
