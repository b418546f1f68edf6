import asyncio
import os

from flask import Flask

app = Flask(__name__)
# ruleid: python-debug-mode
app.config["DEBUG"] = True
# ruleid: python-debug-mode
app.debug = True
# ok: python-debug-mode
app.config["DEBUG"] = os.environ.get("DEBUG") == "1"
# ok: python-debug-mode
app.debug = False


class Settings:
    # ok: python-debug-mode
    DEBUG = False


class LocalSettings:
    # ruleid: python-debug-mode
    DEBUG = True
    ALLOWED_HOSTS = []
    INSTALLED_APPS = ["django.contrib.admin"]


async def main():
    return None


if __name__ == "__main__":
    # ruleid: python-debug-mode
    app.run(host="127.0.0.1", debug=True)
    # ok: python-debug-mode
    app.run(host="127.0.0.1")
    # ok: python-debug-mode
    asyncio.run(main(), debug=True)
