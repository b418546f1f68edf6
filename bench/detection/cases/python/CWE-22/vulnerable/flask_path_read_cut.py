from flask import request
import os, pathlib
import helpers.utils


def init(app):
    @app.route("/flask_path_read_cut", methods=["POST"])
    def name():
        parts = request.path.split("/")
        param = parts[1]
        string = "  " + param
        bar = string.strip()
        p = pathlib.Path(helpers.utils.TESTFILES_DIR) / bar
        if p.exists():
            return p.read_text()[:1000]
        return "none"
