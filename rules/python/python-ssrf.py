import urllib.parse
import urllib.request
from urllib.parse import urlparse

import aiohttp
import httpx
import requests
from flask import Flask, abort, request

app = Flask(__name__)
API = "https://api.internal.example"
ALLOWED_HOSTS = {"images.example.com", "cdn.example.com"}
FEEDS = {"news": "https://news.example.com/feed"}


@app.route("/fetch")
def fetch():
    url = request.args.get("url")
    # ruleid: python-ssrf
    requests.get(url, timeout=5)
    # ruleid: python-ssrf
    requests.request("GET", url, timeout=5)
    # ruleid: python-ssrf
    urllib.request.urlopen(url)
    host = request.args["host"]
    # ruleid: python-ssrf
    httpx.get("https://" + host + "/status")
    # ruleid: python-ssrf
    requests.post(f"http://{host}:8080/hook", json={}, timeout=5)
    # ok: python-ssrf
    requests.get("https://api.example.com/users/" + url, timeout=5)
    # ok: python-ssrf
    requests.get(f"https://api.example.com/users/{url}", timeout=5)
    # ok: python-ssrf
    requests.get("https://api.example.com/search", params={"q": url}, timeout=5)
    # ok: python-ssrf
    return requests.get(FEEDS[url], timeout=5).text


@app.route("/image")
def image():
    url = request.args["url"]
    if urlparse(url).hostname not in ALLOWED_HOSTS:
        abort(400)
    # ok: python-ssrf
    return requests.get(url, timeout=5).content


@app.route("/image-in-steps")
def image_in_steps():
    url = request.args["url"]
    parsed = urllib.parse.urlparse(url)
    if parsed.scheme != "https" or parsed.hostname not in ALLOWED_HOSTS:
        return "no", 400
    # ok: python-ssrf
    return requests.get(url, timeout=5).content


@app.route("/scheme-only")
def scheme_only():
    url = request.args["url"]
    parsed = urllib.parse.urlparse(url)
    if parsed.scheme != "https":
        return "no", 400
    # ruleid: python-ssrf
    return requests.get(url, timeout=5).content


async def proxy(request):
    target = request.query["target"]
    async with aiohttp.ClientSession() as session:
        # ruleid: python-ssrf
        async with session.get(target) as answer:
            return await answer.text()


async def proxy_path(request):
    path = request.match_info["path"]
    async with aiohttp.ClientSession() as session:
        # ok: python-ssrf
        async with session.get("https://files.example.com/" + path) as answer:
            return await answer.text()
