"""Ways to spoil a form that take more than another text in one cell."""

from decimal import Decimal
from random import Random

from benchmarks.findings.clean import Table
from benchmarks.findings.plant import (
    BENEFIT,
    COST,
    QUANTITY,
    TIME,
    Plant,
    full,
    in_department,
    in_project,
    score,
)


def set_spent(table: Table, spent: Decimal) -> None:
    table["funds"]["spent"]["municipal"] = str(spent)


def budget_of(table: Table) -> Decimal:
    return Decimal(table["funds"]["budget"]["municipal"])


def unexplained_low(table: Table, chance: Random) -> None:
    spent = (budget_of(table) * chance.randrange(30, 89) / 100).quantize(Decimal("0.01"))
    set_spent(table, spent)
    score(table, "budget_execution_rate", reason="")
    table["narratives"]["fund_use"] = f"全年支出{spent}万元，用于项目实施。"
    table["narratives"]["other"] = "无"
    table["narratives"]["implementation"] = "按方案组织实施并验收。"


def short_allotment(table: Table, chance: Random) -> None:
    table["funds"]["allocated"] = str(
        (budget_of(table) / chance.choice((2, 3, 4))).quantize(Decimal("0.01"))
    )
    set_spent(table, Decimal(table["funds"]["allocated"]))
    score(table, "funds_in_place_rate", reason="")
    table["narratives"]["fund_use"] = f"实际支出{table['funds']['allocated']}万元。"
    table["narratives"]["implementation"] = "按方案组织实施并验收。"


def missed(table: Table, chance: Random) -> None:
    row = table["objectives"][QUANTITY]
    figure = "".join(letter for letter in row["target"] if letter.isdigit())
    unit = row["target"].rpartition(figure)[2]
    row["actual"] = f"{max(1, int(figure) * chance.randrange(30, 95) // 100)}{unit}"
    table["narratives"]["performance"] = "任务推进有序。回访50人，满意度95%。"
    table["narratives"]["implementation"] = "按方案组织实施并验收。"
    table["narratives"]["overview"] = "项目按年度计划组织实施。"
    table["narratives"]["fund_use"] = f"全年支出{table['funds']['spent']['municipal']}万元。"
    table["narratives"]["other"] = "无"
    score(table, "budget_execution_rate", reason="采购节约。")


def missed_and_full(table: Table, chance: Random) -> None:
    missed(table, chance)
    full(table, "actual_completion_rate")


def missed_unexplained(table: Table, chance: Random) -> None:
    missed(table, chance)
    score(table, "actual_completion_rate", reason="")


def wrong_progress(table: Table, chance: Random) -> None:
    missed(table, chance)
    table["objectives"][QUANTITY]["progress"] = chance.choice(("5000万元", "97.5%", "99%", "全部"))


def late(table: Table, chance: Random) -> None:
    row = table["objectives"][TIME]
    pairs = (
        ("2021-06-30", "2021-09-15"),
        ("2021年6月底前", "2021年11月20日"),
        ("2021.5", "2021.12"),
    )
    row["target"], row["actual"] = chance.choice(pairs)
    table["narratives"]["implementation"] = "按方案组织实施。"
    full(table, "completion_timeliness_rate")


def admits_effect(table: Table, chance: Random) -> None:
    code = table["objectives"][BENEFIT]["category"]
    full(table, code)
    word = {"economic_benefit": "经济效益", "social_benefit": "社会效益",
            "ecological_benefit": "生态效益"}.get(code, "效益")  # fmt: skip
    ways = (
        f"目前设备仍在调试阶段，{word}尚未显现。",
        f"由于投运时间短，{word}还没有体现出来。",
        f"项目{word}有待进一步观察。",
        f"受市场行情影响，预期的{word}未能实现。",
        f"{word}不够明显。",
    )
    table["narratives"]["other"] = chance.choice(ways)


def admits_output(table: Table, chance: Random) -> None:
    full(table, "actual_completion_rate", "completion_timeliness_rate")
    ways = (
        "受疫情影响，计划中的两场现场活动未能举办。",
        "因征地受阻，二标段工程至今没有开工。",
        "部分设备未按期到货，安装工作仍在进行，全年仅完成七成任务。",
        "原定的培训任务未完成，拟于明年补做。",
        "项目目前仍处于建设阶段。",
        "招标两次流标，项目进度明显滞后。",
        "配套工程尚未竣工，暂不具备验收条件。",
    )
    table["narratives"]["other"] = chance.choice(ways)


