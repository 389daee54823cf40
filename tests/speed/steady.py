"""How much of a page moves while it arrives, as Chromium itself counts it (CLS)."""

from typing import Any

from playwright.sync_api import Page, Route

LATE = 900  # milliseconds by which fonts come after the words
WATCH = """
window.shifts = [];
new PerformanceObserver(list => {
  for (const shift of list.getEntries()) if (!shift.hadRecentInput) window.shifts.push({
    value: shift.value,
    what: shift.sources.map(source => source.node && (source.node.outerHTML || "").slice(0, 90)),
  });
}).observe({type: "layout-shift", buffered: true});
"""


def shifts(page: Page, path: str) -> list[dict[str, Any]]:
    """Every shift between asking for the page and having seen all of it, its fonts late."""

    def late(route: Route) -> None:
        page.wait_for_timeout(LATE)
        route.continue_()

    page.route("**/*.woff2", late)
    page.add_init_script(WATCH)
    page.goto(path)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    page.wait_for_timeout(400)
    found: list[dict[str, Any]] = page.evaluate("window.shifts")
    return found


def total(found: list[dict[str, Any]]) -> float:
    return round(sum(float(shift["value"]) for shift in found), 4)
