"""The addresses of files. Only two: an image made anew, and the file as it was sent."""

from django.urls import path

from . import documents

urlpatterns = [
    path("documents/<uuid:document_id>/shown", documents.shown, name="document_shown"),
    path("documents/<uuid:document_id>/original", documents.original, name="document_original"),
]
