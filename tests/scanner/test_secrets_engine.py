import base64
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.coverage import Outcome
from findings.fingerprint import is_fingerprint
from findings.model import Confidence, Location, Severity
from scanner.engines import secrets_child
from scanner.engines.interface import EngineResult, Limits
from scanner.engines.secrets import SecretsEngine, _cache_folder
from scanner.engines.secrets_detection import Candidate
from scanner.engines.secrets_kinds import kind, rule_id, severity
from scanner.engines.secrets_masking import MaskedText, excerpt
from scanner.engines.secrets_noise import EXAMPLES
from scanner.engines.source_text import SourceText
from scanner.process import minimal_environment
from scanner.workspace import Tree

LIMITS = Limits(seconds=60)

# Put together here, so that no scanner takes this file for a leak.
STRIPE = "sk_" + "live_51H8xYzAbCdEfGhIjKlMnOpQr"
GITHUB = "ghp_" + "x7Yk2Lm9Qw4Er6Ty8Ui0Op3As5Df1Gh2Jk4Z"
AWS_ID = "AKIA" + "QYLPMN5HFIQR7XYA"
AWS_SECRET = "wJalrXUtnFEMI" + "/K7MDENG/bPxRfiCYzzEXAMPLEK"
PASSWORD = "s3cr3t" + "P4ss"
KEY_BODY = ("MIIEpAIBAAKCAQEA0m59l2u9iDnMbrXHfqkOrn2dVQ3vfBJqcDuFUK03d", "lNCqnkpIJ8syFppW8ljnWweP7LiWpRoz0I7fYb3d8TjhV86Y997")
PRIVATE_KEY = "-----BEGIN RSA PRIVATE" + " KEY-----\n" + "\n".join(KEY_BODY) + "\n-----END RSA PRIVATE" + " KEY-----"


@pytest.fixture
def cache() -> Path:
    """The user's, because compiling the rules takes seconds and what comes out is always the same."""
    return _cache_folder(os.environ)


@pytest.fixture
def scan(tmp_path: Path, cache: Path) -> Callable[..., EngineResult]:
    def run(files: dict[str, str | bytes], only: frozenset[str] | None = None) -> EngineResult:
        return SecretsEngine(cache=cache).scan(laid_out(tmp_path, files), LIMITS, only)

    return run


def laid_out(tmp_path: Path, files: dict[str, str | bytes]) -> Tree:
    for name, content in files.items():
        file = tmp_path / "tree" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return Tree(tmp_path / "tree", tuple(sorted(files)))


def rules_of(result: EngineResult) -> list[tuple[str, str]]:
    return [(finding.location.path, finding.rule) for finding in result.findings]


def test_a_secret_is_told_by_kind_place_and_hash_but_not_by_value(scan: Callable[..., EngineResult]) -> None:
    source = f'# café\nstripe.api_key = "{STRIPE}"  # kingfisher:ignore gitleaks:allow betterleaks:allow\n'
    result = scan({"app/pay.py": source})
    (finding,) = result.findings
    assert (result.run.outcome, result.run.reason, result.run.version) == (Outcome.FINDINGS, None, "1.5.0")
    assert (result.run.coverage.files, result.run.coverage.bytes) == (1, len(source.encode()))
    assert (finding.rule, finding.engine, finding.cwe) == ("secrets/stripe-access-token", "secrets", ("CWE-798",))
    assert finding.title == "Secret in the files: Stripe access token"
    assert finding.message.startswith("Stripe access token (33 bytes, beginning with sk_l). Rotate it first")
    assert finding.location == Location("app/pay.py", 2, 2, 19, 51)
    assert finding.snippet == 'stripe.api_key = "****"  # kingfisher:ignore gitleaks:allow betterleaks:allow'
    assert is_fingerprint(finding.fingerprint)
    assert "Rotate it first" in finding.help
    assert STRIPE[4:] not in repr(result)


def test_one_value_has_one_fingerprint_wherever_it_stands(scan: Callable[..., EngineResult]) -> None:
    result = scan({"a.py": f"a='{STRIPE}'; b='{STRIPE}'", "b.txt": f"\n\n{STRIPE}\n", "c.txt": STRIPE.replace("Qr", "Qx")})
    prints = [finding.fingerprint for finding in result.findings]
    assert len(prints) == 4
    assert len(set(prints[:3])) == 1
    assert prints[3] != prints[0]
    assert "51H8" not in repr(result)


