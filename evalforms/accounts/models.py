"""Units as a tree with codes, and users with exactly one role."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import CheckConstraint, Q

from evalforms.accounts.roles import UNIT_ROLES, Role


class Unit(models.Model):
    """A budget unit (预算单位). A bureau stands above its subordinate units."""

    code = models.CharField("单位代码", max_length=20, unique=True)
    name = models.CharField("单位名称", max_length=100)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="上级单位",
    )
    # Codes from the root down ("202/202001/"), so that a whole branch is one prefix query.
    path = models.CharField(max_length=200, unique=True, editable=False)
    files_department_form = models.BooleanField("填报部门整体支出绩效自评表", default=True)
    is_active = models.BooleanField("启用", default=True)

    class Meta:
        ordering = ["path"]
        verbose_name = "单位"
        verbose_name_plural = "单位"

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.path = f"{self.parent.path if self.parent else ''}{self.code}/"
        super().save(*args, **kwargs)

    @property
    def department(self) -> "Unit":
        """主管部门: the topmost unit of this branch."""
        return self.parent.department if self.parent else self

    @property
    def branch(self) -> models.QuerySet["Unit"]:
        """The active units of the whole branch, the 主管部门 first."""
        root = self.path.partition("/")[0]
        return Unit.objects.filter(path__startswith=f"{root}/", is_active=True)


class User(AbstractUser):
    """A person with one account, one role and, for filler and head, one unit."""

    # A Chinese name is one field; this is how Django lets a subclass drop the two it has.
    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    name = models.CharField("姓名", max_length=50)
    role = models.CharField("角色", max_length=20, choices=Role.choices)
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="users",
        verbose_name="所属单位",
    )
    # Units (with everything below them) whose sheets a reviewer of the finance bureau handles.
    portfolio = models.ManyToManyField(
        Unit, blank=True, related_name="reviewers", verbose_name="对口单位"
    )

    REQUIRED_FIELDS = ["name", "role"]

    class Meta:
        ordering = ["username"]
        verbose_name = "用户"
        verbose_name_plural = "用户"
        constraints = [
            CheckConstraint(condition=Q(role__in=Role.values), name="user_role_is_known"),
            CheckConstraint(
                condition=~Q(role__in=UNIT_ROLES) | Q(unit__isnull=False),
                name="user_of_a_unit_role_has_a_unit",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name
