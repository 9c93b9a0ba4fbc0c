"""One report in two languages, on the fixtures: floors below which nothing may slip.

The figures are those of `python -m benchmarks quality.bilingual`.
"""

from functools import cache

from benchmarks.quality import bilingual


@cache
def _half(parity: int) -> tuple[int, int, int]:
    return bilingual.half(bilingual.articles(), parity)


def test_the_two_articles_of_a_story_are_found():
    assert _half(1)[0] >= 15 and _half(1)[2] == 16
    assert _half(0)[0] >= 12 and _half(0)[2] == 16


def test_look_alikes_are_kept_apart():
    assert _half(1)[1] <= 1
    assert _half(0)[1] <= 1


def test_every_story_has_its_four_texts():
    names = {path.name for path in (bilingual.FOLDER / "articles").iterdir()}
    stories = {name[:2] for name in names}
    kinds = ("en", "fr", "en-other", "fr-other")
    assert names == {f"{story}-{kind}.txt" for story in stories for kind in kinds}
