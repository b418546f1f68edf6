from django.http import HttpResponse


def lookup(request):
    asked = request.POST["tag"]
    value = "%s" % asked
    outcome = eval("1 + " + value)
    return HttpResponse("done")
