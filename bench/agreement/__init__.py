"""Whether we find in a bill of materials what another client of OSV's data finds in it, and why not where we do not.

`python -m bench.agreement --help`
"""

from bench.agreement.run import main

__all__ = ["main"]
