"""The addresses of people and teams, under /staff/.

Must not name a page that anybody but an administrator may open.
"""

from django.urls import path

from . import acts, pages

urlpatterns = [
    path("people/", pages.people, name="people"),
    path("people/invite/", acts.invite, name="invite"),
    path("people/<int:pk>/", pages.person, name="person"),
    path("people/<int:pk>/link/", acts.send_link, name="send_link"),
    path("people/<int:pk>/teams/", acts.join_team, name="join_team"),
    path("people/<int:pk>/teams/<int:place>/leave/", acts.leave_team, name="leave_team"),
    path("people/<int:pk>/line-manager/", acts.set_line_manager, name="set_line_manager"),
    path("people/<int:pk>/second-factor/", acts.reset_second_factor, name="reset_second_factor"),
    path("people/<int:pk>/end/", acts.end_access, name="end_access"),
    path("teams/", pages.teams, name="teams"),
]
