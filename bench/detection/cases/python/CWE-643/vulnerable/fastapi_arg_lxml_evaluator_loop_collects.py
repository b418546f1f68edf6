from fastapi import FastAPI
from lxml import etree

app = FastAPI()


@app.get("/invoice")
def invoice(tag: str = ""):
    value = ""
    for letter in tag:
        value += letter
    root = etree.parse("people.xml").getroot()
    query = "/people/person[@id='%s']" % value
    nodes = root.xpath(query)
    return {"state": "done"}
