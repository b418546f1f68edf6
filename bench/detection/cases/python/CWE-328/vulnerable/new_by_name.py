import hashlib


def checksum(text):
    name = "md5"
    return hashlib.new(name, text.encode()).hexdigest()
