"""Why a deployment was not scanned. All are raised: Lambda tries an event again, then puts it into the dead-letter queue.

DeployError (FunctionError)
├── CloudRefusedError  throttled, unreachable (transient); access-denied, kms-disabled, kms-denied, gone, bad-secret,
│                      cloud-refused
├── MemberError        not-a-member, role-refused   another account or region, which can not be read from here
├── NotSettledError    not-settled (transient)      the function was still changing
├── CodeError          code-changed, code-unreachable (transient); too-large
├── OutOfTimeError     out-of-time (transient)      this invocation's time is over
├── ScanFailedError    scan-failed, scan-incomplete the scanner could not finish; bad-credentials (QScanner's)
└── JobError           what the cluster says          no Job, or none that reported
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from botocore.exceptions import BotoCoreError, ClientError

from cloudformation.function.errors import FunctionError

if TYPE_CHECKING:
    from collections.abc import Iterator

_THROTTLED: Final = frozenset(
    {
        *("Throttling", "ThrottlingException", "ThrottledException", "TooManyRequestsException"),
        *("RequestLimitExceeded", "SlowDown", "KMS.ThrottlingException", "LimitExceededException"),
    }
)
_GONE: Final = frozenset(
    {
        *("ResourceNotFoundException", "NoSuchKey", "NoSuchBucket", "ImageNotFoundException", "RepositoryNotFoundException"),
        *("ClientException", "LayersNotFoundException"),
    }
)
"""ClientException is ECS's word for a task definition it does not know.
https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeTaskDefinition.html#API_DescribeTaskDefinition_Errors"""
_OWN_FAULT: Final = 500


class DeployError(FunctionError):
    """Base of this seam's errors; see the module."""


class CloudRefusedError(DeployError):
    """AWS did not give what was asked for."""


class MemberError(DeployError):
    """See the module."""


class NotSettledError(DeployError):
    """See the module."""


class CodeError(DeployError):
    """The code could not be had as it is deployed."""


class OutOfTimeError(DeployError):
    """See the module."""


class ScanFailedError(DeployError):
    """See the module."""


class JobError(DeployError):
    """`quota-exceeded`, `out-of-memory`, `lost`, `deadline`, …: the words of `k8s`, and what became of a Job."""


@contextmanager
def asking(what: str) -> Iterator[None]:
    """Tell AWS's faults as ours.

    Args:
        what: what is asked for, to stand in a sentence: `the function orders`.

    Raises:
        CloudRefusedError: AWS refused, or did not answer.

    """
    try:
        yield
    except ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", ""))[:80]
        status = error.response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0)
        raise _refused(what, code, status) from None
    except BotoCoreError as error:
        sentence = f"AWS did not answer about {what} ({type(error).__name__}): it is tried again."
        raise CloudRefusedError("unreachable", sentence, transient=True) from None


def _refused(what: str, code: str, status: int) -> CloudRefusedError:
    if code in _THROTTLED:
        return CloudRefusedError("throttled", f"AWS asks for fewer questions about {what}: it is tried again.", transient=True)
    if "KMS" in code:
        return _key_refused(what, code)
    if code.startswith(("AccessDenied", "UnauthorizedOperation", "Forbidden")) or code == "403":
        sentence = f"The role may not read {what}: deploy the stack again, or look for a policy that denies it."
        return CloudRefusedError("access-denied", sentence)
    if code in _GONE:
        return CloudRefusedError("gone", f"AWS knows {what} no more: it was deleted since, and nothing of it was scanned.")
    sentence = f"AWS refused {what} ({code or status}): its documentation says what that means."
    return CloudRefusedError("cloud-refused", sentence, transient=status >= _OWN_FAULT)


def _key_refused(what: str, code: str) -> CloudRefusedError:
    if "Disabled" in code or "InvalidState" in code:
        return CloudRefusedError("kms-disabled", f"The key of {what} is disabled or being deleted: enable it, then scan again.")
    return CloudRefusedError("kms-denied", f"The role may not use the key of {what}: allow it kms:Decrypt in the key's policy.")
