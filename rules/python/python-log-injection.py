import logging

from flask import Flask, current_app, request

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.post("/login")
def login():
    user = request.form["user"]
    # ruleid: python-log-injection
    logger.info("login of %s", user)
    # ruleid: python-log-injection
    current_app.logger.warning("login of " + user)
    # ruleid: python-log-injection
    logging.error(f"login of {user}")
    # ok: python-log-injection
    logger.info("login of %r", user)
    # ok: python-log-injection
    logger.info("login of %s", user.replace("\n", "_").replace("\r", "_"))
    # ok: python-log-injection
    logger.info("%d letters", len(user))
    # ok: python-log-injection
    logger.info("login of %s", int(request.form["number"]))
    return "ok"
