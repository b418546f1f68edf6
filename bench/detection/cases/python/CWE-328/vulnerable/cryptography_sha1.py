from cryptography.hazmat.primitives import hashes


def summary(data):
    state = hashes.Hash(hashes.SHA1())
    state.update(data)
    return state.finalize()
