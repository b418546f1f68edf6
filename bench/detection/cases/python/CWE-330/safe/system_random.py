import random
import string


def password():
    password = "".join(random.SystemRandom().choice(string.ascii_letters) for _ in range(20))
    return password
