from Crypto.Cipher import AES, ARC4, DES
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def encrypt(key, vector, text):
    # ruleid: python-weak-cipher
    cipher = DES.new(key, DES.MODE_CBC, vector)
    # ruleid: python-weak-cipher
    cipher = ARC4.new(key)
    # ruleid: python-weak-cipher
    cipher = AES.new(key, AES.MODE_ECB)
    # ruleid: python-weak-cipher
    cipher = Cipher(algorithms.TripleDES(key), modes.CBC(vector))
    # ruleid: python-weak-cipher
    cipher = Cipher(algorithms.AES(key), modes.ECB())
    # ok: python-weak-cipher
    cipher = AES.new(key, AES.MODE_GCM)
    # ok: python-weak-cipher
    cipher = Cipher(algorithms.AES(key), modes.GCM(vector))
    # ok: python-weak-cipher
    return Fernet(key).encrypt(text)


def channel():
    # ruleid: python-weak-cipher
    old = ssl.SSLContext(ssl.PROTOCOL_TLSv1)
    # ok: python-weak-cipher
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), old
