import uuid


def session_id():
    session_id = uuid.uuid4().hex
    return session_id
