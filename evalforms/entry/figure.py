"""A figure that nobody types, as the page shows it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Computed:
    """`value` as shown; `is_off` marks a figure that should be another one."""

    value: str
    explanation: str = ""
    is_off: bool = False
