import os
import tempfile


def scratch():
    number, name = tempfile.mkstemp()
    return os.fdopen(number, 'w')
