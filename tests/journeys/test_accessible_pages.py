"""No page breaks a rule that axe knows, on the office screen and on a phone."""

from pathlib import Path

import pytest

from evalforms.evaluations.states import State
from tests import make

AXE = (Path(__file__).parent.parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
SCREENS = {"office": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}
PAGES = {
    "filler": ["/", "/evaluations/", "/evaluations/?q=没有", "{draft}", "{returned}", "/password/"],
    "unit_head": ["/", "{awaiting_sign_off}", "{awaiting_sign_off}moves/hand_back/"],
    "reviewer": ["/", "/review/", "/review/{submitted_pk}/", "/review/{approved_pk}/"],
    "administrator": ["/", "/rounds/", "/rounds/{round}/", "/rounds/new/", "/rounds/{round}/edit/"],
    "auditor": ["/", "/evaluations/", "{approved}"],
}


@pytest.fixture
def places(open_round, unit, subordinate, filler, unit_head, reviewer) -> dict[str, str]:
    """Addresses of one sheet in each state, and of the round."""
    make.project(unit, name="未开始项目")
    make.extension(open_round, subordinate, days_left=50)
    found = {"round": str(open_round.pk)}
    for state in State:
        made = make.evaluation(project=make.project(unit, name=state.label), state=state)
        found |= {state.value: made.get_absolute_url(), f"{state.value}_pk": str(made.pk)}
    return found


def complaints(page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")["violations"]
    return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("who", PAGES)
def test_pages_of_each_role_are_accessible(who, screen, places, request, windows):
    page = windows.of(request.getfixturevalue(who), viewport=SCREENS[screen])
    for place in PAGES[who]:
        page.goto(place.format(**places))
        assert (place, complaints(page)) == (place, [])
        assert page.evaluate("document.documentElement.scrollWidth") == SCREENS[screen]["width"]


@pytest.mark.parametrize("screen", SCREENS)
def test_login_and_error_pages_are_accessible(screen, db, windows):
    windows.expect_trouble("404")
    page = windows.stranger(viewport=SCREENS[screen])
    for place in ("/login/", "/nope/"):
        page.goto(place)
        assert (place, complaints(page)) == (place, [])


def test_confirmation_is_asked_once_and_can_be_refused(places, reviewer, windows):
    page = windows.of(reviewer)
    page.goto(f"/review/{places['submitted_pk']}/")
    page.get_by_role("button", name="审核通过").click()
    dialog = page.get_by_role("dialog")
    assert "不能再修改" in dialog.inner_text()
    dialog.get_by_role("button", name="取消").click()
    assert page.get_by_text("待财政审核").first.is_visible()
    page.get_by_role("button", name="审核通过").click()
    dialog.get_by_role("button", name="审核通过").click()
    page.get_by_text("已审核通过").wait_for()


def test_menu_closes_on_escape(places, filler, windows):
    page = windows.of(filler)
    page.goto("/")
    page.get_by_text(filler.name, exact=True).first.click()
    page.get_by_role("link", name="修改密码").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("link", name="修改密码").wait_for(state="hidden")
