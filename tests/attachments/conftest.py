"""A sheet in the filler's hands, a folder for its files, and a browser that sends some."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from evalforms.evaluations.models import Evaluation
from tests import make
from tests.attachments import files


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.ATTACHMENT_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def evaluation(project, open_round, filler) -> Evaluation:
    return make.evaluation(project=project, round=open_round)


@pytest.fixture
def upload(signed_in, filler) -> Callable[..., HttpResponse]:
    def send(
        evaluation: Evaluation, content: bytes = files.PDF, name: str = "凭证.pdf", **fields
    ) -> HttpResponse:
        file = SimpleUploadedFile("x", content)
        file._name = name  # as typed by whoever wants to get past Django's own cleaning
        by = fields.pop("by", filler)
        body = {"file": file, "version": evaluation.version, **fields}
        return signed_in(by).post(reverse("add_attachment", args=[evaluation.pk]), body)

    return send


@pytest.fixture
def take_off(signed_in, filler) -> Callable[..., HttpResponse]:
    def send(evaluation: Evaluation, pk: int, *, by=filler) -> HttpResponse:
        url = reverse("remove_attachment", args=[evaluation.pk, pk])
        return signed_in(by).post(url, {"version": 1})

    return send
