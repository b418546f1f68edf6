"""A pinned key is known again by its id, and nothing else passes for one."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from protocol.keys import key_id, pinned, read_pinned


def test_pinned_keys_are_read_back_by_their_ids() -> None:
    keys = [Ed25519PrivateKey.generate().public_key() for _ in range(2)]
    assert {kid: key.public_bytes_raw() for kid, key in read_pinned(pinned(keys)).items()} == {
        key_id(key): key.public_bytes_raw() for key in keys
    }


@pytest.mark.parametrize(
    "text",
    ["", ",", "AAAA", "not base64!", "A" * 44, pinned([Ed25519PrivateKey.from_private_bytes(bytes(32)).public_key()]) + ","],
)
def test_what_is_no_key_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="public keys"):
        read_pinned(text)
