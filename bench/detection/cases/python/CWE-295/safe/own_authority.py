import requests


def load(path):
    return requests.get('https://api.local/' + path, verify='/etc/ssl/local.pem', timeout=5).json()
