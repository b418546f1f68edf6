from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest
from githubkit import AppAuthStrategy, GitHub
from githubkit.cache import MemCacheStrategy

from demo.forge import Forge
from tests.demo.openapi_contract import Contract, load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from demo.forge import Repository

FILES = {"app.py": "import os\n\nprint(os.name)\n", "docs/guide.md": "# Guide\n"}


@pytest.fixture(scope="session")
def contract() -> Contract | None:
    return load()


@pytest.fixture
def forge(contract: Contract | None) -> Iterator[Forge]:
    """A forge whose whole conversation is held against GitHub's description afterwards, where that is at hand."""
    with Forge.start() as running:
        yield running
        if contract is not None:
            assert [fault for exchange in running.exchanges for fault in contract.faults(exchange)] == []


@pytest.fixture
def shop(forge: Forge) -> Repository:
    return forge.create_repository("acme", "shop", FILES)


@pytest.fixture
def as_app(forge: Forge) -> GitHub[Any]:
    strategy = AppAuthStrategy(forge.app_id, forge.private_key_pem)
    return GitHub(strategy, base_url=forge.api_url, http_cache=False, auto_retry=False, cache_strategy=MemCacheStrategy())


@pytest.fixture
def github(forge: Forge, shop: Repository, as_app: GitHub[Any]) -> GitHub[Any]:
    return as_app.with_auth(as_app.auth.as_installation(forge.installation_id("acme")))


@pytest.fixture
def mint(forge: Forge, as_app: GitHub[Any]) -> Callable[..., str]:
    def minted(**narrowed: Any) -> str:
        made = as_app.rest.apps.create_installation_access_token(forge.installation_id("acme"), data=narrowed)
        return made.parsed_data.token

    return minted


@pytest.fixture
def raw(forge: Forge, shop: Repository, mint: Callable[..., str]) -> Iterator[httpx.Client]:
    """A client without githubkit's own checks before sending."""
    with httpx.Client(base_url=f"{forge.api_url}/repos/acme/shop", headers={"Authorization": f"Bearer {mint()}"}) as client:
        yield client
