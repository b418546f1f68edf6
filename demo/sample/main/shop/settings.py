"""The shop's settings."""

from functools import cache
from pathlib import Path

import yaml


@cache
def settings() -> dict:
    return yaml.safe_load(Path("config/shop.yaml").read_text())
