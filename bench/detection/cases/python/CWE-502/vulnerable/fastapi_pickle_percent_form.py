import base64
import pickle
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/basket")
async def basket(request: Request):
    asked = request.cookies.get("label", "")
    value = "%s" % asked
    state = pickle.loads(base64.urlsafe_b64decode(value))
    return {"state": "done"}
