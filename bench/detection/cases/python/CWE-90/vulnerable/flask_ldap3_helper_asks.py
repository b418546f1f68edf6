import ldap3
from flask import Flask, request

app = Flask(__name__)


def asked_for(key):
    return request.args.get(key, "")


@app.route("/basket", methods=["GET", "POST"])
def basket():
    value = asked_for("folder")
    link = ldap3.Connection("ldap.local")
    link.search("dc=shop", "(uid=" + value + ")")
    return "ok"
