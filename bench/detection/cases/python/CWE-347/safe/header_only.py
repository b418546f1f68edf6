import jwt


def key_of(token, keys):
    return keys[jwt.get_unverified_header(token)['kid']]
