"""Our Semgrep rules: one file a rule in a folder a language, the cases that hold it to its word beside it."""

from pathlib import Path
from typing import Final

RULES: Final = Path(__file__).parent
"""The folder: `<language>/<rule-id>.yaml`, `<language>/<rule-id>.<extension of the language>`."""
