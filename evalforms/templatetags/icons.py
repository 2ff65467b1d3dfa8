"""Icons from the one vendored sprite; always beside words, so that nobody needs to guess."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

STATE_ICONS = {
    "draft": "pencil",
    "awaiting_sign_off": "pen",
    "submitted": "send",
    "returned": "arrow-return-left",
    "approved": "check-circle-fill",
    "sealed": "patch-check-fill",
    "void": "slash-circle",
}
MESSAGE_ICONS = {
    "success": "check-circle-fill",
    "warning": "exclamation-triangle-fill",
    "error": "x-circle-fill",
}


@register.simple_tag
def icon(name: str) -> SafeString:
    sprite = static("vendor/bootstrap-icons/icons.svg")
    return format_html(
        '<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        sprite,
        name,
    )


@register.filter
def state_icon(state: str) -> str:
    return STATE_ICONS[state]


@register.filter
def message_icon(level: str) -> str:
    return MESSAGE_ICONS.get(level, "info-circle-fill")
