"""A whole report on a slow line, as a phone's browser has it: how long each page is waited for. It must not judge.

usage: .venv/bin/python -m bench.slow [ADDRESS]      (an installation that runs: http://127.0.0.1:8000)
The line is Chromium's own slow 3G: 400 ms for each way and back, 400 kbit/s each way; nothing kept from before. `ours`
is what the server took of it: until its first byte, less the line's own delay.
"""

import shutil
import sys
from typing import Any

from playwright.sync_api import Page, sync_playwright

DELAY_MS, BYTES_A_SECOND = 400, 400_000 // 8
TIMING = """() => {
    const [page] = performance.getEntriesByType("navigation");
    return [page.responseStart - page.requestStart, page.loadEventEnd - page.startTime,
            performance.getEntriesByType("resource").reduce((sum, one) => sum + one.transferSize, page.transferSize)];
}"""
STEPS: tuple[tuple[str, str], ...] = (
    ("surface", "input[value=road]"),
    ("site", "PR1 8XJ"),
    ("size", "input[value=small]"),
    ("danger", "input[value=no]"),
)


def run(arguments: list[str]) -> int:
    root = (arguments or ["http://127.0.0.1:8000"])[0].rstrip("/")
    print(f"{'page':34}{'until shown':>12}{'ours':>8}{'bytes':>9}   milliseconds")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block").new_page()
        _slow(page)
        for path in ("/", "/search?q=hole+in+the+road", "/report-a-pothole"):
            page.goto(root + path, wait_until="load")
            _say(page)
        page.get_by_role("button", name="Start now").click()
        for key, given in STEPS:
            page.wait_for_url(f"**/{key}")
            _say(page)
            _answer(page, given)
            page.get_by_role("button", name="Continue").click()
        while not page.url.endswith("check-your-answers"):
            page.wait_for_load_state("load")
            if page.url.endswith("check-your-answers"):
                break
            _say(page)
            before = page.url
            page.get_by_role("button", name="Continue").click()
            page.wait_for_url(lambda url, before=before: url != before)
        _say(page)
        page.get_by_role("button", name="Send").first.click()
        page.wait_for_url("**/your-receipt")
        _say(page)
        browser.close()
    return 0


def _slow(page: Page) -> None:
    line: dict[str, Any] = {"offline": False, "latency": DELAY_MS}
    line |= {"downloadThroughput": BYTES_A_SECOND, "uploadThroughput": BYTES_A_SECOND}
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", line)


def _answer(page: Page, given: str) -> None:
    if given.startswith("input"):
        page.locator(f"main {given}").check()
    else:
        page.locator("main input[type=text]").first.fill(given)


def _say(page: Page) -> None:
    page.wait_for_load_state("load")
    waited, shown, size = page.evaluate(TIMING)
    path = "/" + page.url.split("/", 3)[-1]
    print(f"{path[:33]:34}{shown:12,.0f}{max(0, waited - DELAY_MS):8,.0f}{size:9,.0f}")


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
