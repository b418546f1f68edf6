NAMES = {"a": "alpha"}


def labelled(text):
    if text == "a":
        return "alpha"
    return "beta"
