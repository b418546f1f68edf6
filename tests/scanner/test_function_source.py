import io
import stat
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from findings.coverage import Outcome
from scanner.beside import prepare_function
from scanner.pipeline import run
from scanner.sources.contents import Contents
from scanner.sources.errors import SourceError
from scanner.sources.function import open_function

POM = b"groupId=org.apache.logging.log4j\nartifactId=log4j-core\nversion=2.14.1\n"
POM_PATH = "META-INF/maven/org.apache.logging.log4j/log4j-core/pom.properties"
LOCK = b"requests==2.19.0\n"


def packed(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def laid_out(folder: Path, package: bytes, *layers: bytes) -> Contents:
    (folder / "scan").mkdir(parents=True)
    files = []
    for number, content in enumerate((package, *layers)):
        files.append(folder / f"{number}.zip")
        files[-1].write_bytes(content)
    return open_function(files[0], files[1:], folder / "scan")


def dist_info(name: str, version: str, *modules: str) -> dict[str, bytes]:
    folder = f"{name}-{version}.dist-info"
    record = "".join(f"{module},,\n" for module in (*modules, f"{folder}/METADATA"))
    return {
        f"{folder}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{folder}/RECORD": record.encode(),
    }


def test_a_function_s_packages_are_found_wherever_they_came_from(tmp_path: Path) -> None:
    package = packed(
        {
            "handler.py": b"import requests\n",
            "requirements.txt": LOCK,
            **dist_info("urllib3", "1.26.0", "urllib3/__init__.py"),
            "urllib3/__init__.py": b"",
            "lib/app.jar": packed({POM_PATH: POM, "x.class": b"\xca\xfe"}),
        }
    )
    layer = packed({"nodejs/node_modules/lodash/package.json": b'{"name":"lodash","version":"4.17.0"}'})
    (tmp_path / "app.zip").write_bytes(package)
    (tmp_path / "layer.zip").write_bytes(layer)
    (tmp_path / "scan").mkdir()
    prepared = prepare_function(tmp_path / "app.zip", [tmp_path / "layer.zip"], tmp_path / "scan", ("packages",))
    result = run(prepared.workspace, prepared.engines)
    assert result.inventory
    assert {(one.ecosystem, one.name, one.version, one.path) for one in result.inventory.packages} == {
        ("PyPI", "requests", "2.19.0", "requirements.txt"),
        ("PyPI", "urllib3", "1.26.0", "urllib3-1.26.0.dist-info/METADATA"),
        ("Maven", "org.apache.logging.log4j:log4j-core", "2.14.1", "lib/app.jar"),
        ("npm", "lodash", "4.17.0", "opt/nodejs/node_modules/lodash/package.json"),
    }


def test_only_the_author_s_own_files_are_searched(tmp_path: Path) -> None:
    package = packed(
        {
            "handler.py": b"1",
            "shop/orders.py": b"2",
            **dist_info("six", "1.0", "six.py", "vendored/__init__.py"),
            "six.py": b"3",
            "vendored/__init__.py": b"4",
            "node_modules/a/index.js": b"5",
        }
    )
    contents = laid_out(tmp_path, package, packed({"python/helper.py": b"6"}))
    assert contents.workspace.head.files == ("handler.py", "shop/orders.py")


def test_later_layers_lie_upon_earlier_ones(tmp_path: Path) -> None:
    one, two = packed({"a/package.json": b"1"}), packed({"a/package.json": b"2"})
    contents = laid_out(tmp_path, packed({}), one, two)
    assert (contents.material.root / "opt/a/package.json").read_bytes() == b"2"


@pytest.mark.parametrize(
    ("package", "reason"),
    [
        (b"", "bad-archive"),
        (b"PK\5\6" + b"\0" * 17, "bad-archive"),
        (packed({"a": b"1"})[:-4], "bad-archive"),
        (packed({f"{number}/package.json": b"\0" * 19_000_000 for number in range(14)}), "archive-too-large"),
    ],
)
def test_a_package_that_can_not_be_read_is_an_error(package: bytes, reason: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        laid_out(tmp_path, package)
    assert refused.value.reason == reason


def test_a_refused_entry_makes_the_account_partial(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        about = zipfile.ZipInfo("link.py")
        about.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(about, "/etc/passwd")
        archive.writestr("../../escape.py", "1")
        archive.writestr("handler.py", "1")
    (tmp_path / "app.zip").write_bytes(out.getvalue())
    (tmp_path / "scan").mkdir()
    prepared = prepare_function(tmp_path / "app.zip", [], tmp_path / "scan", ("secrets", "packages"))
    result = run(prepared.workspace, prepared.engines)
    assert [one.outcome for one in result.runs] == [Outcome.PARTIAL, Outcome.PARTIAL]
    assert {gap.reason.code for one in result.runs for gap in one.coverage.gaps} == {"link-entry", "unsafe-path"}


def test_jars_are_cut_down_to_what_names_their_libraries(tmp_path: Path) -> None:
    inner = packed({POM_PATH: POM, "big.class": b"\0" * 100_000})
    outer = packed({"BOOT-INF/lib/log4j.jar": inner, "META-INF/MANIFEST.MF": b"Manifest-Version: 1.0\n", "a.class": b"x"})
    contents = laid_out(tmp_path, packed({"app.jar": outer}))
    with zipfile.ZipFile(contents.material.root / "app.jar") as cut:
        assert sorted(cut.namelist()) == ["BOOT-INF/lib/log4j.jar", "META-INF/MANIFEST.MF"]
        with zipfile.ZipFile(io.BytesIO(cut.read("BOOT-INF/lib/log4j.jar"))) as nested:
            assert nested.namelist() == [POM_PATH, "META-INF/MANIFEST.MF"]


def test_a_program_may_stand_before_an_archive(tmp_path: Path) -> None:
    contents = laid_out(tmp_path, b"#!/bin/sh\nexec java -jar $0\n" + packed({"a/package.json": b"1"}))
    assert set(contents.material.layers) == {"a/package.json"}
