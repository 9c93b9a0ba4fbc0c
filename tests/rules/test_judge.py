"""What the rules find, and above all what they leave alone."""

from dataclasses import replace

import pytest

from lineage.errors import InputError, UsageError
from lineage.model import Citation
from lineage.rules import Policy, fails, judge

# Thirty words, in three sentences of ten
FIRST = "The ministry said on Friday that the bridge would close."
SECOND = "Repairs will last four months and cost nine million euros."
THIRD = "Lorries are to be sent round by the northern road."
COPIED = f"{FIRST} {SECOND} {THIRD}"
OWN = "Nobody in the town had been told before, our reporter found."


def found(heap, checked=("new.md",), site=(), **settings):
    return judge(heap.report(), checked, site=site, policy=Policy(**settings)).findings


def rules(heap, checked=("new.md",), site=(), **settings):
    return [finding.rule for finding in found(heap, checked, site, **settings)]


@pytest.fixture
def copied(heap):
    """An archive dispatch, and a new article that has all of it."""
    heap.add("new.md", f"# Bridge\n\n{COPIED}\n{OWN}")
    heap.add(
        "wire.txt",
        f"ARLON\n{COPIED}",
        publisher="Agence Belga",
        title="Bridge\nto close",
        published="2024-10-25T23:30:00-05:00",
        url="https://example.org/1",
    )
    heap.pair("new.md", "wire.txt", COPIED, shared=(0.73, 1.0))
    return heap


def credited(heap, **known):
    """The new article again, with a credit."""
    text = f"# Bridge\n\n{COPIED}\n{OWN}\n" + (known.get("credit") or known.get("caption") or "")
    heap.add("new.md", text, **known)


def test_a_copy_is_an_error_that_names_passage_source_share_and_remedy(copied):
    (finding,) = found(copied)
    assert (finding.rule, finding.severity) == ("LIN001", "error")
    assert (finding.document, finding.path, finding.source) == ("new.md", "new.md", "wire.txt")
    assert finding.text == finding.source_text == COPIED
    assert (finding.start, finding.source_start) == (10, 6)
    region = finding.region
    assert (region.start_line, region.start_column, region.end_line) == (3, 1, 3)
    assert region.end_column == 1 + len(COPIED)
    assert finding.share == 0.73
    assert "wire.txt (Agence Belga, 2024-10-25)" in finding.message
    assert "30 words; 73%" in finding.message
    assert finding.remedy == (
        "Add the credit line, quote the passage with its speaker, or take it out."
    )
    assert finding.credit == (
        "Source: Agence Belga, Bridge to close, 2024-10-25, https://example.org/1"
    )


@pytest.mark.parametrize(
    ("id", "path", "file"),
    [
        ("wire.txt", "archive/wire.txt", True),
        ("archive/wire.txt", "wire.txt", True),
        ("feed.jsonl:3", "feed.jsonl", False),
        ("ire.txt", "wire.txt", False),
        ("stdin", None, False),
    ],
)
def test_where_the_source_is_a_file_its_place_is_given(heap, id, path, file):
    heap.add("new.md", COPIED)
    heap.add(id, f"ARLON\n{COPIED}", path=path)
    heap.pair("new.md", id, COPIED)
    (finding,) = found(heap)
    assert finding.source_path == (path if file else None)
    assert (finding.source_region.start_line, finding.source_region.start_column) == (2, 1)


def test_the_side_of_the_pair_does_not_matter(heap, copied):
    straight = found(copied)
    (pair,) = heap.pairs
    heap.pairs = []
    heap.pair("wire.txt", "new.md", COPIED, shared=(pair.shared_b, pair.shared_a))
    assert found(heap) == straight


def test_the_credit_line_is_in_the_language_of_the_article(copied):
    credited(copied, language="fr")
    assert "Source : Agence Belga, Bridge" in found(copied)[0].credit


