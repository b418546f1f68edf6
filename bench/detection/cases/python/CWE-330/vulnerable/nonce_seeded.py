import random
import time


def nonce():
    random.seed(time.time())
    nonce = random.randrange(2**64)
    return nonce
