"""Licence ids that documents may name outright: those that make up nearly all of what packages declare. https://spdx.org/licenses/.

Another one is told by its name, which every reader of a bill of materials takes too.
"""

from __future__ import annotations

import re

KNOWN = frozenset(
    {
        "0BSD", "AFL-2.1", "AFL-3.0", "AGPL-3.0-only", "AGPL-3.0-or-later", "Apache-1.1", "Apache-2.0", "Artistic-1.0",
        "Artistic-2.0", "BSD-2-Clause", "BSD-3-Clause", "BSD-4-Clause", "BSL-1.0", "BlueOak-1.0.0", "CC-BY-3.0", "CC-BY-4.0",
        "CC-BY-SA-4.0", "CC0-1.0", "CDDL-1.0", "CDDL-1.1", "CPL-1.0", "EPL-1.0", "EPL-2.0", "EUPL-1.1", "EUPL-1.2", "FTL",
        "GPL-1.0-only", "GPL-1.0-or-later", "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later", "HPND",
        "ICU", "IJG", "ISC", "LGPL-2.0-only", "LGPL-2.0-or-later", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only",
        "LGPL-3.0-or-later", "Libpng", "MIT", "MIT-0", "MPL-1.1", "MPL-2.0", "MS-PL", "NCSA", "OFL-1.1", "OpenSSL", "PHP-3.01",
        "PSF-2.0", "PostgreSQL", "Python-2.0", "Ruby", "TCL", "Unicode-3.0", "Unicode-DFS-2016", "Unlicense", "Vim", "W3C",
        "WTFPL", "X11", "ZPL-2.1", "Zlib", "bzip2-1.0.6", "curl",
    }
)  # fmt: skip
_WORD = re.compile(r"[()]|[^\s()]+")
_BINARY = frozenset({"AND", "OR"})


def is_expression(text: str) -> bool:
    """Whether a text is an expression of known ids, and nothing that a strict reader would refuse."""
    depth, wants_id = 0, True
    for word in _WORD.findall(text):
        if word == "(" and wants_id:
            depth += 1
        elif word == ")" and not wants_id and depth:
            depth -= 1
        elif (word in KNOWN and wants_id) or (word in _BINARY and not wants_id):
            wants_id = not wants_id
        else:
            return False
    return depth == 0 and not wants_id
