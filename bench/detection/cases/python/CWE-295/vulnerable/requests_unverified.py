import requests


def load(path):
    return requests.get('https://api.local/' + path, verify=False, timeout=5).json()
