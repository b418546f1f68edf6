"""Words that people write where a secret would stand: `changeme`, `test-secret-1`, `P@ssw0rd!`, `super_secret_password`."""

from __future__ import annotations

import base64
import binascii
from collections import defaultdict
from typing import Final
from urllib.parse import unquote

_WORDS: Final = (
    "abc access account acme admin administrator aes alice an and any api app auth authorization bad bar base basic baz "
    "bearer bob bogus change changed changeit changeme client code correct credential credentials custom data database db "
    "default demo dev development dummy empty encoded encrypted example fake false first fixture foo foobar for garbage "
    "good guest header hello here hidden hunter id in incorrect initial insecure insert invalid is it jane john jwt kind key "
    "kubernetes letmein local localhost login long me minio missing mock mongo mongodb my mysql name new no non none not "
    "null oauth of old only or other pass passphrase passwd password passwords placeholder plain postgres private prod "
    "production proxy public pw pwd qwerty rabbit rabbitmq random readonly real redacted redis refresh remote repl replace "
    "replaced root rsa sa safe sample second secret secrets secure security server service session shared signing simple "
    "some something spam ssh string strong super sys system temp temporary test tested tester testing tests text the this "
    "tiger tmp to todo token tokens top topsecret true undefined unknown unsafe user username users valid value very weak "
    "welcome with word world wrong xxx your "
)
_BY_LETTER: Final = defaultdict[str, list[str]](list)
for _word in _WORDS.split():
    _BY_LETTER[_word[0]].append(_word)
_LONGEST: Final = 64
"""Letters. Nobody writes longer dummies."""
_LETTERS_FOR: Final = str.maketrans("0134578@$!", "oieastbasi")
"""How people write letters: `p@ssw0rd`."""
_TRIMMED: Final = "0123456789!@#$%^&*?=+~|_-./:"


def is_dummy(value: bytes) -> bool:
    """Whether a value is made of such words only, with whatever digits and signs, or is that in base64 as Kubernetes has it."""
    text = unquote(value.decode("ascii", "replace")).lower()
    trimmed = text.strip(_TRIMMED)
    written = [text, trimmed.translate(_LETTERS_FOR), text.translate(_LETTERS_FOR), _decoded(value)]
    return any(_is_made_of_words("".join(filter(str.isalpha, one))) for one in written)


def _is_made_of_words(letters: str) -> bool:
    if not 0 < len(letters) <= _LONGEST:
        return False
    reached = {0}
    for at in range(len(letters)):
        if at in reached:
            reached.update(at + len(word) for word in _BY_LETTER[letters[at]] if letters.startswith(word, at))
    return len(letters) in reached


def _decoded(value: bytes) -> str:
    """What stands in base64; the empty text if it is none."""
    try:
        return base64.b64decode(value, validate=True).decode("ascii").lower()
    except (binascii.Error, ValueError):
        return ""
