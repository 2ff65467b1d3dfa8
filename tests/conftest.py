"""The cast: one bureau with its people, a unit below it, a stranger, and those who judge."""

import hypothesis
import pytest
from django.test import Client, TransactionTestCase

from evalforms.accounts.models import Unit, User
from evalforms.accounts.roles import Role
from evalforms.rounds.models import Project, Round
from tests import append_only, make

# A busy machine makes a right answer late, not wrong.
hypothesis.settings.register_profile("unhurried", deadline=None)
hypothesis.settings.load_profile("unhurried")


@pytest.fixture(scope="session", autouse=True)
def _emptying_gets_past_append_only() -> None:
    """Tests with real transactions are cleaned up by emptying tables, which triggers forbid."""
    empty_tables = TransactionTestCase._fixture_teardown

    def without_triggers(case: TransactionTestCase) -> None:
        with append_only.lifted():
            empty_tables(case)

    TransactionTestCase._fixture_teardown = without_triggers


@pytest.fixture
def open_round(db: None) -> Round:
    return make.round()


@pytest.fixture
def unit(db: None) -> Unit:
    return make.unit(code="202", name="测试主管局")


@pytest.fixture
def subordinate(unit: Unit) -> Unit:
    """A unit below the bureau, with a sheet of its own to fill."""
    return make.unit(code="202001", name="测试局属中心", parent=unit)


@pytest.fixture
def outside_unit(db: None) -> Unit:
    return make.unit(code="301", name="测试外单位")


@pytest.fixture
def project(unit: Unit) -> Project:
    return make.project(unit)


@pytest.fixture
def filler(unit: Unit) -> User:
    return make.user(Role.FILLER, unit=unit, name="填表甲", username="filler")


@pytest.fixture
def colleague(unit: Unit) -> User:
    """A second filler of the same unit."""
    return make.user(Role.FILLER, unit=unit, name="填表乙", username="colleague")


@pytest.fixture
def unit_head(unit: Unit) -> User:
    return make.user(Role.UNIT_HEAD, unit=unit, name="负责人甲", username="unit_head")


@pytest.fixture
def reviewer(unit: Unit) -> User:
    return make.user(Role.REVIEWER, portfolio=(unit,), name="审核甲", username="reviewer")


@pytest.fixture
def administrator(db: None) -> User:
    return make.user(Role.ADMINISTRATOR, name="管理甲", username="administrator")


@pytest.fixture
def auditor(db: None) -> User:
    return make.user(Role.AUDITOR, name="审计甲", username="auditor")


@pytest.fixture
def outsider(outside_unit: Unit) -> User:
    """A filler of another unit, who must not learn anything."""
    return make.user(Role.FILLER, unit=outside_unit, name="外人甲", username="outsider")


@pytest.fixture
def signed_in(client: Client):
    """`signed_in(filler).get(...)`: the browser of one person."""

    def browser(person: User) -> Client:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return browser
