import random
import secrets
import string

from flask import Flask, make_response, session

app = Flask(__name__)


def make_token():
    letters = [random.choice(string.ascii_letters) for _ in range(32)]
    # ruleid: python-weak-randomness
    return "".join(letters)


def make_good_token():
    # ok: python-weak-randomness
    return secrets.token_urlsafe(32)


def sign_up(user):
    # ruleid: python-weak-randomness
    user.reset_token = str(random.randint(100000, 999999))
    # ruleid: python-weak-randomness
    password = "".join(random.choices(string.ascii_letters, k=12))
    # ok: python-weak-randomness
    password = "".join(secrets.choice(string.ascii_letters) for _ in range(12))
    # ok: python-weak-randomness
    token = random.SystemRandom().getrandbits(128)
    # ok: python-weak-randomness
    delay = random.uniform(0.5, 1.5)
    # ruleid: python-weak-randomness
    user.update(api_key=random.getrandbits(128))
    return delay


@app.route("/remember")
def remember():
    number = random.random()
    value = str(number)[2:]
    # ruleid: python-weak-randomness
    session["remembered"] = value
    answer = make_response("")
    # ruleid: python-weak-randomness
    answer.set_cookie("remember", str(random.getrandbits(64)), secure=True, httponly=True)
    # ok: python-weak-randomness
    answer.set_cookie("remember", secrets.token_hex(16), secure=True, httponly=True)
    return answer


def roll():
    # ok: python-weak-randomness
    dice = random.randint(1, 6)
    return dice
