import hmac


def seal(key, text):
    return hmac.new(key, text, "md5").hexdigest()
