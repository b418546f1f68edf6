import re

# ruleid: python-backtracking-regex
NAME = re.compile(r"^(a+)+$")
# ruleid: python-backtracking-regex
WORDS = re.compile("^(?:\\w*)*!$", re.IGNORECASE)
# ok: python-backtracking-regex
PLAIN = re.compile(r"^\w+$")
# ok: python-backtracking-regex
PARTED = re.compile(r"^(?:\w+-)+\w+$")


def check(text):
    # ruleid: python-backtracking-regex
    return re.match(r"^([a-z]+)*$", text)


def checked(text):
    # ok: python-backtracking-regex
    return re.match(r"^(a+)b+$", text)
