"""The index by place is made again, of whole numbers: of degrees it could fail while postcodes were loaded."""

import django.contrib.postgres.indexes
from django.db import migrations

import frontdoor.engine.places.models


class Migration(migrations.Migration):
    dependencies = (("places", "0001_initial"),)

    operations = (
        migrations.RemoveIndex(model_name="postcode", name="postcode_by_place"),
        migrations.AddIndex(
            model_name="postcode",
            index=django.contrib.postgres.indexes.SpGistIndex(
                frontdoor.engine.places.models.Mercator("lng", "lat"), name="postcode_by_place"
            ),
        ),
    )
