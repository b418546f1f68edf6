import ssl


def context():
    found = ssl.create_default_context()
    found.check_hostname = True
    found.verify_mode = ssl.CERT_REQUIRED
    return found
