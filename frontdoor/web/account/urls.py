"""The addresses of what is somebody's own.

Must not name a page that shows another person's cases.
"""

from django.urls import path

from . import home

urlpatterns = [path("account/", home.home, name="account")]
