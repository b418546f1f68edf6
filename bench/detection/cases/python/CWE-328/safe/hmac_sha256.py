import hashlib
import hmac


def seal(key, text):
    return hmac.new(key, text, hashlib.sha256).hexdigest()
