import ldap3
import tornado.web
from ldap3.utils.conv import escape_filter_chars


class ExportHandler(tornado.web.RequestHandler):
    def get(self):
        asked = self.get_query_argument("code", "")
        ldap3.Connection("ldap.local").search("dc=shop", "(uid=" + escape_filter_chars(asked) + ")")
        self.finish("done")
