from django.http import HttpResponse


def enter(request):
    answer = HttpResponse("ok")
    answer.set_cookie("session_id", request.GET["sid"], httponly=True)
    return answer
