"""The official paper on a page of the screen, exactly as it will be printed."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from evalforms.documents.page import paper_context
from evalforms.frameworks.definitions import Framework
from evalforms.sheets.sheet import Sheet

register = template.Library()


@register.simple_tag
def paper(sheet: Sheet, framework: Framework) -> SafeString:
    return render_to_string(f"sheets/{sheet.form}/read.html", paper_context(sheet, framework))