@pytest.mark.parametrize(
    ("known", "line"),
    [
        ({"publisher": "Le Soir", "signs": ["AFP"], "title": "Bridge"}, "Le Soir, Bridge"),
        ({"house": "Le Soir", "signs": ["AFP"]}, "Le Soir"),
        ({"signs": ["AFP", "Belga", "", "AFP"]}, "AFP, Belga"),
        ({"notices": {SECOND: ("licence", "dpa")}}, "dpa"),
        ({"title": "Bridge", "cites": {"AFP": "agency"}}, "Bridge"),
        ({"url": "https://a.example/1"}, "https://a.example/1"),
        ({}, "wire/1.txt"),
    ],
)
def test_the_credit_line_has_the_best_name_there_is(heap, known, line):
    """A file's path is nothing to publish: only where there is no more."""
    heap.add("new.md", COPIED)
    heap.add("wire/1.txt", COPIED, **known)
    heap.pair("new.md", "wire/1.txt", COPIED)
    assert found(heap)[0].credit == f"Source: {line}"


@pytest.mark.parametrize("language", ["fr", "en", None])
def test_pasting_the_proposed_line_settles_the_finding(copied, language):
    credited(copied, language=language)
    line = found(copied)[0].credit
    copied.add("new.md", f"# Bridge\n\n{COPIED}\n{OWN}\n\n*{line}*\n", language=language)
    assert found(copied) == ()


@pytest.mark.parametrize(
    "known",
    [
        {"signs": ["agence belga"]},
        {"signs": ["L’Agence Belga"]},
        {"declares": [("author", "Our staff with Agence Belga")]},
        {"notices": {OWN: ("licence", "AGENCE BELGA")}},
    ],
    ids=["signed", "signed with its article", "byline", "licence line"],
)
def test_credit_that_counts(copied, known):
    credited(copied, **known)
    assert rules(copied, ignored={"LIN003"}) == []


@pytest.mark.parametrize(
    "known",
    [
        {"cites": {"Reuters": "agency"}},
        {"credit": "© Agence Belgazette"},
        {"credit": "Photo: Agence Belga"},
        {"caption": "The bridge on Thursday (Agence Belga)"},
    ],
    ids=["someone else", "a longer name", "a picture's credit", "a caption"],
)
def test_credit_that_does_not_count(copied, known):
    credited(copied, **known)
    assert rules(copied) == ["LIN001"]


def test_a_citation_in_short_form_counts(heap):
    text = f"{COPIED} As Belga reports."
    start = text.index("Belga")
    heap.add("new.md", text)
    heap.add("wire.txt", COPIED, publisher="Belga")
    cited = (Citation("Agence Belga", "agency", start, start + 5),)
    heap.articles["new.md"] = replace(heap.articles["new.md"], citations=cited)
    heap.pair("new.md", "wire.txt", COPIED)
    assert rules(heap) == []


@pytest.mark.parametrize(
    ("theirs", "expected"),
    [
        ({"signs": ["AFP"]}, []),
        ({"signs": ["AFP"], "cites": {"Reuters": "agency"}}, []),
        ({"signs": ["AFP", "Reuters"]}, ["LIN001"]),
        ({"notices": {COPIED: ("licence", "AFP")}}, []),
        ({"cites": {"AFP": "agency"}}, ["LIN001"]),
        ({}, ["LIN001"]),
    ],
)
def test_what_both_have_from_an_agency_is_credited_to_it(heap, theirs, expected):
    heap.add("new.md", COPIED, signs=["AFP"])
    heap.add("soir.txt", COPIED, publisher="Le Soir", **theirs)
    heap.pair("new.md", "soir.txt", COPIED)
    assert rules(heap) == expected


def test_naming_the_outlet_that_the_other_retells_is_no_credit_for_its_words(heap):
    heap.add("new.md", COPIED, cites={"Le Monde": "outlet"})
    heap.add("soir.txt", COPIED, cites={"Le Monde": "outlet"}, publisher="Le Soir")
    heap.pair("new.md", "soir.txt", COPIED)
    assert rules(heap) == ["LIN001"]


def test_a_quotation_needs_a_speaker(copied):
    quoted = f"# Bridge\n\n“{COPIED}”\n{OWN}"
    copied.add("new.md", quoted, quotes={f"“{COPIED}”": "Anne Leroy"})
    copied.pairs.clear()
    copied.pair("new.md", "wire.txt", COPIED, relation="related")
    assert rules(copied) == []
    copied.add("new.md", quoted, quotes={f"“{COPIED}”": None})
    assert rules(copied) == ["LIN001"]


