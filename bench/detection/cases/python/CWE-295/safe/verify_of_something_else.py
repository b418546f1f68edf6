def check(signature, key):
    return key.verify(signature, strict=False)
