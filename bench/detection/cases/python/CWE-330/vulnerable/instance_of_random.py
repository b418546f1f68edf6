import random

generator = random.Random()


def csrf_token():
    token = generator.getrandbits(160)
    return hex(token)
