"""Runs every benchmark there is and prints one table; `python -m bench.<name>` runs one."""

from __future__ import annotations

import importlib
import pkgutil

import bench


def main() -> None:
    """Measure everything, one after another."""
    for module in sorted(pkgutil.iter_modules(bench.__path__), key=lambda found: found.name):
        measurement = importlib.import_module(f"bench.{module.name}") if not module.name.startswith("_") else None
        if measurement is not None and hasattr(measurement, "main"):
            print(f"== {module.name}", flush=True)
            measurement.main()


if __name__ == "__main__":
    main()
