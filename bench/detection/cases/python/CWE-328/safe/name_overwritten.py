import hashlib


def checksum(text):
    name = "md5"
    name = "sha384"
    return hashlib.new(name, text).hexdigest()