def test_no_name_or_comment_of_the_scanned_files_hides_a_secret(scan: Callable[..., EngineResult]) -> None:
    names = ["package-lock.json", "node_modules/a.js", "logo.svg", "a.css", "go.sum", "tests/fixtures/a.py", "yarn.lock"]
    files = dict.fromkeys(names, f"key = '{STRIPE}'\n")
    files["page.html"] = f"<!-- {STRIPE} -->"
    assert [path for path, _ in rules_of(scan(files))] == sorted(files)


def test_manuals_examples_and_lock_files_digests_are_not_findings(scan: Callable[..., EngineResult]) -> None:
    digest = base64.b64encode(bytes(range(64))).decode()
    files = {f"example{number}.txt": value for number, value in enumerate(EXAMPLES)}
    files["aws.ini"] = (
        b"aws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n"
    )
    files["package-lock.json"] = f'"integrity": "sha512-{digest}"'.encode()
    files["requirements.txt"] = b"flask==3.1 --hash=sha256:" + bytes(range(32)).hex().encode()
    result = scan(files)
    assert (result.findings, result.run.outcome) == ((), Outcome.CLEAN)


def test_both_halves_of_a_pair_are_masked_though_one_is_told(scan: Callable[..., EngineResult]) -> None:
    result = scan({"aws.env": f"export AWS_KEY={AWS_ID} AWS_SECRET_ACCESS_KEY={AWS_SECRET}\n"})
    (finding,) = result.findings
    assert (finding.rule, finding.severity) == ("secrets/aws-access-token", Severity.CRITICAL)
    assert finding.snippet == "export AWS_KEY=**** AWS_SECRET_ACCESS_KEY=****"


def test_a_private_key_is_masked_line_by_line(scan: Callable[..., EngineResult]) -> None:
    result = scan({"id_rsa": f"{PRIVATE_KEY}\n"})
    (finding,) = result.findings
    assert (finding.severity, finding.location.start_line, finding.location.end_line) == (Severity.CRITICAL, 1, 4)
    assert finding.snippet == "****\n****\n****\n…"


def test_a_short_password_is_not_even_begun(scan: Callable[..., EngineResult]) -> None:
    (finding,) = scan({"db.toml": f"url = 'postgres://admin:{PASSWORD}@db.internal.corp:5432/prod'\n"}).findings
    assert finding.snippet == "url = 'postgres://admin:****@db.internal.corp:5432/prod'"
    assert "beginning" not in finding.message


def test_a_byte_order_mark_tabs_and_other_encodings_do_not_shift_columns(scan: Callable[..., EngineResult]) -> None:
    result = scan({"a.txt": f"\ufeff\té='{STRIPE}'\r\n".encode(), "b.txt": b"\xe9\xe8 = '" + STRIPE.encode() + b"'"})
    assert [finding.location.start_column for finding in result.findings] == [5, 7]
    assert [finding.snippet for finding in result.findings] == ["\té='****'", "\ufffd\ufffd = '****'"]


def test_only_what_fired_is_asked_again(scan: Callable[..., EngineResult]) -> None:
    files = {"a.txt": f"{STRIPE}\n{GITHUB}\n"}
    assert rules_of(scan(files, frozenset({"secrets/github-pat"}))) == [("a.txt", "secrets/github-pat")]


def test_clean_files_are_clean_and_no_files_are_skipped(scan: Callable[..., EngineResult]) -> None:
    assert scan({"a.py": "print('hello')\n", "empty": ""}).run.outcome is Outcome.CLEAN
    run = scan({}).run
    assert run.reason is not None
    assert (run.outcome, run.reason.code) == (Outcome.SKIPPED, "nothing-to-read")


def test_trees_read_together_are_told_as_if_each_were_read_alone(tmp_path: Path, cache: Path) -> None:
    files = {"a.txt": STRIPE, "sub/a.txt": f"{GITHUB} {STRIPE}\n"}
    above = laid_out(tmp_path, files)
    trees = [above, Tree(above.root / "sub", ("a.txt", "gone.txt")), Tree(tmp_path, ())]
    engine = SecretsEngine(cache=cache)
    together = engine.scan_together(trees, LIMITS)
    alone = [engine.scan(tree, LIMITS) for tree in trees]
    assert [result.findings for result in together] == [result.findings for result in alone]
    assert [result.run.coverage for result in together] == [result.run.coverage for result in alone]
    assert [result.run.outcome for result in together] == [Outcome.FINDINGS, Outcome.PARTIAL, Outcome.SKIPPED]


