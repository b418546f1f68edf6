import ldap3
from flask import Flask, request

app = Flask(__name__)


@app.route("/notes", methods=["GET", "POST"])
def notes():
    asked = request.query_string.decode()
    value = asked.strip().lower()
    link = ldap3.Connection("ldap.local")
    wanted = "(&(objectclass=person)(|(uid={})))".format(value)
    link.search(search_base="dc=shop", search_filter=wanted, attributes=["cn"])
    return "ok"
