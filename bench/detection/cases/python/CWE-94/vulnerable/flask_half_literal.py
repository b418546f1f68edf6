from flask import request


def init(app):
    @app.route("/flask_half_literal", methods=["POST"])
    def name():
        bar = request.form.get("name")
        if not bar.startswith("'") or not bar.endswith("'"):
            return "Exec argument must be a plain string literal."
        exec(bar)
        return "ok"
