import os
from fastapi import FastAPI, Request

app = FastAPI()


TABLE = {"r": "red", "g": "green"}


@app.get("/basket")
async def basket(request: Request):
    asked = (await request.form())["part"]
    value = TABLE.get(asked, "red")
    os.remove(os.path.join("/srv/files", value))
    return {"state": "done"}
