from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305


def seal(key, nonce, text):
    return ChaCha20Poly1305(key).encrypt(nonce, text, None)
