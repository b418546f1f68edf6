from __future__ import annotations

from collections.abc import Iterator

import pytest

from advisories.index import Index
from advisories.match import match
from advisories.progress import NoProgress
from advisories.sources import Starter
from advisories.update import update
from findings.model import Severity
from tests.advisories.samples import NOW, package


@pytest.fixture(scope="module")
def starter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    path = tmp_path_factory.mktemp("starter") / "advisories.sqlite"
    report = update(path, Starter(), (), NOW, NoProgress())
    assert not any(counts.unusable or counts.withdrawn for counts in report.read.values())
    with Index.open(path) as index:
        yield index


@pytest.mark.parametrize(
    ("ecosystem", "name", "version", "advisory", "severity", "fixed"),
    [
        ("PyPI", "requests", "2.19.0", "PYSEC-2018-28", Severity.HIGH, ("2.20.0",)),
        ("PyPI", "PyYAML", "5.3", "PYSEC-2021-142", Severity.CRITICAL, ("5.4",)),
        ("PyPI", "flask", "2.3.1", "PYSEC-2023-62", Severity.HIGH, ("2.3.2",)),
        ("PyPI", "Django", "3.2.5", "PYSEC-2022-190", Severity.CRITICAL, ("3.2.13", "4.0.4")),
        ("npm", "lodash", "4.17.11", "GHSA-jf85-cpcp-j695", Severity.CRITICAL, ("4.17.12",)),
        ("npm", "minimist", "1.2.0", "GHSA-vh95-rmgr-6w4m", Severity.MEDIUM, ("1.2.3",)),
        ("npm", "axios", "1.5.1", "GHSA-wf5p-g6vw-rhxx", Severity.MEDIUM, ("1.6.0",)),
        ("Go", "golang.org/x/text", "v0.3.5", "GO-2022-1059", Severity.HIGH, ("0.3.8",)),
        ("crates.io", "time", "0.2.22", "RUSTSEC-2020-0071", Severity.MEDIUM, ("0.2.23",)),
        ("Maven", "org.apache.logging.log4j:log4j-core", "2.14.1", "GHSA-jfh8-c2jp-5v3q", Severity.CRITICAL, ("2.15.0",)),
    ],
)
def test_well_known_advisories_are_there(
    starter: Index, ecosystem: str, name: str, version: str, advisory: str, severity: Severity, fixed: tuple[str, ...]
) -> None:
    found = {item.about.id: item for item in match(starter, [package(name, version, ecosystem)])}
    assert (found[advisory].about.severity, found[advisory].fixed) == (severity, fixed)
    assert not {item.about.id for item in match(starter, [package(name, fixed[0], ecosystem)])} & {advisory}
