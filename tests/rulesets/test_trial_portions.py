"""A trial looks at so many forms as one request can judge, and never tells more than it saw."""

import random
import re

import pytest

from evalforms.evaluations.models import Evaluation
from evalforms.evaluations.states import State
from evalforms.rulesets import portions as portions_module
from evalforms.rulesets.portions import in_turns, portions
from tests import make
from tests.overview.pages import words

pytestmark = pytest.mark.django_db

# Three departments of very different size, one with a unit below it.
FORMS = [
    *((pk, "202/") for pk in range(1, 61)),
    *((pk, "202/202001/") for pk in range(61, 91)),
    *((pk, "301/") for pk in range(91, 94)),
    (94, "305/"),
]


@pytest.fixture
def of_two(monkeypatch):
    monkeypatch.setattr(portions_module, "FORMS_AT_ONCE", 2)


@pytest.fixture
def forms(open_round, unit, subordinate, outside_unit):
    """Five that count and a void one; in all of them a 职务 is missing."""
    made = [
        make.evaluation(project=make.project(place, name=f"项目{number}"))
        for number, place in enumerate([unit, unit, subordinate, outside_unit, outside_unit])
    ]
    make.evaluation(project=make.project(unit, name="作废项目"), state=State.VOID)
    for evaluation in Evaluation.objects.all():
        evaluation.evaluator_lines.update(title="")
    return {evaluation.pk for evaluation in made}


def test_every_form_has_its_turn_once_in_the_same_place_at_every_call():
    shuffled = random.Random(7).sample(FORMS, len(FORMS))
    assert in_turns(FORMS) == in_turns(shuffled)
    assert sorted(in_turns(FORMS)) == [pk for pk, _ in FORMS]


def test_every_department_is_among_the_first():
    department = {pk: path.partition("/")[0] for pk, path in FORMS}
    order = [department[pk] for pk in in_turns(FORMS)]
    assert order[:8] == ["202", "301", "305", "202", "301", "202", "301", "202"]


def test_units_below_a_department_are_not_left_to_the_end():
    first = in_turns(FORMS)[:30]
    assert sum(1 for pk in first if 61 <= pk <= 90) >= 5


def test_a_page_tells_what_was_tried_and_of_how_many(
    of_two, forms, open_round, administrator, signed_in
):
    make.rule_settings(open_round, F10="error")
    browser, seen = signed_in(administrator), []
    for number, said in enumerate(
        [
            "试算了 2 份（共 5 份自评表，本页是第 1–2 份）",
            "第 3–4 份",
            "试算了 1 份（共 5 份自评表",
        ],
        start=1,
    ):
        page = browser.get(f"/rounds/{open_round.pk}/rules/trial/", {"page": number})
        assert said in words(page)
        assert "只算本页" in words(page)
        trial = page.context["trial"]
        assert [(rule.before, rule.after) for rule in trial.rules] == [(trial.checked,) * 2]
        seen += [form.evaluation.pk for form in trial.forms]
    assert sorted(seen) == sorted(forms)


def test_other_pages_are_of_the_same_round(of_two, forms, open_round, administrator, signed_in):
    make.rule_settings(open_round, F10="error")
    address = f"/rounds/{open_round.pk}/rules/trial/"
    page = signed_in(administrator).get(address, {"with": open_round.pk})
    (following,) = re.findall(r'href="([^"]+)" rel="next"', page.content.decode())
    assert following.replace("&amp;", "&") == f"?with={open_round.pk}&page=2"


def test_few_forms_are_all_tried(forms, open_round, administrator, signed_in):
    make.rule_settings(open_round, F10="error")
    text = words(signed_in(administrator).get(f"/rounds/{open_round.pk}/rules/trial/"))
    assert "试算了全部 5 份自评表" in text
    assert "本页" not in text


def test_void_forms_are_in_no_portion(forms, open_round):
    assert set(portions(open_round).object_list) == forms
