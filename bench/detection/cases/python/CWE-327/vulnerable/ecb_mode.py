from Crypto.Cipher import AES


def seal(key, text):
    cipher = AES.new(key, AES.MODE_ECB)
    return cipher.encrypt(text)