def test_the_fault_of_one_tree_is_not_that_of_those_read_with_it(tmp_path: Path, cache: Path) -> None:
    # Stands for a child that one file of the second tree ends.
    answer = '{"trees": [{"findings": [], "skipped": [], "files": 1, "bytes": 1}]}'
    child = child_saying(tmp_path, f"case $(cat) in *bad.txt*) kill -9 $$;; *) echo '{answer}';; esac")
    tree = laid_out(tmp_path, {"a.txt": "x", "bad.txt": "x"})
    trees = [Tree(tree.root, ("a.txt",)), Tree(tree.root, ("bad.txt",))]
    results = SecretsEngine(child, cache).scan_together(trees, LIMITS)
    assert [result.run.outcome for result in results] == [Outcome.CLEAN, Outcome.ERROR]


def test_a_file_that_can_not_be_read_is_a_gap_beside_the_findings(tmp_path: Path, cache: Path) -> None:
    tree = laid_out(tmp_path, {"a.txt": STRIPE})
    result = SecretsEngine(cache=cache).scan(Tree(tree.root, ("a.txt", "gone.txt", "caf\udce9.txt")), LIMITS)
    assert [(gap.path, gap.reason.code) for gap in result.run.coverage.gaps] == [
        ("gone.txt", "unreadable"),
        ("caf\udce9.txt", "path-encoding"),
    ]
    assert (result.run.outcome, result.run.coverage.files, len(result.findings)) == (Outcome.PARTIAL, 1, 1)


# The value never leaves the process that read it.


def forms(value: str) -> dict[str, str]:
    raw = value.encode()
    return {
        "plain": value,
        "base64": base64.b64encode(raw).decode(),
        "base64 of base64": base64.b64encode(base64.b64encode(raw)).decode(),
        "URL-safe base64": base64.urlsafe_b64encode(raw).decode(),
        "base32": base64.b32encode(raw).decode(),
        "base85": base64.b85encode(raw).decode(),
        "hex": raw.hex(),
        "HEX": raw.hex().upper(),
        "percent": quote(value, safe=""),
        "percent of all": "".join(f"%{byte:02X}" for byte in raw),
        "escaped": "".join(f"\\x{byte:02x}" for byte in raw),
        "unicode escapes": "".join(f"\\u{byte:04x}" for byte in raw),
        "reversed": value[::-1],
        "quoted": json.dumps(value),
        "upper": value.upper(),
        "second half": value[len(value) // 2 :],
    }


@pytest.mark.parametrize("value", [STRIPE, GITHUB])
def test_no_form_of_a_secret_leaves_the_child(tmp_path: Path, cache: Path, value: str) -> None:
    lines = [f"key = '{value}' # {name}: {form}" for name, form in forms(value).items()]
    tree = laid_out(tmp_path, {"a.txt": "\n".join(lines), "b.txt": " ".join(lines), "c.txt": ";".join(lines) * 20})
    request = json.dumps({"trees": [{"root": str(tree.root), "files": tree.files}], "only": None, "issuers": []})
    child = subprocess.run(
        [sys.executable, "-I", "-m", "scanner.engines.secrets_child"],
        input=request.encode(),
        capture_output=True,
        env={**minimal_environment(tmp_path), "KF_RULE_CACHE_DIR": str(cache)},
        check=True,
    )
    assert child.stderr == b""
    said = child.stdout.decode()
    assert len(json.loads(said)["trees"][0]["findings"]) > 30
    for name, form in forms(value).items():
        for start in range(0, len(form) - 12, 4):
            assert form[start : start + 12] not in said, name


def test_a_child_that_fails_tells_the_type_of_its_error_only(tmp_path: Path) -> None:
    child = subprocess.run(
        [sys.executable, "-I", "-m", "scanner.engines.secrets_child"],
        input=f'{{"only": null, "issuers": [], "trees": [{{"files": ["a"], "root": {{"{STRIPE}": 1}}}}]}}'.encode(),
        capture_output=True,
        env=minimal_environment(tmp_path),
        check=False,
    )
    assert (child.returncode, child.stdout, child.stderr) == (70, b"", b"TypeError\n")


@given(
    value=st.text("abcdXYZ0189_-/+", min_size=4, max_size=40),
    before=st.binary(max_size=300),
    between=st.binary(max_size=300),
    after=st.binary(max_size=300),
)
def test_a_masked_line_never_holds_the_value(value: str, before: bytes, between: bytes, after: bytes) -> None:
    raw = value.encode()
    data = before + raw + between + raw + after
    text = SourceText(data)
    masked = MaskedText(text, [(len(before), len(before) + len(raw))], [raw])
    line = text.place(len(before))[0]
    shown = masked.snippet(len(before), line, text.line_count)
    assert value not in shown
    assert len(shown) < 2000


def test_a_long_line_is_cut_after_it_is_masked() -> None:
    raw = STRIPE.encode()
    data = b"a b " * 5000 + raw + b" c d" * 5000 + raw
    masked = MaskedText(SourceText(data), [(20_000, 20_000 + len(raw))], [raw])
    shown = masked.snippet(20_000, 1, 1)
    assert "****" in shown
    assert len(shown) < 260


def test_a_file_full_of_one_secret_is_shown_to_its_end() -> None:
    # Going through all places for each place would take hours: the suite's limit ends it.
    raw = STRIPE.encode()
    line = raw + b"\n"
    starts = range(0, 20_000 * len(line), len(line))
    masked = MaskedText(SourceText(line * 20_000), [(start, start + len(raw)) for start in starts], [raw])
    assert {masked.snippet(start, number, number) for number, start in enumerate(starts, 1)} == {"****"}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (b"short-secret", None),
        (b"x" * 19, None),
        (b"abcd" * 5, "abcd"),
        (b"-----BEGIN KEY\nabc\n---", None),
        (b"a b c d e f g h i j k", None),
    ],
)
def test_only_long_values_are_begun(value: bytes, shown: str | None) -> None:
    assert excerpt(value) == shown


