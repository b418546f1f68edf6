import pytest

from findings.formats.annotations import annotations
from findings.model import Location, Origin, Severity, State
from tests.findings.samples import finding


def only(**fields: object):  # noqa: ANN201  an annotation
    (annotation,) = annotations([finding(**fields)]).shown
    return annotation


def test_an_annotation_has_githubs_fields_and_no_empty_ones() -> None:
    assert only(snippet="execute(a)").as_fields() == {
        "path": "app.py",
        "start_line": 1,
        "end_line": 1,
        "annotation_level": "failure",
        "message": "Text of a request becomes part of a statement. Pass it as a parameter.",
        "title": "high: SQL built from user input",
        "raw_details": f"rule: code/sql\nfingerprint: c1:{'a' * 32}\n\nexecute(a)",
    }


@pytest.mark.parametrize(
    ("location", "columns"),
    [
        (Location("a", 1, 1, 3, 9), (3, 9)),
        (Location("a", 1, 2, 3, 9), (None, None)),
        (Location("a", 1, 1), (None, None)),
        (Location("a", 1, 1, 9, 3), (None, None)),
    ],
)
def test_columns_are_given_only_within_one_line(location: Location, columns: tuple[int | None, int | None]) -> None:
    annotation = only(location=location)
    assert (annotation.start_column, annotation.end_column) == columns


@pytest.mark.parametrize(
    ("severity", "level"),
    list(zip(Severity, ["failure", "failure", "warning", "notice", "notice", "failure"], strict=True)),
)
def test_severities_become_githubs_levels(severity: Severity, level: str) -> None:
    assert only(severity=severity).annotation_level == level


def test_only_what_the_change_introduced_is_annotated() -> None:
    told = annotations([finding(state=State.EXISTING), finding(state=State.FIXED), finding(origin=Origin.ADVISORIES)])
    assert (told.shown, told.left_out) == ((), 0)


def test_the_worst_come_first_and_the_rest_is_counted() -> None:
    told = annotations([*(finding(line=line, severity=Severity.LOW) for line in range(1, 600)), finding("z.py")])
    assert len(told.shown) == 500
    assert told.shown[0].path == "z.py"
    assert told.left_out == 100


@pytest.mark.parametrize(
    "text", ["\x1b" * 70_000, "\u00fc\u20ac" * 40_000, "\ud800", "\0", " "], ids=["controls", "wide", "half", "nul", "blank"]
)
def test_any_text_fits_githubs_limits_and_can_be_encoded(text: str) -> None:
    annotation = only(title=text, message=text, snippet=text)
    assert len(annotation.title) <= 255
    assert 0 < len(annotation.message.encode()) <= 64 * 1024
    assert annotation.raw_details is not None
    assert len(annotation.raw_details.encode()) <= 64 * 1024


def test_what_only_an_earlier_commit_has_is_annotated_at_no_line_of_head() -> None:
    made = annotations([finding(commit="c" * 40), finding("other.py", 2)])
    assert [(note.path, note.start_line) for note in made.shown] == [("other.py", 2)]
    assert made.left_out == 0
