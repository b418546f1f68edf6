import ldap
import ldap.filter
from django.http import HttpResponse


def notes(request):
    asked = request.body.decode("utf-8")
    ldap.initialize("ldap://local").search_s("dc=shop", ldap.SCOPE_SUBTREE, "(cn=%s)" % ldap.filter.escape_filter_chars(asked))
    return HttpResponse("done")
