import ldap
from fastapi import FastAPI, Request

app = FastAPI()


@app.get("/archive")
async def archive(request: Request):
    asked = request.query_params.get("name", "")
    queue = []
    queue.append("one")
    queue.append(asked)
    queue.append("three")
    queue.pop(0)
    value = queue[1]
    link = ldap.initialize("ldap://local")
    link.search_s("dc=shop", ldap.SCOPE_SUBTREE, f"(cn={value})")
    return {"state": "done"}
