"""What makes the pages an application on a phone: its manifest, and the worker that stands in while there is no signal.

Must not let the worker keep a page of anybody's own: it is given the few addresses that are the same for everybody.
"""

import json
from functools import lru_cache
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from frontdoor.engine.definitions import queries as definitions
from frontdoor.engine.definitions.language.council import ENGLISH
from frontdoor.web import languages
from frontdoor.web.access import access
from frontdoor.web.chrome import brand_digest

from .without_signal import reported_without_signal

ROSE = "#9d1535"
SIZES = (192, 512)
SCRIPT = "kept.js"
DRESS = ("front-door.css", "front-door.js", "without-signal.js", SCRIPT, "mark.svg")
FONTS = ("fonts/hyperlegible-400.woff2", "fonts/hyperlegible-700.woff2")
MORE_FONTS = ("fonts/hyperlegible-more-400.woff2", "fonts/hyperlegible-more-700.woff2")
TURNED = ("front-door-rtl.css", "fonts/naskh-400.woff2")
HOUR = 60 * 60


@require_safe
@access("public")
def manifest(request: HttpRequest) -> HttpResponse:
    """As the Web Application Manifest of the W3C has it."""
    council = definitions.current().council
    icons = [
        {"src": static(f"icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size in SIZES
        for purpose in ("any", "maskable")
    ]
    about = {
        "name": council.name,
        "short_name": council.brand.lines[0],
        "id": "/",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "lang": "en-GB",
        "background_color": "#ffffff",
        "theme_color": council.brand.colours.get("rose", ROSE),
        "icons": icons,
        "shortcuts": [{"name": one.title, "url": f"/{one.key}"} for one in reported_without_signal()[:3]],
    }
    response = JsonResponse(about, content_type="application/manifest+json")
    response.headers["Cache-Control"] = f"public, max-age={HOUR}"
    return response


@require_safe
@access("public")
def worker(request: HttpRequest) -> HttpResponse:
    """The worker's own script, after what it keeps: another whenever that is another, so that a phone fetches anew."""
    dress = [static(name) for name in (*DRESS, *FONTS)]
    if digest := brand_digest(definitions.current().council):
        dress.append(reverse("brand", args=[digest]))
    forms = [reverse("without_signal", args=[one.key]) for one in reported_without_signal()]
    about = {"page": reverse("kept"), "script": static(SCRIPT), "dress": dress, "forms": forms, **_languages()}
    versions = [definitions.version_id(one.key) for one in reported_without_signal()]
    about["version"] = sha256(json.dumps([about, versions]).encode()).hexdigest()[:12]
    text = f"const KEPT = {json.dumps(about)};\n{_script()}"
    response = HttpResponse(text, content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


def _languages() -> dict[str, list[str]]:
    """Those other than English, and what their pages are dressed in besides: kept once a page is in one of them."""
    others = [code for code in languages.offered() if code != ENGLISH]
    turned = TURNED if any(languages.direction(code) == "rtl" for code in others) else ()
    return {"languages": others, "more": [static(name) for name in (*MORE_FONTS, *turned)] if others else []}


@lru_cache(maxsize=1)
def _script() -> str:
    return (settings.BUILD / "assets" / "service-worker.js").read_text()
