"""Published text: each version of each service, its words in other languages, and each publication of the catalogue.
Must not be changed once written; a change is a new row."""

import pgtrigger
from django.db import models


class Version(models.Model):
    """One resolved text of one service. A case keeps the version it was opened under."""

    service = models.CharField(max_length=60)
    number = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    text = models.TextField()
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["service", "digest"], name="version_digest_is_unique"),
            models.UniqueConstraint(fields=["service", "number"], name="version_number_is_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.service} {self.number}"


class Translation(models.Model):
    """The words of one version in one language. Mended words are a new row, and the newest stand: no new version."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="translations", db_index=False)
    language = models.CharField(max_length=12)
    digest = models.CharField(max_length=64)
    text = models.TextField()
    published_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["version", "language", "-id"], name="translation_newest")]

    def __str__(self) -> str:
        return f"{self.version} {self.language}"


class Publication(models.Model):
    """The whole catalogue as it was from a moment on: council and teams, and a version of each service.

    `versions` are ids by service; `translations` are ids by language and service.
    """

    at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    text = models.TextField()
    versions = models.JSONField()
    translations = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.digest[:12]}"


class Installation(models.Model):
    """What is true of the whole installation, one row at most: that its people and cases are made up, and for good."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    demonstration_at = models.DateTimeField(help_text="when it was marked, empty, as a demonstration")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_installation")]
        triggers = [pgtrigger.Protect(name="installation_stays", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"a demonstration since {self.demonstration_at:%Y-%m-%d %H:%M}"
