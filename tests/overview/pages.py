"""What a page of the product says, as a reader would take it down."""

import re
from html import unescape

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext


def words(response: HttpResponse) -> str:
    """The text of the main part without markup, every run of space made one."""
    html = response.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    return squeezed(unescape(re.sub(r"<[^>]+>", " ", main)))


def section(response: HttpResponse, heading: str) -> str:
    """The text of the <section> that carries this heading."""
    html = response.content.decode()
    for part in re.findall(r"<section.*?</section>", html, re.S):
        if re.search(rf"<h2[^>]*>\s*{re.escape(heading)}", part):
            return squeezed(unescape(re.sub(r"<[^>]+>", " ", part)))
    raise AssertionError(f"no section {heading!r}")


def row_subjects(response: HttpResponse) -> list[str]:
    """First lines of the rows of the page's tables, in order."""
    html = response.content.decode()
    cells = re.findall(r'<th scope="row".*?</th>', html, re.S)
    return [squeezed(unescape(re.sub(r"<[^>]+>", "\n", cell))).split(" ")[0] for cell in cells]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def queries_of(browser: Client, address: str) -> int:
    """How often the page asks the database, once everything is warm."""
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        browser.get(address)
    return len(queries)
