from hashlib import md5 as digest_of


def etag(secret):
    return digest_of(secret).hexdigest()
