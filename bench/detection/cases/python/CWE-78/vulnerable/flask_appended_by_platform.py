from flask import request
import platform
import subprocess


def init(app):
    @app.route("/flask_appended_by_platform", methods=["POST"])
    def flask_post():
        headers = request.headers.getlist("name")
        param = headers[0] if headers else ""
        import configparser
        conf = configparser.ConfigParser()
        conf.add_section("section")
        conf.set("section", "keyA", "a_Value")
        conf.set("section", "keyB", param)
        bar = conf.get("section", "keyB")
        argList = []
        if platform.system() == "Windows":
            argList.append("cmd.exe")
            argList.append("-c")
        else:
            argList.append("sh")
            argList.append("-c")
        argList.append(f"echo {bar}")
        proc = subprocess.run(argList, capture_output=True, encoding="utf-8")
        return proc.stdout