def test_only_words_outside_the_quotation_count(copied):
    copied.add("new.md", f"# Bridge\n\n{COPIED}\n{OWN}", quotes={SECOND: "Anne Leroy"})
    assert [f.rule for f in found(copied, min_passage=20)] == ["LIN001"]
    assert "LIN001" not in rules(copied, min_passage=21)


@pytest.mark.parametrize(("least", "expected"), [(30, True), (31, False)])
def test_min_passage_is_the_number_of_words(copied, least, expected):
    assert ("LIN001" in rules(copied, min_passage=least)) is expected


def test_neighbouring_alignments_are_one_passage(heap):
    heap.add("new.md", f"{FIRST} {SECOND} Not only that. {THIRD}")
    heap.add("wire.txt", COPIED)
    heap.pair("new.md", "wire.txt", FIRST, SECOND, THIRD, kind="edited")
    (finding,) = found(heap)
    assert finding.text == f"{FIRST} {SECOND} Not only that. {THIRD}"
    assert finding.source_text == COPIED
    assert "30 words" in finding.message, "words between the copied stretches are not copied"


def test_stretches_far_apart_are_passages_of_their_own(heap):
    heap.add("new.md", f"{COPIED} {OWN} {COPIED.upper()}")
    heap.add("wire.txt", COPIED)
    heap.pair("new.md", "wire.txt", COPIED, (COPIED.upper(), COPIED))
    assert [finding.start for finding in found(heap)] == [0, len(COPIED) + len(OWN) + 2]


def test_sentences_in_another_order_are_one_passage(heap):
    heap.add("new.md", f"{THIRD} {SECOND} {FIRST}")
    heap.add("wire.txt", f"{FIRST} {OWN} {SECOND} {OWN} {THIRD}")
    heap.pair("new.md", "wire.txt", FIRST, SECOND, THIRD)
    (finding,) = found(heap)
    assert finding.text == f"{THIRD} {SECOND} {FIRST}"
    assert finding.source_text == SECOND, "the longest stretch that is really there"


@pytest.mark.parametrize("kind", ["quotation", "paraphrase", "fact"])
def test_reworded_passages_are_no_copy(heap, kind):
    heap.add("new.md", COPIED)
    heap.add("wire.txt", COPIED)
    heap.pair("new.md", "wire.txt", COPIED, kind=kind, relation="related")
    assert rules(heap) == []


def test_one_passage_in_several_documents_is_one_finding_on_the_best(copied):
    most = f"{FIRST} {SECOND} Lorries are to be sent round"
    copied.add("blog.txt", most)
    copied.add("aaa.txt", COPIED)
    copied.pair("blog.txt", "new.md", most, shared=(0.9, 0.6))
    copied.pair("aaa.txt", "new.md", COPIED, shared=(1.0, 0.73))
    (finding,) = found(copied)
    assert finding.source == "wire.txt", "of equals, the one that is dated"
    assert "The same passage is in 2 other documents." in finding.message


def test_of_undated_equals_the_document_with_the_largest_share_is_named(heap):
    heap.add("new.md", f"{COPIED} {OWN}")
    for id, share in (("a.txt", 0.6), ("b.txt", 0.7), ("c.txt", 0.5)):
        heap.add(id, COPIED)
        heap.pair(id, "new.md", COPIED, shared=(1.0, share))
    assert [finding.source for finding in found(heap)] == ["b.txt"]


def test_two_passages_from_two_documents_are_two_findings_largest_share_first(heap):
    other = COPIED.upper()
    heap.add("new.md", f"{COPIED} {OWN} {other}")
    heap.add("a.txt", COPIED)
    heap.add("b.txt", other)
    heap.pair("a.txt", "new.md", COPIED, shared=(1.0, 0.3))
    heap.pair("b.txt", "new.md", other, shared=(1.0, 0.4))
    assert [finding.source for finding in found(heap)] == ["b.txt", "a.txt"]


