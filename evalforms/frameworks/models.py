"""Which published framework an evaluation was made with, pinned by hash."""

from django.db import models

from evalforms.frameworks.definitions import Framework
from evalforms.frameworks.loader import load_framework


class FrameworkHasChanged(Exception):
    """The published data files no longer are what evaluations were made with."""


class FrameworkVersionQuerySet(models.QuerySet["FrameworkVersion"]):
    def published(self, code: str) -> "FrameworkVersion":
        """The row of a framework, made on first use."""
        framework = load_framework(code)
        version, _ = self.get_or_create(code=code, defaults={"sha256": framework.sha256})
        return version


class FrameworkVersion(models.Model):
    code = models.CharField("指标框架", max_length=50, unique=True)
    sha256 = models.CharField(max_length=64)

    objects = FrameworkVersionQuerySet.as_manager()

    class Meta:
        verbose_name = "指标框架版本"
        verbose_name_plural = "指标框架版本"

    def __str__(self) -> str:
        return self.code

    @property
    def definition(self) -> Framework:
        """Raises FrameworkHasChanged where the files were edited after publication."""
        framework = load_framework(self.code)
        if framework.sha256 != self.sha256:
            raise FrameworkHasChanged(self.code)
        return framework
