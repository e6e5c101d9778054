"""Postcodes, and the public bodies whose territory and duties are dated rows.
Must not hold verbs, nor write down which authority has a duty: that is the catalogue's to say."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GistIndex, SpGistIndex
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.functions import Degrees, Radians, Tan


class Period(Func):
    """The days from the first date to the second, both included; no second date means no end."""

    template = "daterange(%(expressions)s, '[]')"
    output_field = DateRangeField()


class Millionths(Func):
    template = "round(%(expressions)s * 1000000)"


class Mercator(Func):
    """A longitude and latitude in degrees as a flat point, true in shape, so that the nearest is the nearest.

    In whole millionths of a degree: PostgreSQL compares the numbers of points with a tolerance of 0.000001, and its
    index fails ("getQuadrant: impossible case") on two that differ by just that much, as these often would in degrees.
    Of PostgreSQL's own functions alone: filling an index on cube takes twelve times as long, and one on
    earthdistance's ll_to_earth cannot be restored before PostgreSQL 17.
    """

    arity = 2
    function = "point"
    output_field = models.Field()

    def __init__(self, lng: object, lat: object) -> None:
        super().__init__(Millionths(lng), Millionths(Degrees(Func(Tan(Radians(lat)), function="asinh"))))


class Authority(models.Model):
    """A public body (or "private land"), named and reachable, to which a case can belong."""

    class Kind(models.TextChoices):
        COUNTY = "county"
        DISTRICT = "district"
        UNITARY = "unitary"
        NATIONAL = "national"
        PRIVATE = "private"
        NEIGHBOUR = "neighbour"

    key = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind)
    gss = models.CharField(max_length=9, blank=True)
    url = models.URLField(max_length=300, blank=True)
    telephone = models.CharField(max_length=30, blank=True)

    class Meta:
        verbose_name_plural = "authorities"
        constraints = (
            models.CheckConstraint(
                condition=Q(kind__in=["county", "district", "unitary", "national", "private", "neighbour"]),
                name="authority_kind_is_known",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Territory(models.Model):
    """A district belongs to an authority from its first day to its last."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="territories")
    district = models.CharField(max_length=9)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "territories"
        indexes = (models.Index(fields=["district", "authority"], name="territory_by_district"),)
        constraints = (
            ExclusionConstraint(
                name="territory_held_once",
                expressions=[
                    ("authority", RangeOperators.EQUAL),
                    ("district", RangeOperators.EQUAL),
                    (Period("from_on", "until_on"), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="territory_ends_no_sooner_than_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.authority_id} {self.district}"


class Duty(models.Model):
    """An authority has a duty (highways, waste) wherever its territory is, from a first day to a last."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="duties")
    duty = models.CharField(max_length=60)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "duties"
        indexes = (models.Index(fields=["duty", "authority"], name="duty_by_name"),)
        constraints = (
            ExclusionConstraint(
                name="duty_held_once",
                expressions=[
                    ("authority", RangeOperators.EQUAL),
                    ("duty", RangeOperators.EQUAL),
                    (Period("from_on", "until_on"), RangeOperators.OVERLAPS),
                ],
            ),
            models.CheckConstraint(
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
                name="duty_ends_no_sooner_than_it_begins",
            ),
        )

    def __str__(self) -> str:
        return f"{self.authority_id} {self.duty}"


class Postcode(models.Model):
    """A postcode without its space, the district it is in (exact), and its point (about 100 m at best)."""

    code = models.CharField(max_length=7, primary_key=True)
    district = models.CharField(max_length=9)
    lat = models.FloatField()
    lng = models.FloatField()
    shared = models.PositiveSmallIntegerField(default=1, help_text="how many postcodes stand on this same point")

    class Meta:
        indexes = (
            models.Index(fields=["district"], name="postcode_by_district"),
            SpGistIndex(Mercator("lng", "lat"), name="postcode_by_place"),
        )

    def __str__(self) -> str:
        return f"{self.code[:-3]} {self.code[-3:]}"


class Edition(models.Model):
    """Which edition of the postcode directory is loaded, and for which districts; one row at most."""

    version = models.CharField(max_length=40)
    districts = models.TextField(help_text="codes, sorted, a space between")
    loaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.version


class ServicePoint(models.Model):
    """A place that people go to: a library, a recycling centre. Loaded from a file, and replaced by the next."""

    kind = models.CharField(max_length=60, help_text="one of the kinds of council.yaml")
    code = models.CharField(max_length=60, help_text="what the file calls it")
    name = models.CharField(max_length=200)
    address = models.CharField(max_length=300, blank=True)
    hours = models.CharField(max_length=300, blank=True)
    telephone = models.CharField(max_length=30, blank=True)
    url = models.URLField(max_length=300, blank=True)
    lat = models.FloatField()
    lng = models.FloatField()
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["kind", "code"], name="point_once"),)

    def __str__(self) -> str:
        return self.name


class Ring(models.Field):
    """PostgreSQL's own polygon, of points (longitude, latitude); written as text, asked only by the database."""

    def db_type(self, connection: object) -> str:
        return "polygon"

    def get_placeholder_sql(self, value: object, compiler: object, connection: object) -> tuple[str, tuple[object]]:
        return "%s::polygon", (value,)


class Boundary(models.Model):
    """One ring of a district, division or ward between two days; a hole is a ring that is taken out again."""

    kind = models.CharField(max_length=10, choices=[(each, each) for each in ("district", "division", "ward")])
    code = models.CharField(max_length=9)
    name = models.CharField(max_length=120)
    hole = models.BooleanField(default=False)
    ring = Ring()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "boundaries"
        indexes = (
            models.Index(fields=["kind", "code"], name="boundary_by_code"),
            GistIndex(fields=["ring"], name="boundary_by_place"),
        )
        constraints = (
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=F("from_on")), name="boundary_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