class _OneSecretEach:
    """Stands for Kingfisher: each file is one secret."""

    def candidates(self, path: str, data: bytes) -> tuple[Candidate, ...]:
        if path == "slow":
            raise TimeoutError
        return (Candidate("secrets/x", Confidence.HIGH, 0, len(data), data, told=True),)


def test_more_secrets_than_a_scan_lists_are_a_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets_child, "MAX_VALUES", 2)
    tree = laid_out(tmp_path, {"a": "one", "b": "two", "c": "three", "d": "one", "slow": "four"})
    reading = secrets_child._Reading(None)
    for path in tree.files:
        reading.read(tree.root, path, _OneSecretEach())  # type: ignore[arg-type]
    assert [told["path"] for _, told in reading.found] == ["a", "b", "d"]
    assert reading.skipped == [{"path": "c", "code": "too-many-secrets"}, {"path": "slow", "code": "timeout"}]


def test_candidates_do_not_print_their_values() -> None:
    assert "canary" not in repr(Candidate("secrets/x", Confidence.HIGH, 0, 6, b"canary", told=True))


# Kinds.


@pytest.mark.parametrize(
    ("engine_rule", "confidence", "rule", "name", "expected"),
    [
        ("betterleaks.private-key", "high", "private-key", "Private key", Severity.CRITICAL),
        ("betterleaks.aws-access-token", "high", "aws-access-token", "AWS access token", Severity.CRITICAL),
        ("betterleaks.github-pat", "high", "github-pat", "GitHub PAT", Severity.CRITICAL),
        ("betterleaks.gcp-api-key", "high", "gcp-api-key", "GCP API key", Severity.MEDIUM),
        ("betterleaks.stripe-access-token", "high", "stripe-access-token", "Stripe access token", Severity.HIGH),
        ("betterleaks.generic-credential-uri", "medium", "generic-credential-uri", "Generic credential URI", Severity.MEDIUM),
        ("betterleaks.auth0-client-id.1", "high", "auth0-client-id-1", "Auth0 client ID 1", Severity.LOW),
        ("betterleaks.easypost-test-api-token", "high", "easypost-test-api-token", "Easypost test API token", Severity.LOW),
        ("veles.secrets/npmjsaccesstoken", "high", "veles-npmjsaccesstoken", "Npmjsaccesstoken", Severity.CRITICAL),
    ],
)
def test_kinds(engine_rule: str, confidence: str, rule: str, name: str, expected: Severity) -> None:
    ours = rule_id(engine_rule)
    assert ours == f"secrets/{rule}"
    assert kind(ours) == name
    assert severity(ours, Confidence(confidence)) is expected


# What may happen to the child.


def child_saying(tmp_path: Path, script: str) -> list[str]:
    program = tmp_path / "child"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(stat.S_IRWXU)
    return [str(program)]


def reason_of(result: EngineResult) -> tuple[str, str]:
    assert (result.run.outcome, result.findings) == (Outcome.ERROR, ())
    assert result.run.reason is not None
    return result.run.reason.code, result.run.reason.text


