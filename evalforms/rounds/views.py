"""Pages seen from above."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def rounds(request: HttpRequest, pk: int = 0) -> HttpResponse:
    return render(request, "base.html")


def round_page(request: HttpRequest, pk: int = 0) -> HttpResponse:
    return render(request, "base.html")
