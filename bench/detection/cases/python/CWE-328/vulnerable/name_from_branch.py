import hashlib


def seal(text):
    number = 196
    name = "md5" if (500 // 42) + number > 200 else "sha512"
    return hashlib.new(name, text).hexdigest()
