from tempfile import mktemp


def scratch():
    return open(mktemp('.txt'), 'w')
