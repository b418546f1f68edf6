"""The whole service against the local forge: real processes, real HTTP, real git."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.forge.forge import Forge
from demo.forge.repository import Repository
from demo.sample_files import files_of
from demo.service import RunningService
from tests.demo.openapi_contract import Contract, load


@pytest.fixture(scope="session")
def contract() -> Contract | None:
    return load()


@pytest.fixture
def forge(contract: Contract | None) -> Iterator[Forge]:
    """A forge whose conversation with the service is held against GitHub's description, where that is at hand."""
    with Forge.start() as running:
        yield running
        if contract is not None:
            assert [fault for exchange in running.exchanges for fault in contract.faults(exchange)] == []


@pytest.fixture(scope="session")
def compiled_rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The secrets engine compiles its rules once and keeps them here, for all of the run's processes."""
    whole_run = tmp_path_factory.getbasetemp().parent if os.environ.get("PYTEST_XDIST_WORKER") else tmp_path_factory.getbasetemp()
    shared = whole_run / "compiled-rules"
    shared.mkdir(exist_ok=True)
    return shared


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, compiled_rules: Path) -> Path:
    """A service's folder with its tables, its keys and its advisories, which each test has a copy of."""
    folder = tmp_path_factory.mktemp("prepared") / "service"
    with Forge.start() as forge:
        RunningService(forge, folder).prepare()
    (folder / "data" / "cache").symlink_to(compiled_rules)
    return folder


@pytest.fixture
def service(forge: Forge, tmp_path: Path, prepared: Path) -> Iterator[RunningService]:
    """Prepared and not yet started."""
    folder = tmp_path / "service"
    shutil.copytree(prepared, folder, symlinks=True)
    with RunningService(forge, folder, {"OUTRIDER_LOG_LEVEL": "debug", "OUTRIDER_WEB_WORKERS": "1"}) as prepared_here:
        prepared_here.write_secrets()
        yield prepared_here


@pytest.fixture
def shop(forge: Forge) -> Repository:
    return forge.create_repository("acme", "shop", files_of("main"))
