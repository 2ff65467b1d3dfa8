"""One function for each kind of defect: it spoils one thing in a clean submission."""

from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any

from benchmarks.findings.clean import Table

Plant = Callable[[list[Table], Random], None]
QUANTITY, QUALITY, TIME, COST, BENEFIT, SATISFACTION = range(6)


def _project(change: Callable[[Table, Random], None]) -> Plant:
    return lambda tables, chance: change(tables[1], chance)


def _department(change: Callable[[Table, Random], None]) -> Plant:
    return lambda tables, chance: change(tables[0], chance)


def _set(table: Table, path: str, value: Any) -> None:
    *folders, name = path.split(".")
    for folder in folders:
        table = table[folder]
    table[name] = value


def cell(path: str, *values: Any, form: str = "project") -> Plant:
    """One of the values in a cell."""
    wrap = _project if form == "project" else _department
    return wrap(lambda table, chance: _set(table, path, chance.choice(values)))


def objective(at: int, **cells: tuple[str, ...]) -> Plant:
    """One of the texts in cells of an objective."""

    def change(table: Table, chance: Random) -> None:
        for name, texts in cells.items():
            table["objectives"][at][name] = chance.choice(texts)

    return _project(change)


def told(row: str, *sentences: str, form: str = "project") -> Plant:
    """A sentence more in a text row."""
    wrap = _project if form == "project" else _department

    def change(table: Table, chance: Random) -> None:
        table["narratives"][row] = table["narratives"][row] + chance.choice(sentences)

    return wrap(change)


def instead(row: str, *texts: str, form: str = "project") -> Plant:
    """Another text in a text row."""
    return cell(f"narratives.{row}", *texts, form=form)


def score(table: Table, code: str, **cells: str) -> None:
    row = next(row for row in table["scores"] if row["indicator"] == code)
    row.update(cells)


def full(table: Table, *codes: str) -> None:
    for row in table["scores"]:
        if row["indicator"] in codes:
            row["score"] = row["weight"]


def _spent(table: Table, spent: Decimal) -> None:
    table["funds"]["spent"]["municipal"] = str(spent)


def _budget(table: Table) -> Decimal:
    return Decimal(table["funds"]["budget"]["municipal"])


def _unexplained_low(table: Table, chance: Random) -> None:
    spent = (_budget(table) * chance.randrange(30, 89) / 100).quantize(Decimal("0.01"))
    _spent(table, spent)
    score(table, "budget_execution_rate", reason="")
    table["narratives"]["fund_use"] = f"全年支出{spent}万元，用于项目实施。"
    table["narratives"]["other"] = "无"
    table["narratives"]["implementation"] = "按方案组织实施并验收。"


def _short_allotment(table: Table, chance: Random) -> None:
    table["funds"]["allocated"] = str(
        (_budget(table) / chance.choice((2, 3, 4))).quantize(Decimal("0.01"))
    )
    _spent(table, Decimal(table["funds"]["allocated"]))
    score(table, "funds_in_place_rate", reason="")
    table["narratives"]["fund_use"] = f"实际支出{table['funds']['allocated']}万元。"
    table["narratives"]["implementation"] = "按方案组织实施并验收。"


def _missed(table: Table, chance: Random) -> None:
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


def _missed_and_full(table: Table, chance: Random) -> None:
    _missed(table, chance)
    full(table, "actual_completion_rate")


def _missed_unexplained(table: Table, chance: Random) -> None:
    _missed(table, chance)
    score(table, "actual_completion_rate", reason="")


def _wrong_progress(table: Table, chance: Random) -> None:
    _missed(table, chance)
    table["objectives"][QUANTITY]["progress"] = chance.choice(("5000万元", "97.5%", "99%", "全部"))


def _late(table: Table, chance: Random) -> None:
    row = table["objectives"][TIME]
    pairs = (
        ("2021-06-30", "2021-09-15"),
        ("2021年6月底前", "2021年11月20日"),
        ("2021.5", "2021.12"),
    )
    row["target"], row["actual"] = chance.choice(pairs)
    table["narratives"]["implementation"] = "按方案组织实施。"
    full(table, "completion_timeliness_rate")


