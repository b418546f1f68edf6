"""How well the code engine tells unsafe code from code that only looks like it, on labelled cases."""

from bench.detection.command import main

__all__ = ["main"]
