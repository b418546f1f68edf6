import base64
from fastapi import FastAPI, Request
from lxml import etree

app = FastAPI()


@app.get("/preview")
async def preview(request: Request):
    asked = request.headers.get("x-code", "")
    packed = base64.b64encode(asked.encode())
    value = base64.b64decode(packed).decode()
    tree = etree.parse("people.xml")
    tree.xpath("//person[@id='" + value + "']")
    return {"state": "done"}
