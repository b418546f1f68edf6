import random


def colour():
    return "#%06x" % random.randint(0, 0xFFFFFF)
