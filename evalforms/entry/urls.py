"""Addresses of the page on which a sheet is filled in."""

from django.urls import path

from evalforms.entry.attachments import add_attachment, remove_attachment
from evalforms.entry.explain import explain
from evalforms.entry.fill import fill
from evalforms.entry.last_year import last_year
from evalforms.entry.live import live
from evalforms.entry.paste import preview_paste
from evalforms.entry.rows import add, place, remove, rows
from evalforms.entry.save import save
from evalforms.entry.start import start_evaluation

urlpatterns = [
    path("evaluations/start/", start_evaluation, name="start_evaluation"),
    path("evaluations/<int:pk>/fill/", fill, name="fill"),
    path("evaluations/<int:pk>/cells/", save, name="save_cells"),
    path("evaluations/<int:pk>/live/", live, name="live"),
    path("evaluations/<int:pk>/last-year/", last_year, name="last_year"),
    path("evaluations/<int:pk>/rows/", rows, name="rows"),
    path("evaluations/<int:pk>/rows/add/", add, name="add_row"),
    path("evaluations/<int:pk>/rows/remove/", remove, name="remove_row"),
    path("evaluations/<int:pk>/rows/place/", place, name="place_row"),
    path("evaluations/<int:pk>/paste/", preview_paste, name="preview_paste"),
    path("evaluations/<int:pk>/explanations/", explain, name="explain_finding"),
    path("evaluations/<int:pk>/attachments/", add_attachment, name="add_attachment"),
    path(
        "evaluations/<int:pk>/attachments/<int:attachment_pk>/remove/",
        remove_attachment,
        name="remove_attachment",
    ),
]
