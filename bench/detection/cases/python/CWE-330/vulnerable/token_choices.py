import random
import string


def new_token():
    token = "".join(random.choices(string.ascii_letters, k=32))
    return token
