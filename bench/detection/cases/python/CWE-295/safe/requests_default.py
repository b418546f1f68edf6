import requests


def load(path):
    return requests.get('https://api.local/' + path, timeout=5).json()
