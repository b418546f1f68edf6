from django.http import HttpResponse


def enter(request):
    answer = HttpResponse("ok")
    answer.set_signed_cookie("session_id", request.GET["sid"], secure=True, httponly=True)
    return answer
