import configparser
import ldap3
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/preview")
async def preview(request: Request):
    asked = request.query_params.get("tag", "")
    settings = configparser.ConfigParser()
    settings.add_section("main")
    settings.set("main", "left", "fixed")
    settings.set("main", "right", asked)
    value = settings.get("main", "right")
    link = ldap3.Connection("ldap.local")
    link.search("dc=shop", "(uid=" + value + ")")
    return {"state": "done"}
