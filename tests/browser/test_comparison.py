"""The page of a comparison in a browser: what is tied stays together."""

import pytest

import lineage

SENTENCES = [
    f"The committee of ward {number} heard on Monday that the {thing} would cost {number * 7} "
    f"million and be late by {number} months."
    for number, thing in enumerate(
        ["bridge", "library", "tramway", "harbour", "museum", "stadium", "market", "school"] * 5, 2
    )
]


@pytest.fixture
def page(visit):
    filling = [f"Nothing else was said about item {n} that evening." for n in range(40)]
    one = "\n\n".join(SENTENCES)
    other = "\n\n".join(part for pair in zip(filling, SENTENCES, strict=True) for part in pair)
    return visit(lineage.compare(one, other), viewport={"width": 1280, "height": 900})


def tops(page):
    return page.locator(".pane").evaluate_all("(all) => all.map((pane) => pane.scrollTop)")


def ends(page):
    return page.locator(".pane").evaluate_all(
        "(all) => all.map((it) => it.scrollHeight - it.clientHeight)"
    )


def wait(page, done):
    """Until the browser has scrolled; its own way of waiting is stopped by the page's policy."""
    for _ in range(200):
        if done():
            return
        page.wait_for_timeout(20)
    raise AssertionError(f"still at {tops(page)}")


def test_both_are_scrolled_together_until_told_otherwise(page):
    page.locator(".pane").first.hover()
    page.mouse.wheel(0, 400)
    wait(page, lambda: tops(page)[1] > 0)
    page.mouse.wheel(0, 100_000)
    wait(page, lambda: all(top > end - 3 for top, end in zip(tops(page), ends(page), strict=True)))
    page.get_by_label("scroll both together").uncheck()
    page.locator(".pane").first.hover()
    page.mouse.wheel(0, -300)
    wait(page, lambda: tops(page)[0] < ends(page)[0] - 100)
    assert tops(page)[1] > ends(page)[1] - 3


def test_a_number_leads_to_its_counterpart_at_the_same_height(page):
    numbers = page.locator(".pane").first.locator("a[data-n]")
    chosen = numbers.last
    number = chosen.get_attribute("data-n")
    chosen.click()
    boxes = [
        page.locator(f'.pane:has(h3:text-is("{side}")) [data-p~="{number}"]').first.bounding_box()
        for side in "ab"
    ]
    assert abs(boxes[0]["y"] - boxes[1]["y"]) < 300
    assert page.evaluate("document.activeElement.dataset.n") == number
    assert page.locator(".ribbons .on").count() == 1


def test_ribbons_tie_what_is_in_sight(page):
    drawn = page.locator(".ribbons path").evaluate_all(
        "(all) => all.map((it) => it.getAttribute('d')).filter(Boolean)"
    )
    assert drawn


def test_without_javascript_both_texts_stand_beside_each_other(visit, results):
    page = visit(results["comparison"], java_script_enabled=False)
    left, right = (page.locator(".pane").nth(at).bounding_box() for at in (0, 1))
    assert left["x"] + left["width"] < right["x"]
    assert not page.locator(".controls").is_visible()
