import secrets


def reset_code():
    code = f"{secrets.randbelow(10**6):06d}"
    return code
