"""What Lighthouse says of pages, as it judges them on a mid-range phone with a slow line. It must not judge itself.

usage: .venv/bin/python -m bench.lighthouse [ADDRESS] [PATH...]      (an installation that runs: http://127.0.0.1:8000)
Lighthouse is installed from the lock beside this, into .build/lighthouse, when it is first asked for.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from frontdoor.config import assets
from frontdoor.config.variables import CHECKOUT

PATHS = ("/", "/search?q=hole+in+the+road", "/report-a-pothole", "/report-a-pothole/surface", "/track", "/services")
CATEGORIES = ("performance", "accessibility", "best-practices")
TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")
LOCK = Path(__file__).parent
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def run(arguments: list[str]) -> int:
    root, paths = (arguments or ["http://127.0.0.1:8000"])[0].rstrip("/"), arguments[1:] or PATHS
    script = _installed() / "node_modules/lighthouse/cli/index.js"
    print(
        f"{'page':30}{'performance':>13}{'accessible':>12}{'practices':>11}{'first':>9}{'largest':>9}{'blocked':>9}  ms"
    )
    for path in paths:
        told = _asked(script, root + path)
        scores = [100 * told["categories"][name]["score"] for name in CATEGORIES]
        times = [told["audits"][name]["numericValue"] for name in TIMES]
        print(
            f"{path[:29]:30}{scores[0]:13.0f}{scores[1]:12.0f}{scores[2]:11.0f}" + "".join(f"{t:9,.0f}" for t in times)
        )
        for audit in _failed(told):
            print(f"    {audit}")
    return 0


def _installed() -> Path:
    place = CHECKOUT / ".build/lighthouse"
    place.mkdir(parents=True, exist_ok=True)
    for name in assets.LOCK:
        shutil.copy(LOCK / name, place / name)
    if not (place / "node_modules").is_dir():
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(command, cwd=place, check=True)
    return place


def _asked(script: Path, address: str) -> dict[str, Any]:
    command = [*assets.node(), str(script), address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    command += [f"--only-categories={','.join(CATEGORIES)}", "--form-factor=mobile"]
    browser = {"CHROME_PATH": shutil.which("chromium") or ""}
    done = subprocess.run(command, env=os.environ | browser, capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _failed(told: dict[str, Any]) -> list[str]:
    """What it found wrong beside how quick the page is; plain http of this machine is not a fault of the page."""
    asked = {each["id"] for name in CATEGORIES[1:] for each in told["categories"][name]["auditRefs"]}
    audits = (told["audits"][name] for name in sorted(asked))
    return [f"{audit['id']}: {audit['title']}" for audit in audits if audit["score"] is not None and audit["score"] < 1]
