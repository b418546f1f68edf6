"""What Lambda's runtime for Python has beside a function's package, as a folder."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

BESIDE: Final = ("botocore", "boto3", "jmespath", "python-dateutil", "six", "s3transfer")
"""What a function's package need not hold."""


def linked(folder: Path, packages: Iterable[str]) -> Path:
    """A folder with installed packages, and nothing else that is installed."""
    folder.mkdir()
    for name in packages:
        found = distribution(name)
        for top in {file.parts[0] for file in found.files or () if file.parts[0] not in {"..", "__pycache__"}}:
            link = folder / top
            if not link.exists():
                link.symlink_to(str(found.locate_file(top)))
    return folder
