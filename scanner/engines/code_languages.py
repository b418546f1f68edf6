"""Which of semgrep-core's analyzers reads a file, told by the file's name or its first line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_FIRST_LINE_BYTES = 128
_MANIFEST_BYTES = 65536
"""Looked at to tell a Kubernetes manifest from other YAML."""
_MANIFEST = (re.compile(rb"(?m)^apiVersion:"), re.compile(rb"(?m)^kind:"))
_TEMPLATE = re.compile(rb"(?m)^\s*\{\{|:\s+\{\{")
"""Of Helm and its like: not YAML until it is rendered."""


@dataclass(frozen=True, slots=True)
class Language:
    """One analyzer and the files it reads."""

    analyzer: str
    """semgrep-core's name for it."""
    extensions: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Whole file names, lower case; a name also counts with anything after a dot: `dockerfile.dev`."""
    interpreters: tuple[str, ...] = ()
    """Programs named in the first line of a script without extension."""
    folders: tuple[str, ...] = ()
    """Folders of the rule pack that may hold rules for it; its own name when empty."""
    aliases: tuple[str, ...] = ()
    """What rules call it besides the analyzer's name."""

    @property
    def rule_folders(self) -> tuple[str, ...]:
        """Where rules for it are looked for."""
        return self.folders or (self.analyzer,)


LANGUAGES = (
    Language(
        "python", (".py", ".pyi", ".pyw", ".wsgi"), interpreters=("python", "python2", "python3"), aliases=("py", "python3")
    ),
    Language("javascript", (".js", ".jsx", ".mjs", ".cjs"), interpreters=("node", "nodejs"), aliases=("js",)),
    Language(
        "typescript",
        (".ts", ".tsx", ".mts", ".cts"),
        interpreters=("deno", "bun", "ts-node"),
        folders=("typescript", "javascript"),
        aliases=("ts",),
    ),
    Language("go", (".go",), aliases=("golang",)),
    Language("java", (".java",)),
    Language("kotlin", (".kt", ".kts"), aliases=("kt",)),
    Language("scala", (".scala", ".sc")),
    Language("ruby", (".rb", ".rake", ".gemspec", ".ru"), names=("rakefile", "gemfile"), interpreters=("ruby",)),
    Language("php", (".php", ".phtml", ".php5", ".inc"), interpreters=("php",)),
    Language("csharp", (".cs",), aliases=("c#",)),
    Language("rust", (".rs",)),
    Language("c", (".c", ".h")),
    Language("cpp", (".cc", ".cpp", ".cxx", ".hpp", ".hh", ".hxx"), aliases=("c++",)),
    Language("swift", (".swift",)),
    Language("bash", (".sh", ".bash"), interpreters=("bash", "sh", "dash"), aliases=("sh",)),
    Language("dockerfile", (".dockerfile",), names=("dockerfile", "containerfile"), aliases=("docker",)),
    Language("terraform", (".tf",), aliases=("hcl", "tf")),
    Language("json", (".json",)),
    Language("html", (".html", ".htm")),
    Language("solidity", (".sol",), aliases=("sol",)),
    Language("elixir", (".ex", ".exs"), aliases=("ex",)),
    Language("lua", (".lua",)),
)

_WORKFLOWS = Language("yaml", folders=("github",))
_MANIFESTS = Language("yaml", folders=("kubernetes",))

_BY_EXTENSION = {extension: language for language in LANGUAGES for extension in language.extensions}
_BY_NAME = {name: language for language in LANGUAGES for name in language.names}
_BY_INTERPRETER = {program: language for language in LANGUAGES for program in language.interpreters}
_BY_ALIAS = {name: language.analyzer for language in LANGUAGES for name in (language.analyzer, *language.aliases)}


def analyzer_name(rule_language: str) -> str:
    """The analyzer meant by a rule's word for a language: `js` and `javascript` are one."""
    return _BY_ALIAS.get(rule_language.lower(), rule_language.lower())


def language_of(root: Path, path: str) -> Language | None:
    """The language of a file below `root`; None for a file no rule can be about.

    Only files without extension and YAML are opened: of YAML, workflows and manifests are read, by their own folders of rules.
    """
    name = PurePosixPath(path).name.lower()
    suffix = PurePosixPath(name).suffix
    if suffix in {".yaml", ".yml"}:
        return _WORKFLOWS if PurePosixPath(path).parent.match(".github/workflows") else _by_content(root / path)
    found = _BY_NAME.get(name) or _BY_EXTENSION.get(suffix) or _BY_NAME.get(name.partition(".")[0])
    return _by_first_line(root / path) if found is None and not suffix else found


def _by_content(file: Path) -> Language | None:
    try:
        with file.open("rb") as stream:
            start = stream.read(_MANIFEST_BYTES)
    except OSError:  # as for a first line
        return None
    manifest = all(pattern.search(start) for pattern in _MANIFEST) and not _TEMPLATE.search(start)
    return _MANIFESTS if manifest else None


def _by_first_line(file: Path) -> Language | None:
    try:
        with file.open("rb") as stream:
            first = stream.read(_FIRST_LINE_BYTES).split(b"\n")[0]
    except OSError:  # an unreadable file is told as a gap by whoever reads it; it has no language here
        return None
    if not first.startswith(b"#!"):
        return None
    words = first[2:].decode("utf-8", "replace").split()
    programs = [PurePosixPath(word).name for word in words if not word.startswith("-")]
    return next((_BY_INTERPRETER[program] for program in programs[:2] if program in _BY_INTERPRETER), None)
