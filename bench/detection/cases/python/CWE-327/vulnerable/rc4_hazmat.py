from cryptography.hazmat.primitives.ciphers import Cipher, algorithms


def seal(key):
    return Cipher(algorithms.ARC4(key), mode=None).encryptor()
