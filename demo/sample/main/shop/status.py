"""Is everything up?"""

import subprocess

from flask import Blueprint, request

routes = Blueprint("status", __name__)


@routes.get("/status")
def status():
    # Old code: the host comes from the request as it is.
    host = request.args["host"]
    return subprocess.check_output("ping -c 1 " + host, shell=True)
