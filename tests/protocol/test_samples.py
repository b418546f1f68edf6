"""Each document's samples: the valid ones are read and survive a round trip, the invalid ones are refused by model and schema."""

import json
from pathlib import Path

import jsonschema
import pytest

import protocol.schemas
from protocol.document import Document, DocumentError
from protocol.schemas import DOCUMENTS

SAMPLES = Path(protocol.schemas.__file__).parent / "samples"
BY_NAME = {document.name: document for document in DOCUMENTS}
# Rules that the models hold beyond what their JSON schema can say.
BEYOND_THE_SCHEMA = {
    "ends-before-it-starts",
    "path-leaves-the-target",
    "absolute-path",
    "line-zero",
    "two-report-destinations",
    "no-report-destination",
    "token-without-its-end",
}


def samples(kind: str) -> list[tuple[str, Path]]:
    return [(name, path) for name in sorted(BY_NAME) for path in sorted((SAMPLES / name / kind).glob("*.json"))]


def identify(value: object) -> str:
    return value.stem if isinstance(value, Path) else str(value)


@pytest.mark.parametrize(("name", "path"), samples("valid"), ids=identify)
def test_a_valid_sample_survives_a_round_trip(name: str, path: Path) -> None:
    document = BY_NAME[name].from_json(path.read_bytes())
    assert BY_NAME[name].from_json(document.to_json()) == document
    jsonschema.validate(json.loads(path.read_text()), protocol.schemas.schema_of(BY_NAME[name]))


@pytest.mark.parametrize(("name", "path"), samples("invalid"), ids=identify)
def test_an_invalid_sample_is_refused_with_the_place_of_its_fault(name: str, path: Path) -> None:
    with pytest.raises(DocumentError, match=f"^not a valid {name}: "):
        BY_NAME[name].from_json(path.read_bytes())
    if path.stem not in BEYOND_THE_SCHEMA:
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(json.loads(path.read_text()), protocol.schemas.schema_of(BY_NAME[name]))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_document_has_samples_and_its_schema_is_up_to_date(document: type[Document]) -> None:
    assert list((SAMPLES / document.name / "valid").glob("*.json"))
    assert list((SAMPLES / document.name / "invalid").glob("*.json"))
    written = (protocol.schemas.FOLDER / f"{document.name}.json").read_text()
    assert written == protocol.schemas.as_text(document), "run `python -m protocol.schemas`"


@pytest.mark.parametrize("text", [b"", b"null", b"[]", b"{", b"\xff\xfe", b'{"v":' + b"9" * 5000 + b"}", b"[" * 100_000])
@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_garbage_is_a_document_error(document: type[Document], text: bytes) -> None:
    with pytest.raises(DocumentError):
        document.from_json(text)


def test_a_refused_grant_does_not_repeat_its_token() -> None:
    text = (SAMPLES / "grant" / "valid" / "one-repository.json").read_text().replace('"attempt": 1', '"attempt": "one"')
    with pytest.raises(DocumentError) as refusal:
        BY_NAME["grant"].from_json(text)
    assert "one-repository-read-token" not in str(refusal.value)
    assert "attempt" in str(refusal.value)
