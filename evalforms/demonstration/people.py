"""Units and users of the demonstration in the database, and who acts for whom."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password

from evalforms.accounts.models import Unit, User
from evalforms.accounts.roles import Role
from evalforms.demonstration.accounts import SHARED_PASSWORD, Account, everyone
from evalforms.demonstration.units import all_units, files_department_form


def create_units() -> dict[str, Unit]:
    """By code, parents first."""
    units: dict[str, Unit] = {}
    for item in all_units():
        units[item.code] = Unit.objects.create(
            code=item.code,
            name=item.name,
            parent=units.get(item.parent),
            files_department_form=files_department_form(item),
        )
    return units


def create_users(units: dict[str, Unit]) -> None:
    # Hashing is slow by design and the password is public: once for all of them.
    password = make_password(SHARED_PASSWORD)
    for account in everyone():
        _create_user(account, units, password=password)


def _create_user(account: Account, units: dict[str, Unit], *, password: str) -> None:
    user = User.objects.create(
        username=account.username,
        name=account.name,
        role=account.role,
        unit=units.get(account.unit),
        password=password,
    )
    user.portfolio.set(units[code] for code in account.portfolio)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody who takes a step on the way of one unit's sheets."""

    filler: User
    unit_head: User
    reviewer: User
    administrator: User


def cast_of(unit: Unit) -> Cast:
    return Cast(
        filler=_first(unit, Role.FILLER),
        unit_head=_first(unit, Role.UNIT_HEAD),
        reviewer=User.objects.get(portfolio=unit.department),
        administrator=User.objects.get(role=Role.ADMINISTRATOR),
    )


def _first(unit: Unit, role: Role) -> User:
    return unit.users.filter(role=role).order_by("pk")[0]
