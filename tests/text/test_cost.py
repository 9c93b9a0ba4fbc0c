"""The cost of reading is linear: no text, however odd, takes the time of a hundred others.

Processor time and not the clock, four times the text, and the least of three tries: quadratic work
shows as sixteen times the cost, and a busy machine does not show at all.
"""

import gc
import time

import pytest

from lineage.align import features
from lineage.model import Document
from lineage.text import annotate

SHORT, LONG = 7_500, 30_000
QUICK = 0.3
"""Seconds that say nothing of growth."""
STEEPEST = 10.0
PUMPS = {
    "one letter": "a",
    "capitals": "A",
    "glued words": "aA",
    "digits": "1",
    "groups of digits": "1,000,",
    "sums of money": "12 millions de dollars ",
    "days": "3 mai ",
    "commas": ", ",
    "dashes": " – ",
    "brackets": "(",
    "slashes": "/ ",
    "spaces": " ",
    "line breaks": "\r\n",
    "guillemets that open": "« ",
    "straight marks": '" ',
    "quotations with speakers": "« non », a dit Roy. ",
    "initials": "M. ",
    "small sentences": "a. ",
    "accents": "e\u0301",
    "accents on nothing": "\u0301",
    "emoji": "👷🏽‍♀️",
    "Chinese": "桥",
    "hashtags": "#a ",
    "names": "Anna Roy dit ",
    "names in a row": "Anna Roy ",
    "offices in a row": "der Sprecher von Minister Roy ",
    "long words": "Donaudampfschifffahrt",
    "sources in a list": "Quellen: AFP, ",
    "asides behind a name": "Anna Roy, la maire, ",
    "verbs before houses": "Anna Roy, dit le ministère, ",
    "houses with what they are called for short": "la Fédération Lys (FL) ",
    "sources": "selon Le Monde, ",
    "an outlet without end": "le Wall Street Journal ",
    "outlets between marks": "«Spiegel» ",
    "telephone numbers": "01 42 18 90 11. ",
    "who closes a sentence": "Le Monde négocie, écrit Libération, rapporte Reuters. ",
    "boxes of facts": "Prix : 12 euros\n",
    "outlets and what refers back": "Le Wall Street Journal. Le Journal rapporte. ",
    "debris between sentences": "Publicité\nUne phrase de plus.\n",
    "a line again and again": "Une phrase qui revient sans cesse dans ce texte, et encore.\n",
    "front matter that never ends": "+++\na\n",
    "notices": "traduit automatiquement ",
    "rules of agencies": "© 2024 AFP. Sous embargo. Tous droits réservés.\n",
    "links": "[a](b) ",
    "links that never end": "[a](",
    "images in images": "![",
    "tags": "<a href='b'>",
    "quotes in a tag": "<a '",
    "comments that never end": "<!-- ",
    "shortcodes": "{{< a >}}",
    "shortcodes that never end": "{{< a ",
    "blocks that never end": "{% highlight a %}{{< /highlight",
    "code": "```\n",
    "an object that never ends": '{"a":',
}


def _cost(pump: str, size: int, language: str) -> float:
    document = Document("a", pump * (size // len(pump)), language=language)
    gc.disable()  # what other tests left behind would be counted
    try:
        start = time.process_time()
        annotate([document])
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize("language", ["fr", "de", "en"])
@pytest.mark.parametrize("name", PUMPS)
def test_four_times_the_text_takes_not_ten_times_the_time(name, language):
    _cost(PUMPS[name], SHORT, language)  # the word lists are read once
    long, short = [], []
    for _ in range(3):
        long.append(_cost(PUMPS[name], LONG, language))
        if min(long) <= QUICK:
            return
        short.append(_cost(PUMPS[name], SHORT, language))
        if min(long) / min(short) <= STEEPEST:
            return
    pytest.fail(f"{name}: {min(long) / min(short):.1f} times the time")


def test_a_long_article_is_prepared_for_alignment_in_good_time():
    """Names, quotations and figures on every line: none is looked for in all the others."""
    line = "Anna Roy et Paul Lys ont dit « non » aux 12 projets de la mairie, selon Le Monde.\n"
    [found] = annotate([Document("a", line.replace("12", "{}") * 300, language="fr")])
    start = time.process_time()
    features(found)
    assert time.process_time() - start < 10
