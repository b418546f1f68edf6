import uuid
from fastapi import FastAPI, Request
from lxml import etree

app = FastAPI()


@app.get("/report")
async def report(request: Request):
    asked = request.query_params.get("name", "")
    value = str(uuid.UUID(asked))
    root = etree.parse("people.xml").getroot()
    query = "/people/person[@id='%s']" % value
    nodes = root.xpath(query)
    return {"state": "done"}
