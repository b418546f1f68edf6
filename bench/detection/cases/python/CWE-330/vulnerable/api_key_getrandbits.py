import random


def issue(user):
    api_key = "%032x" % random.getrandbits(128)
    user.api_key = api_key
    return api_key
