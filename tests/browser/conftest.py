"""Pages in Debian's chromium, driven by playwright; without either, these tests are skipped."""

import os
from pathlib import Path

import pytest

import lineage
from lineage.render import render
from tests.render.sample import REPORT, comparison

CHROMIUM = Path("/usr/bin/chromium")
ROOT = Path(__file__).parents[2]
FLAGSHIP = ROOT / "fixtures/flagship"


@pytest.fixture(scope="session")
def chromium():
    """The browser, once for all tests."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the extra `browser`")
    if not CHROMIUM.exists():
        pytest.skip(f"needs {CHROMIUM}: apt-get install chromium")
    # the sandbox does not start for root
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def results():
    """What is shown: a made-up report, a real one, and a comparison of two articles."""
    pytest.importorskip("playwright.sync_api", reason="needs the extra `browser`")
    documents = lineage.read([FLAGSHIP], metadata=FLAGSHIP / "metadata.json")
    return {"sample": REPORT, "flagship": lineage.analyze(documents), "comparison": comparison()}


class Visit:
    """A page that is open, and what it did that it should not."""

    def __init__(self, page, address):
        self.page = page
        self.address = address
        self.wrong = []
        page.on("request", self._asked)
        page.on("dialog", lambda dialog: (self.wrong.append("dialog"), dialog.dismiss()))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("console", lambda message: self.wrong.append(message.text))
        page.goto(address)

    def _asked(self, request):
        if request.url.split("#")[0] != self.address and not request.url.startswith("data:"):
            self.wrong.append(request.url)


@pytest.fixture
def visit(chromium, tmp_path):
    """Opens a result as a page; in every test, that nothing is fetched and nothing fails."""
    visits = []
    contexts = {}

    def open_page(result, *, language="en", anchor="", **options):
        file = tmp_path / f"page-{len(visits)}.html"
        file.write_text(render(result, "html", language=language), encoding="utf-8")
        key = repr(sorted(options.items()))
        if key not in contexts:
            contexts[key] = chromium.new_context(**options)
        page = contexts[key].new_page()
        visits.append(Visit(page, file.as_uri()))
        if anchor:
            page.goto(f"{file.as_uri()}#{anchor}")
        return page

    open_page.forgive = lambda: [one.wrong.clear() for one in visits]
    yield open_page
    wrong = [item for one in visits for item in one.wrong]
    for context in contexts.values():
        context.close()
    assert not wrong
