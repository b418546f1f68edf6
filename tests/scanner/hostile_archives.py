"""Archives made to do harm, each by its number: the same number makes the same archive.

`python -m tests.scanner.hostile_archives FIRST COUNT FOLDER` lays each of them out below FOLDER and prints a line of JSON.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import resource
import shutil
import struct
import sys
import tarfile
import time
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from scanner.sources.contents import Contents
from scanner.sources.errors import SourceError
from scanner.sources.function import open_function
from scanner.sources.image import platform_named, resolve
from scanner.sources.image_files import image_archive, layout_directory
from scanner.sources.image_layers import open_image
from tests.scanner.images import Special, hard_link, lay_layout, layer, made, symlink

CANARY = "/tmp/outrider-hostile-canary"  # noqa: S108  a name nothing may ever be written under
EVIL = b'{"name":"evil","version":"1.0.0"}'


@dataclass(frozen=True)
class Case:
    """One archive."""

    number: int
    name: str
    kind: str
    """`layer`, `archive` (of an image) or `zip`."""
    content: bytes
    told: bool
    """Whether it must end as an error or a gap; else links and devices of it are rightly resolved or passed over."""


def case(number: int) -> Case:
    """One of the archives."""
    name, (kind, told, make) = list(MAKERS.items())[number % len(MAKERS)]
    return Case(number, name, kind, make(random.Random(number)), told)


def entries(*special: tuple[str, bytes | Special]) -> bytes:
    return layer(dict(special))


def traversal(chance: random.Random) -> bytes:
    climb = "../" * chance.randint(1, 40)
    return entries((f"{climb}tmp/outrider-hostile-canary/package.json", EVIL), (f"a/{climb}package.json", EVIL))


def absolute(chance: random.Random) -> bytes:
    return entries(("/" * chance.randint(1, 9) + f"{CANARY}/package.json", EVIL))


def link_out(chance: random.Random) -> bytes:
    target = chance.choice([CANARY, "../../../../../../tmp/outrider-hostile-canary", "/", "..", "/proc/self/root"])
    return entries(
        ("d", symlink(target)), ("d/package.json", EVIL), ("d/d/package.json", EVIL), ("package.json", symlink(target))
    )


def hard_link_out(chance: random.Random) -> bytes:
    target = chance.choice(["/etc/passwd", "../../../../etc/passwd", "nowhere", ""])
    return entries(("package.json", hard_link(target)), ("x/package.json", hard_link("package.json")))


def devices(chance: random.Random) -> bytes:
    kinds = [tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE, b"Z"]
    return entries(*((f"{number}/package.json", Special(chance.choice(kinds))) for number in range(20)))


def link_chain(chance: random.Random) -> bytes:
    many = chance.randint(45, 400)
    chain = [(f"l{number}", symlink(f"l{number + 1}/" * chance.randint(1, 30))) for number in range(many)]
    return entries(*chain, ("l0/package.json", EVIL), ("loop", symlink("loop")), ("loop/package.json", EVIL))


def whiteouts(chance: random.Random) -> bytes:
    names = [f"d{chance.randint(0, 9)}/{number}/package.json" for number in range(300)]
    marks = [(f"d{number % 10}/.wh..wh..opq", b"") for number in range(10)]
    return entries(*((name, EVIL) for name in names), *marks, (".wh...", b""), (".wh.", b""), (".wh./package.json", EVIL))


def deep(chance: random.Random) -> bytes:
    return entries(("d/" * chance.randint(130, 1800) + "package.json", EVIL), ("x" * 300 + "/package.json", EVIL))


def many_entries(chance: random.Random) -> bytes:
    """Packed already, a thousand at a time: in full they would not fit into the memory this test allows."""
    return gzip.compress(tarfile.TarInfo(f"f{chance.random()}").tobuf() * 1000, 1) * 410


def huge_header(chance: random.Random) -> bytes:
    about = tarfile.TarInfo("@LongLink")
    about.type = chance.choice([tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK, tarfile.XHDTYPE, tarfile.XGLTYPE])
    about.size = chance.randint(2_000_000, 8_000_000_000)
    return about.tobuf(tarfile.GNU_FORMAT) + b"a" * 4_000_000


def header_storm(chance: random.Random) -> bytes:
    about = tarfile.TarInfo("@LongLink")
    about.type, about.size = tarfile.GNUTYPE_LONGNAME, 512
    return (about.tobuf(tarfile.GNU_FORMAT) + chance.randbytes(512)) * 2000


def bad_pax(chance: random.Random) -> bytes:
    records = chance.choice([b"99999999999 path=x\n", b"0 a=b\n", b"-5 a=b\n", b"12 size=9e9\n", b"x" * 600, b"13 size=9999\n"])
    about = tarfile.TarInfo("pax")
    about.type, about.size = tarfile.XHDTYPE, len(records)
    return about.tobuf() + records.ljust(-len(records) % 512 + len(records), b"\0") + entries(("package.json", EVIL))


def huge_size(chance: random.Random) -> bytes:
    about = tarfile.TarInfo("package.json")
    about.size = chance.choice([2**33, 2**62, 10**7])
    return about.tobuf(tarfile.GNU_FORMAT) + EVIL


def negative_size(chance: random.Random) -> bytes:
    block = bytearray(tarfile.TarInfo("package.json").tobuf())
    block[124:136] = b"\xff" * 11 + bytes([chance.randint(0, 255)])
    block[148:156] = b"        "
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block) + EVIL


def truncated(chance: random.Random) -> bytes:
    whole = entries(*((f"{number}/package.json", EVIL * 50) for number in range(20)))
    return whole[: chance.randint(600, 20_000) // 512 * 512 + chance.randint(1, 500)]


def mutated(chance: random.Random) -> bytes:
    whole = bytearray(entries(*((f"{number}/package.json", EVIL) for number in range(20))))
    for _ in range(chance.randint(1, 60)):
        whole[chance.randrange(len(whole))] = chance.randrange(256)
    return bytes(whole)


def noise(chance: random.Random) -> bytes:
    return chance.randbytes(chance.randint(512, 50_000))


def old_sparse(chance: random.Random) -> bytes:
    about = tarfile.TarInfo("package.json")
    about.type = tarfile.GNUTYPE_SPARSE
    block = bytearray(about.tobuf(tarfile.GNU_FORMAT))
    block[482] = 1
    block[148:156] = b"        "
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block) + (b"\0" * 504 + b"\1" + b"\0" * 7) * chance.randint(1, 3000)


@lru_cache(maxsize=1)
def zeros() -> bytes:
    """A hundred megabytes of nothing, which pack to a thousandth."""
    return gzip.compress(b"\0" * 100_000_000, 9)


def bomb(chance: random.Random) -> bytes:
    about = tarfile.TarInfo("package.json")
    about.size = 100_000_000 * chance.randint(1, 40)
    return gzip.compress(about.tobuf(tarfile.GNU_FORMAT)) + zeros() * (about.size // 100_000_000)


def nested_image(chance: random.Random) -> bytes:
    return layer({"manifest.json": b"[" * chance.randint(1, 3_000_000), "../x": b"", "index.json": b"{}", "blobs/sha256/x": b""})


def zipped(*files: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return out.getvalue()


def zip_traversal(chance: random.Random) -> bytes:
    climb = "../" * chance.randint(1, 40)
    return zipped((f"{climb}tmp/outrider-hostile-canary/package.json", EVIL), (f"{CANARY}/x/../package.json", EVIL))


def zip_link(chance: random.Random) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        about = zipfile.ZipInfo("package.json")
        about.external_attr = chance.choice([0o120777, 0o020666, 0o060666, 0o010666]) << 16
        archive.writestr(about, CANARY)
        archive.writestr("package.json/package.json", EVIL)
    return out.getvalue()


def zip_encrypted(chance: random.Random) -> bytes:
    whole = bytearray(zipped(("package.json", EVIL), method=zipfile.ZIP_STORED))
    flag = chance.choice([1, 0x41])
    whole[6] |= flag
    whole[whole.index(b"PK\1\2") + 8] |= flag
    return bytes(whole)


def zip_duplicate(chance: random.Random) -> bytes:
    first = zipped(*((f"package{number}.json", EVIL) for number in range(chance.randint(2, 9))))
    return first.replace(b"package1.json", b"package0.json")


def zip_overlap(chance: random.Random) -> bytes:
    """Many lines in the directory for one and the same content."""
    whole = zipped(("package.json", b"\0" * 1_000_000))
    start = whole.index(b"PK\1\2")
    end = whole.index(b"PK\5\6")
    lines = whole[start:end] * chance.randint(2, 2000)
    count = len(lines) // (end - start)
    return whole[:start] + lines + struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(lines), start, 0)


def zip_bomb(chance: random.Random) -> bytes:
    nothing = b"\0" * 19_000_000
    return zipped(*((f"{number}/package.json", nothing) for number in range(chance.randint(14, 16))))


def zip_lying(chance: random.Random) -> bytes:
    """More inside than is listed."""
    whole = bytearray(zipped(("package.json", b"\0" * 5_000_000)))
    for at in (22, whole.index(b"PK\1\2") + 24):
        whole[at : at + 4] = struct.pack("<L", chance.randint(1, 1000))
    return bytes(whole)


def zip_end(chance: random.Random) -> bytes:
    whole = zipped(("package.json", EVIL))
    start = whole.index(b"PK\5\6")
    numbers = [chance.choice([0, 1, 0xFFFF]), 0, 1, chance.choice([1, 0xFFFE, 0xFFFF])]
    large = [chance.choice([0, 45, 2**31, 2**32 - 1]), chance.choice([1, 2**31, 2**32 - 1])]
    return whole[:start] + struct.pack("<4s4H2LH", b"PK\5\6", *numbers, *large, chance.choice([0, 9]))


def zip_truncated(chance: random.Random) -> bytes:
    whole = zipped(*((f"{number}/package.json", EVIL) for number in range(30)))
    return whole[: chance.randint(1, len(whole) - 30)]


def zip_mutated(chance: random.Random) -> bytes:
    whole = bytearray(zipped(*((f"{number}/package.json", EVIL) for number in range(30))))
    for _ in range(chance.randint(1, 40)):
        whole[chance.randrange(len(whole))] = chance.randrange(256)
    return bytes(whole)


def zip_method(chance: random.Random) -> bytes:
    return zipped(("package.json", EVIL), method=chance.choice([zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]))


def jar_in_jar(chance: random.Random) -> bytes:
    inner = zipped(("META-INF/maven/a/b/pom.properties", b"groupId=a\nartifactId=b\nversion=1\n"))
    for _ in range(chance.randint(3, 20)):
        inner = zipped(("lib/inner.jar", inner), method=zipfile.ZIP_STORED)
    return zipped(("app.jar", inner), method=zipfile.ZIP_STORED)


def jar_bomb(chance: random.Random) -> bytes:
    inner = zipped(("META-INF/MANIFEST.MF", b"\0" * chance.randint(3_000_000, 60_000_000)))
    return zipped(("app.jar", zipped(("lib/inner.jar", inner))))


def jar_noise(chance: random.Random) -> bytes:
    return zipped(("app.jar", chance.randbytes(2000)), ("b.war", zlib.compress(b"x" * 1000)))


MAKERS: dict[str, tuple[str, bool, Callable[[random.Random], bytes]]] = {
    "traversal": ("layer", True, traversal),
    "absolute": ("layer", False, absolute),
    "link-out": ("layer", False, link_out),
    "hard-link-out": ("layer", True, hard_link_out),
    "devices": ("layer", False, devices),
    "link-chain": ("layer", False, link_chain),
    "whiteouts": ("layer", False, whiteouts),
    "deep": ("layer", True, deep),
    "huge-header": ("layer", True, huge_header),
    "header-storm": ("layer", True, header_storm),
    "bad-pax": ("layer", True, bad_pax),
    "huge-size": ("layer", True, huge_size),
    "negative-size": ("layer", True, negative_size),
    "truncated": ("layer", True, truncated),
    "mutated": ("layer", False, mutated),
    "noise": ("layer", True, noise),
    "old-sparse": ("layer", True, old_sparse),
    "bomb": ("layer", True, bomb),
    "nested-image": ("archive", True, nested_image),
    "archive-noise": ("archive", True, noise),
    "zip-traversal": ("zip", True, zip_traversal),
    "zip-link": ("zip", True, zip_link),
    "zip-encrypted": ("zip", True, zip_encrypted),
    "zip-duplicate": ("zip", True, zip_duplicate),
    "zip-overlap": ("zip", True, zip_overlap),
    "zip-bomb": ("zip", True, zip_bomb),
    "zip-lying": ("zip", True, zip_lying),
    "zip-end": ("zip", True, zip_end),
    "zip-truncated": ("zip", True, zip_truncated),
    "zip-mutated": ("zip", False, zip_mutated),
    "zip-method": ("zip", True, zip_method),
    "jar-in-jar": ("zip", True, jar_in_jar),
    "jar-bomb": ("zip", True, jar_bomb),
    "jar-noise": ("zip", True, jar_noise),
    "many-entries": ("layer", True, many_entries),
}


def lay_out(one: Case, folder: Path) -> Contents:
    """As a scan would."""
    file = folder / "given"
    if one.kind == "layer":
        gathered = one.content if one.content.startswith(b"\x1f\x8b") else gzip.compress(one.content, 1)
        blobs = layout_directory(lay_layout(made([gathered], pack=bytes), folder / "layout"))
    elif one.kind == "archive":
        file.write_bytes(one.content)
        blobs = image_archive(file, folder / "parts")
    else:
        file.write_bytes(one.content)
        return open_function(file, [], folder / "scan")
    return open_image(blobs, resolve(blobs, "", platform_named("linux/amd64")), folder / "scan")


def peak_bytes() -> int:
    """The most memory this process held. The kernel's other count, getrusage(2), starts with what the parent held at the fork."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(status.read_text().partition("VmHWM:")[2].split()[0]) * 1024


def main(first: int, count: int, folder: Path) -> None:
    """Lay out archives and tell how each ended."""
    for number in range(first, first + count):
        one = case(number)
        place = folder / str(number)
        (place / "scan").mkdir(parents=True)
        started = time.process_time()
        try:
            contents = lay_out(one, place)
            codes = [item.reason.code for item in contents.material.skipped]
            ended = "gap" if codes else "read"
        except SourceError as error:
            ended, codes = "error", [error.reason]
        told = {"case": number, "name": one.name, "must_tell": one.told, "ended": ended, "reasons": sorted(set(codes))}
        seconds = time.process_time() - started
        print(json.dumps({**told, "cpu_seconds": seconds, "peak_bytes": peak_bytes()}), flush=True)  # noqa: T201  its answer
        shutil.rmtree(place)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))
