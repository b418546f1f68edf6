"""The text of a lock file from its bytes."""

from __future__ import annotations

import codecs

from scanner.inventory.reading import UnparsableError

_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
"""PowerShell's `pip freeze > requirements.txt` writes UTF-16, and pip reads it by its mark."""


def decoded(content: bytes) -> str:
    """Decode by byte-order mark, else as UTF-8.

    Raises:
        UnparsableError: it is neither.

    """
    encoding = next((name for mark, name in _MARKED if content.startswith(mark)), "utf-8")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnparsableError("It is not UTF-8 text: save it as such.") from error
