import random

generator = random.SystemRandom()


def csrf_token():
    token = generator.getrandbits(160)
    return hex(token)
