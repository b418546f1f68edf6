import elementpath
import xml.etree.ElementTree as ET
from fastapi import FastAPI, Request

app = FastAPI()


def settle(text):
    answer = "fixed"
    return answer


@app.get("/archive")
async def archive(request: Request):
    asked = request.headers.get("x-page", "")
    value = settle(asked)
    root = ET.parse("people.xml").getroot()
    elementpath.select(root, f"/people/person[name='{value}']")
    return {"state": "done"}
