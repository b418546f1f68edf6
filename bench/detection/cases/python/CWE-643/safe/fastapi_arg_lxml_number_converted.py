from fastapi import FastAPI
from lxml import etree

app = FastAPI()


@app.get("/lookup")
def lookup(name: str = ""):
    value = str(int(name))
    tree = etree.parse("people.xml")
    tree.xpath("//person[@id='" + value + "']")
    return {"state": "done"}
