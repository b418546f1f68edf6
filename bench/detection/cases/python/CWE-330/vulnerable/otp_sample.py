import random


def one_time_password():
    otp = random.sample(range(10), 6)
    return "".join(map(str, otp))
