"""Mermaid itself draws what is written for it; without its package, these tests are skipped."""

from pathlib import Path

import pytest

from lineage.render import render
from tests.render import hostile
from tests.render.everywhere import report_with
from tests.render.families import family_of
from tests.render.sample import REPORT

PACKAGE = Path(__file__).parents[2] / "build/mermaid.min.js"
DRAW = """async (source) => {
  const { svg } = await mermaid.render("drawn", source);
  document.body.innerHTML = svg;
  return [...document.querySelectorAll(".nodeLabel")].map((item) => item.innerText);
}"""


@pytest.fixture(scope="module")
def mermaid(chromium):
    if not PACKAGE.exists():
        pytest.skip(f"needs {PACKAGE.name}: make browser, where there is npm")
    page = chromium.new_page()
    page.set_content("<body></body>")
    page.add_script_tag(path=PACKAGE)
    # what code hosts show it with
    page.evaluate("mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })")
    yield page
    page.close()


def test_it_draws_each_node_and_each_edge(mermaid):
    labels = mermaid.evaluate(DRAW, render(REPORT, "mermaid"))
    family = REPORT.families[0]
    told = "\n".join(labels)
    for label in ("000", "001", "002", "003", "004", "The Wall Street Journal"):
        assert label in told
    assert len(labels) >= len(family.nodes)
    drawn = mermaid.locator("path.flowchart-link")
    assert drawn.count() == len(family.edges)


def test_it_draws_families_of_any_size(mermaid):
    for size in (2, 60):
        report = family_of(size)
        mermaid.evaluate(DRAW, render(report, "mermaid"))
        edges = report.families[0].edges
        assert mermaid.locator("path.flowchart-link").count() == len(edges)


def test_hostile_texts_are_words_to_it(mermaid):
    for text in (*hostile.MARKUP, *hostile.PAGES):
        labels = mermaid.evaluate(DRAW, render(report_with(text), "mermaid"))
        assert len(labels) >= len(REPORT.families[0].nodes), ascii(text)
        found = "[...document.body.querySelectorAll('script, img, a, iframe, form')].length"
        assert mermaid.evaluate(found) == 0, ascii(text)
        assert mermaid.evaluate("window.ran") is None, ascii(text)
