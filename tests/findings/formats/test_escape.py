import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from findings.formats.escape import clipped, code_block, code_span, escape_markdown, path_text, printable, terminal

RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = [
    "@everyone look",
    "a@b.example",
    "&#64;everyone &commat;x",
    "#1 !2 $3 %4 ~bug &5 GH-6 owner/repo#7 owner/repo@abcdef1",
    "https://evil.example ftp://x www.evil.example",
    "[click](https://evil.example) ![x](//evil.example/p.png) <https://evil.example>",
    "<img src=x onerror=alert(1)> <!-- outrider:summary -->",
    "`code` ``` ~~~ **bold** _it_ ~~gone~~ | cell |",
    "# head\n\n> quote\n- list\n1. one\n---\n/close\n    code\n\n```\nfence",
    "a\u202eb\u2066c\x1b[31m\x07\x00\ud800",
    ":rocket: 0123456789abcdef0123456789abcdef01234567",
    "\\[escaped\\](x) \\@all",
    "+ ",
    "[^1] [x]: //evil [!NOTE]",
]
REFERENCES = re.compile(r"[@#!$%~&^:][^\s\u200b]|GH-\d|www\.|://|[0-9a-f]{7}", re.IGNORECASE)


def texts_of(source: str) -> tuple[set[str], str]:
    """The kinds of elements a Markdown source renders to, and its text outside code."""
    kinds, text = set(), ""
    for block in RENDER.parse(source):
        kinds.add(block.type)
        for token in block.children or ():
            kinds.add(token.type)
            text += token.content if token.type in {"text", "text_special"} else ""
    return kinds, text


def with_examples(test):  # noqa: ANN001, ANN201  a decorator of one line
    for text in HOSTILE:
        test = example(text)(test)
    return test


@with_examples
@given(st.text(st.characters(), max_size=60))
@settings(deadline=None)
def test_escaped_text_renders_as_itself_and_means_nothing(text: str) -> None:
    kinds, shown = texts_of(escape_markdown(text))
    assert kinds <= {"paragraph_open", "inline", "text", "text_special", "paragraph_close"}
    assert not REFERENCES.search(shown)
    assert shown.replace("\u200b", "") == " ".join(printable(text).split()).replace("\u200b", "")


@with_examples
@given(st.text(st.characters(), max_size=60))
def test_a_code_span_holds_all_of_its_text(text: str) -> None:
    source = code_span(text)
    tokens = [token for block in RENDER.parse(f"- {source} end") for token in block.children or ()]
    if source:
        assert [token.type for token in tokens] == ["code_inline", "text"]
        assert tokens[0].content == " ".join(printable(text).split())


@with_examples
@given(st.text(st.characters(), max_size=60))
def test_a_code_block_holds_all_of_its_text(text: str) -> None:
    tokens = RENDER.parse(f"before\n\n{code_block(text)}\n\nafter")
    assert [token.type for token in tokens].count("fence") == 1
    assert next(token for token in tokens if token.type == "fence").content == printable(text) + "\n"
    assert tokens[-2].content == "after"


@with_examples
@given(st.text(st.characters(), max_size=60))
def test_a_terminal_gets_one_line_without_controls(text: str) -> None:
    shown = terminal(text)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    shown.encode()


def test_invisible_characters_are_named() -> None:
    assert printable("a\x1b[2Jb\u202ec\U000e0041") == "a<U+001B>[2Jb<U+202E>c<U+E0041>"


@pytest.mark.parametrize(("text", "shown"), [("abc", "abc"), ("abcd", "ab…"), ("", "")])
def test_a_cut_shows(text: str, shown: str) -> None:
    assert clipped(text, 3) == shown


@given(st.text(st.characters(), min_size=1))
def test_a_path_stays_on_one_line_and_keeps_its_spaces(path: str) -> None:
    shown = path_text(path)
    assert shown.splitlines() == [shown]
    assert shown.count(" ") == path.count(" ")
