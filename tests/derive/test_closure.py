"""Closure: two retellings that a third links are aligned with each other, and no others."""

import lineage
from lineage.derive import closure
from lineage.derive.closure import CLOSED, closed
from lineage.model import Alignment, Pair, Passage, Span, Witness
from lineage.text import annotate
from tests.heaps import BRIDGE, flagship

SPAN = Span(0, 20)
DOCUMENTS = dict(
    zip("abc", annotate([lineage.Document(name, BRIDGE) for name in "abc"]), strict=True)
)
PASSAGE = Passage("P1", "paraphrase", tuple(Witness(n, 0, 20, BRIDGE[:20]) for n in "abc"), None)


def _pair(a: str, b: str, score: float | None, kind: str = "paraphrase") -> Pair:
    found = () if score is None else (Alignment("P1", kind, score, SPAN, SPAN),)
    return Pair(a, b, "rewrite", 0.9, (), 0, 0, 0, 0, 0, 0, 0, found)


def _added(family: str, first: float, second: float, kind: str = "paraphrase") -> Pair:
    pairs = [_pair("a", "b", first, kind), _pair("b", "c", second, kind), _pair("a", "c", None)]
    [found] = [
        pair
        for pair in closed(pairs, [PASSAGE], dict.fromkeys(family, 0), DOCUMENTS)
        if (pair.a, pair.b) == ("a", "c")
    ]
    return found


def test_two_that_a_third_links_are_aligned():
    pair = _added("abc", 0.6, 0.5)
    assert [(item.score, item.kind, item.passage) for item in pair.alignments] == [
        (0.3, "paraphrase", "P1")
    ]
    assert pair.shared_a > 0


def test_a_faint_link_is_none():
    weak = CLOSED**0.5 - 0.05
    assert _added("abc", weak, weak).alignments == ()


def test_outside_of_a_family_nothing_is_closed():
    assert _added("ab", 0.9, 0.9).alignments == ()


def test_two_that_were_not_compared_stay_so():
    pairs = [_pair("a", "b", 0.6), _pair("b", "c", 0.5)]
    assert closed(pairs, [PASSAGE], dict.fromkeys("abc", 0), DOCUMENTS) == tuple(pairs)


def test_two_copies_of_a_third_that_are_not_alike_copied_different_words():
    assert _added("abc", 1.0, 1.0, "verbatim").alignments == ()


def test_the_tree_does_not_hang_on_closure(monkeypatch):
    """It says what is alike, not who derives from whom."""
    own = [document for document in flagship() if document.id.startswith("articles/")]
    there = lineage.analyze(own)
    monkeypatch.setattr("lineage.derive.derivation.closed", lambda pairs, *rest: tuple(pairs))
    without = lineage.analyze(own)
    assert without.families == there.families
    assert [d.added for d in without.documents] == [d.added for d in there.documents]
    assert sum(len(p.alignments) for p in there.pairs) > sum(
        len(p.alignments) for p in without.pairs
    )


def test_many_paths_are_worked_out_a_few_at_a_time_with_the_same_outcome(monkeypatch):
    links = {
        a: {b: (0.5 + ord(min(a, b)) / 1000, 2) for b in "abcde" if b != a and "b" not in (a, b)}
        for a in "abcde"
    }
    links["a"]["b"] = links["b"]["a"] = (0.9, 3)
    whole = closure._over_others("abcde", links)
    monkeypatch.setattr(closure, "_CELLS", 1)
    parts = closure._over_others("abcde", links)
    assert all((one == other).all() for one, other in zip(whole, parts, strict=True))
