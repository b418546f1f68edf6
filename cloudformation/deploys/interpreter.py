"""A Python that finds our modules by itself, where they lie in no folder of its own, as in a function's package.

The scanner starts its engines in isolated mode, in which `PYTHONPATH` counts for nothing. A virtual environment is heard then: a
configuration file, a link to the interpreter, and one line for each folder. https://docs.python.org/3/library/site.html
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).parent.parent.parent


def interpreter(folder: Path) -> Path:
    """Make one.

    Args:
        folder: of the scan's own; the environment lies below it.

    """
    home = folder / "python"
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    packages = home / "lib" / version / "site-packages"
    packages.mkdir(parents=True)
    (home / "bin").mkdir()
    real = Path(os.path.realpath(sys.executable))
    (home / "pyvenv.cfg").write_text(f"home = {real.parent}\ninclude-system-site-packages = false\n")
    paths = dict.fromkeys([str(_ROOT), *(path for path in sys.path if Path(path).is_dir())])
    (packages / "outrider.pth").write_text("".join(f"{path}\n" for path in paths))
    program = home / "bin" / "python"
    program.symlink_to(real)
    return program
