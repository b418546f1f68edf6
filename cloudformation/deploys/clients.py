"""AWS's clients, each made when it is first asked for and kept warm between invocations."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import boto3
from botocore.config import Config

from cloudformation.function import reports

if TYPE_CHECKING:
    from collections.abc import Mapping

Client: TypeAlias = Any
"""boto3 makes its clients' classes at run time: there is no class to name."""
CONFIG: Final = Config(connect_timeout=5, read_timeout=60, retries={"mode": "standard", "max_attempts": 4})


class Clients:
    """Clients in a region. Making one opens no connection.

    Args:
        region: where they ask.
        keys: of a session, as STS gives them; the function's own role where there are none.

    """

    def __init__(self, region: str, keys: Mapping[str, str] | None = None) -> None:
        self._region = region
        its = keys or {}
        self._session = boto3.Session(
            aws_access_key_id=its.get("AccessKeyId"),
            aws_secret_access_key=its.get("SecretAccessKey"),
            aws_session_token=its.get("SessionToken"),
            region_name=region,
        )
        self.named = functools.cache(self._named)
        self.signing = functools.cache(self._signing)

    def _named(self, service: str, region: str = "") -> Client:
        """A service's client, for this region unless another is named."""
        return self._session.client(service, region_name=region or self._region, config=CONFIG)  # type: ignore[call-overload]

    def _signing(self) -> Client:
        """S3's, for addresses and forms that others use."""
        return self._session.client("s3", config=reports.CONFIG)
