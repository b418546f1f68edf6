import random
import string


def reset_code():
    code = "".join(random.choice(string.digits) for _ in range(6))
    return code
