"""A project in a department's text, so that what is found about it is told from the others."""

from evalforms.sheets.project import ProjectSheet


def told_apart(sheet: ProjectSheet, projects: tuple[tuple[int, ProjectSheet], ...]) -> str:
    """Its name; with its unit where another project of the department has the same name."""
    name = sheet.project.name.strip()
    same = [other for _, other in projects if other.project.name.strip() == name]
    return name if len(same) < 2 else f"{name}（{sheet.implementing_unit.strip()}）"
