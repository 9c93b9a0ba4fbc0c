"""Draw the pictures of the pages, in chromium: `make gallery`, with the extra `browser`."""

import io
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich.console import Console
from rich.text import Text

import lineage
from lineage.render import render

HERE = Path(__file__).parent
FLAGSHIP = HERE.parent / "fixtures" / "flagship"
CHROMIUM = "/usr/bin/chromium"
WIDTH, HEIGHT = 1280, 1380
COLUMNS, LINES = 100, 46


def main() -> None:
    """The page, the tree alone, and the report in a terminal, all of the flagship fixture."""
    documents = lineage.read([FLAGSHIP], metadata=FLAGSHIP / "metadata.json")
    report = lineage.analyze(documents)
    folder = HERE / "gallery"
    (folder / "tree.svg").write_text(render(report, "svg"), encoding="utf-8")
    (folder / "terminal.svg").write_text(terminal(report), encoding="utf-8")
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as driver:
        page = Path(temporary, "report.html")
        page.write_text(render(report, "html"), encoding="utf-8")
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        shown = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        shown.goto(page.as_uri())
        shown.screenshot(path=folder / "page.png")
        browser.close()


def terminal(report: lineage.Report) -> str:
    """The first screen of the report as a terminal shows it."""
    text = render(report, "text", width=COLUMNS, color=True)
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("\n".join(text.splitlines()[:LINES])))
    return console.export_svg(title="lineage report", unique_id="lineage")


if __name__ == "__main__":
    main()
