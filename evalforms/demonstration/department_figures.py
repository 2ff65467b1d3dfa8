"""Budget and 基础数据表 of a made-up department; every identity of the paper holds."""

from decimal import ROUND_HALF_UP, Decimal
from random import Random

from evalforms.demonstration.courses import CENT
from evalforms.sheets.department import Basics, DepartmentBudget


def budget(projects: Decimal, *, chance: Random) -> DepartmentBudget:
    """`projects`: what the department's projects were granted together, in 万元."""
    initial = _share(projects, chance.randint(1150, 1600))
    carried_over = _share(initial, chance.randint(5, 60))
    adjustment = _share(initial, chance.choice((-60, -35, 0, 20, 45, 120)))
    other = _share(initial, chance.randint(0, 4))
    available = carried_over + initial + adjustment + other
    balance = _share(available, chance.randint(5, 90))
    return DepartmentBudget(carried_over, initial, adjustment, other, available - balance, balance)


def basics(
    amounts: DepartmentBudget, projects: Decimal, project_count: int, *, chance: Random
) -> Basics:
    """Staff and tasks in numbers, money in 万元, progress and satisfaction in percent."""
    posts = chance.randrange(90, 260)
    on_post, cadres = posts - chance.randrange(0, 12), chance.randrange(0, 6)
    retired = chance.randrange(40, 160)
    three_public = Decimal(chance.randrange(1500, 6000)) / 100
    running = Decimal(chance.randrange(18000, 52000)) / 100
    procurement = _share(projects, chance.randint(120, 400))
    assets = Decimal(chance.randrange(200000, 900000)) / 100
    tasks, key_tasks = chance.randrange(24, 60), chance.randrange(6, 14)
    return Basics(
        authorised_posts=posts,
        on_post_staff=on_post,
        three_public_budget=three_public,
        three_public_actual=_share(three_public, chance.randint(620, 985)),
        three_public_last_year=_share(three_public, chance.randint(990, 1150)),
        key_project_expenditure=_share(projects, chance.randint(780, 960)),
        project_expenditure=projects,
        exempt_adjustment=amounts.budget_adjustment,
        planned_payment_progress=Decimal("95.00"),
        public_expense_budget=running,
        public_expense_actual=_share(running, chance.randint(880, 1000)),
        procurement_budget=procurement,
        procurement_actual=_share(procurement, chance.randint(900, 1000)),
        fixed_assets_total=assets,
        fixed_assets_in_use=_share(assets, chance.randint(930, 1000)),
        planned_tasks=tasks,
        completed_tasks=tasks - chance.choice((0, 0, 1, 2)),
        quality_tasks=tasks - chance.choice((0, 1, 2, 3)),
        key_tasks=key_tasks,
        completed_key_tasks=key_tasks - chance.choice((0, 0, 0, 1)),
        staff_total=on_post + cadres + retired,
        retired_cadres=cadres,
        retired=retired,
        project_count=project_count,
        projects_achieved=project_count - chance.choice((0, 1, 2)),
        satisfaction_rate=Decimal(chance.randrange(8800, 9800)) / 100,
        satisfaction_sample=chance.randrange(150, 900, 10),
    )


def _share(amount: Decimal, thousandths: int) -> Decimal:
    return (amount * thousandths / 1000).quantize(CENT, ROUND_HALF_UP)
