import hashlib


def sign(document, key):
    state = hashlib.sha1()
    state.update(key)
    state.update(document)
    return state.digest()
