from fastapi import FastAPI
from lxml import etree

app = FastAPI()


@app.get("/report")
def report(owner: str = ""):
    etree.parse("people.xml").xpath("//person[@id=$wanted]", wanted=owner)
    return {"state": "done"}
