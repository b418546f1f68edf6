import tempfile


def scratch():
    name = tempfile.mktemp()
    return open(name, 'w')
