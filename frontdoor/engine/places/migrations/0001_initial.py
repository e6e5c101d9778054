"""Tables of places, and the extensions of PostgreSQL that every later application may count on.
Must not hold rows: authorities come from the catalogue, postcodes from their package."""

import django.contrib.postgres.constraints
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension
from django.db import migrations, models

import frontdoor.engine.places.models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        migrations.CreateModel(
            name="Authority",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=60, unique=True)),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("county", "County"),
                            ("district", "District"),
                            ("unitary", "Unitary"),
                            ("national", "National"),
                            ("private", "Private"),
                            ("neighbour", "Neighbour"),
                        ],
                        max_length=10,
                    ),
                ),
                ("gss", models.CharField(blank=True, max_length=9)),
                ("url", models.URLField(blank=True, max_length=300)),
                ("telephone", models.CharField(blank=True, max_length=30)),
            ],
            options={
                "verbose_name_plural": "authorities",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["county", "district", "unitary", "national", "private", "neighbour"])
                        ),
                        name="authority_kind_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Postcode",
            fields=[
                ("code", models.CharField(max_length=7, primary_key=True, serialize=False)),
                ("district", models.CharField(max_length=9)),
                ("lat", models.FloatField()),
                ("lng", models.FloatField()),
                (
                    "shared",
                    models.PositiveSmallIntegerField(
                        default=1, help_text="how many postcodes stand on this same point"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["district"], name="postcode_by_district"),
                    django.contrib.postgres.indexes.SpGistIndex(
                        frontdoor.engine.places.models.Mercator("lng", "lat"), name="postcode_by_place"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Edition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.CharField(max_length=40)),
                ("districts", models.TextField(help_text="codes, sorted, a space between")),
                ("loaded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Duty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("duty", models.CharField(max_length=60)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="duties", to="places.authority"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "duties",
                "indexes": [models.Index(fields=["duty", "authority"], name="duty_by_name")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("authority", "="),
                            ("duty", "="),
                            (frontdoor.engine.places.models.Period("from_on", "until_on"), "&&"),
                        ],
                        name="duty_held_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                        ),
                        name="duty_ends_no_sooner_than_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Territory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("district", models.CharField(max_length=9)),
                ("from_on", models.DateField()),
                ("until_on", models.DateField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="territories", to="places.authority"
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "territories",
                "indexes": [models.Index(fields=["district", "authority"], name="territory_by_district")],
                "constraints": [
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("authority", "="),
                            ("district", "="),
                            (frontdoor.engine.places.models.Period("from_on", "until_on"), "&&"),
                        ],
                        name="territory_held_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                        ),
                        name="territory_ends_no_sooner_than_it_begins",
                    ),
                ],
            },
        ),
    ]