def _admits_effect(table: Table, chance: Random) -> None:
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


def _admits_output(table: Table, chance: Random) -> None:
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


def _all_full(table: Table, _: Random) -> None:
    _spent(table, _budget(table))
    for row in table["scores"]:
        row["score"] = row["weight"]


def _wrong_amount(table: Table, chance: Random) -> None:
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


def _wrong_parts(table: Table, chance: Random) -> None:
    spent = Decimal(table["funds"]["spent"]["municipal"])
    one, two = (spent * share // 100 for share in (40, 35))
    three = spent - one - two + chance.choice((5, -3, 12))
    ways = (
        f"共支出{spent}万元，其中：设备费{one}万元，劳务费{two}万元，其他费用{three}万元。",
        f"实际支付{spent}万元，由三部分构成：材料{one}万元；人工{two}万元；管理费{three}万元。",
        f"支出合计{spent}万元，其中用于市本级{one}万元、甲县{two}万元、乙县{three}万元。",
    )
    table["narratives"]["fund_use"] = chance.choice(ways)


def _other_count(table: Table, chance: Random) -> None:
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


def _two_names(table: Table, chance: Random) -> None:
    pairs = (
        ("乙河众诚生态园林工程有限公司", "乙河众诚园林工程有限公司"),
        ("山川智慧物流科技股份有限公司", "山川智慧科技股份有限公司"),
        ("北原安达公路养护有限责任公司", "北原安达养护有限责任公司"),
    )
    one, other = chance.choice(pairs)
    table["narratives"]["implementation"] = f"经公开招标，由{one}承担实施。"
    table["narratives"]["fund_use"] += f"款项已支付给{other}。"


def _milestone(table: Table, chance: Random) -> None:
    table["objectives"][TIME].update(name="组织验收", target="2021-12-31", actual="2021-06-10")
    table["narratives"]["implementation"] = chance.choice(
        (
            "2021年11月18日组织专家验收，结论合格。",
            "11月中旬自查，11月20日通过竣工验收。",
            "2021-10-08完成验收。",
        )
    )


def _staff(table: Table, chance: Random) -> None:
    table["basics"]["staff_total"] += chance.choice((1, -2, 10))


def _more_adjusted(table: Table, chance: Random) -> None:
    budget = table["budget"]
    initial = Decimal(budget["initial_budget"])
    change = (initial * chance.choice((-45, 38, 62)) / 100).quantize(Decimal("0.01"))
    _rebalance(table, change, Decimal(budget["year_end_balance"]))
    table["narratives"]["execution"] = "全年各项支出正常。"
    score(table, "budget_adjustment_rate", reason="")


def _more_left(table: Table, chance: Random) -> None:
    budget = table["budget"]
    available = sum(
        Decimal(budget[name]) for name in ("carried_over", "initial_budget", "budget_adjustment")
    )
    left = (available * chance.randrange(12, 40) / 100).quantize(Decimal("0.01"))
    _rebalance(table, Decimal(budget["budget_adjustment"]), left)
    table["narratives"]["execution"] = "全年各项支出正常。"
    for code in ("carryover_balance_rate", "budget_completion_rate"):
        score(table, code, reason="")


def _rebalance(table: Table, adjustment: Decimal, left: Decimal) -> None:
    budget = table["budget"]
    budget["budget_adjustment"], budget["year_end_balance"] = str(adjustment), str(left)
    executed = (
        Decimal(budget["carried_over"]) + Decimal(budget["initial_budget"]) + adjustment - left
    )
    budget["executed"] = str(executed)


def _other_base(table: Table, chance: Random) -> None:
    budget = table["budget"]
    left, executed = Decimal(budget["year_end_balance"]), Decimal(budget["executed"])
    rate = left / executed * 100 + chance.choice((1, 2))
    score(table, "carryover_balance_rate", analysis=f"{left}÷{executed}×100%={rate:.2f}%")


def _classes(half: bool) -> Plant:
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

    return _department(change)


def _head_against_text(table: Table, _: Random) -> None:
    executed = Decimal(table["budget"]["executed"])
    table["narratives"]["execution"] = (
        f"财政拨款支出为{executed - 7}万元。因跨年度结转，预算相应调整。"
    )


def _not_achieved(table: Table, _: Random) -> None:
    table["basics"]["projects_achieved"] -= 1
    full(table, "actual_completion", "key_work_completion")


def _one_office(table: Table, chance: Random) -> None:
    office = chance.choice(("办公室", "综合科"))
    for row in table["evaluators"]:
        row["section"] = office


def _unsigned(table: Table, chance: Random) -> None:
    table["evaluators"][0][chance.choice(("title", "section", "phone"))] = ""


def _benefit_without_points(table: Table, _: Random) -> None:
    used = table["objectives"][BENEFIT]["category"]
    other = "ecological_benefit" if used == "sustainable_impact" else "sustainable_impact"
    row = {"category": other, "name": "长效机制", "target": "2项", "actual": "2项"}
    table["objectives"].append(row)


def _reasonless(table: Table, chance: Random) -> None:
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


def _off_the_rule(table: Table, _: Random) -> None:
    score(table, "cost_saving_rate", score="6.00", reason="酌情扣分。")


def _evaluator_cell(**cells: tuple[str, ...]) -> Plant:
    def change(table: Table, chance: Random) -> None:
        for name, texts in cells.items():
            table["evaluators"][0][name] = chance.choice(texts)

    return _project(change)


def _drop(at: int) -> Plant:
    return _project(lambda table, chance: table["objectives"].pop(at) and None)


def _add(*rows: Table) -> Plant:
    return _project(lambda table, chance: table["objectives"].append(dict(chance.choice(rows))))


def _without_survey(table: Table, chance: Random) -> None:
    table["narratives"]["performance"] = chance.choice(
        ("项目效果良好。", "服务对象普遍满意，社会评价较高。")
    )


def _words_for_benefit(table: Table, chance: Random) -> None:
    row = table["objectives"][BENEFIT]
    row["target"], row["actual"] = chance.choice(
        (("逐步改善", "明显改善"), ("有效提升", "作用显著"), ("促进发展", "带动作用增强"))
    )
    table["narratives"]["performance"] = "发放问卷80份，满意度95%。"


def _copied_words(table: Table, chance: Random) -> None:
    row = table["objectives"][BENEFIT]
    row["target"] = row["actual"] = chance.choice(("持续改善", "不断提高", "有所增强"))


def _products(table: Table, chance: Random) -> None:
    row = table["objectives"][COST]
    row.update(
        name="补助成本", target=chance.choice(("2万元/户*3", "0.5万元/台×4")), actual="6万元"
    )


PLANTS: dict[str, Plant] = {
    "F00": cell("narratives.overview", "", " "),
    "F01": cell("implementing_unit", ""),
    "F02": cell("project.ends_on", None),
    "F03": cell("project.ends_on", "2020-12-31"),
    "F04": cell("department.code", ""),
    "F05": told("overview", "<p>详见附件</p>", "&nbsp;", "<span style='x'>注</span>"),
    "F06": cell("funds.spent.other", "-1.00"),
    "F07": told("fund_use", "另付评审费35800元。", "设备款260000元已付清。", "共补助126.5万。"),
    "F08": cell("phone", "0350-0000001 13800000000", "电话见附件", "0350-0000001、0350-0000002"),
    "F09": cell("responsible", "赵甲一 钱乙二", "赵甲一、钱乙二", "赵甲一/钱乙二"),
    "F10": _project(_unsigned),
    "F11": _evaluator_cell(section=("国托", "老干", "一线")),
    "F13": cell("filled_on", None, "2021-11-30"),
    "F15": _add({"category": "quality"}, {"category": "cost", "name": "指标2："}),
    "F16": told(
        "fund_use", "2012年3月8日支付首付款。", "2031年6月5日拨付尾款。", "2010年9月1日转账到账。"
    ),
    "F17": told(
        "overview",
        "截止12月31日全部到位。",
        "资产帐实相符。",
        "年未结余资金已交回。",
        "资金己拨付到位。",
        "覆盖率大于95%以上。",
    ),
    "F18": told(
        "overview",
        "依据市财预(2021)15号文件。",
        "见丙政办发[2020]7号。",
        "按照市教发【2021】3号执行。",
    ),
    "F19": objective(QUANTITY, progress=("100", "98.5")),
    "F20": objective(TIME, target=("2021-12-31 00:00:00",)),
    "F21": objective(TIME, target=("2021-12-01",), actual=("2021.11", "2021/11/05")),
    "F22": cell("funds.spent.superior", None),
    "F23": cell("narratives.functions", "负责行业管理。" * 90, form="department"),
    "M01": cell("budget.year_end_balance", "1.23", "99999.00", form="department"),
    "M02": cell("budget.executed", "99999999.00", form="department"),
    "M04": _project(lambda t, c: _spent(t, _budget(t) + c.choice((1, 50)))),
    "M05": _project(_short_allotment),
    "M06": _project(_unexplained_low),
    "M07": _project(_wrong_amount),
    "M11": _classes(half=True),
    "M12": _classes(half=False),
    "M13": _department(_head_against_text),
    "M14": _department(_more_adjusted),
    "M15": _department(_more_left),
    "M16": _department(_other_base),
    "M17": _project(_products),
    "M18": _project(_wrong_parts),
    "M19": instead(
        "fund_use", "资金用于设备购置和人员培训，做到专款专用。", "按合同支付，手续齐全。"
    ),
    "I01": objective(QUANTITY, actual=("已完成", "按计划完成", "达标")),
    "I02": objective(QUALITY, target=("≥95%",), actual=("≥95%", "95%以上", "不低于95%")),
    "I03": _project(_copied_words),
    "I04": _project(_wrong_progress),
    "I05": _project(_missed_and_full),
    "I06": _project(_missed_unexplained),
    "I07": objective(QUANTITY, target=("100人次",), actual=("160人次", "131人次")),
    "I08": objective(QUANTITY, target=("1亿元", "30个"), actual=("8000万元", "30人")),
    "I09": objective(
        QUALITY, name=("验收合格率", "抽检达标率"), target=("≥100%", "120%"), actual=("100%",)
    ),
    "I10": _add(
        {
            "category": "sustainable_impact",
            "name": "设备使用年限",
            "target": "≥8年",
            "actual": "8年",
        }
    ),
    "I11": objective(QUANTITY, name=("设备合格率", "村民满意度", "发放及时率")),
    "I12": _project(_words_for_benefit),
    "I13": _project(_without_survey),
    "I14": _drop(SATISFACTION),
    "I15": objective(COST, target=("120万元", "98.5万元")),
    "I16": objective(QUANTITY, name=("指标1", "指标1:")),
    "I17": objective(QUANTITY, name=("指标2:建设数量",)),
    "I18": objective(
        QUALITY, target=("《市级专项资金管理办法》", "《实施方案》（市发〔2021〕3号）")
    ),
    "I19": objective(QUANTITY, name=("对2019年新认定园区奖励",)),
    "I20": told(
        "other", "数量指标填写有误，应为80个。", "质量指标应改为合格率。", "目标值更正为120户。"
    ),
    "I21": _project(_other_count),
    "I21/staff": _department(_staff),
    "I22": _project(_two_names),
    "I22/we": told("analysis", "我局认真履职。我委强化监管。", form="department"),
    "I23": _project(_milestone),
    "I24": _project(_late),
    "I25/effect": _project(_admits_effect),
    "I25/output": _project(_admits_output),
    "I26": _add({"category": "quantity", "name": "政府采购率", "target": "100%", "actual": "100%"}),
    "I28": told("overview", "资金以股权投资方式投入。", "用于新建业务用房。"),
    "SC00": cell("funds.budget.municipal", "0.00"),
    "SC01": _project(lambda t, c: score(t, "indicator_clarity", score="4.01")),
    "SC02": _project(lambda t, c: score(t, "indicator_clarity", weight="5.00")),
    "SC05": _project(_all_full),
    "SC07": _project(_off_the_rule),
    "SC08": _project(_reasonless),
    "SC10": _project(_benefit_without_points),
    "SC11": _department(
        lambda t, c: score(
            t, "key_work_completion", analysis=c.choice(("完成", "95%", "全部办结。"))
        )
    ),
    "SC15": _department(_not_achieved),
    "X04": _department(_one_office),
    "X05": cell("responsible", "冯某某", "陈 某"),
}


def _also(first: Plant, second: Plant) -> Plant:
    def both(tables: list[Table], chance: Random) -> None:
        first(tables, chance)
        second(tables, chance)

    return both


PLANTS["I17"] = _also(
    PLANTS["I17"],
    _add({"category": "quantity", "name": "指标1:培训", "target": "2人", "actual": "2人"}),
)
PLANTS["I19"] = _also(PLANTS["I19"], told("overview", "对2021年度新认定园区给予奖励。"))
PLANTS["I26"] = _also(
    PLANTS["I26"], told("implementation", "经内部比选确定供应商。", "直接委托某公司实施。")
)


def _other_number(tables: list[Table], chance: Random) -> None:
    tables[0]["basics"]["project_count"] += chance.choice((1, 2))


def _other_total(tables: list[Table], chance: Random) -> None:
    total = sum(_budget(table) for table in tables[1:]) + chance.choice((1, 25))
    tables[0]["narratives"]["analysis"] = chance.choice(
        (
            f"本年项目资金总额{total}万元。",
            f"安排各类项目，预算合计{total}万元。",
            f"全年项目总投资为{total}万元。",
        )
    )


def _other_name(tables: list[Table], chance: Random) -> None:
    name = tables[1]["project"]["name"]
    half = len(name) // 2
    varied = chance.choice((f"{name[:half]}工作{name[half:]}", f"{name}资金", f"市级{name}"))
    tables[0]["narratives"]["analysis"] = f"主要项目：1、{varied}。全年任务完成。"


def _other_spent(tables: list[Table], chance: Random) -> None:
    name, wrong = (
        tables[1]["project"]["name"],
        Decimal(tables[1]["funds"]["spent"]["municipal"]) + chance.choice((1, Decimal("0.03"))),
    )
    tables[0]["narratives"]["analysis"] = chance.choice(
        (
            f"1、{name}。全年投入{wrong}万元。",
            f"1、{name}，实际支付{wrong}万元。",
            f"（1）{name}：共支出{wrong}万元。",
        )
    )


def _other_count_across(tables: list[Table], chance: Random) -> None:
    tables[1]["objectives"][QUANTITY].update(
        name="改造农村敬老院", target="26所", actual="24所", reason="两所撤并。"
    )
    name = tables[1]["project"]["name"]
    tables[0]["narratives"]["analysis"] = chance.choice(
        (f"1、{name}。改造农村敬老院26所。", f"1、{name}。全年改造农村敬老院共25所，运行正常。")
    )


def _achieved_all(tables: list[Table], chance: Random) -> None:
    _missed(tables[1], chance)


def _signed_early(tables: list[Table], chance: Random) -> None:
    tables[0]["signed_on"] = "2022-01-20"


def _invests(tables: list[Table], chance: Random) -> None:
    name = tables[1]["project"]["name"]
    tables[0]["narratives"]["analysis"] = f"1、{name}。用于企业技改补助和贴息。"
    tables[1]["narratives"]["fund_use"] = "由产业基金以股权方式出资300万元。"


def _borrowed(tables: list[Table], chance: Random) -> None:
    other = tables[2]["project"]["name"]
    tables[1]["narratives"]["overview"] = f"为做好“{other}”工作，按年度计划实施本项目。"


ACROSS: dict[str, Plant] = {
    "M08": _other_number,
    "M09": _other_total,
    "M10": _other_name,
    "M07/across": _other_spent,
    "I21/across": _other_count_across,
    "SC15/across": _achieved_all,
    "X02": _signed_early,
    "M20": _invests,
    "I29": _borrowed,
}
