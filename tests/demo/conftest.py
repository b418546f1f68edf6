from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

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
    return GitHub(
        strategy, base_url=forge.api_url, http_cache=False, auto_retry=False, cache_strategy=MemCacheStrategy(), ssl_verify=False
    )


@pytest.fixture
def installation(forge: Forge, shop: Repository) -> int:
    return forge.installation_id(shop.row.owner.login)


@pytest.fixture
def github(installation: int, as_app: GitHub[Any]) -> GitHub[Any]:
    return as_app.with_auth(as_app.auth.as_installation(installation))


@pytest.fixture
def mint(installation: int, as_app: GitHub[Any]) -> Callable[..., str]:
    def minted(**narrowed: object) -> str:
        made = as_app.rest.apps.create_installation_access_token(installation, data=cast("Any", narrowed))
        return made.parsed_data.token

    return minted


@pytest.fixture
def raw(forge: Forge, mint: Callable[..., str]) -> Iterator[httpx.Client]:
    """A client without githubkit's own checks before sending."""
    address, credential = f"{forge.api_url}/repos/acme/shop", {"Authorization": f"Bearer {mint()}"}
    # Plain HTTP: without this every client reads the machine's certificates, a tenth of a second each.
    with httpx.Client(base_url=address, headers=credential, verify=False) as client:  # noqa: S501  no TLS to verify
        yield client
