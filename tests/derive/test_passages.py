"""Passages: pairwise alignments gathered, at most one span a document."""

import pytest

from lineage.derive.passages import passages
from lineage.model import Alignment, Document, Kind, Pair, Span
from lineage.text import annotate

TEXT = "The first of them fell. The second of them stood. The third of them was never seen again."
FIRST, SECOND, THIRD = Span(0, 23), Span(24, 49), Span(50, 89)

HANDLED = (("Galven", "1.4 million"), ("Galven", "1.4 million"), ("Port Selwick", "900,000"))


def _pair(a: str, b: str, *spans: tuple[Span, Span], kind: Kind = "verbatim") -> Pair:
    found = tuple(Alignment(None, kind, 0.9, here, there) for here, there in spans)
    return Pair(a, b, "rewrite", 0.9, (), 0, 0, 0, 0, 0, 0.5, 0.5, found)


def _passages(*pairs: Pair):
    documents = {d.document.id: d for d in annotate([Document(n, TEXT) for n in "abcd"])}
    return passages(documents, pairs, dict.fromkeys("abcd", 0))


def test_what_three_have_is_one_passage():
    found, _ = _passages(
        _pair("a", "b", (FIRST, FIRST)),
        _pair("a", "c", (FIRST, FIRST)),
        _pair("b", "c", (FIRST, FIRST)),
    )
    assert [[span.document for span in passage.spans] for passage in found] == [["a", "b", "c"]]
    assert found[0].spans[0].text == "The first of them fell."


def test_different_statements_are_different_passages():
    found, _ = _passages(_pair("a", "b", (FIRST, FIRST), (SECOND, SECOND)))
    assert [passage.id for passage in found] == ["P1", "P2"]


def test_a_document_has_one_span_in_a_passage():
    """It says the thing twice: the second time is a passage of its own, or none."""
    found, _ = _passages(
        _pair("a", "b", (FIRST, FIRST), (SECOND, FIRST)), _pair("b", "c", (FIRST, THIRD))
    )
    for passage in found:
        documents = [span.document for span in passage.spans]
        assert len(set(documents)) == len(documents)


def test_a_weaker_likeness_does_not_move_the_span_of_a_stronger_one():
    """What a passage shows of a document is the place that bears it out best."""
    found, _ = _passages(
        _pair("a", "b", (FIRST, FIRST)),
        _pair("a", "c", (FIRST, FIRST), (SECOND, FIRST), kind="fact"),
        _pair("b", "c", (SECOND, FIRST), kind="fact"),
    )
    spans = {span.document: Span(span.start, span.end) for span in found[0].spans}
    assert (spans["a"], spans["b"]) == (FIRST, FIRST)


def test_the_kind_is_that_of_the_weakest_alignment():
    found, _ = _passages(
        _pair("a", "b", (FIRST, FIRST)), _pair("b", "c", (FIRST, SECOND), kind="paraphrase")
    )
    assert [passage.kind for passage in found] == ["paraphrase"]


def test_every_alignment_has_a_passage():
    found, named = _passages(
        _pair("a", "b", (FIRST, FIRST), (SECOND, FIRST), (THIRD, THIRD)),
        _pair("a", "c", (SECOND, FIRST)),
        _pair("b", "d", (THIRD, FIRST), (FIRST, THIRD)),
    )
    ids = {passage.id for passage in found}
    assert {item.passage for pair in named for item in pair.alignments} == ids


def test_the_order_of_pairs_does_not_matter():
    pairs = [
        _pair("a", "b", (FIRST, FIRST)),
        _pair("b", "c", (FIRST, SECOND), kind="edited"),
        _pair("c", "d", (SECOND, THIRD), kind="fact"),
    ]
    assert _passages(*pairs)[0] == _passages(*reversed(pairs))[0]


def test_what_stands_outside_contradicts_nobody():
    texts = [f"{town} handles about {boxes} containers." for town, boxes in HANDLED]
    documents = {
        d.document.id: d
        for d in annotate(
            [Document(n, t, language="en") for n, t in zip("abc", texts, strict=True)]
        )
    }
    whole = {name: Span(0, len(d.document.text)) for name, d in documents.items()}
    pairs = [_pair(a, b, (whole[a], whole[b])) for a, b in ("ab", "ac", "bc")]
    apart, _ = passages(documents, pairs, {"a": 0, "b": 0})
    together, _ = passages(documents, pairs, {"a": 0, "b": 0, "c": 0})
    assert [passage.conflict is None for passage in apart] == [True, True]
    assert [passage.conflict is None for passage in together] == [False]


def test_no_pair_no_passage():
    assert _passages() == ((), ())


@pytest.mark.parametrize("start", range(0, 140))
@pytest.mark.parametrize("half", [Span(0, 20), Span(20, 40), Span(10, 30)])
def test_spans_of_which_half_is_in_common_meet_wherever_they_lie(start, half):
    """And those with less do not."""
    documents = {d.document.id: d for d in annotate([Document(n, TEXT * 3) for n in "abc"])}
    whole, other = Span(start, start + 40), Span(0, 9)

    def found(first: Span, then: Span) -> list[int]:
        pairs = [_pair("a", "b", (first, other)), _pair("a", "c", (then, other))]
        return [len(p.spans) for p in passages(documents, pairs, dict.fromkeys("abc", 0))[0]]

    part = Span(start + half.start, start + half.end)
    less = Span(part.start, part.end - 1)
    assert found(whole, part) == found(part, whole) == [3]
    assert found(whole, less) == found(less, whole) == [2, 2]
