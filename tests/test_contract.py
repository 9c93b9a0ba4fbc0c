"""The contract: what other programs rely on, held over the flagship story and many small heaps."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import FrozenInstanceError, fields, is_dataclass, replace
from hashlib import sha256
from importlib.resources import files
from itertools import combinations
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import lineage
from lineage.model import KINDS, Comparison, Document, Pair, Report
from lineage.render import render
from tests.heaps import (
    BRIDGE,
    FRENCH,
    HARBOUR,
    HEAPS,
    NAMES,
    STEADY,
    articles,
    flagship,
    later,
    plain,
    report,
    told,
)

SCHEMA = Draft202012Validator(
    json.loads(files("lineage.render").joinpath("report.schema.json").read_text("utf-8"))
)
INHERITED = ("verbatim", "edited", "quotation", "paraphrase", "fact")
OWN = (*INHERITED, "attributed", "added")

heaps = pytest.mark.parametrize("name", NAMES)


def _texts(name: str) -> dict[str, str]:
    documents = flagship() if name == "flagship" else HEAPS[name]
    return {item.id: item.text for item in documents if isinstance(item, Document)}


def _spans(found: Mapping[str, Any]) -> Iterator[tuple[str, str, int, int]]:
    """Every span in a report: what it is, in which document, from where to where."""
    for document in found["documents"]:
        name = document["id"]
        for what in ("citations", "quotations", "boilerplate", "attributed", "added", "notices"):
            for item in document[what]:
                yield what, name, item["start"], item["end"]
        for item in (document["translated"] or {"evidence": ()})["evidence"]:
            yield "translated", name, item["start"], item["end"]
    for pair in found["pairs"]:
        for item in pair["alignments"]:
            yield "alignment", pair["a"], item["a"]["start"], item["a"]["end"]
            yield "alignment", pair["b"], item["b"]["start"], item["b"]["end"]
    for passage in found["passages"]:
        for item in passage["spans"]:
            yield "passage", item["document"], item["start"], item["end"]
        for item in (passage["conflict"] or {"values": ()})["values"]:
            yield "conflict", item["document"], item["start"], item["end"]
    for family in found["families"]:
        for node in family["nodes"]:
            for item in node.get("evidence", ()):
                yield "evidence", item["document"], item["start"], item["end"]
        for statement in family["statements"]:
            item = statement["wording"]
            yield "wording", item["document"], item["start"], item["end"]


@heaps
def test_the_report_is_valid(name):
    """Tools are generated from the schema: a report that breaks it breaks them."""
    SCHEMA.validate(plain(name))


@heaps
def test_offsets_lie_inside_their_texts(name):
    texts = _texts(name)
    for what, document, start, end in _spans(plain(name)):
        assert 0 <= start < end <= len(texts[document]), (what, document, start, end)


@heaps
def test_the_text_of_a_passage_is_what_stands_there(name):
    """In code points, with nothing translated or removed: an editor selects by these offsets."""
    texts = _texts(name)
    for passage in plain(name)["passages"]:
        for span in passage["spans"]:
            assert span["text"] == texts[span["document"]][span["start"] : span["end"]]


@heaps
def test_documents_are_as_they_came(name):
    texts = _texts(name)
    for document in plain(name)["documents"]:
        text = texts[document["id"]]
        assert document["text"] == text
        assert document["characters"] == len(text)
        assert document["sha256"] == sha256(text.encode()).hexdigest()


@heaps
def test_a_passage_has_one_span_in_each_of_its_documents(name):
    """And two or more documents: what stands in one alone is no shared passage."""
    for passage in plain(name)["passages"]:
        documents = [span["document"] for span in passage["spans"]]
        assert len(documents) >= 2
        assert len(set(documents)) == len(documents)


@heaps
def test_alignments_and_passages_refer_to_each_other(name):
    """Each alignment is in a passage with a span near it on either side; no passage is bare, and
    its kind is the weakest of its alignments."""
    passages = {item["id"]: item for item in plain(name)["passages"]}
    kinds: dict[str, set[str]] = {}
    for pair in plain(name)["pairs"]:
        for item in pair["alignments"]:
            passage = passages[item["passage"]]
            kinds.setdefault(passage["id"], set()).add(item["kind"])
            spans = {span["document"]: span for span in passage["spans"]}
            for side in ("a", "b"):
                span = spans[pair[side]]
                assert span["start"] < item[side]["end"] and item[side]["start"] < span["end"]
    assert kinds.keys() == passages.keys()
    for passage in passages.values():
        assert passage["kind"] == max(kinds[passage["id"]], key=KINDS.index)


@heaps
def test_a_document_is_in_the_family_that_it_names(name):
    of = {}
    for family in plain(name)["families"]:
        for document in family["documents"]:
            assert document not in of, "in two families"
            of[document] = family["id"]
    for document in plain(name)["documents"]:
        assert document["family"] == of.get(document["id"])


@heaps
def test_edges_join_nodes_of_their_family(name):
    passages = {item["id"] for item in plain(name)["passages"]}
    for family in plain(name)["families"]:
        nodes = {node["id"]: node for node in family["nodes"]}
        assert len(nodes) == len(family["nodes"])
        documents = {key for key, node in nodes.items() if node["kind"] == "document"}
        assert documents == set(family["documents"])
        for edge in family["edges"]:
            assert {edge["parent"], edge["child"]} <= nodes.keys()
            assert edge["parent"] != edge["child"]
            assert set(edge["passages"]) <= passages
            assert edge["because"], "an edge says why"
            assert 0 <= edge["confidence"] <= 1 and 0 <= edge["share"] <= 1
            if edge["runner_up"]:
                assert edge["runner_up"]["parent"] in nodes.keys() - {edge["parent"]}
        for statement in family["statements"]:
            assert statement["source"] in nodes
            assert statement["passage"] in passages
            assert set(statement["witnesses"]) <= documents
            assert statement["wording"]["document"] in statement["witnesses"]


@heaps
def test_nodes_outside_the_heap_are_named_by_rule(name):
    """Ids are what a later run, an explanation and a link in a page refer to."""
    for family in plain(name)["families"]:
        for node in family["nodes"]:
            if node["kind"] == "cited":
                assert re.fullmatch(rf"source:[\w-]+@{family['id']}", node["id"])
                assert node["evidence"], "a cited source is cited somewhere"
            elif node["kind"] == "lost":
                assert re.fullmatch(rf"lost:\d+@{family['id']}", node["id"])


def test_a_cited_source_is_named_by_its_slug():
    labels = {node["id"]: node["label"] for node in plain("flagship")["families"][0]["nodes"]}
    assert labels["source:the-wall-street-journal@F1"] == "The Wall Street Journal"


@heaps
def test_primary_edges_form_a_forest(name):
    """At most one primary parent a node, and nobody is their own ancestor."""
    for family in plain(name)["families"]:
        parents: dict[str, str] = {}
        for edge in family["edges"]:
            if edge["primary"]:
                assert edge["child"] not in parents, edge["child"]
                parents[edge["child"]] = edge["parent"]
        for node in parents:
            seen = {node}
            while node in parents:
                node = parents[node]
                assert node not in seen, "a cycle"
                seen.add(node)


@heaps
def test_shared_material_has_no_direction(name):
    for family in plain(name)["families"]:
        for edge in family["edges"]:
            if edge["kind"] == "shares":
                assert not edge["directed"] and not edge["primary"]


@heaps
def test_nothing_derives_from_what_came_later(name):
    """A date is a fact; an edge against it is a wrong accusation."""
    dates = {item["id"]: item["published"] for item in plain(name)["documents"]}
    for family in plain(name)["families"]:
        for edge in family["edges"]:
            before, after = dates.get(edge["parent"]), dates.get(edge["child"])
            if edge["directed"] and before and after:
                assert before <= after


@heaps
def test_shares_are_parts_of_a_whole(name):
    for document in plain(name)["documents"]:
        shares = document["shares"]
        assert all(part >= 0 for part in shares.values()), document["id"]
        assert sum(shares[part] for part in OWN) == pytest.approx(1, abs=0.0005), document["id"]


@heaps
def test_shares_are_written_alike(name):
    """0.0 and never 0: what reads a column of these should not meet two types."""
    for document in report(name).documents:
        for field in fields(document.shares):
            assert type(getattr(document.shares, field.name)) is float, (document.id, field.name)


@heaps
def test_boilerplate_is_a_share_of_all_characters(name):
    for document in plain(name)["documents"]:
        size = sum(item["end"] - item["start"] for item in document["boilerplate"])
        expected = size / document["characters"] if document["characters"] else 0
        assert document["shares"]["boilerplate"] == pytest.approx(expected, abs=0.0001)


@heaps
def test_a_document_of_no_family_has_nothing_from_anyone(name):
    for document in plain(name)["documents"]:
        if document["family"] is None:
            assert all(document["shares"][kind] == 0 for kind in INHERITED), document["id"]


def _places(spans: Any) -> set[int]:
    return {at for item in spans for at in range(item["start"], item["end"])}


@heaps
def test_spans_of_one_kind_do_not_overlap(name):
    """Or what they cover would be counted twice."""
    for document in plain(name)["documents"]:
        for what in ("quotations", "boilerplate", "attributed", "added"):
            ends = 0
            for item in sorted(document[what], key=lambda item: item["start"]):
                assert item["start"] >= ends, (document["id"], what)
                ends = item["end"]


@heaps
def test_what_is_added_is_neither_debris_nor_credited_to_anyone(name):
    """Each character belongs to one class: nobody adds a "Share on Facebook"."""
    for document in plain(name)["documents"]:
        added = _places(document["added"])
        for what in ("boilerplate", "attributed"):
            overlap = sorted(added & _places(document[what]))
            assert not overlap, (document["id"], what, document["text"][overlap[0] :][:60])


@heaps
def test_the_share_added_is_that_of_the_spans_added(name):
    """The number in the table and the text that is shown for it are the same claim."""
    for document in plain(name)["documents"]:
        debris = _places(document["boilerplate"])
        own = {
            at
            for at, character in enumerate(document["text"])
            if not character.isspace() and at not in debris
        }
        if own:
            share = len(_places(document["added"]) & own) / len(own)
            assert document["shares"]["added"] == pytest.approx(share, abs=0.001), document["id"]


def _numbers(value: Any) -> Iterator[float]:
    if isinstance(value, float):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _numbers(item)
    elif isinstance(value, list):
        for item in value:
            yield from _numbers(item)


@heaps
def test_floats_have_four_decimals_at_most(name):
    """More would differ from platform to platform."""
    for number in _numbers(plain(name)):
        assert number == round(number, 4)


@heaps
def test_lists_are_sorted(name):
    """By id and by place, so that two reports can be compared line by line."""
    found = plain(name)
    ids = [item["id"] for item in found["documents"]]
    assert ids == sorted(ids)
    pairs = [(pair["a"], pair["b"]) for pair in found["pairs"]]
    assert pairs == sorted(pairs) and all(a < b for a, b in pairs)
    assert [item["id"] for item in found["passages"]] == [
        f"P{number}" for number in range(1, len(found["passages"]) + 1)
    ]
    assert [item["id"] for item in found["families"]] == [
        f"F{number}" for number in range(1, len(found["families"]) + 1)
    ]
    for passage in found["passages"]:
        documents = [span["document"] for span in passage["spans"]]
        assert documents == sorted(documents)
    for family in found["families"]:
        assert family["documents"] == sorted(family["documents"])
    for pair in found["pairs"]:
        places = [(item["a"]["start"], item["b"]["start"]) for item in pair["alignments"]]
        assert places == sorted(places)


@heaps
def test_all_pairs_lists_every_pair(name):
    documents = flagship()[:8] if name == "flagship" else HEAPS[name]
    ids = sorted(item.id for item in documents if isinstance(item, Document))
    found = lineage.analyze(documents, all_pairs=True)
    assert [(pair.a, pair.b) for pair in found.pairs] == list(combinations(ids, 2))
    SCHEMA.validate(json.loads(render(found, "json")))


def test_without_all_pairs_only_related_ones_are_listed():
    assert all(pair.relation is not None for pair in report("flagship").pairs)
    assert report("debris in the middle").pairs == ()


def test_texts_can_be_left_out():
    found = lineage.analyze(HEAPS["three dated copies"], text=False)
    assert [document.text for document in found.documents] == [None, None, None]
    assert all(document.characters for document in found.documents)
    SCHEMA.validate(json.loads(render(found, "json")))


def test_failures_are_passed_on():
    assert [item["path"] for item in plain("a failure")["failures"]] == ["b.html"]


def test_one_id_for_two_texts_is_refused():
    with pytest.raises(lineage.InputError, match="'a'"):
        lineage.analyze([Document("a", BRIDGE), Document("a", HARBOUR)])


def test_one_document_twice_is_one_document():
    [found] = lineage.analyze([Document("a", BRIDGE), Document("a", BRIDGE)]).documents
    assert found.shares.added == lineage.analyze([Document("a", BRIDGE)]).documents[0].shares.added


def _parts(value: Any) -> Iterator[Any]:
    yield value
    if is_dataclass(value):
        for field in fields(value):
            yield from _parts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _parts(item)


@pytest.mark.parametrize(
    "result",
    [lambda: report("three dated copies"), lambda: lineage.compare(BRIDGE, BRIDGE + " No.")],
    ids=["report", "comparison"],
)
def test_results_cannot_be_changed(result):
    """They are handed to many hands: a cache, a renderer, a rule."""
    count = 0
    for part in _parts(result()):
        assert not isinstance(part, list | set | bytearray)
        if isinstance(part, Mapping):
            with pytest.raises(TypeError):
                part["new"] = 1  # type: ignore[index]
        if is_dataclass(part):
            count += 1
            with pytest.raises(FrozenInstanceError):
                setattr(part, fields(part)[0].name, None)
    assert count > 5


def _added(found: Report, document: str) -> list[str]:
    [article] = [item for item in found.documents if item.id == document]
    return [(article.text or "")[span.start : span.end] for span in article.added]


def test_a_later_copy_takes_nothing_from_the_first():
    """The point of "added": who had it first added it, however many took it over."""
    first = Document("m", BRIDGE, published=later(0))
    alone = _added(lineage.analyze([first, Document("z", HARBOUR)]), "m")
    copies = [
        Document("a", BRIDGE, published=later(1)),
        Document("b", BRIDGE.split("\n", 2)[2], published=later(2)),
        Document("y", "A bridge is closed.\n" + BRIDGE, published=later(3)),
    ]
    for count in (1, 2, 3):
        heap = [first, Document("z", HARBOUR), *copies[:count]]
        assert _added(lineage.analyze(heap), "m") == alone


@pytest.mark.parametrize("at", [0, 5, 12])
def test_a_later_copy_of_an_article_leaves_what_that_added(at):
    """The same inside a family with a source outside the heap and other rewrites beside."""
    own = articles()[at]
    copy = Document("zz-copy", own.text, published=later(30), publisher="Copy & Cie")
    after = lineage.analyze([*articles(), copy])
    assert _added(after, own.id) == _added(told(), own.id)
    assert _added(told(), own.id), "the test would prove nothing"


def test_renaming_the_files_changes_no_derivation():
    """Ids break ties and nothing else: files are named by whoever saved them."""
    renamed = {item.id: f"{len(articles()) - at:02}" for at, item in enumerate(articles())}
    after = lineage.analyze([replace(item, id=renamed[item.id]) for item in articles()])
    assert _edges(after) == {
        (renamed.get(parent, parent), renamed[child]) for parent, child in _edges(told())
    }


def _edges(found: Report) -> set[tuple[str, str]]:
    return {
        (edge.parent, edge.child)
        for family in found.families
        for edge in family.edges
        if edge.primary and edge.directed and "lost:" not in edge.parent + edge.child
    }


# compare


def _swapped(found: Comparison) -> Comparison:
    turned = (replace(item, a=item.b, b=item.a) for item in found.passages)
    return replace(
        found,
        a=found.b,
        b=found.a,
        containment_ab=found.containment_ba,
        containment_ba=found.containment_ab,
        shared_a=found.shared_b,
        shared_b=found.shared_a,
        passages=tuple(sorted(turned, key=lambda item: (item.a, item.b))),
    )


def _check(found: Comparison, a: str, b: str) -> None:
    assert list(found.passages) == sorted(
        found.passages, key=lambda item: (item.a.start, item.b.start)
    )
    for item in found.passages:
        assert 0 <= item.a.start < item.a.end <= len(a)
        assert 0 <= item.b.start < item.b.end <= len(b)
        assert item.kind in KINDS and 0 < item.score <= 1
    for part in ("score", "minhash", "jaccard", "containment_ab", "containment_ba", "tfidf"):
        assert 0 <= getattr(found, part) <= 1
    for number in _numbers(found.to_dict()):
        assert number == round(number, 4)


PAIRS = [(at, (at * 5 + 3) % 28) for at in range(28)] + [(0, 4), (3, 7), (1, 8), (5, 6), (2, 10)]


@pytest.mark.parametrize("first, second", PAIRS)
def test_sides_can_be_swapped(first, second):
    """Whichever file is named first: no tie may be broken by the side it stands on."""
    a, b = flagship()[first], flagship()[second]
    found = lineage.compare(a, b)
    assert lineage.compare(b, a) == _swapped(found)
    _check(found, a.text, b.text)


WORDS = [
    "the",
    "port",
    "of",
    "Arlon",
    "will",
    "close",
    "in",
    "March",
    "said",
    "Roy",
    "and",
    "40",
    "boats",
    "left",
    "it",
    "again",
]
sentence = st.lists(st.sampled_from(WORDS), min_size=3, max_size=14).map(
    lambda words: " ".join(words).capitalize() + "."
)
texts = st.lists(sentence, max_size=6).flatmap(
    lambda found: st.sampled_from([" ", "\n", "\r\n", "\n\nAdvertisement\n\n"]).map(
        lambda joint: joint.join(found)
    )
)
STOCK = [st.sampled_from([BRIDGE, HARBOUR, FRENCH, "", "…", "👷🏽‍♀️", "« »"]), texts]


@given(st.lists(st.one_of(STOCK), min_size=1, max_size=3), st.data())
@settings(STEADY, max_examples=40)
def test_sides_can_be_swapped_whatever_the_texts(stock, data):
    """Texts of few words and of common parts, so that copies and ties are the rule."""
    part = st.lists(st.sampled_from(stock), max_size=3).map("\n".join)
    a, b = data.draw(part), data.draw(part)
    first = lineage.compare(Document("x", a), Document("y", b))
    assert lineage.compare(Document("y", b), Document("x", a)) == _swapped(first)
    _check(first, a, b)


def test_sides_can_be_swapped_where_only_the_metadata_tells_the_two_apart():
    """One article under one name from two sites: nothing but date and publisher differ."""
    a = Document("same", BRIDGE, published=later(0), publisher="Le Monde")
    b = Document("same", BRIDGE, published=later(2), publisher="Le Figaro")
    assert lineage.compare(b, a) == _swapped(lineage.compare(a, b))


@given(texts.filter(lambda text: any(map(str.isalnum, text))))
@settings(STEADY, max_examples=25)
@example(BRIDGE)
@example(FRENCH)
def test_a_text_is_a_duplicate_of_itself(text):
    found = lineage.compare(text, text)
    assert found.relation == "duplicate"
    assert found.score == 1.0


@pytest.mark.parametrize("text", ["Closed", "Publicité\nPartager sur Facebook", "12"])
def test_equal_texts_are_duplicates_whatever_is_in_them(text):
    """Two files with the same few words are the same, article or not."""
    assert lineage.compare(text, text).relation == "duplicate"


@pytest.mark.parametrize("text", [BRIDGE, FRENCH, HARBOUR])
def test_a_text_and_its_copy_are_alike_by_every_measure(text):
    """However many of its words are function words or names."""
    found = lineage.compare(text, text)
    assert {item.kind for item in found.passages} == {"verbatim"}
    assert (found.jaccard, found.minhash, found.containment_ab, found.tfidf) == (1, 1, 1, 1)
    assert found.shared_a == found.shared_b > 0.97


def test_all_of_a_text_is_in_its_copy():
    """With its last full stop: 98 % of a duplicate is a riddle to whoever reads the table."""
    found = lineage.compare(HARBOUR, HARBOUR)
    assert (found.shared_a, found.shared_b) == (1.0, 1.0)


def test_strings_get_the_ids_a_and_b():
    found = lineage.compare(HARBOUR, BRIDGE)
    assert (found.a.id, found.b.id) == ("a", "b")
    assert (found.a.text, found.b.text) == (HARBOUR, BRIDGE)


def test_two_stories_have_no_relation():
    found = lineage.compare(BRIDGE, HARBOUR)
    assert found.relation is None and found.passages == ()


def test_relations_from_close_to_none():
    """One small edit is a near-duplicate; a retelling is a rewrite."""
    edited = BRIDGE.replace("Lorries", "Trucks").replace("on Friday ", "")
    assert lineage.compare(BRIDGE, edited).relation == "near-duplicate"
    assert lineage.compare(BRIDGE, "\n".join(BRIDGE.split("\n")[1:3])).relation in (
        "rewrite",
        "near-duplicate",
    )


def test_numbers_of_a_pair_are_those_of_its_texts():
    """A cut copy: all of it is in the whole, and not the other way round."""
    whole, part = BRIDGE, BRIDGE.rsplit("\n", 2)[0]
    found = lineage.compare(whole, part)
    assert found.containment_ba == 1.0 and found.shared_b > 0.97
    assert found.containment_ab < 0.9 and found.shared_a < 0.9
    assert found.jaccard == found.containment_ab


def test_pairs_are_as_the_report_gives_them():
    fields_of = {field.name for field in fields(Pair)}
    found = plain("three dated copies")["pairs"]
    assert len(found) == 3
    assert all(pair.keys() == fields_of for pair in found)
    assert all(set(pair["found_by"]) >= {"lsh", "containment", "tfidf"} for pair in found)
