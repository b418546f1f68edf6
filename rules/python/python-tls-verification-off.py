import ssl

import aiohttp
import httpx
import requests
import urllib3


def load(url):
    # ruleid: python-tls-verification-off
    requests.get(url, verify=False, timeout=5)
    # ruleid: python-tls-verification-off
    httpx.Client(verify=False)
    session = requests.Session()
    # ruleid: python-tls-verification-off
    session.verify = False
    # ruleid: python-tls-verification-off
    context = ssl._create_unverified_context()
    context = ssl.create_default_context()
    # ruleid: python-tls-verification-off
    context.check_hostname = False
    # ruleid: python-tls-verification-off
    context.verify_mode = ssl.CERT_NONE
    # ruleid: python-tls-verification-off
    pool = urllib3.PoolManager(cert_reqs="CERT_NONE")
    # ruleid: python-tls-verification-off
    connector = aiohttp.TCPConnector(ssl=False)
    # ok: python-tls-verification-off
    requests.get(url, timeout=5)
    # ok: python-tls-verification-off
    requests.get(url, verify="/etc/ssl/private-ca.pem", timeout=5)
    # ok: python-tls-verification-off
    context = ssl.create_default_context(cafile="/etc/ssl/private-ca.pem")
    # ok: python-tls-verification-off
    context.verify_mode = ssl.CERT_REQUIRED
    # ok: python-tls-verification-off
    return form.get("agree", verify=True)
