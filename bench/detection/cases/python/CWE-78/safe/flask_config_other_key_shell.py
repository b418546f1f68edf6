from flask import request
import subprocess


def init(app):
    @app.route("/flask_config_other_key_shell", methods=["POST"])
    def flask_post():
        headers = request.headers.getlist("name")
        param = headers[0] if headers else ""
        import configparser
        conf = configparser.ConfigParser()
        conf.add_section("section")
        conf.set("section", "keyA", "a_Value")
        conf.set("section", "keyB", param)
        bar = conf.get("section", "keyA")
        proc = subprocess.run(f"echo {bar}", shell=True, capture_output=True, encoding="utf-8")
        return proc.stdout
