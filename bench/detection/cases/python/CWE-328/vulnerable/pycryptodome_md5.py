from Crypto.Hash import MD5


def summary(data):
    state = MD5.new()
    state.update(data)
    return state.hexdigest()
