"""An independent client of the standard reads us, over HTTP, as it reads any city.

It only reads. That sending, tokens and updates are as the standard has them is shown by our own client beside this, and
by requests drawn from our description.
"""

from typing import Any

import pytest
from georeport import GeoReport

from tests.web.api.conftest import Made

from .asking import post


@pytest.mark.parametrize("output", ["json", "xml"])
@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("catalogue", "postcodes")
def test_a_client_written_by_others_reads_services_and_reports(output: str, live_server: Any, software: Made) -> None:
    _, key = software()
    first, second = (post(key).json()[0]["service_request_id"] for _each in range(2))
    city = GeoReport(f"{live_server.url}/open311/v2", jurisdiction="lancashire.gov.uk", output_format=output)
    codes = [line["service_code"] for line in city.get_service_list()]
    assert "report-a-pothole" in codes
    assert city.get_service_definition("report-a-pothole")["service_code"] == "report-a-pothole"
    listed = city.get_service_requests(service_code="report-a-pothole", status="open")
    assert {line["service_request_id"] for line in listed} == {first, second}
    assert city.get_service_request(first)["agency_responsible"] == "Lancashire County Council"
