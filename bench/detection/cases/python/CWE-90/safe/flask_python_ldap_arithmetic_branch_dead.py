import ldap
from flask import Flask, request

app = Flask(__name__)


@app.route("/invoice", methods=["GET", "POST"])
def invoice():
    asked = request.args.get("page", "")
    number = 106
    if (7 * 42) - number > 200:
        value = asked
    else:
        value = "always"
    link = ldap.initialize("ldap://local")
    link.search_s("dc=shop", ldap.SCOPE_SUBTREE, f"(cn={value})")
    return "ok"
