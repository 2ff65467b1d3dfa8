"""Login, lock-out, logout and one's own password."""

import re

import pytest
from django.test import Client

from evalforms.accounts.models import User
from tests import make
from tests.overview.pages import words


def sign_in(client: Client, username: str, password: str, **further: str):
    return client.post("/login/", {"username": username, "password": password, **further})


def test_login_leads_home(client, filler):
    answer = sign_in(client, "filler", make.PASSWORD)
    assert answer.headers["Location"] == "/"
    assert "填表甲，填报人 · 测试主管局" in words(client.get("/"))


def test_login_leads_back_to_where_one_wanted_to_go(client, filler):
    page = client.get("/login/?next=/evaluations/")
    assert 'name="next" value="/evaluations/"' in page.content.decode()
    answer = sign_in(client, "filler", make.PASSWORD, next="/evaluations/")
    assert answer.headers["Location"] == "/evaluations/"


def test_login_leads_to_no_foreign_address(client, filler):
    answer = sign_in(client, "filler", make.PASSWORD, next="https://example.com/")
    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("username", ["filler", "nobody"])
def test_wrong_password_and_unknown_name_look_the_same(username, client, filler):
    page = sign_in(client, username, "wrong")
    assert "用户名或密码不正确，请检查后重试" in words(page)
    assert f'value="{username}"' in page.content.decode()


@pytest.mark.parametrize(
    ("username", "password", "sentence"),
    [("", "x", "请输入用户名。"), ("filler", "", "请输入密码。")],
)
def test_missing_entries_are_named_at_their_field(username, password, sentence, client, filler):
    assert sentence in words(sign_in(client, username, password))


def test_disabled_account_cannot_log_in(client, filler):
    User.objects.filter(pk=filler.pk).update(is_active=False)
    assert "用户名或密码不正确" in words(sign_in(client, "filler", make.PASSWORD))


def test_fifth_wrong_password_locks_and_says_until_when(client, filler):
    answers = [sign_in(client, "filler", "wrong") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]
    text = words(answers[-1])
    assert "登录已暂时锁定" in text
    assert re.search(r"请在 \d\d:\d\d 之后再试", text)
    assert answers[-1].headers["Retry-After"] == "1800"
    assert sign_in(client, "filler", make.PASSWORD).status_code == 429


def test_login_page_shows_demonstration_accounts_only_where_wanted(client, db, settings):
    assert "演示账号" not in words(client.get("/login/"))
    settings.DEMO = True
    text = words(client.get("/login/"))
    assert "演示账号" in text
    for role in ("填报人", "单位负责人", "财政审核人", "管理员", "审计员"):
        assert role in text


def test_logout_takes_a_post(signed_in, filler):
    browser = signed_in(filler)
    assert browser.get("/logout/").status_code == 405
    assert browser.post("/logout/").headers["Location"] == "/login/"
    assert browser.get("/").headers["Location"] == "/login/?next=/"


def change(browser: Client, old: str, new: str, again: str = ""):
    fields = {"old_password": old, "new_password1": new, "new_password2": again or new}
    return browser.post("/password/", fields)


def test_password_change_keeps_one_logged_in(signed_in, filler):
    browser = signed_in(filler)
    assert change(browser, make.PASSWORD, "晋中的春天很长很长呢2021").headers["Location"] == "/"
    assert "密码已修改，下次登录请使用新密码。" in words(browser.get("/"))
    filler.refresh_from_db()
    assert filler.check_password("晋中的春天很长很长呢2021")


@pytest.mark.parametrize(
    ("old", "new", "again", "sentence"),
    [
        ("wrong", "晋中的春天很长很长呢2021", "", "原密码不正确，请重新输入。"),
        (make.PASSWORD, "晋中的春天很长很长呢2021", "别的", "两次输入的新密码不一致，请重新输入。"),
        (make.PASSWORD, "短", "", "密码太短，至少需要 12 个字符。"),
        (make.PASSWORD, "123456789012", "", "密码只包含数字"),
    ],
)
def test_password_change_says_what_is_wrong(old, new, again, sentence, signed_in, filler):
    assert sentence in words(change(signed_in(filler), old, new, again))
    filler.refresh_from_db()
    assert filler.check_password(make.PASSWORD)


def test_password_may_not_look_like_the_username(signed_in, filler):
    User.objects.filter(pk=filler.pk).update(username="tianbao-renyuan")
    assert "密码跟 用户名 太相似" in words(
        change(signed_in(filler), make.PASSWORD, "tianbao-renyuan1")
    )


def test_navigation_offers_only_what_the_role_may_open(signed_in, filler, administrator):
    html = signed_in(filler).get("/").content.decode()
    assert "轮次与单位" not in html
    assert "审核台" not in html
    assert "轮次与单位" in signed_in(administrator).get("/").content.decode()
