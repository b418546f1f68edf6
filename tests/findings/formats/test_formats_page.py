"""The page on formats says what is so: every format has a section, its example is what it writes, its commands are taken."""

import re
import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from cli.scan import scan
from cli.scan_formats import wanted
from findings.formats.registry import FORMATS
from tests.findings.dossiers import sample

PAGE = (Path(__file__).parents[3] / "docs" / "formats.md").read_text()
SECTIONS = dict(re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL))
COMMANDS = [line.strip() for line in re.findall(r"^ *(?:script: )?(outrider scan[^|>\n]*)", PAGE, re.MULTILINE)]


def test_every_format_has_a_section() -> None:
    assert list(SECTIONS) == list(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_every_line_of_an_example_is_what_the_format_writes(name: str) -> None:
    told = replace(sample(), kind="image", target="registry.example/shop:1") if name == "gitlab-container-scanning" else sample()
    written = {line.rstrip("\r") for line in FORMATS[name].write(told).split("\n")}
    example = re.findall(r"^```(?:json|markdown|html|xml|text)\n(.*?)^```$", SECTIONS[name], re.MULTILINE | re.DOTALL)[-1]
    assert [line for line in example.splitlines() if line != "..." and line not in written] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_taken(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    options = scan.make_context("scan", shlex.split(command)[2:]).params
    wanted(options["form"], options["outputs"], as_json=options["as_json"])


@pytest.mark.parametrize("name", FORMATS)
def test_a_section_names_the_file_ending_or_option_that_asks_for_it(name: str) -> None:
    asked = [ending for ending in FORMATS[name].endings if ending in SECTIONS[name]]
    assert asked or f"--format {name}" in SECTIONS[name] or f"--{name}" in SECTIONS[name]
