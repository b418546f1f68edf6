import configparser
import requests
from fastapi import FastAPI

app = FastAPI()


@app.get("/basket")
def basket(page: str = ""):
    settings = configparser.ConfigParser()
    settings.add_section("main")
    settings.set("main", "left", "fixed")
    settings.set("main", "right", page)
    value = settings.get("main", "left")
    answer = requests.get("http://" + value + "/state", timeout=5)
    return {"state": "done"}