def test_what_a_credited_document_has_is_credited_whoever_else_prints_it(copied):
    credited(copied, signs=["Agence Belga"])
    copied.add("copycat.txt", COPIED, publisher="The Copycat")
    copied.pair("copycat.txt", "new.md", COPIED, shared=(1.0, 0.73), relation="related")
    assert rules(copied, ignored={"LIN003"}) == []


@pytest.mark.parametrize("agency", ["a.txt", "z.txt"])
def test_of_two_holders_the_agency_is_the_source_and_not_who_prints_its_story(heap, agency):
    """Also where the print alone has a date, and is a larger share."""
    print_ = {"a.txt": "z.txt", "z.txt": "a.txt"}[agency]
    heap.add("new.md", COPIED)
    heap.add(agency, COPIED, signs=["AFP"])
    heap.add(
        print_, COPIED, signs=["AFP"], publisher="Le Soir", published="2024-10-25T00:00:00+00:00"
    )
    heap.pair("new.md", agency, COPIED)
    heap.pair("new.md", print_, COPIED, shared=(0.6, 0.5))
    (finding,) = found(heap)
    assert finding.source == agency
    assert "in 1 other document" in finding.message


@pytest.fixture
def retold(heap):
    """A new article that retells an archived one in other words."""
    heap.add("new.md", f"{OWN}\nThe bridge closes.\nIt will take months to mend, at high cost.")
    heap.add("wire.txt", COPIED, publisher="Agence Belga")
    heap.pair(
        "new.md",
        "wire.txt",
        ("The bridge closes.", FIRST),
        ("It will take months to mend, at high cost.", SECOND),
        kind="paraphrase",
        relation="rewrite",
    )
    return heap


def test_a_rewrite_is_a_warning_on_its_longest_alignment(retold):
    (finding,) = found(retold)
    assert (finding.rule, finding.severity) == ("LIN002", "warning")
    assert finding.text == "It will take months to mend, at high cost."
    assert finding.source_text == SECOND
    assert finding.region.start_line == 3
    assert finding.credit == "Source: Agence Belga"


def test_a_rewrite_that_names_the_publisher_is_fine(retold):
    text = retold.articles["new.md"].text
    retold.add("new.md", text, cites={"Agence Belga": "agency"})
    assert rules(retold) == []


@pytest.mark.parametrize(
    ("cites", "expected"), [({"Wall Street Journal": "outlet"}, []), ({}, ["LIN002"])]
)
@pytest.mark.parametrize(
    "edges",
    [
        [("source", "wire.txt"), ("source", "new.md")],
        [("source", "lost"), ("lost", "wire.txt"), ("wire.txt", "new.md")],
    ],
    ids=["siblings", "chain"],
)
def test_a_rewrite_that_names_the_source_of_both_is_fine(retold, edges, cites, expected):
    retold.add("new.md", retold.articles["new.md"].text, cites=cites)
    retold.family(*edges, cited="The Wall Street Journal")
    assert rules(retold) == expected


def test_naming_a_source_that_the_document_does_not_derive_from_is_not_enough(retold):
    cites = {"The Wall Street Journal": "outlet"}
    retold.add("new.md", retold.articles["new.md"].text, cites=cites)
    retold.family(("source", "new.md"), cited="The Wall Street Journal")
    assert rules(retold) == ["LIN002"]


def test_naming_who_the_story_is_about_is_not_enough(retold):
    cites = {"The ministry": "institution"}
    retold.add("new.md", retold.articles["new.md"].text, cites=cites)
    retold.family(("source", "wire.txt"), ("source", "new.md"), cited="The ministry")
    (family,) = retold.families
    beside = tuple(replace(edge, primary=False) for edge in family.edges)
    retold.families = [replace(family, edges=beside)]
    assert rules(retold) == ["LIN002"]


@pytest.mark.parametrize("kind", ["person", "institution"])
def test_naming_who_both_quote_is_not_enough(retold, kind):
    retold.add("new.md", retold.articles["new.md"].text, cites={"Petra": kind})
    retold.family(("source", "wire.txt"), ("source", "new.md"), cited="Petra")
    assert rules(retold) == ["LIN002"]


