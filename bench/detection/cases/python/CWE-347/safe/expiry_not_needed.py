import jwt


def claims(token, key):
    return jwt.decode(token, key, algorithms=['EdDSA'], options={'verify_exp': False})
