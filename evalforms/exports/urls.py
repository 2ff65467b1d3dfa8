"""Addresses of 导出中心."""

from django.urls import path

from evalforms.exports.views import (
    batch_archive,
    batch_page,
    batch_progress,
    cancel_batch,
    exports,
    order_batch,
    remove_batch,
)

urlpatterns = [
    path("exports/", exports, name="exports"),
    path("exports/order/", order_batch, name="order_batch"),
    path("exports/<int:batch_pk>/", batch_page, name="batch"),
    path("exports/<int:batch_pk>/progress/", batch_progress, name="batch_progress"),
    path("exports/<int:batch_pk>/archive/", batch_archive, name="batch_archive"),
    path("exports/<int:batch_pk>/cancel/", cancel_batch, name="cancel_batch"),
    path("exports/<int:batch_pk>/remove/", remove_batch, name="remove_batch"),
]