def test_a_rewrite_of_what_is_credited_to_another_holder_is_fine(retold):
    retold.add("copy.txt", COPIED, publisher="Le Soir")
    for id in ("wire.txt", "copy.txt"):
        retold.articles[id] = replace(retold.articles[id], published="2024-10-25T00:00:00+00:00")
    retold.pair(
        "new.md",
        "copy.txt",
        ("It will take months to mend, at high cost.", SECOND),
        kind="paraphrase",
        relation="rewrite",
    )
    text = retold.articles["new.md"].text
    retold.add("new.md", text, signs=["Le Soir"])
    assert rules(retold) == []
    retold.add("new.md", text, signs=["The Copycat"])
    assert rules(retold) == ["LIN002", "LIN002"]


def test_a_short_text_with_a_quotation_of_a_named_speaker_is_no_rewrite(retold):
    text = retold.articles["new.md"].text
    retold.add("new.md", text, quotes={"It will take months to mend, at high cost.": "Anne Leroy"})
    assert rules(retold) == []
    retold.add("new.md", text, quotes={"The bridge closes.": "Anne Leroy"})
    assert rules(retold) == ["LIN002"]


@pytest.mark.parametrize("relation", ["related", None])
def test_the_same_topic_alone_is_fine(retold, relation):
    retold.pairs.clear()
    retold.pair("new.md", "wire.txt", ("The bridge closes.", FIRST), kind="fact", relation=relation)
    assert rules(retold) == []


def test_a_near_duplicate_without_a_passage_long_enough_is_a_rewrite(copied):
    assert rules(copied, min_passage=31) == ["LIN002"]
    assert rules(copied, min_passage=30) == ["LIN001"]


def test_a_duplicate_without_alignments_is_shown_whole(heap):
    heap.add("new.md", FIRST)
    heap.add("wire.txt", FIRST)
    heap.pair("new.md", "wire.txt", relation="duplicate")
    (finding,) = found(heap)
    assert (finding.rule, finding.text, finding.source_text) == ("LIN002", FIRST, FIRST)


def test_one_finding_for_each_document_that_is_retold(retold):
    retold.add("other.txt", COPIED)
    retold.pair("new.md", "other.txt", ("The bridge closes.", FIRST), relation="rewrite")
    assert sorted(finding.source for finding in found(retold)) == ["other.txt", "wire.txt"]


def test_two_new_articles_with_one_text_are_reported_on_the_greater_id(heap):
    heap.add("a.md", COPIED)
    heap.add("b.md", COPIED)
    heap.pair("a.md", "b.md", COPIED, relation="duplicate")
    (finding,) = found(heap, ["a.md", "b.md"])
    assert (finding.rule, finding.severity) == ("LIN006", "warning")
    assert (finding.document, finding.source) == ("b.md", "a.md")


def test_two_new_articles_with_one_text_are_reported_on_the_later(heap):
    # 01:00 in Paris is earlier than 00:30 in London, though it does not look it
    heap.add("a.md", COPIED, published="2024-10-25T00:30:00+00:00")
    heap.add("b.md", COPIED, published="2024-10-25T01:00:00+01:00")
    heap.pair("a.md", "b.md", COPIED)
    assert [finding.document for finding in found(heap, ["a.md", "b.md"])] == ["a.md"]


def test_an_archived_article_of_the_same_publisher_is_the_same_site(copied):
    credited(copied, publisher="agence belga", credit="© Agence Belga")
    assert rules(copied) == ["LIN006"], "a site's own name credits nobody"


def test_a_rewrite_inside_the_site_is_fine(retold):
    retold.add("new.md", retold.articles["new.md"].text, publisher="Agence Belga")
    assert rules(retold) == []


def test_a_passage_copied_from_outside_is_not_reported_again_inside(copied):
    copied.add("newer.md", COPIED)
    copied.pair("new.md", "newer.md", COPIED)
    copied.pair("newer.md", "wire.txt", COPIED)
    both = found(copied, ["new.md", "newer.md"])
    assert [(f.document, f.rule) for f in both] == [("new.md", "LIN001"), ("newer.md", "LIN001")]


