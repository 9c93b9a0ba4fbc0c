"""Nothing from an article runs in a page, and a page fetches nothing."""

import pytest

from tests.render import hostile
from tests.render.everywhere import comparison_with, report_with

OPEN_ALL = "document.querySelectorAll('details').forEach((item) => { item.open = true; })"
BROKEN = """
addEventListener("securitypolicyviolation", (event) => console.log(event.violatedDirective));
"""
FOUND = """() => ({
  ran: window.ran,
  scripts: document.scripts.length,
  others: document.querySelectorAll(
    "img, iframe, object, embed, video, audio, base, form[action], link:not([rel=icon])").length,
  handlers: [...document.querySelectorAll("*")].filter((item) =>
    [...item.attributes].some((of) => /^on|^style$/.test(of.name))).length,
  links: [...document.querySelectorAll("[href]")].map((item) => item.getAttribute("href"))
    .filter((link) => !/^(#|https?:|data:,$)/.test(link)),
})"""
NOTHING = {"scripts": 2, "others": 0, "handlers": 0, "links": []}


@pytest.mark.parametrize("make", [report_with, comparison_with])
def test_no_text_runs_or_fetches(chromium, visit, make):
    """One text at a time, in every field: titles, texts, publishers, addresses, names of files,
    dates, languages, sources, reasons, verdicts, values, messages of failures."""
    looked = 0
    for text in hostile.PAGES:
        page = visit(make(text))
        page.evaluate(BROKEN)
        page.evaluate(OPEN_ALL)
        found = page.evaluate(FOUND)
        assert found.pop("ran", None) is None, text
        assert found == NOTHING, text
        page.close()
        looked += 1
    assert looked >= 60
    print(f"{looked} texts in all fields")


def test_what_runs_would_be_seen(chromium, tmp_path):
    """The test above would pass on anything if this were blind."""
    page = chromium.new_page()
    page.set_content("<img src=x onerror='window.ran = 1'>")
    page.wait_for_function("window.ran === 1")
    assert page.evaluate(FOUND)["handlers"] == 1
    page.close()


def test_the_policy_stops_what_would_get_through(visit):
    """Were something not escaped one day, the browser would still not run it."""
    page = visit(report_with("x"))
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = 1";
          window.stopped = new Promise((told) => addEventListener(
            "securitypolicyviolation", (event) => told(event.violatedDirective)));
          document.body.append(script);
        }"""
    )
    assert page.evaluate("window.stopped").startswith("script-src")
    assert page.evaluate("window.ran") is None
    # the browser says on the console what it stopped
    visit.forgive()
