"""Rule parameters as data; the arithmetic lives in the scoring package.

Shares are exact fractions of 设定分值 ("1/6"), bounds and limits are percent unless said otherwise.
A measure says how the raw figure is taken from a sheet, a rule how points follow from it.
"""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of cells under one printed label: `plus` minus `minus`.

    A cell of `required` must be filled in; of all others an empty one counts as nothing, as long as
    at least one of `plus` is filled in. Units are those of the cells (万元 or counts).
    """

    label: str
    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()
    required: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ratio:
    """(numerator − less) ÷ denominator × 100%; `absolute` drops the sign of the numerator."""

    numerator: Amount
    denominator: Amount
    less: Amount | None = None
    absolute: bool = False


@dataclass(frozen=True, slots=True)
class AgainstPlan:
    """A ratio in percent ÷ a planned percentage typed in the cell `planned`, × 100%."""

    ratio: Ratio
    planned: Amount


@dataclass(frozen=True, slots=True)
class FirstFilled:
    """The first of several ratios whose cells are filled in; the first one where none is."""

    ratios: tuple[Ratio, ...]


@dataclass(frozen=True, slots=True)
class PercentCell:
    """A percentage that is typed as such."""

    amount: Amount


class Method(StrEnum):
    """How several objectives become one figure."""

    MEAN = "mean"
    WEAKEST = "weakest"


@dataclass(frozen=True, slots=True)
class ObjectiveCompletion:
    """实际完成值 ÷ 目标值 over the objectives of one category, each limited to 0…100%."""

    category: str
    method: Method


@dataclass(frozen=True, slots=True)
class ObjectiveTimeliness:
    """100% for objectives done in time, 1 − delay ÷ planned duration for late ones."""

    category: str
    method: Method


Measure = (
    Ratio | AgainstPlan | FirstFilled | PercentCell | ObjectiveCompletion | ObjectiveTimeliness
)


class Side(StrEnum):
    """On which side of its limit a rate costs points."""

    ABOVE = "above"
    BELOW = "below"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Proportional:
    """分值 × rate ÷ target; full from the target on."""

    measure: Measure
    target: Fraction = Fraction(100)


@dataclass(frozen=True, slots=True)
class ReverseLinear:
    """Full up to the limit, nothing from twice the limit on, straight line between."""

    measure: Measure
    limit: Fraction


@dataclass(frozen=True, slots=True)
class ReverseRatio:
    """Full up to the limit, beyond it 分值 × limit ÷ rate."""

    measure: Measure
    limit: Fraction


@dataclass(frozen=True, slots=True)
class EqualZero:
    """Full where the rate is zero or less, else nothing."""

    measure: Measure


@dataclass(frozen=True, slots=True)
class Deduction:
    """Each percentage point beyond the limit costs `share` of 分值, parts of a point in part."""

    measure: Measure
    limit: Fraction
    share: Fraction
    side: Side


@dataclass(frozen=True, slots=True)
class Step:
    """Each full step beyond the limit costs `share` of 分值."""

    measure: Measure
    limit: Fraction
    step: Fraction
    share: Fraction
    side: Side


@dataclass(frozen=True, slots=True)
class Tier:
    """An interval of rates and the share of 分值 it earns; None is without bound."""

    share: Fraction
    low: Fraction | None
    low_closed: bool
    high: Fraction | None
    high_closed: bool


@dataclass(frozen=True, slots=True)
class Tiers:
    """Table lookup; together the intervals cover every rate exactly once."""

    measure: Measure
    tiers: tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """Nothing below the pass mark, proportional from it on."""

    measure: Measure
    pass_mark: Fraction


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """One 要点 and the share of 分值 it earns when met."""

    text: str
    share: Fraction


@dataclass(frozen=True, slots=True)
class Checkpoints:
    """Sum of the shares of all points that are met."""

    points: tuple[Checkpoint, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A qualitative level and the interval of shares (lowest, highest) open to the evaluator."""

    name: str
    lowest: Fraction
    highest: Fraction


@dataclass(frozen=True, slots=True)
class Band:
    """Qualitative judgement: the level gives an interval, the evaluator picks inside it."""

    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Manual:
    """A score by hand: needs a reason and evidence, advises nothing."""


MeasuredRule = (
    Proportional | ReverseLinear | ReverseRatio | EqualZero | Deduction | Step | Tiers | Gate
)
Rule = MeasuredRule | Checkpoints | Band | Manual
