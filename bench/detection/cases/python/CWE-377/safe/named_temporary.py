import tempfile


def scratch():
    return tempfile.NamedTemporaryFile('w')
