"""AWS's partitions: separate clouds with names, consoles and credentials of their own.

https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

PARTITIONS: Final = ("aws", "aws-us-gov", "aws-cn")
CONSOLES: Final = {
    "aws": "{region}.console.aws.amazon.com",
    "aws-us-gov": "console.amazonaws-us-gov.com",
    "aws-cn": "console.amazonaws.cn",
}
REGION: Final = re.compile(r"[a-z]{2}(-[a-z]{2,12}){1,3}-[0-9]{1,2}", re.ASCII)
ACCOUNT: Final = re.compile(r"[0-9]{12}", re.ASCII)
CLUSTER: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{0,99}", re.ASCII)
"""https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html#API_CreateCluster_RequestParameters"""
_ROLE: Final = re.compile(r"arn:(aws|aws-us-gov|aws-cn):iam::([0-9]{12}):role/([\w+=,.@/-]{1,512})", re.ASCII)
_PROFILE: Final = re.compile(r"(aws|aws-us-gov|aws-cn)=([\w.@+-]{1,100})", re.ASCII)


@dataclass(frozen=True, slots=True)
class RoleArn:
    """A role's ARN, taken apart."""

    partition: str
    account: str
    name: str
    """With its path."""


def partition_of(region: str) -> str:
    """The partition that a region is in."""
    if region.startswith("us-gov-"):
        return "aws-us-gov"
    return "aws-cn" if region.startswith("cn-") else "aws"


def read_role(arn: str) -> RoleArn:
    """A role's ARN.

    Raises:
        ValueError: it is none.

    """
    match = _ROLE.fullmatch(arn)
    if match is None:
        raise ValueError("must be the ARN of an IAM role, like arn:aws:iam::111122223333:role/outrider")
    return RoleArn(match[1], match[2], match[3])


def principals(text: str) -> Mapping[str, str]:
    """Our own role in each partition, by partition: ARNs with spaces between.

    Raises:
        ValueError: one is no role's ARN, or a partition has two.

    """
    arns = text.split()
    found = {read_role(arn).partition: arn for arn in arns}
    if len(found) != len(arns):
        raise ValueError("must name one role for each partition")
    return found


def profiles(text: str) -> Mapping[str, str]:
    """The profile of the AWS configuration that holds our credentials in a partition: `aws-cn=china aws-us-gov=gov`.

    Raises:
        ValueError: it is not written so.

    """
    found = {}
    for part in text.split():
        match = _PROFILE.fullmatch(part)
        if match is None:
            raise ValueError("must be like aws-us-gov=profile aws-cn=profile")
        found[match[1]] = match[2]
    return found
