import hashlib

FAMILY = "sha"


def checksum(text):
    return hashlib.new(FAMILY + "1", text).hexdigest()
