"""The words of the catalogue as PostgreSQL's dictionaries know them, and searches that found nothing.
Must not hold who searched, nor what was typed until several people have typed it."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Term(models.Model):
    """One word of one line of a service: its title, a line of people's own words, its summary, what it asks."""

    class Part(models.TextChoices):
        TITLE = "title"
        WORDS = "words"
        SUMMARY = "summary"
        AREA = "area"
        ASKS = "asks"

    service = models.CharField(max_length=60)
    part = models.CharField(max_length=8, choices=Part)
    line = models.PositiveSmallIntegerField(help_text="which line of the service it stands in")
    lexeme = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["lexeme", "service", "line"], name="term_once_a_line")]

    def __str__(self) -> str:
        return f"{self.lexeme} ({self.service})"


class Lexeme(models.Model):
    """A word that some service has, and in how many: what a misspelt word is compared with."""

    lexeme = models.CharField(max_length=100, primary_key=True)
    services = models.PositiveIntegerField()

    class Meta:
        indexes = [GinIndex(fields=["lexeme"], name="lexeme_by_likeness", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return f"{self.lexeme} in {self.services}"


class Synonym(models.Model):
    """Two words of which the council says that they mean the same; written both ways round."""

    lexeme = models.CharField(max_length=100, db_index=True)
    other = models.CharField(max_length=100)

    def __str__(self) -> str:
        return f"{self.lexeme} is {self.other}"


class Miss(models.Model):
    """A search that found nothing. What was typed is known only once it was typed for the third time: words that
    several people use are nobody's name."""

    digest = models.BinaryField(max_length=32, unique=True)
    times = models.PositiveIntegerField(default=0)
    words = models.CharField(max_length=200, blank=True)
    first_on = models.DateField()
    last_on = models.DateField()
    settled_on = models.DateField(null=True, help_text="when somebody saw to it")

    class Meta:
        verbose_name_plural = "misses"
        indexes = [models.Index(fields=["-times"], condition=~models.Q(words=""), name="miss_by_times")]

    def __str__(self) -> str:
        return f"{self.words or 'words not shown'}, {self.times} times"
