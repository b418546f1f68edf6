import random
import time


def retry(call):
    for number in range(5):
        try:
            return call()
        except OSError:
            time.sleep(2**number + random.random())
    return None
