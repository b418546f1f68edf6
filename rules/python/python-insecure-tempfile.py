import os
import tempfile
from tempfile import mktemp


def write(text):
    # ruleid: python-insecure-tempfile
    path = tempfile.mktemp()
    # ruleid: python-insecure-tempfile
    path = mktemp(suffix=".txt")
    # ruleid: python-insecure-tempfile
    path = os.tempnam("/tmp", "job")
    # ok: python-insecure-tempfile
    descriptor, path = tempfile.mkstemp()
    # ok: python-insecure-tempfile
    with tempfile.NamedTemporaryFile("w") as handle:
        handle.write(text)
    # ok: python-insecure-tempfile
    return tempfile.TemporaryDirectory()
