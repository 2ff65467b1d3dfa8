"""无法计算: why a rate cannot be had from a sheet."""


class NotComputable(Exception):
    """The message is the reason in Chinese, ready to stand in an explanation."""


class CellMissing(NotComputable):
    """A cell that the figure needs is not filled in."""
