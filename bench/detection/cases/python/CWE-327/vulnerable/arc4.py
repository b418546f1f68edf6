from Cryptodome.Cipher import ARC4


def seal(key, text):
    return ARC4.new(key).encrypt(text)
