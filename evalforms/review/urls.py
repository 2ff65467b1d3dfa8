from django.urls import path

from evalforms.review.views import desk, review_queue

urlpatterns = [
    path("review/", review_queue, name="review_queue"),
    path("review/<int:pk>/", desk, name="desk"),
]
