from fastapi import FastAPI, Response

app = FastAPI()


@app.post("/enter")
def enter(response: Response):
    response.set_cookie(key="session", value=make_session(), httponly=True, secure=False)
    return {"state": "in"}
