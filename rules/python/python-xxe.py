import xml.dom.minidom
import xml.dom.pulldom
import xml.etree.ElementTree
import xml.sax
import xml.sax.handler

import defusedxml.ElementTree
import lxml.etree
from flask import Flask, request

app = Flask(__name__)


@app.post("/order")
def order():
    body = request.get_data()
    open_parser = lxml.etree.XMLParser(resolve_entities=True)
    closed_parser = lxml.etree.XMLParser(resolve_entities=False, no_network=True)
    # ruleid: python-xxe
    tree = lxml.etree.fromstring(body, open_parser)
    # ruleid: python-xxe
    tree = lxml.etree.fromstring(body)
    # ok: python-xxe
    tree = lxml.etree.fromstring(body, closed_parser)
    # ok: python-xxe
    tree = lxml.etree.fromstring("<order/>", open_parser)
    # ok: python-xxe
    tree = defusedxml.ElementTree.fromstring(body)
    # ok: python-xxe
    return xml.etree.ElementTree.fromstring(body).tag


@app.post("/dom")
def dom():
    text = request.form["xml"]
    reader = xml.sax.make_parser()
    reader.setFeature(xml.sax.handler.feature_external_ges, True)
    # ruleid: python-xxe
    document = xml.dom.minidom.parseString(text, reader)
    # ruleid: python-xxe
    return xml.dom.pulldom.parseString(text, parser=reader)


@app.post("/dom-closed")
def dom_closed():
    text = request.form["xml"]
    reader = xml.sax.make_parser()
    reader.setFeature(xml.sax.handler.feature_external_ges, False)
    # ok: python-xxe
    return xml.dom.minidom.parseString(text, reader)
