"""Units as a tree, people with one role."""

import pytest
from django.db import IntegrityError, transaction

from evalforms.accounts.models import Unit
from evalforms.accounts.roles import Role
from tests import make

pytestmark = pytest.mark.django_db


def test_the_path_holds_the_codes_from_the_root_down(unit, subordinate):
    deeper = make.unit(code="20200101", parent=subordinate)
    assert [u.path for u in (unit, subordinate, deeper)] == [
        "202/",
        "202/202001/",
        "202/202001/20200101/",
    ]


def test_a_branch_is_one_prefix_query(unit, subordinate, outside_unit):
    lookalike = make.unit(code="2020")
    branch = Unit.objects.filter(path__startswith=unit.path)
    assert list(branch) == [unit, subordinate]
    assert lookalike not in branch


def test_the_department_is_the_topmost_unit(unit, subordinate):
    deeper = make.unit(parent=subordinate)
    assert deeper.department == subordinate.department == unit.department == unit


def test_codes_are_unique(unit):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.unit(code="202")


def test_a_person_is_called_by_name(filler):
    assert (str(filler), filler.get_full_name(), filler.get_short_name()) == ("填表甲",) * 3


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.ADMINISTRATOR, Role.AUDITOR])
def test_other_roles_need_no_unit(role):
    assert make.user(role).unit is None


@pytest.mark.parametrize("role", [Role.FILLER, Role.UNIT_HEAD])
def test_a_unit_role_needs_a_unit(role):
    with pytest.raises(IntegrityError), transaction.atomic():
        make.user(role)
