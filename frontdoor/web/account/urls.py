"""The addresses of what is somebody's own."""

from django.urls import path

from . import home

urlpatterns = [path("account/", home.home, name="account")]
