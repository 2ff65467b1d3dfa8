"""The people of the demonstration. All are invented; they exist only through `manage.py demo`."""

from dataclasses import dataclass

from evalforms.accounts.roles import Role
from evalforms.demonstration.units import BUREAU, working_units

# Marks every account as made up, on the page and in a list; a real one is never called so.
PREFIX = "yanshi-"

# Shown on the login page on purpose. Whoever runs real data has none of these accounts.
SHARED_PASSWORD = "Jixiao-Pingjia-2020"  # noqa: S105

_GIVEN = "远航 知行 若溪 云舟 新禾 明远 清和 思齐 望舒 景行 长风 子衿 映川 怀瑾 青禾 牧之".split()
_FAMILY = "江 叶 田 石 柏 洪 骆 温 苗 雷 舒 车 甘 岳 水 林".split()


@dataclass(frozen=True, slots=True)
class Account:
    """`unit`: code of the own unit; `portfolio`: codes of the departments a reviewer handles."""

    username: str
    name: str
    role: Role
    place: str
    unit: str = ""
    portfolio: tuple[str, ...] = ()


# One per role and a few more: the list on the login page.
ACCOUNTS: tuple[Account, ...] = (
    Account("yanshi-tianbao", "柳新雨", Role.FILLER, "晋中市工业和信息化局", unit=BUREAU),
    Account("yanshi-tongshi", "方晓棠", Role.FILLER, "晋中市工业和信息化局", unit=BUREAU),
    Account("yanshi-fuzeren", "沈砚秋", Role.UNIT_HEAD, "晋中市工业和信息化局", unit=BUREAU),
    Account("yanshi-xiashu", "杜若溪", Role.FILLER, "晋中市企业服务中心", unit="202004"),
    Account(
        "yanshi-shenhe",
        "顾长亭",
        Role.REVIEWER,
        "财政局（工信、发改、科技）",
        portfolio=(BUREAU, "110", "206"),
    ),
    Account("yanshi-guanli", "骆天行", Role.ADMINISTRATOR, "财政局"),
    Account("yanshi-shenji", "严若谷", Role.AUDITOR, "财政局"),
)

_FURTHER_REVIEWERS: tuple[Account, ...] = (
    Account(
        "yanshi-shenhe2",
        "梅映雪",
        Role.REVIEWER,
        "财政局（教育、文旅、民政、卫健）",
        portfolio=("205", "207", "208", "210"),
    ),
    Account(
        "yanshi-shenhe3",
        "钟鼎铭",
        Role.REVIEWER,
        "财政局（生态、住建、农业、交通、应急、水利）",
        portfolio=("211", "212", "213", "214", "215", "216"),
    ),
)


def everyone() -> tuple[Account, ...]:
    """All accounts: the shown ones, and a filler and a head wherever a unit still has none."""
    known = (*ACCOUNTS, *_FURTHER_REVIEWERS)
    taken = {(account.unit, account.role) for account in known}
    units = [(unit.code, unit.name) for unit in working_units()]
    further = (
        _unit_account(code, place, role=role, number=2 * position + offset)
        for position, (code, place) in enumerate(units)
        for offset, role in enumerate((Role.FILLER, Role.UNIT_HEAD))
        if (code, role) not in taken
    )
    return (*known, *further)


def _unit_account(code: str, place: str, *, role: Role, number: int) -> Account:
    post = "tianbao" if role == Role.FILLER else "fuzeren"
    return Account(f"{PREFIX}{code}-{post}", invented_name(number), role, place, unit=code)


def invented_name(number: int) -> str:
    """A name from two lists of words, the same for the same number."""
    family = _FAMILY[number % len(_FAMILY)]
    return family + _GIVEN[(number * 7 + number // len(_FAMILY)) % len(_GIVEN)]
