import codecs
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/report")
async def report(request: Request):
    asked = (await request.json()).get("town")
    number = 106
    if (7 * 42) - number > 200:
        value = asked
    else:
        value = "always"
    name = "/srv/files/%s" % value
    stream = codecs.open(name, "r", "utf-8")
    return {"state": "done"}
