import json

from tests.scanner.inventory.locks import read

PACKAGES = 50_000
"""A cost that grew with the square of them would not end within a test's time."""


def test_a_lock_of_fifty_thousand_packages_is_read_at_once() -> None:
    packages: dict[str, object] = {"": {"dependencies": {"p0": "1"}}}
    for number in range(PACKAGES):
        packages[f"node_modules/p{number}"] = {
            "version": f"1.0.{number}",
            "resolved": f"https://registry.npmjs.org/p{number}/-/p{number}-1.0.{number}.tgz",
            "integrity": "sha512-" + "a" * 86 + "==",
            "dependencies": {f"p{min(PACKAGES - 1, 2 * number + step)}": "1" for step in (1, 2)},
        }
    text = json.dumps({"lockfileVersion": 3, "packages": packages}, indent=2)
    reading = read("package-lock.json", text)
    assert len(reading.packages) == PACKAGES
    assert reading.packages[-1].via[-1] == "p0" or len(reading.packages[-1].via) == 10
