"""Pages seen from above."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def review_queue(request: HttpRequest, pk: int = 0) -> HttpResponse:
    return render(request, "base.html")


def desk(request: HttpRequest, pk: int = 0) -> HttpResponse:
    return render(request, "base.html")
