import xml.etree.ElementTree as ElementTree

import elementpath
import lxml.etree
from flask import Flask, request

app = Flask(__name__)


@app.route("/employee")
def employee():
    name = request.args.get("name")
    tree = lxml.etree.parse("employees.xml")
    # ruleid: python-xpath-injection
    found = tree.xpath("/employees/employee[@name='" + name + "']")
    # ruleid: python-xpath-injection
    found = tree.xpath(f"//employee[@name='{name}']")
    expression = "//employee[@name='%s']" % name
    # ruleid: python-xpath-injection
    found = elementpath.select(tree, expression)
    root = ElementTree.parse("employees.xml").getroot()
    # ruleid: python-xpath-injection
    found = root.findall(f"./employee[@name='{name}']")
    # ok: python-xpath-injection
    found = tree.xpath("//employee[@name=$name]", name=name)
    # ok: python-xpath-injection
    where = expression.find(name)
    # ok: python-xpath-injection
    found = tree.xpath("//employee[@name='" + name.replace("'", "&apos;") + "']")
    return str(found)


@app.route("/employee-checked")
def employee_checked():
    name = request.args.get("name")
    if "'" in name:
        return "no quotes, please"
    # ok: python-xpath-injection
    return str(lxml.etree.parse("employees.xml").xpath("//employee[@name='" + name + "']"))
