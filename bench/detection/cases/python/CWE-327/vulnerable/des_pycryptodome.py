from Crypto.Cipher import DES


def seal(key, text):
    return DES.new(key, DES.MODE_CBC, iv=b'0' * 8).encrypt(text)
