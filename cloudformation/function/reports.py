"""Reports of Jobs that can not reach the service: a Job leaves one in the bucket, the service is handed it with the Job's state.

What a Job gets is S3's POST with a policy, and not an address for a PUT: only a policy limits the size of what is stored, and
nothing secret is in its address. https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeAlias

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

from cloudformation.function.errors import ReportsError
from k8s.manifest import longest_life
from protocol.receipt import LeftReport
from protocol.sizes import MAX_DEPOSIT_BYTES, MAX_PART_BYTES
from protocol.upload import Upload

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from cloudformation.function.settings import ReportsBucket
    from protocol.ticket import Ticket

Client: TypeAlias = Any
"""S3's, which has no class to name."""
PREFIX: Final = "reports/"
"""Of the keys; the bucket's policy and its lifecycle name it too."""
CONFIG: Final = Config(
    connect_timeout=5,
    read_timeout=10,
    retries={"mode": "standard", "max_attempts": 2},
    signature_version="s3v4",
    # The region's own address: a cluster without the internet has an endpoint for that one alone.
    s3={"us_east_1_regional_endpoint": "regional", "addressing_style": "virtual"},
)
_CHANGED: Final = frozenset({"PreconditionFailed", "412", "NoSuchKey", "404", "InvalidRange", "416"})
_MEANINGS: Final = {
    "NoSuchBucket": ("bucket-missing", "The results bucket is gone: deploy the stack again."),
    "AccessDenied": ("bucket-forbidden", "The function may not read reports in the results bucket: deploy the stack again."),
    "KMS.DisabledException": ("key-unusable", "The key of the results bucket is disabled: enable it."),
    "KMS.KMSInvalidStateException": ("key-unusable", "The key of the results bucket is being deleted: cancel that."),
}


@dataclass(frozen=True, slots=True)
class BucketReports:
    """The reports in one bucket. Making one opens no connection."""

    place: ReportsBucket
    client: Client
    clock: Callable[[], datetime]

    def arrange(self, ticket: Ticket) -> Upload:
        """Let the Job of a ticket leave its report: one object, of a bounded size, encrypted, until the Job must have ended."""
        left = ticket.iat + longest_life(ticket) - int(self.clock().timestamp())
        return form(self.client, self.place, key_of(ticket), max(left, 1))

    def left(self, ticket: Ticket, begin: int) -> LeftReport:
        """What the Job of a ticket has left, from that byte on, as far as it fits into an answer.

        Raises:
            ReportsError: the bucket does not tell.

        """
        key = key_of(ticket)
        try:
            listed = self.client.list_objects_v2(Bucket=self.place.name, Prefix=key).get("Contents", ())
            found = next((one for one in listed if one["Key"] == key), None)
            if found is None:
                return LeftReport()
            size, version = int(found["Size"]), str(found["ETag"])
            part = self._part(key, version, begin) if begin < size <= MAX_DEPOSIT_BYTES else b""
        except (ClientError, BotoCoreError) as error:
            _refuse(error)
        return LeftReport(size=size, version=version, begin=begin, part=base64.b64encode(part).decode())

    def _part(self, key: str, version: str, begin: int) -> bytes:
        span = f"bytes={begin}-{begin + MAX_PART_BYTES - 1}"
        answer = self.client.get_object(Bucket=self.place.name, Key=key, Range=span, IfMatch=version)
        return bytes(answer["Body"].read())


def form(client: Client, place: ReportsBucket, key: str, seconds: int) -> Upload:
    """A form for one object of a bounded size, encrypted, for a while. Signed with the rights of this process's role."""
    fixed = {
        "Content-Type": "application/octet-stream",
        "x-amz-server-side-encryption": "aws:kms",
        "x-amz-server-side-encryption-aws-kms-key-id": place.key,
    }
    conditions = [["content-length-range", 1, MAX_DEPOSIT_BYTES], *({name: value} for name, value in fixed.items())]
    made = client.generate_presigned_post(place.name, key, fixed, conditions, seconds)
    return Upload(v=1, url=made["url"], fields=made["fields"])


def bucket_reports(place: ReportsBucket, region: str, clock: Callable[[], datetime]) -> BucketReports:
    """The reports in a bucket, with the rights of this process's role."""
    return BucketReports(place, boto3.Session(region_name=region).client("s3", config=CONFIG), clock)


def key_of(ticket: Ticket) -> str:
    """The one key that the report of an attempt can have."""
    return f"{PREFIX}{ticket.scan}/{ticket.attempt}"


def _refuse(error: ClientError | BotoCoreError) -> NoReturn:
    if not isinstance(error, ClientError):
        sentence = f"S3 does not answer the function ({type(error).__name__}): in a VPC it needs an endpoint for S3."
        raise ReportsError("bucket-unreachable", sentence, transient=True) from None
    code = str(error.response.get("Error", {}).get("Code", ""))
    if code in _CHANGED:
        raise ReportsError("report-changed", "The report changed while it was read: it is read again.", transient=True) from None
    if code in _MEANINGS:
        raise ReportsError(*_MEANINGS[code]) from None
    raise ReportsError("bucket-refused", f"The results bucket answers {code}: it is asked again.", transient=True) from None
