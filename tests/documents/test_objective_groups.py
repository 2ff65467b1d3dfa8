from evalforms.documents.objective_groups import objective_groups
from evalforms.sheets.rows import ObjectiveCategory as C
from evalforms.sheets.rows import ObjectiveRow


def test_headings_stand_in_printed_order_and_rows_as_they_came() -> None:
    rows = (
        ObjectiveRow(C.SATISFACTION, "满意度"),
        ObjectiveRow(C.COST, "成本"),
        ObjectiveRow(C.QUANTITY, "第二", reason="原因"),
        ObjectiveRow(C.QUANTITY, "第一"),
    )
    read = [
        (group.name, group.span, category.name, category.span, [row.name for row in category.rows])
        for group in objective_groups(rows)
        for category in group.categories
    ]
    assert read == [
        ("产出指标", 4, "数量指标", 3, ["第二", "第一"]),
        ("产出指标", 4, "成本指标", 1, ["成本"]),
        ("满意度指标", 1, "服务对象满意度指标", 1, ["满意度"]),
    ]


def test_rows_without_a_word_are_left_out() -> None:
    assert objective_groups([ObjectiveRow(C.QUALITY, " ", "\n", "", "")]) == ()
    assert objective_groups([]) == ()
