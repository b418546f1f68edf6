import random

CARDS = [f"{suit}{rank}" for suit in "CDHS" for rank in range(1, 14)]


def deck():
    cards = list(CARDS)
    random.shuffle(cards)
    return cards
