import asyncio
import configparser
import os
import shlex
import subprocess
import urllib.parse

from flask import Flask, request

app = Flask(__name__)
ALLOWED = {"status", "restart"}
COMMANDS = {"up": "uptime", "who": "who"}


@app.route("/convert")
def convert():
    name = request.args.get("name", "")
    # ruleid: python-command-injection
    os.system("convert " + name + " out.png")
    # ruleid: python-command-injection
    subprocess.run(f"convert {name} out.png", shell=True, check=False)
    command = "convert {} out.png".format(urllib.parse.unquote(name))
    # ruleid: python-command-injection
    subprocess.Popen(command, stdout=subprocess.PIPE, shell=True)
    # ruleid: python-command-injection
    subprocess.check_output(["sh", "-c", "convert %s" % name])
    # ok: python-command-injection
    subprocess.run(["convert", "--", name, "out.png"], check=False)
    # ok: python-command-injection
    os.system("convert " + shlex.quote(name) + " out.png")


@app.route("/through-containers")
def through_containers():
    value = request.headers.get("X-Name")
    jobs = {}
    jobs["first"] = "uptime"
    jobs["second"] = value
    jobs["third"] = "who"
    chosen = jobs["second"]
    # ruleid: python-command-injection
    os.system(chosen)
    chosen = jobs["first"]
    # ok: python-command-injection
    os.system(chosen)

    arguments = []
    arguments.append("sh")
    arguments.append("-c")
    arguments.append(f"echo {value}")
    # ruleid: python-command-injection
    subprocess.run(arguments, check=False)

    settings = configparser.ConfigParser()
    settings.add_section("job")
    settings.set("job", "one", "uptime")
    settings.set("job", "two", value)
    job = settings.get("job", "two")
    # ruleid: python-command-injection
    os.popen(job)
    job = settings.get("job", "one")
    # ok: python-command-injection
    os.popen(job)


@app.route("/query")
def from_query_string():
    query = request.query_string.decode("utf-8")
    start = query.find("job=")
    job = query[start + 4 :]
    end = job.find("&")
    if end != -1:
        job = job[:end]
    # ruleid: python-command-injection
    os.system(job)


@app.route("/service/<action>")
def service(action):
    if action not in ALLOWED:
        return "no such action", 404
    # ok: python-command-injection
    os.system(f"systemctl {action} web")
    return "done"


@app.route("/service/<action>/now")
async def service_now(action):
    # ruleid: python-command-injection
    await asyncio.create_subprocess_shell(f"systemctl {action} web")
    # ok: python-command-injection
    os.system(COMMANDS.get(action, "true"))
    # ok: python-command-injection
    os.system(COMMANDS[action])


@app.route("/page/<int:number>")
def page(number):
    # ok: python-command-injection
    os.system(f"render {number}")
    count = int(request.args["count"])
    # ok: python-command-injection
    os.system(f"render {count}")


@app.route("/never")
def never_taken():
    value = request.form["value"]
    offset = 86
    if 7 * 42 - offset > 200:
        job = "uptime"
    else:
        job = value
    # ok: python-command-injection
    os.system(job)
    if 7 * 42 - offset < 200:
        job = "uptime"
    else:
        job = value
    # ruleid: python-command-injection
    os.system(job)
    job = "who" if 7 * 18 + offset > 200 else value
    # ok: python-command-injection
    os.system(job)
    names = []
    names.append("safe")
    names.append(value)
    names.append("moresafe")
    names.pop(0)
    # ok: python-command-injection
    os.system(names[1])
    # ruleid: python-command-injection
    os.system(names[0])


class Level(enum.Enum):
    LOW = "low"
    HIGH = "high"


@app.get("/letters")
def letters():
    value = request.args.get("value", "")
    options = "ABC"
    guess = options[1]
    match guess:
        case "A":
            job = value
        case "B":
            job = "who"
        case "C" | "D":
            job = value
        case _:
            job = "uptime"
    # ok: python-command-injection
    os.system(job)
    match options[2]:
        case "A":
            task = "who"
        case "C" | "D":
            task = value
        case _:
            task = "uptime"
    # ruleid: python-command-injection
    os.system(task)
    # ok: python-command-injection
    os.system("level " + Level(value).value)
    number = request.args.get("number", "")
    if not number.isdigit():
        number = "0"
    # ok: python-command-injection
    os.system("page " + number)
    fixed, asked = "who", request.args.get("asked")
    # ok: python-command-injection
    os.system(fixed)
    # ruleid: python-command-injection
    os.system(asked)


class CookieHandler(RequestHandler):
    def get(self):
        # ruleid: python-command-injection
        os.system("cat " + self.get_cookie("file"))


def from_the_command_line(argument):
    # ok: python-command-injection
    os.system("make " + argument)
