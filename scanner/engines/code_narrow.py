"""Rules without the patterns that can not match in the files they are about to read.

semgrep-core tries all patterns of a rule on every expression of a file, and most of a rule's are for frameworks that the files
at hand do not use.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scanner.engines.code_languages import analyzer_name
from scanner.engines.code_needs import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scanner.engines.code_needs import Words

_ENDS: Final = ("pattern-sources", "pattern-sinks")
"""A taint rule without a match of each finds nothing."""
_BETWEEN: Final = ("pattern-sanitizers", "pattern-propagators")

_MOST_BYTES: Final = 2_000_000
"""In more, nearly all words are somewhere, and looking for them takes longer than the patterns that are not."""

Patterns = dict[str, Any]


class Narrowing:
    """What is known of the files of one run."""

    def __init__(self, targets: Sequence[tuple[str, str, str]]) -> None:
        """Read the files.

        Args:
            targets: of each file its place on disk, its path in the target, and semgrep-core's name for its language.

        """
        self._worth = sum(_size(file) for file, _, _ in targets) <= _MOST_BYTES
        self._files = [(analyzer, _text(file)) for file, _, analyzer in targets] if self._worth else []
        self._kept: dict[tuple[tuple[str, ...], int], Patterns | None] = {}
        self._met: dict[tuple[tuple[str, ...], Words], bool] = {}

    def rule(self, rule: Mapping[str, Any]) -> Mapping[str, Any]:
        """A rule that finds in these files what the given one does."""
        if not self._worth:
            return rule
        languages = tuple(analyzer_name(language) for language in rule["languages"])
        if rule.get("mode") != "taint":
            return self._search(rule, languages)
        kept = {key: self._list(rule.get(key) or (), languages) for key in (*_ENDS, *_BETWEEN)}
        body = {key: value for key, value in rule.items() if key not in kept}
        if not all(kept[key] for key in _ENDS):
            # It stays, with as little as makes it one: a file counts as read only when a rule was there for it.
            return body | {key: list(rule[key][:1]) for key in _ENDS}
        return body | {key: value for key, value in kept.items() if value}

    def _search(self, rule: Mapping[str, Any], languages: tuple[str, ...]) -> Mapping[str, Any]:
        either = rule.get("pattern-either")
        return {**rule, "pattern-either": self._list(either, languages) or either[:1]} if either else rule

    def _list(self, items: Sequence[Patterns], languages: tuple[str, ...]) -> list[Patterns]:
        return [kept for item in items if (kept := self._item(item, languages)) is not None]

    def _item(self, item: Patterns, languages: tuple[str, ...]) -> Patterns | None:
        """Rules of a language share the lists they include, so an item is often met again."""
        key = (languages, id(item))
        if key not in self._kept:
            self._kept[key] = self._inner(item, languages) if self._meets(words_of(item), languages) else None
        return self._kept[key]

    def _inner(self, item: Patterns, languages: tuple[str, ...]) -> Patterns:
        found = dict(item)
        if either := item.get("pattern-either"):
            found["pattern-either"] = self._list(either, languages)
        if every := item.get("patterns"):
            found["patterns"] = [self._inner(each, languages) for each in every]
        return found

    def _meets(self, words: Words, languages: tuple[str, ...]) -> bool:
        key = (languages, words)
        if key not in self._met:
            self._met[key] = any(words.in_text(text) for analyzer, text in self._files if analyzer in languages)
        return self._met[key]


def _size(file: str) -> int:
    try:
        return Path(file).stat().st_size
    except OSError:
        return 0


def _text(file: str) -> str:
    """Lower-cased; of what can not be read nothing, as nothing can be found in it."""
    try:
        return Path(file).read_bytes().decode("latin-1").lower()
    except OSError:
        return ""