@pytest.mark.parametrize(
    ("script", "limits", "reason"),
    [
        ("kill -9 $$", LIMITS, "crash"),
        ("sleep 60", Limits(seconds=0.3), "timeout"),
        ("echo MemoryError >&2; exit 70", LIMITS, "memory"),
        ("echo 'OSError: No space left on device' >&2; exit 70", LIMITS, "disk-full"),
        ("exec head -c 9000000 /dev/zero > dump", Limits(output_bytes=100_000), "disk-full"),
        ("while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done", Limits(output_bytes=10_000), "output"),
        ("echo PanicException >&2; exit 70", LIMITS, "bad-output"),
        ("exit 0", LIMITS, "bad-output"),
        ("echo '{\"findings\": []}'", LIMITS, "bad-output"),
        ("echo '{\"trees\": []}'", LIMITS, "bad-output"),
    ],
)
def test_a_child_that_does_not_finish_is_an_error_with_its_reason(
    tmp_path: Path, cache: Path, script: str, limits: Limits, reason: str
) -> None:
    tree = laid_out(tmp_path, {"a.txt": "x"})
    assert reason_of(SecretsEngine(child_saying(tmp_path, script), cache).scan(tree, limits))[0] == reason


TOLD = {
    "rule": "secrets/x",
    "confidence": "high",
    "path": "a.txt",
    "start": [1, 1],
    "end": [1, 5],
    "length": 5,
    "excerpt": None,
    "snippet": "****",
    "fingerprint": "s1:" + "0" * 32,
}


def answering(tmp_path: Path, cache: Path, **changes: object) -> EngineResult:
    answer = {"trees": [{"findings": [{**TOLD, **changes}], "skipped": [], "files": 1, "bytes": 1}]}
    (tmp_path / "answer").write_text(json.dumps(answer))
    engine = SecretsEngine(child_saying(tmp_path, f"cat '{tmp_path}/answer'"), cache)
    return engine.scan(laid_out(tmp_path, {"a.txt": "x"}), LIMITS)


def test_an_answer_of_the_right_shape_is_taken(tmp_path: Path, cache: Path) -> None:
    assert answering(tmp_path, cache).run.outcome is Outcome.FINDINGS


@pytest.mark.parametrize(
    "changes",
    [
        {"path": "/etc/passwd"},
        {"path": "b.txt"},
        {"rule": "code/x"},
        {"rule": "secrets/canary value"},
        {"start": [0, 1]},
        {"start": [3, 1]},
        {"confidence": "certain"},
        {"fingerprint": "canary"},
        {"excerpt": "canary"},
        {"snippet": "canary" * 1000},
        {"value": "canary"},
        {"length": -1},
    ],
)
def test_an_answer_of_another_shape_is_an_error_that_does_not_quote_it(
    tmp_path: Path, cache: Path, changes: dict[str, object]
) -> None:
    code, text = reason_of(answering(tmp_path, cache, **changes))
    assert code == "bad-output"
    assert "canary" not in text


def test_the_child_sees_an_allow_listed_environment(tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "canary")
    child = child_saying(tmp_path, f"exec cat /proc/self/environ > '{tmp_path}/environ'")
    SecretsEngine(child, cache).scan(laid_out(tmp_path, {"a.txt": "x"}), LIMITS)
    names = {pair.partition("=")[0] for pair in (tmp_path / "environ").read_text().split("\0") if pair}
    assert names <= {"PATH", "HOME", "TMPDIR", "LANG", "KF_RULE_CACHE_DIR", "PWD", "SHLVL", "OLDPWD", "_"}  # the shell adds four


def test_compiled_rules_are_kept_for_the_next_scan(tmp_path: Path, cache: Path) -> None:
    SecretsEngine(cache=cache).scan(laid_out(tmp_path, {"a.txt": "x"}), LIMITS)
    assert stat.S_IMODE(cache.stat().st_mode) == 0o700
    assert {file.suffix for file in cache.iterdir()} == {".vscdb"}


def test_where_no_cache_can_be_made_rules_are_compiled_in_the_scratch_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    child = child_saying(tmp_path, f'[ "$KF_RULE_CACHE_DIR" = "$HOME" ] && echo yes > \'{tmp_path}/scratch\'')
    SecretsEngine(child, tmp_path / "file" / "cache").scan(laid_out(tmp_path, {"a.txt": "x"}), LIMITS)
    assert (tmp_path / "scratch").read_text() == "yes\n"


def test_the_cache_is_the_one_the_environment_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KF_RULE_CACHE_DIR", str(tmp_path / "prewarmed"))
    child = child_saying(tmp_path, f"echo \"$KF_RULE_CACHE_DIR\" > '{tmp_path}/named'")
    SecretsEngine(child).scan(laid_out(tmp_path, {"a.txt": "x"}), LIMITS)
    assert (tmp_path / "named").read_text().strip() == str(tmp_path / "prewarmed")
