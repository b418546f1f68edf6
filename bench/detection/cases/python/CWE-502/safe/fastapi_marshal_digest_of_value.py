import hashlib
import marshal
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/search")
async def search(request: Request):
    asked = request.cookies.get("folder", "")
    value = hashlib.sha256(asked.encode()).hexdigest()
    state = marshal.loads(value.encode("latin-1"))
    return {"state": "done"}
