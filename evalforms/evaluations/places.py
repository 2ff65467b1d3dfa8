"""The rows of a form to which a file can belong, by the address of the row, with their names."""

from evalforms.evaluations.models import Evaluation
from evalforms.sheets.labels import CATEGORIES
from evalforms.sheets.rows import ObjectiveCategory

_LONGEST = 60  # characters of a name that people wrote


def place_labels(evaluation: Evaluation) -> dict[str, str]:
    """``objectives.3fa2`` → 数量指标：奖励企业数; ``scores.<indicator>`` → 评分表：预算执行率."""
    objectives = {
        f"objectives.{line.key}": _objective(line.category, line.name)
        for line in evaluation.objective_lines.all()
    }
    scores = {
        f"scores.{indicator.code}": f"评分表：{indicator.name}"
        for indicator in evaluation.definition.indicators
    }
    return objectives | scores


def _objective(category: str, name: str) -> str:
    heading = CATEGORIES[ObjectiveCategory(category)]
    return f"{heading}：{name[:_LONGEST] or '（未填写名称）'}"
