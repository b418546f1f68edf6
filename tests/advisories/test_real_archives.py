from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from random import Random

import pytest
from packaging.version import InvalidVersion, Version

from advisories.index import Index
from advisories.match import match
from advisories.progress import NoProgress
from advisories.sources import Directory
from advisories.update import update
from tests import equipment
from tests.advisories.samples import NOW, package

ARCHIVES = equipment.find("OUTRIDER_TEST_OSV", "../shared/osv")
pytestmark = pytest.mark.skipif(ARCHIVES is None, reason="needs OSV archives: name their folder in OUTRIDER_TEST_OSV")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    assert ARCHIVES is not None
    path = tmp_path_factory.mktemp("real") / "advisories.sqlite"
    update(path, Directory(ARCHIVES), (), NOW, NoProgress())
    with Index.open(path) as index:
        yield index


def records(ecosystem: str) -> list[dict[str, object]]:
    assert ARCHIVES is not None
    with zipfile.ZipFile(ARCHIVES / ecosystem / "all.zip") as packed:
        return [json.loads(packed.read(name)) for name in packed.namelist()]


def test_no_real_record_is_unusable(real: Index) -> None:
    assert {archive.name: archive.unusable for archive in real.archives} == dict.fromkeys(real.names, 0)


@equipment.long
def test_every_version_a_real_record_lists_matches_it(real: Index) -> None:
    chance = Random(7)
    for found in chance.sample(records("PyPI"), 300):
        if "withdrawn" in found:
            continue
        for affected in found["affected"]:  # type: ignore[attr-defined]
            for version in affected.get("versions", [])[:5]:
                matched = match(real, [package(affected["package"]["name"], version)])
                assert found["id"] in {name for item in matched for name in item.about.records}, (found["id"], version)


def test_no_version_at_a_single_real_fix_matches_its_record(real: Index) -> None:
    for found in records("PyPI")[:1_000]:
        for affected in found["affected"]:  # type: ignore[attr-defined]
            events = [event for item in affected.get("ranges", []) if item["type"] == "ECOSYSTEM" for event in item["events"]]
            fixes = [event["fixed"] for event in events if "fixed" in event]
            if len(events) != 2 or len(fixes) != 1 or _beyond(affected.get("versions", []), fixes[0]):
                continue
            matched = match(real, [package(affected["package"]["name"], fixes[0])])
            assert found["id"] not in {name for item in matched for name in item.about.records}


def _beyond(versions: list[str], fix: str) -> bool:
    """Whether a record lists versions as affected that its own range calls fixed, or that can not be compared."""
    try:
        return any(Version(version) >= Version(fix) for version in versions)
    except InvalidVersion:
        return True
