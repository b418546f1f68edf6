"""Credentials that only the name beside them tells; and the many things that stand beside such names and are none."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from findings.fingerprint import is_fingerprint
from findings.model import Confidence, Severity
from scanner.engines import secrets_child
from scanner.engines.interface import Limits
from scanner.engines.secrets import SecretsEngine, _cache_folder
from scanner.engines.secrets_detection import Candidate
from scanner.engines.secrets_kinds import kind
from scanner.engines.secrets_literals import literals
from scanner.engines.secrets_plausible import Kind, is_plausible
from scanner.workspace import Tree

if TYPE_CHECKING:
    from pathlib import Path

# Put together here, so that no scanner takes this file for a leak. In the tables each stands for itself.
PASSWORDS = {"P1": "Xk9#mQ2v" + "Lp7w", "P2": "Sommer-" + "2024!", "P3": "tr0ub4dor" + "&3", "P4": "correct" + "horse42"}
HEX, DRAWN, UUID = (
    "b7f09c2e4d1a48f6" + "a3c5e8d2917f60bc",
    "zR81mKq0Lw5" + "VtY3nPe7C",
    "9b2f6c1e-4d3a-4b8f" + "-9e21-6f0a7c5d8b34",
)
VALUES = {**PASSWORDS, "K1": HEX, "K2": DRAWN, "U1": UUID}

TOLD = """\
settings.py      | password = "P1"                                                     | P1 hard-coded-password
settings.py      | os.environ["DB_PASSWORD"] = 'P2'                                    | P2 hard-coded-password
settings.py      | os.environ.get("DB_PASSWORD", "P2")                                 | P2 hard-coded-password
settings.py      | def connect(password: str = "P3") -> None: ...                      | P3 hard-coded-password
settings.py      | connect(user="app", passwd=b"P4")                                   | P4 hard-coded-password
settings.py      | url = "mysql+pymysql://app:P4@db.corp.net/shop"                     | P4 connection-password
settings.py      | get("https://api.corp.net/v1?page=2&api_key=K2&x=1")                | K2 hard-coded-key
Main.java        | private static final String API_KEY = "K1";                         | K1 hard-coded-key
Main.java        | config.setProperty("db.password", "P1");                            | P1 hard-coded-password
Main.java        | open("jdbc:postgresql://db.corp.net/app?user=app&password=P4")      | P4 hard-coded-password
main.go          | const apiKey string = "K1"                                          | K1 hard-coded-key
main.go          | dbPassword := "P1"                                                  | P1 hard-coded-password
app.ts           | private readonly apiKey: string = 'K2';                             | K2 hard-coded-key
app.ts           | login({ user: 'app', password: 'P3' })                              | P3 hard-coded-password
app.js           | const jwtSecret = `K2`                                              | K2 hard-coded-key
config.rb        | :password => "P2"                                                   | P2 hard-coded-password
config.php       | define('DB_PASSWORD', 'P1');                                        | P1 hard-coded-password
Startup.cs       | "Server=db;User Id=sa;Password=P4;"                                 | P4 hard-coded-password
App.kt           | val password: String = "P2"                                         | P2 hard-coded-password
main.tf          | password = "P3"                                                     | P3 hard-coded-password
task.json        | {"name": "DB_PASSWORD", "value": "P1"}                              | P1 hard-coded-password
app.json         | "client_secret": "U1",                                              | U1 hard-coded-key
app.json         | "accessToken" : "K2"                                                | K2 hard-coded-token
app.yaml         | DB_PASSWORD: P4                                                     | P4 hard-coded-password
app.yaml         | - SMTP_PASS=P3                                                      | P3 hard-coded-password
app.yaml         | api_token: K2  # of the shop                                        | K2 hard-coded-token
.env             | export AWS_SECRET_ACCESS_KEY=K2                                     | K2 hard-coded-key
.env.local       | ADMIN_PASSWORD_PROD='P1'                                            | P1 hard-coded-password
app.properties   | spring.datasource.password=P2                                       | P2 hard-coded-password
settings.ini     | secret_key = K1                                                     | K1 hard-coded-key
web.xml          | <password>P4</password>                                             | P4 hard-coded-password
web.config       | <add key="ApiKey" value="K1" />                                     | K1 hard-coded-key
beans.xml        | <property name="password" value="P2"/>                              | P2 hard-coded-password
deploy.sh        | mysql -u root --password=P4 app                                     | P4 hard-coded-password
README.md        | `export API_KEY="K1"`                                               | K1 hard-coded-key
"""

SILENT = """\
a.py             | password = ""
a.py             | password = "changeme"
a.py             | password = "P@ssw0rd!"
a.py             | password = "test-secret-1"
a.py             | PASSWORD = "SuperSecretPassword123!"
a.py             | password = "xxxxxxxx"
a.py             | password = "example-password-42"
a.py             | password = "***"
a.py             | password = "********1a"
a.py             | password = os.environ["DB_PASSWORD"]
a.py             | password = getpass("Password: ")
a.py             | password = config.password1
a.py             | password: str | None = None
a.py             | password = f"{prefix}-12!ab"
a.py             | password = "%s!2024" % year
a.py             | password = "Kx9!" + suffix
a.py             | if password == "Kx9!mmQ2":
a.py             | passwords["etc/passwd"] = "evil==1.0"
a.py             | password = "current-password"
a.py             | password = "scram-sha-256"
a.py             | password = "Geben Sie Ihr Passwort ein, 8 Zeichen!"
a.py             | password = "Passwörter2024!"
a.py             | password_hash = "Kx9!mmQ2pLw4"
a.py             | password = "5f4dcc3b5aa765d61d8327deb882cf99"
a.py             | password = "pbkdf2_sha256$600000$Kx9mmQ2p$Lw4"
a.py             | password = "$2b$10$N9qo8uLOickgx2ZMRZoMye"
a.py             | token = "name.identifier.python"
a.py             | token = "123e4567-e89b-42d3-a456-426614174000"
a.py             | next_page_token = "zR81mKq0Lw5VtY3nPe7C0x"
a.py             | api_key = "my-service-api-key-2024"
a.py             | secret = "projects/p1/secrets/s2/versions/3"
a.py             | encrypt("password", "5c0744940b5c369b!")
a.py             | url = "postgres://user:password@db.corp.net/app"
a.py             | url = "http://john:P%40ssw0rd@localhost:3128/"
a.py             | url = "https://app:Kx9!mmQ2@api.example.com/"
a.js             | const password = process.env.DB_PASSWORD
a.js             | apiKey: process.env.API_KEY || '',
a.js             | password: `${process.env.DB_PASS}1!`,
a.js             | headers: { token: "application/x-www-form-urlencoded" }
a.ts             | password?: string;
a.ts             | readonly secretKey: Uint8Array2;
A.java           | @Value("${db.password}") String password;
A.java           | String secret = "AES/CBC/PKCS5Padding";
a.json           | "password": {"type": "string", "minLength": 12}
a.json           | "password": "string"
a.json           | "AWS::IAM::AccessKey": "b899a0d240b53d9d"
a.json           | "publicKey": "zR81mKq0Lw5VtY3nPe7C"
a.json           | "tokenEndpoint": "https://login.corp.net/oauth2/token"
a.json           | "ClientRequestToken": "1d2129a1-3d38-460a-9756-e5b91fddb951"
de.properties    | login.password.label=Passwort2024!
de.properties    | login.password=Ihr Passwort (8 Zeichen)
a.yaml           | password: ${DB_PASSWORD}
a.yaml           | password: {{ .Values.db.password1 }}
a.yaml           | password: !vault |
a.yaml           | password: ENC[AES256_GCM,data:Kx9mmQ2p]
a.yaml           | password: *dbPassword1
a.yaml           | password: dGVzdC1wYXNzd29yZA==
a.yaml           | token: vault:secret/data/shop#token1
a.yaml           | secretName: shop-db-credentials-v2
a.yaml           | api_key_id: zR81mKq0Lw5VtY3nPe7C
.env             | DB_PASSWORD=$POSTGRES_PASSWORD
.env             | DB_PASSWORD=
.env             | DB_PASSWORD_FILE=/run/secrets/db1!
.env             | TOKEN=<your token 12>
a.sh             | PASSWORD=$(pass show db1)
a.sh             | curl --token="$TOKEN1" https://api.corp.net
build.gradle     | password = "$artifactRegistrySecret"
a.html           | <label for="password">Passwort2024!</label>
a.html           | <input type="password" value="" autocomplete="new-password">
a.xml            | <password>${db.password}</password>
README.md        | Set `password` to what you chose in step 2.
README.md        | password: your-password-1!
a.txt            | password: Kx9mmQ2pLw4
uv.lock          | checksum = "b7f09c2e4d1a48f6a3c5e8d2917f60bc"
"""


def rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split(" | ", 2)) for line in table.splitlines()]


def told(path: str, line: str) -> set[tuple[str, str]]:
    return {(one.value.decode(), one.rule) for one in literals(path, line.encode())}


@pytest.mark.parametrize(("path", "line", "expected"), rows(TOLD), ids=[" ".join(row[:2]) for row in rows(TOLD)])
def test_what_is_written_down_as_a_credential_is_told(path: str, line: str, expected: str) -> None:
    name, rule = expected.split()
    assert told(path, line.replace(name, VALUES[name])) == {(VALUES[name], rule)}


@pytest.mark.parametrize(("path", "line"), [(row[0], " | ".join(row[1:])) for row in rows(SILENT)])
def test_what_only_stands_where_a_credential_might_is_silent(path: str, line: str) -> None:
    assert told(path, f"# {line}\n{line}\n") == set()


def test_both_tables_are_large() -> None:
    assert (len(rows(TOLD)) >= 30, len(rows(SILENT)) >= 60) == (True, True)


def test_no_name_of_a_file_hides_a_quoted_value() -> None:
    for path in ("package-lock.json", "tests/fixtures/a.py", "docs/example.md", "a", "node_modules/x.svg"):
        assert told(path, f'password = "{PASSWORDS["P1"]}"')


@pytest.mark.parametrize(
    ("alphabet", "length"), [("0123456789abcdef", 32), ("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 24)]
)
def test_nearly_all_keys_that_were_drawn_are_plausible(alphabet: str, length: int) -> None:
    draw = random.Random(1)
    keys = ["".join(draw.choices(alphabet, k=length)).encode() for _ in range(500)]
    assert sum(is_plausible(key, Kind.KEY) for key in keys) > 470


@given(
    st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=60),
    st.sampled_from(["", "-", "_", ".", " "]),
    st.sampled_from(Kind),
)
def test_words_alone_are_never_plausible(word: str, between: str, kind_: Kind) -> None:
    assert not is_plausible(between.join([word, word]).encode(), kind_)


@given(st.binary(max_size=400), st.sampled_from(["a.yaml", "a.py", "", "\udce9/.env"]))
def test_any_bytes_are_read(data: bytes, path: str) -> None:
    for one in literals(path, b'password="' + data + b"token=" + data):
        assert one.end - one.start == len(one.value)


@pytest.mark.parametrize(
    "piece", [b"password", b"password=", b'token="' + b"a1" * 90, b"://a:" + b"b1" * 40, b"\n" + b" " * 70 + b"key: a", b"-"]
)
def test_hostile_files_are_read_to_their_end(piece: bytes) -> None:
    found = literals("a.yaml", piece * (1_000_000 // len(piece)))  # quadratic time would be hours: the suite's limit ends it
    assert all(one.value for one in found)


def scan(folder: Path, files: dict[str, str]) -> list[tuple[str, str, str | None]]:
    for name, text in files.items():
        (folder / name).write_text(text)
    result = SecretsEngine(cache=_cache_folder(os.environ)).scan(Tree(folder, tuple(sorted(files))), Limits(seconds=60))
    assert all(is_fingerprint(one.fingerprint) for one in result.findings)
    assert all(one.severity is Severity.MEDIUM and one.confidence is Confidence.MEDIUM for one in result.findings)
    assert not any(value in repr(result) for value in VALUES.values())
    return [(one.location.path, one.title, one.snippet) for one in result.findings]


def test_the_engine_tells_of_it_masked_and_once(tmp_path: Path) -> None:
    files = {
        "a.py": f'password = "{PASSWORDS["P1"]}"  # {PASSWORDS["P1"]}\n',
        "b.py": f'url = "postgres://app:{PASSWORDS["P4"]}@db.corp.net/app"\n',
        "c.yaml": "token: \n" + 'key_token = "2YotnFZFEjr1zCsicMWpAA"\n',
    }
    assert scan(tmp_path, files) == [
        ("a.py", "Secret in the files: Hard-coded password", 'password = "****"  # ****'),
        ("b.py", "Secret in the files: Generic credential URI", 'url = "postgres://app:****@db.corp.net/app"'),
    ]


def test_values_told_by_their_names_do_not_crowd_out_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets_child, "MAX_LITERALS", 1)
    reading = secrets_child._Reading(None)
    found = [Candidate(f"secrets/{rule}", Confidence.MEDIUM, 0, 1, rule.encode(), told=True) for rule in ("hard-coded-key", "x")]
    assert [reading._remember(one) for one in found] == [True, True]
    assert not reading._remember(Candidate("secrets/hard-coded-key", Confidence.MEDIUM, 0, 1, b"another", told=True))


def test_kinds_of_our_own() -> None:
    assert [kind(f"secrets/{rule}") for rule in ("hard-coded-key", "connection-password")] == [
        "Hard-coded key",
        "Connection password",
    ]
