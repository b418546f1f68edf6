import configparser
import shutil
import tornado.web


class BasketHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_argument("folder")
        settings = configparser.ConfigParser()
        settings.add_section("kept")
        settings.add_section("asked")
        settings.set("asked", "name", asked)
        settings.set("kept", "name", "fixed")
        value = settings.get("kept", "name")
        shutil.copyfile(f"/srv/files/{value}", "/tmp/copy")
        self.finish("done")
