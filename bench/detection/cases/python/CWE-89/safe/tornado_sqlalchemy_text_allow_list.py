import tornado.web
from sqlalchemy import create_engine, text


ALLOWED = ("red", "green")


class ProfileHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_argument("town")
        value = asked
        if value not in ALLOWED:
            value = "red"
        engine = create_engine("sqlite://")
        with engine.connect() as link:
            link.execute(text("SELECT * FROM goods ORDER BY " + value))
        self.finish("done")
