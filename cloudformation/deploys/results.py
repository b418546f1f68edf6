"""The bucket of results: who scans what at the moment, what came of it, and what was told already.

Every object is encrypted with the stack's key. A claim is an object that can be made once: S3 answers 412 to the second.
https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import IO, TYPE_CHECKING, Any, Final

from botocore.exceptions import ClientError

from cloudformation.deploys.errors import asking

if TYPE_CHECKING:
    from pathlib import Path

    from cloudformation.deploys.clients import Client

STALE: Final = timedelta(minutes=20)
"""Lambda ends an invocation after fifteen minutes: an older claim's owner is gone."""
_LOST: Final = frozenset({"PreconditionFailed", "ConditionalRequestConflict", "412", "409"})
_MISSING: Final = frozenset({"404", "NoSuchKey", "NotFound"})
_WHAT: Final = "the results bucket"
_MOST_BYTES: Final = 100_000_000


class Results:
    """One bucket.

    Args:
        client: S3's.
        bucket: its name.
        key: ARN of the KMS key.

    """

    def __init__(self, client: Client, bucket: str, key: str) -> None:
        self._client = client
        self._bucket = bucket
        self._encryption = {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": key}

    def version(self, key: str) -> str:
        """What changes with an object's content; empty if there is none.

        Raises:
            CloudRefusedError: S3 does not tell.

        """
        with asking(_WHAT):
            try:
                return str(self._client.head_object(Bucket=self._bucket, Key=key)["ETag"]).strip('"')
            except ClientError as error:
                if _code(error) in _MISSING:
                    return ""
                raise

    def read(self, key: str) -> dict[str, Any] | None:
        """A JSON object of ours; None if there is none.

        Raises:
            CloudRefusedError: S3 does not tell.

        """
        found = self._claimed(key)
        return found[0] if found else None

    def fetch(self, key: str, file: Path) -> None:
        """Write an object's content to a file, streamed.

        Raises:
            CloudRefusedError: it could not be had.

        """
        with asking(_WHAT):
            self._client.download_file(self._bucket, key, str(file))

    def put(self, key: str, content: bytes | IO[bytes], kind: str = "application/json") -> None:
        """Write an object, in place of an older one.

        Raises:
            CloudRefusedError: it could not be written.

        """
        with asking(_WHAT):
            self._client.put_object(Bucket=self._bucket, Key=key, Body=content, ContentType=kind, **self._encryption)

    def put_new(self, key: str, content: bytes) -> bool:
        """Write an object unless there is one; whether it was written.

        Raises:
            CloudRefusedError: S3 does not tell.

        """
        return self._put_if(key, content, {"IfNoneMatch": "*"})

    def keys(self, prefix: str) -> list[str]:
        """The keys that begin so.

        Raises:
            CloudRefusedError: S3 does not tell.

        """
        with asking(_WHAT):
            pages = self._client.get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=prefix)
            return [str(one["Key"]) for page in pages for one in page.get("Contents", ())]

    def size(self, key: str) -> int | None:
        """An object's bytes; None if there is none.

        Raises:
            CloudRefusedError: S3 does not tell.

        """
        with asking(_WHAT):
            try:
                return int(self._client.head_object(Bucket=self._bucket, Key=key)["ContentLength"])
            except ClientError as error:
                if _code(error) in _MISSING:
                    return None
                raise

    def remove(self, key: str) -> None:
        """Remove an object, if it is there.

        Raises:
            CloudRefusedError: it could not be removed.

        """
        with asking(_WHAT):
            self._client.delete_object(Bucket=self._bucket, Key=key)

    def claim(self, key: str, owner: str, now: datetime) -> bool:
        """Whether it is this owner's to act: nobody claimed it, the owner itself did in an earlier try, or whoever did is gone.

        Raises:
            CloudRefusedError: S3 does not tell.

        """
        content = json.dumps({"owner": owner, "at": now.isoformat()}).encode()
        if self._put_if(key, content, {"IfNoneMatch": "*"}):
            return True
        found = self._claimed(key)
        if found is None:
            return self._put_if(key, content, {"IfNoneMatch": "*"})
        told, version = found
        if told.get("owner") == owner:
            return True
        return _is_stale(told, now) and self._put_if(key, content, {"IfMatch": version})

    def _put_if(self, key: str, content: bytes, condition: dict[str, str]) -> bool:
        with asking(_WHAT):
            try:
                self._client.put_object(Bucket=self._bucket, Key=key, Body=content, **condition, **self._encryption)
            except ClientError as error:
                if _code(error) in _LOST | _MISSING:
                    return False
                raise
        return True

    def _claimed(self, key: str) -> tuple[dict[str, Any], str] | None:
        with asking(_WHAT):
            try:
                answer = self._client.get_object(Bucket=self._bucket, Key=key)
                told = json.loads(answer["Body"].read(_MOST_BYTES))
            except ClientError as error:
                if _code(error) in _MISSING:
                    return None
                raise
            except ValueError:
                told = {}
        return (told if isinstance(told, dict) else {}), str(answer["ETag"])


def _is_stale(claim: dict[str, Any], now: datetime) -> bool:
    """A claim nobody can read is nobody's."""
    try:
        at = datetime.fromisoformat(str(claim.get("at")))
    except ValueError:
        return True
    return now - (at if at.tzinfo else at.replace(tzinfo=UTC)) > STALE


def _code(error: ClientError) -> str:
    return str(error.response.get("Error", {}).get("Code", ""))
