import random


def preview(rows):
    return random.sample(rows, 5)
