from xml.etree.ElementTree import tostring

from defusedxml.ElementTree import fromstring

from evalforms.documents.page_ends import headings_alone, mend, number_rows, rows_cut, split_above

TABLE = (
    "<table><tbody>"
    '<tr><th rowspan="4">甲</th><th rowspan="2">乙</th><td>1</td></tr>'
    "<tr><td>2</td></tr>"
    '<tr><th rowspan="2">丙</th><td>3</td></tr>'
    "<tr><td>4</td></tr>"
    "</tbody></table>"
)
BODY = [f"row-0-{number}" for number in range(4)]


def rows_of(table: str) -> list[str]:
    text = table.replace(' rowspan="1"', "")
    return [row.split("</tr>")[0].split(">", 1)[1] for row in text.split("<tr")[1:]]


def test_cells_are_split_and_repeated_where_a_page_begins() -> None:
    page = fromstring(TABLE)
    number_rows(page)
    assert split_above(page, {"row-0-1"}) == 2
    assert rows_of(tostring(page, encoding="unicode")) == [
        "<th>甲</th><th>乙</th><td>1</td>",
        '<th rowspan="3">甲</th><th>乙</th><td>2</td>',
        '<th rowspan="2">丙</th><td>3</td>',
        "<td>4</td>",
    ]


def test_cells_that_end_with_the_page_are_not_split() -> None:
    page = fromstring(TABLE)
    number_rows(page)
    assert split_above(page, {"row-0-2"}) == 1
    assert rows_of(tostring(page, encoding="unicode"))[2] == (
        '<th rowspan="2">甲</th><th rowspan="2">丙</th><td>3</td>'
    )


def test_rows_that_begin_a_page_are_found() -> None:
    assert rows_cut([BODY], [BODY[:2], BODY[2:]]) == {"row-0-2"}
    assert rows_cut([BODY], [BODY]) == set()


def test_row_on_two_pages_is_set_apart_from_both_neighbours() -> None:
    assert rows_cut([BODY], [BODY[:2], BODY[1:]]) == {"row-0-1", "row-0-2"}
    assert rows_cut([BODY], [BODY[:1], BODY]) == {"row-0-1"}


def test_heading_at_the_end_of_a_page_starts_the_next_one() -> None:
    page = fromstring(TABLE.replace("<tr><td>2", '<tr class="section"><td>2'))
    bodies = number_rows(page)
    pages = [BODY[:2], BODY[2:]]
    assert [row.get("id") for row in headings_alone(page, bodies, pages)] == ["row-0-1"]
    assert mend(page, bodies, pages) is True
    assert page.findall(".//tr")[1].get("class") == "section starts-page"
    assert [len(row) for row in page.iter("tr")] == [3, 3, 2, 1]


def test_heading_that_was_pushed_down_in_vain_stays_where_it_is() -> None:
    page = fromstring(TABLE.replace("<tr><td>2", '<tr class="section starts-page"><td>2'))
    bodies = number_rows(page)
    assert headings_alone(page, bodies, [BODY[:1], BODY[1:2], BODY[2:]]) == {}


def test_heading_whose_next_row_flows_over_the_page_end_is_not_alone() -> None:
    page = fromstring(TABLE.replace("<tr><td>2", '<tr class="noted"><td>2'))
    bodies = number_rows(page)
    assert headings_alone(page, bodies, [BODY[:3], BODY[2:]]) == {}


def test_page_without_harm_is_left_alone() -> None:
    page = fromstring(TABLE)
    bodies = number_rows(page)
    before = tostring(page)
    assert mend(page, bodies, [BODY]) is False
    assert tostring(page) == before
