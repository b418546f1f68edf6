import configparser
import ldap3
from fastapi import FastAPI

app = FastAPI()


@app.get("/lookup")
def lookup(town: str = ""):
    settings = configparser.ConfigParser()
    settings.add_section("kept")
    settings.add_section("asked")
    settings.set("asked", "name", town)
    settings.set("kept", "name", "fixed")
    value = settings.get("kept", "name")
    link = ldap3.Connection("ldap.local")
    link.search("dc=shop", "(uid=" + value + ")")
    return {"state": "done"}
