"""Runs every benchmark there is, one after another; `python -m bench NAME ...` runs one, with its own arguments."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import bench


def main(arguments: list[str]) -> None:
    """Measure everything, or what the first argument names."""
    names = sorted(found.name for found in pkgutil.iter_modules(bench.__path__) if not found.name.startswith("_"))
    if arguments and arguments[0] not in names:
        sys.exit(f"there is no benchmark {arguments[0]}: choose from {', '.join(names)}")
    for name in arguments[:1] or names:
        measurement = importlib.import_module(f"bench.{name}")
        if hasattr(measurement, "main"):
            print(f"== {name}", file=sys.stderr, flush=True)
            measurement.main(arguments[1:])


if __name__ == "__main__":
    main(sys.argv[1:])
