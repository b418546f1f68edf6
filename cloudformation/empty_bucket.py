"""Deletes buckets with every version of what is in them, for `make destroy RETAIN=no`: they can not be deleted otherwise."""

from __future__ import annotations

import argparse

import boto3


def delete(bucket: str, region: str) -> None:
    """Delete a bucket, whatever is in it."""
    found = boto3.resource("s3", region_name=region).Bucket(bucket)
    found.object_versions.delete()
    found.delete()


def main() -> None:
    """Delete those that are named."""
    parser = argparse.ArgumentParser(description="Delete buckets and everything in them.")
    parser.add_argument("--region", required=True)
    parser.add_argument("buckets", nargs="+")
    given = parser.parse_args()
    for bucket in given.buckets:
        delete(bucket, given.region)


if __name__ == "__main__":
    main()
