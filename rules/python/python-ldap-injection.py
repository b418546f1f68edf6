import re

import ldap
import ldap3
from flask import Flask, request
from ldap3.utils.conv import escape_filter_chars

app = Flask(__name__)
BASE = "dc=example,dc=com"


@app.route("/person")
def person():
    name = request.args.get("name")
    connection = ldap3.Connection("ldap.example.com")
    # ruleid: python-ldap-injection
    connection.search(BASE, f"(uid={name})")
    wanted = "(&(objectclass=person)(|(uid=%s)(mail=%s)))" % (name, name)
    # ruleid: python-ldap-injection
    connection.search(BASE, wanted, attributes=["cn"])
    # ruleid: python-ldap-injection
    connection.search(search_base=BASE, search_filter="(cn=" + name + ")")
    # ok: python-ldap-injection
    connection.search(BASE, f"(uid={escape_filter_chars(name)})")
    # ok: python-ldap-injection
    connection.search(BASE, "(uid=admin)", attributes=[name])
    # ok: python-ldap-injection
    return str(re.search("x", name))


@app.route("/people")
def people():
    group = request.form["group"]
    directory = ldap.initialize("ldap://ldap.example.com")
    # ruleid: python-ldap-injection
    directory.search_s(BASE, ldap.SCOPE_SUBTREE, "(memberOf=" + group + ")")
    # ruleid: python-ldap-injection
    directory.search_s("ou=" + group + "," + BASE, ldap.SCOPE_SUBTREE, "(uid=*)")
    # ok: python-ldap-injection
    return directory.search_s(BASE, ldap.SCOPE_SUBTREE, ldap.filter.filter_format("(memberOf=%s)", [group]))
