import hashlib
from random import randbytes


def store(password):
    salt = randbytes(16)
    return salt, hashlib.scrypt(password, salt=salt, n=2**14, r=8, p=1)