def all_full(table: Table, _: Random) -> None:
    set_spent(table, budget_of(table))
    for row in table["scores"]:
        row["score"] = row["weight"]


def wrong_amount(table: Table, chance: Random) -> None:
    wrong = Decimal(table["funds"]["spent"]["municipal"]) + chance.choice(
        (Decimal("0.10"), Decimal(3), Decimal(-2))
    )
    ways = (
        f"全年共支出资金{wrong}万元，全部用于项目。",
        f"实际支出{wrong}万元。",
        f"截至12月底，项目资金累计支付{wrong * 10000:.2f}元。",
        f"本年度支出总额为{wrong}万元，执行进度良好。",
        f"资金使用合计{wrong}万元，专款专用。",
    )
    table["narratives"]["fund_use"] = chance.choice(ways)


def wrong_parts(table: Table, chance: Random) -> None:
    spent = Decimal(table["funds"]["spent"]["municipal"])
    one, two = (spent * share // 100 for share in (40, 35))
    three = spent - one - two + chance.choice((5, -3, 12))
    ways = (
        f"共支出{spent}万元，其中：设备费{one}万元，劳务费{two}万元，其他费用{three}万元。",
        f"实际支付{spent}万元，由三部分构成：材料{one}万元；人工{two}万元；管理费{three}万元。",
        f"支出合计{spent}万元，其中用于市本级{one}万元、甲县{two}万元、乙县{three}万元。",
    )
    table["narratives"]["fund_use"] = chance.choice(ways)


def other_count(table: Table, chance: Random) -> None:
    row = table["objectives"][QUANTITY]
    row.update(name="补助民办幼儿园", target="45所", actual="45所")
    wrong = chance.randrange(30, 44)
    ways = (
        f"补助民办幼儿园{wrong}所，回访60人，满意度95%。",
        f"对{wrong}所民办幼儿园给予补助。抽样50户，满意度94%。",
        f"年内完成补助民办幼儿园共{wrong}所；发放问卷100份，满意度96%。",
    )
    if "对" in ways[1]:
        row["name"] = chance.choice(("补助民办幼儿园", "补助的民办幼儿园"))
    table["narratives"]["performance"] = ways[0] if row["name"] == "补助民办幼儿园" else ways[1]
    table["narratives"]["overview"] = "项目按年度计划实施。"


def two_names(table: Table, chance: Random) -> None:
    pairs = (
        ("乙河众诚生态园林工程有限公司", "乙河众诚园林工程有限公司"),
        ("山川智慧物流科技股份有限公司", "山川智慧科技股份有限公司"),
        ("北原安达公路养护有限责任公司", "北原安达养护有限责任公司"),
    )
    one, other = chance.choice(pairs)
    table["narratives"]["implementation"] = f"经公开招标，由{one}承担实施。"
    table["narratives"]["fund_use"] += f"款项已支付给{other}。"


def milestone(table: Table, chance: Random) -> None:
    table["objectives"][TIME].update(name="组织验收", target="2021-12-31", actual="2021-06-10")
    table["narratives"]["implementation"] = chance.choice(
        (
            "2021年11月18日组织专家验收，结论合格。",
            "11月中旬自查，11月20日通过竣工验收。",
            "2021-10-08完成验收。",
        )
    )


def staff(table: Table, chance: Random) -> None:
    table["basics"]["staff_total"] += chance.choice((1, -2, 10))


def more_adjusted(table: Table, chance: Random) -> None:
    budget = table["budget"]
    initial = Decimal(budget["initial_budget"])
    change = (initial * chance.choice((-45, 38, 62)) / 100).quantize(Decimal("0.01"))
    rebalance(table, change, Decimal(budget["year_end_balance"]))
    table["narratives"]["execution"] = "全年各项支出正常。"
    score(table, "budget_adjustment_rate", reason="")


def more_left(table: Table, chance: Random) -> None:
    budget = table["budget"]
    available = sum(
        Decimal(budget[name]) for name in ("carried_over", "initial_budget", "budget_adjustment")
    )
    left = (available * chance.randrange(12, 40) / 100).quantize(Decimal("0.01"))
    rebalance(table, Decimal(budget["budget_adjustment"]), left)
    table["narratives"]["execution"] = "全年各项支出正常。"
    for code in ("carryover_balance_rate", "budget_completion_rate"):
        score(table, code, reason="")


def rebalance(table: Table, adjustment: Decimal, left: Decimal) -> None:
    budget = table["budget"]
    budget["budget_adjustment"], budget["year_end_balance"] = str(adjustment), str(left)
    executed = (
        Decimal(budget["carried_over"]) + Decimal(budget["initial_budget"]) + adjustment - left
    )
    budget["executed"] = str(executed)


def other_base(table: Table, chance: Random) -> None:
    budget = table["budget"]
    left, executed = Decimal(budget["year_end_balance"]), Decimal(budget["executed"])
    rate = left / executed * 100 + chance.choice((1, 2))
    score(table, "carryover_balance_rate", analysis=f"{left}÷{executed}×100%={rate:.2f}%")


def classes(half: bool) -> Plant:
    def change(table: Table, chance: Random) -> None:
        rows = [
            ("205", "教育支出", 812000),
            ("208", "社会保障和就业支出", 93500),
            ("221", "住房保障支出", 61200),
        ]
        text = "财政拨款收支情况："
        for at, (code, name, amount) in enumerate(rows):
            text += (
                f"{code} {name} {amount}"
                + ("" if half and at == 1 else f" {amount}")
                + chance.choice((" ", "；"))
            )
        total = sum(amount for *_, amount in rows)
        wrong = 0 if half else chance.choice((100, -2000))
        table["narratives"]["execution"] = (
            f"{text}合计 {total} {total + wrong}。因跨年度结转，预算相应调整。"
        )

    return in_department(change)


def head_against_text(table: Table, _: Random) -> None:
    executed = Decimal(table["budget"]["executed"])
    table["narratives"]["execution"] = (
        f"财政拨款支出为{executed - 7}万元。因跨年度结转，预算相应调整。"
    )


def not_achieved(table: Table, _: Random) -> None:
    table["basics"]["projects_achieved"] -= 1
    full(table, "actual_completion", "key_work_completion")


def one_office(table: Table, chance: Random) -> None:
    office = chance.choice(("办公室", "综合科"))
    for row in table["evaluators"]:
        row["section"] = office


def unsigned(table: Table, chance: Random) -> None:
    table["evaluators"][0][chance.choice(("title", "section", "phone"))] = ""


def benefit_without_points(table: Table, _: Random) -> None:
    used = table["objectives"][BENEFIT]["category"]
    other = "ecological_benefit" if used == "sustainable_impact" else "sustainable_impact"
    row = {"category": other, "name": "长效机制", "target": "2项", "actual": "2项"}
    table["objectives"].append(row)


def reasonless(table: Table, chance: Random) -> None:
    rows = [
        row
        for row in table["scores"]
        if row.get("reason") and Decimal(row["score"]) < Decimal(row["weight"])
    ]
    by_hand = [
        row
        for row in rows
        if row["indicator"] not in ("budget_execution_rate", "funds_in_place_rate")
    ]
    chance.choice(by_hand)["reason"] = ""


def off_the_rule(table: Table, _: Random) -> None:
    score(table, "cost_saving_rate", score="6.00", reason="酌情扣分。")


def evaluator_cell(**cells: tuple[str, ...]) -> Plant:
    def change(table: Table, chance: Random) -> None:
        for name, texts in cells.items():
            table["evaluators"][0][name] = chance.choice(texts)

    return in_project(change)


def drop(at: int) -> Plant:
    return in_project(lambda table, chance: table["objectives"].pop(at) and None)


def add(*rows: Table) -> Plant:
    return in_project(lambda table, chance: table["objectives"].append(dict(chance.choice(rows))))


def without_survey(table: Table, chance: Random) -> None:
    table["narratives"]["performance"] = chance.choice(
        ("项目效果良好。", "服务对象普遍满意，社会评价较高。")
    )


def words_for_benefit(table: Table, chance: Random) -> None:
    row = table["objectives"][BENEFIT]
    row["target"], row["actual"] = chance.choice(
        (("逐步改善", "明显改善"), ("有效提升", "作用显著"), ("促进发展", "带动作用增强"))
    )
    table["narratives"]["performance"] = "发放问卷80份，满意度95%。"


def copied_words(table: Table, chance: Random) -> None:
    row = table["objectives"][BENEFIT]
    row["target"] = row["actual"] = chance.choice(("持续改善", "不断提高", "有所增强"))


def products(table: Table, chance: Random) -> None:
    row = table["objectives"][COST]
    row.update(
        name="补助成本", target=chance.choice(("2万元/户*3", "0.5万元/台×4")), actual="6万元"
    )
