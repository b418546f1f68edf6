import hashlib
import os


def store(password):
    salt = os.urandom(16)
    return salt, hashlib.pbkdf2_hmac("sha1", password.encode(), salt, 1000)
