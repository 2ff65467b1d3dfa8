"""Pages seen from above."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def home(request: HttpRequest, pk: int = 0) -> HttpResponse:
    return render(request, "base.html")


def evaluations(request: HttpRequest, pk: int = 0) -> HttpResponse:
    return render(request, "base.html")


def evaluation(request: HttpRequest, pk: int = 0) -> HttpResponse:
    return render(request, "base.html")
