"""The addresses of software, under /staff/. Must not name a page that anybody but an administrator may open."""

from django.urls import path

from . import acts, pages

urlpatterns = [
    path("software/", pages.software, name="software"),
    path("software/add/", acts.add, name="add_software"),
    path("software/<int:pk>/", pages.one, name="one_software"),
    path("software/<int:pk>/new-key/", acts.new_key, name="new_key"),
    path("software/<int:pk>/keys/<int:key>/end/", acts.end_key, name="end_key"),
    path("software/<int:pk>/end/", acts.end, name="end_software"),
]
