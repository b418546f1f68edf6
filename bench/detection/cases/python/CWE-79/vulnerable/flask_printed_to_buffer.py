from flask import request
import io


def init(app):
    @app.route("/flask_printed_to_buffer", methods=["POST"])
    def name():
        param = request.headers.get("Referer")
        output = io.StringIO()
        output.write("<p>")
        print(param, file=output)
        output.write("</p>")
        return output.getvalue()
