import hashlib


def checksum(text):
    name = "sha512"
    return hashlib.new(name, text.encode()).hexdigest()
