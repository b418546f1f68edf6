import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.fingerprint import code_fingerprint, is_fingerprint, package_fingerprint, secret_fingerprint

SECRET = b"ghp_0123456789abcdefghijklmnopqrstuvwxyz"
spaces = st.text(" \t", max_size=4)
words = st.text(st.characters(min_codepoint=33, max_codepoint=0xFFFF), min_size=1, max_size=8)


@given(st.lists(words, min_size=1, max_size=6), st.data())
def test_indenting_wrapping_and_blank_lines_keep_a_codes_fingerprint(code: list[str], data: st.DataObject) -> None:
    edited = []
    for word in code:
        edited += [""] * data.draw(st.integers(0, 2))
        edited.append(data.draw(spaces) + word + data.draw(spaces))
    assert code_fingerprint("code/sql", edited) == code_fingerprint("code/sql", [" ".join(code)])


def test_other_code_and_other_rules_have_other_fingerprints() -> None:
    told = {
        code_fingerprint("code/sql", ["execute(a)"]),
        code_fingerprint("code/sql", ["execute(b)"]),
        code_fingerprint("code/exec", ["execute(a)"]),
        code_fingerprint("code/sqlexecute", ["(a)"]),
    }
    assert len(told) == 4
    assert all(is_fingerprint(fingerprint) for fingerprint in told)


@given(st.text(st.characters()), st.text(st.characters()))
def test_any_text_has_a_fingerprint_even_with_bytes_that_are_not_utf8(rule: str, line: str) -> None:
    assert is_fingerprint(code_fingerprint(rule, [line]))


def test_recipes_are_stable_because_stored_fingerprints_depend_on_them() -> None:
    assert code_fingerprint("code/sql", ["execute(a)"]) == "c1:7bbc512aa2f4dfa0be3d48f3366b3d85"
    assert package_fingerprint("packages/PYSEC-2021-1", "PyPI", "django") == "p1:c03d6ed3cf23c346b20a3f51f15b0ab8"
    assert secret_fingerprint("secrets/github", SECRET) == "s1:6a634e8cb5b6c5bb092eeb66bed24952"


def test_a_packages_parts_are_told_apart() -> None:
    assert package_fingerprint("packages/X", "ab", "c") != package_fingerprint("packages/X", "a", "bc")


def test_a_secret_is_the_same_everywhere_and_hidden() -> None:
    fingerprint = secret_fingerprint("secrets/github", SECRET)
    assert fingerprint == secret_fingerprint("secrets/github", SECRET)
    assert fingerprint != secret_fingerprint("secrets/github", SECRET[:-1])
    assert fingerprint != secret_fingerprint("secrets/generic", SECRET)


def test_a_guess_at_a_secret_costs_32_mib_but_meeting_it_again_costs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    costs: list[int] = []
    scrypt = hashlib.scrypt

    def counted(password: bytes, *, n: int, r: int, **more: Any) -> bytes:
        costs.append(128 * n * r)  # RFC 7914: the memory a guess has to hold
        return scrypt(password, n=n, r=r, **more)

    monkeypatch.setattr(hashlib, "scrypt", counted)
    secret_fingerprint("secrets/github", b"never hashed before")
    assert costs == [32 * 2**20]
    secret_fingerprint("secrets/other-rule", b"never hashed before")
    assert len(costs) == 1
