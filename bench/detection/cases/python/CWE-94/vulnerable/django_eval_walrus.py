from django.http import HttpResponse


def invoice(request):
    asked = request.body.decode("utf-8")
    if (value := asked) is None:
        value = "none"
    total = eval(value)
    return HttpResponse("done")
