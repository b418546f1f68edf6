import os


def scratch():
    return open(os.tempnam('/tmp', 'job'), 'w')
