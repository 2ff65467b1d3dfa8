"""`manage.py demo` a second time."""

from io import StringIO
from time import perf_counter

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.serializers import serialize

from evalforms.accounts.models import Unit
from tests import make


def _demo() -> str:
    output = StringIO()
    call_command("demo", stdout=output)
    return output.getvalue()


def _everything() -> dict[str, str]:
    models = apps.get_app_config("evalforms").get_models()
    return {
        model.__name__: serialize("json", model._base_manager.order_by("pk")) for model in models
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
def test_a_second_run_changes_nothing_and_takes_no_time() -> None:
    before, started = _everything(), perf_counter()
    said = _demo()
    assert perf_counter() - started < 0.5
    assert said == "演示数据早已装入，未作改动。\n"
    assert _everything() == before


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
def test_a_second_run_keeps_what_was_added_while_trying() -> None:
    make.unit(code="999", name="试用单位")
    assert _demo() == "演示数据早已装入，未作改动。\n"
    assert Unit.objects.filter(name="试用单位").exists()
