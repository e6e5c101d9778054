"""The addresses of Open311 GeoReport v2. Fixed: other software relies on them."""

from django.urls import path, register_converter

from . import description, discovery, requests, sending, services, updates
from .formats import Format, by_method

register_converter(Format, "format")

V2 = "open311/v2/"
urlpatterns = [
    path("open311/discovery.<format:format>", discovery.discovery, name="open311_discovery"),
    path(f"{V2}openapi.json", description.description, name="open311_description"),
    path(f"{V2}services.<format:format>", services.services, name="open311_services"),
    path(f"{V2}services/<str:code>.<format:format>", services.service, name="open311_service"),
    path(f"{V2}requests.<format:format>", by_method(get=requests.requests, post=sending.send), name="open311_requests"),
    path(f"{V2}requests/<str:reference>.<format:format>", requests.one, name="open311_request"),
    path(f"{V2}tokens/<str:token>.<format:format>", sending.token, name="open311_token"),
    path(
        f"{V2}servicerequestupdates.<format:format>",
        by_method(get=updates.updates, post=updates.add_words),
        name="open311_updates",
    ),
]
