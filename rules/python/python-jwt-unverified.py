import jwt
from jose import jwt as jose_jwt


def read(token, key):
    # ruleid: python-jwt-unverified
    claims = jwt.decode(token, verify=False)
    # ruleid: python-jwt-unverified
    claims = jwt.decode(token, options={"verify_signature": False})
    # ruleid: python-jwt-unverified
    claims = jwt.decode(token, key, algorithms=["HS256", "none"])
    # ruleid: python-jwt-unverified
    claims = jose_jwt.get_unverified_claims(token)
    # ok: python-jwt-unverified
    claims = jwt.decode(token, key, algorithms=["RS256"])
    # ok: python-jwt-unverified
    claims = jwt.decode(token, key, algorithms=["HS256"], options={"verify_signature": True, "require": ["exp"]})
    # ok: python-jwt-unverified
    return jwt.encode(claims, key, algorithm="HS256")
