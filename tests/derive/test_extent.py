"""How much of a document some spans cover, held against looking at each character."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.derive.extent import ADDED, CRUMB, Extent
from lineage.model import Document, Span
from lineage.text import Annotated, annotate

PAGE = (
    "The port closes tonight. All ferries stay in, said the harbour master, and so do the "
    "barges.\n\nIt rains! Will it ever stop?\n\nAdvertisement\n\n“Nobody sails,” she said. "
    "The mayor of the town, who had asked for the pumps in May, would not say when they come."
)


@cache
def document() -> Annotated:
    return annotate([Document("a", PAGE, language="en")])[0]


def crumbs(spans: list[Span], fewest: int) -> set[int]:
    """The characters that some spans leave of a sentence of which they have a part, in stretches of
    fewer words."""
    taken = {at for span in spans for at in range(span.start, span.end)}
    tokens = document().tokens
    words = list(zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True))
    found: set[int] = set()
    for sentence in document().sentences:
        left: list[int] = []
        for at in range(sentence.start, sentence.end + 1):
            if at < sentence.end and at not in taken:
                left.append(at)
                continue
            inside = [w for w in words if left and left[0] <= w[0] and w[1] <= left[-1] + 1]
            if len(left) < sentence.end - sentence.start and len(inside) < fewest:
                found.update(left)
            left = []
    return found


def share(spans: list[Span]) -> float:
    boilerplate = {at for line in document().boilerplate for at in range(line.start, line.end)}
    own = {at for at, c in enumerate(PAGE) if not c.isspace()} - boilerplate
    taken = {at for span in spans for at in range(span.start, span.end)}
    return round(len((taken | crumbs(spans, CRUMB)) & own) / len(own), 4)


spans = st.lists(
    st.tuples(st.integers(0, len(PAGE)), st.integers(0, len(PAGE))).map(
        lambda ends: Span(min(ends), max(ends))
    ),
    max_size=5,
)


@given(st.lists(spans, max_size=4))
def test_shares_are_those_of_a_look_at_each_character(sets):
    assert Extent(document()).shares(sets) == [share(found) for found in sets]


@given(spans)
def test_crumbs_are_those_of_a_look_at_each_character(found):
    taken = {at for span in Extent(document()).crumbs(found, ADDED) for at in range(*ends(span))}
    assert taken == crumbs(found, ADDED)


def ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


@pytest.mark.parametrize("text", ["", "   ", "—"])
def test_a_document_without_words_shares_nothing_or_all(text):
    [empty] = annotate([Document("a", text)])
    whole = 1.0 if text.strip() else 0.0
    assert Extent(empty).shares([[], [Span(0, len(text))]]) == [0.0, whole]
