import tempfile


def scratch():
    return tempfile.TemporaryDirectory()
