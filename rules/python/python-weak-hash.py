import hashlib
import hmac

from Crypto.Hash import MD5, SHA256
from cryptography.hazmat.primitives import hashes


def fingerprint(document, key):
    # ruleid: python-weak-hash
    first = hashlib.md5(document).hexdigest()
    # ruleid: python-weak-hash
    second = hashlib.new("sha1", document)
    algorithm = "md5"
    # ruleid: python-weak-hash
    third = hashlib.new(algorithm)
    # ruleid: python-weak-hash
    fourth = MD5.new(document)
    # ruleid: python-weak-hash
    fifth = hashes.Hash(hashes.SHA1())
    # ruleid: python-weak-hash
    sixth = hmac.new(key, document, hashlib.md5)
    # ok: python-weak-hash
    good = hashlib.sha256(document).hexdigest()
    # ok: python-weak-hash
    good = hashlib.new("sha512", document)
    # ok: python-weak-hash
    good = SHA256.new(document)
    # ok: python-weak-hash
    good = hmac.new(key, document, "sha256")
    # ok: python-weak-hash
    return hashlib.md5(document, usedforsecurity=False).hexdigest()
