"""The whole service against the local forge: real processes, real HTTP, real git."""

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
    """The secrets engine compiles its rules once and keeps them here."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def service(forge: Forge, tmp_path: Path, compiled_rules: Path) -> Iterator[RunningService]:
    """Prepared and not yet started."""
    with RunningService(forge, tmp_path / "service", {"OUTRIDER_LOG_LEVEL": "debug"}) as prepared:
        prepared.prepare()
        (tmp_path / "service" / "data" / "cache").symlink_to(compiled_rules)
        yield prepared


@pytest.fixture
def shop(forge: Forge) -> Repository:
    return forge.create_repository("acme", "shop", files_of("main"))
