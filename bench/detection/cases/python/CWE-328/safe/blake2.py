import hashlib


def checksum(data):
    return hashlib.blake2b(data, digest_size=32).hexdigest()
