"""Pages for requests that cannot be handled; the templates 404 and 500 need no view."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django answers 400 to all of them; who sent too much deserves to know."""
    status = 413 if isinstance(exception, TOO_LARGE) else 400
    return render(request, f"{status}.html", status=status)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The reason, in the form in which the caller reads."""
    if request.content_type == "application/json" or not request.accepts("text/html"):
        return JsonResponse({"message": str(exception)}, status=403)
    return render(request, "403.html", {"exception": str(exception)}, status=403)
