"""`manage.py demo` beside real data, when it is interrupted, and the accounts that it prints."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from evalforms.accounts.models import Unit, User
from evalforms.accounts.roles import Role
from evalforms.demonstration.accounts import ACCOUNTS, SHARED_PASSWORD
from evalforms.demonstration.walk import VERBS
from tests import make


@pytest.mark.django_db
def test_a_real_unit_is_refused_with_one_sentence() -> None:
    make.unit(code="301", name="真实单位")
    with pytest.raises(CommandError) as refusal:
        call_command("demo")
    assert str(refusal.value) == (
        "数据库中已有正式数据（单位1个、用户0个），没有装入演示数据；"
        "如需演示，请另设一个空的数据库（VAR_DIR或DATABASE_URL）。"
    )
    assert (Unit.objects.count(), User.objects.count()) == (1, 0)


@pytest.mark.django_db
def test_a_real_unit_with_a_code_of_the_demonstration_is_refused() -> None:
    make.unit(code="202", name="晋中市工业和信息化局")
    with pytest.raises(CommandError):
        call_command("demo")
    assert Unit.objects.count() == 1


@pytest.mark.django_db
def test_a_real_administrator_is_refused() -> None:
    make.user(Role.ADMINISTRATOR, name="真实管理员", username="admin")
    with pytest.raises(CommandError):
        call_command("demo")
    assert Unit.objects.count() == 0


@pytest.mark.django_db
def test_what_fails_midway_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: Any, **how: Any) -> bool:
        raise RuntimeError("interrupted")

    monkeypatch.setitem(VERBS, "approve", fail)
    with pytest.raises(RuntimeError, match="interrupted"):
        call_command("demo")
    assert (Unit.objects.count(), User.objects.count()) == (0, 0)


def test_the_account_table_lines_up_and_names_the_password() -> None:
    output = StringIO()
    call_command("demo", "--accounts", stdout=output)
    lines = output.getvalue().splitlines()
    assert len(lines) == 1 + len(ACCOUNTS) + 1
    assert lines[0].split() == ["账号", "角色", "姓名", "单位"]
    assert lines[1].split() == ["yanshi-tianbao", "填报人", "柳新雨", "晋中市工业和信息化局"]
    assert lines[-1] == f"以上账号的密码都是：{SHARED_PASSWORD}"