@pytest.mark.parametrize("kind", ["agency", "outlet"])
def test_inside_the_site_only_what_comes_from_an_agency_may_be_there_twice(heap, kind):
    for id in ("a.md", "b.md"):
        heap.add(id, COPIED, signed=(Citation("AFP", kind, 0, 0),))
    heap.pair("a.md", "b.md", COPIED)
    assert rules(heap, ["a.md", "b.md"]) == ([] if kind == "agency" else ["LIN006"])


def test_inside_the_site_a_passage_credited_to_the_archive_may_be_there_twice(copied):
    credited(copied, signs=["Agence Belga"])
    copied.add("before.md", COPIED)
    copied.pair("before.md", "new.md", COPIED)
    assert rules(copied, ["before.md", "new.md"], ignored={"LIN003"}) == []


def test_inside_the_site_a_quotation_may_be_there_twice(heap):
    for id in ("a.md", "b.md"):
        heap.add(id, f"“{COPIED}”", quotes={f"“{COPIED}”": "Anne Leroy"})
    heap.pair("a.md", "b.md", COPIED)
    assert rules(heap, ["a.md", "b.md"]) == []


def test_what_the_site_has_already_is_a_copy_inside_it(copied):
    """Whoever published it, and whichever of the two is older."""
    credited(copied, published="2001-01-01T00:00:00+00:00")
    assert rules(copied, site=["wire.txt"]) == ["LIN006"]
    verdict = judge(copied.report(), ["new.md"], site=["wire.txt"])
    assert (verdict.checked, verdict.archive) == (("new.md",), 1)


def test_a_rewrite_of_the_rest_of_the_site_is_fine(retold):
    assert rules(retold, site=["wire.txt"]) == []


@pytest.mark.parametrize(
    ("fail_on", "expected"),
    [("error", (False, False, True)), ("warning", (False, True, True)), ("never", (False,) * 3)],
)
def test_what_makes_a_check_fail(copied, fail_on, expected):
    clean = judge(copied.report(), [])
    error = judge(copied.report(), ["new.md"])
    warning = judge(copied.report(), ["new.md"], policy=Policy(max_copied=1.0))
    assert tuple(fails(verdict, fail_on) for verdict in (clean, warning, error)) == expected


def test_another_severity_to_fail_on_is_refused(copied):
    with pytest.raises(UsageError, match=r"'note'\. Give one of error, warning, never"):
        fails(judge(copied.report(), []), "note")


def test_archived_documents_are_not_held_against_each_other(copied):
    assert found(copied, []) == ()


def test_the_verdict_counts_and_passes_on_what_could_not_be_read(copied):
    verdict = judge(copied.report(), ["new.md"])
    assert (verdict.checked, verdict.archive) == (("new.md",), 1)
    assert verdict.tool == copied.report().tool


def test_the_order_of_the_report_does_not_matter(copied):
    copied.add("aaa.txt", COPIED)
    copied.pair("aaa.txt", "new.md", COPIED)
    straight = judge(copied.report(), ["new.md"])
    copied.pairs.reverse()
    assert judge(copied.report(["aaa.txt", "wire.txt", "new.md"]), ["new.md"]) == straight


def test_the_fingerprint_is_of_the_words_alone(copied):
    (before,) = found(copied)
    copied.add("new.md", f"Moved down.\n\n\n{COPIED.upper()}")
    copied.pairs.clear()
    copied.pair("new.md", "wire.txt", (COPIED.upper(), COPIED))
    (after,) = found(copied)
    assert before.region != after.region
    assert before.fingerprint == after.fingerprint
    assert len(before.fingerprint) == 32
    copied.add("new.md", COPIED.replace("nine", "ten"))
    copied.pairs.clear()
    copied.pair("new.md", "wire.txt", (COPIED.replace("nine", "ten"), COPIED), kind="edited")
    assert found(copied)[0].fingerprint != before.fingerprint


def test_what_cannot_be_judged_is_refused(copied):
    with pytest.raises(InputError, match=r"gone\.md is not in the report"):
        judge(copied.report(), ["gone.md"])
    with pytest.raises(InputError, match=r"gone\.md is not in the report"):
        judge(copied.report(), ["new.md"], site=["gone.md"])
    copied.articles["wire.txt"] = replace(copied.articles["wire.txt"], text=None)
    with pytest.raises(InputError, match="no texts"):
        judge(copied.report(), ["new.md"])
