from Crypto.Cipher import Blowfish


def seal(key, iv, text):
    return Blowfish.new(key, Blowfish.MODE_CBC, iv).encrypt(text)
