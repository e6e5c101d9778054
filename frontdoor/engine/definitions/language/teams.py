"""Teams and roles, as written in teams.yaml.
Must not know who is in a team; that is for parties."""

from pydantic import Field

from frontdoor.engine.definitions.language.part import Audience, Key, Part, Text


class Role(Part):
    """What a person may be in a team."""

    name: Text = Field(description="The role's name as people say it.")
    summary: Text = Field(description="What a person with this role may do.")


class Team(Part):
    """A group of people who share a queue."""

    name: Text = Field(description="The team's name as residents read it.")
    audience: Audience = Field(default="employee", description="Whose team it is: employee, councillor or partner.")
    calendar: Key | None = Field(default=None, description="Its working calendar; left out: the council's.")
    telephone: Text | None = Field(default=None, description="The number residents ring for it.")


class TeamSet(Part):
    """The whole of teams.yaml."""

    roles: dict[Key, Role] = Field(min_length=1, description="Roles by key.")
    teams: dict[Key, Team] = Field(min_length=1, description="Teams by key.")
