from Crypto.Hash import SHA3_256


def summary(data):
    return SHA3_256.new(data).hexdigest()
