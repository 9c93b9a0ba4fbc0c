"""The baseline: what is known stays quiet, what is new does not."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.errors import InputError
from lineage.model import Finding, Region, Tool, Verdict
from lineage.rules import Baseline, judge
from lineage.rules.baseline import Known, _upgraded
from lineage.rules.order import order

COPIED = " ".join(f"copied{number}" for number in range(30))
PLACE = Region(1, 1, 1, 5)


def finding(document, mark, start=0, **known):
    values = {
        "rule": "LIN001", "severity": "error", "document": document, "path": document,
        "start": start, "end": start + 4, "region": PLACE, "text": "Text", "source": "wire.txt",
        "source_path": None, "source_start": 0, "source_end": 4, "source_region": PLACE,
        "source_text": "Text", "share": 0.5, "message": "", "remedy": "", "credit": None,
        "fingerprint": mark,
    }  # fmt: skip
    return Finding(**{**values, **known})


def verdict(*findings, checked=("a.md", "b.md")):
    tool = Tool("lineage", "0.1.0")
    ordered = tuple(sorted(findings, key=order))
    return Verdict("lineage-check/1", tool, checked, 1, (), ordered, ())


def marks(found):
    return [(item.document, item.fingerprint) for item in found]


def reasoned(baseline, **reasons):
    entries = [replace(e, reason=reasons.get(e.fingerprint)) for e in baseline.findings]
    return Baseline(baseline.tool, tuple(entries))


def test_the_old_is_suppressed_and_the_new_is_not():
    baseline = reasoned(Baseline.of(verdict(finding("a.md", "f1"))), f1="bought")
    after = baseline.suppress(verdict(finding("a.md", "f1", 70), finding("a.md", "f2")))
    assert marks(after.findings) == [("a.md", "f2")]
    (known,) = after.suppressed
    assert (known.finding.start, known.by, known.reason) == (70, "baseline", "bought")


def test_it_is_the_same_from_a_real_check_whatever_moves(heap):
    heap.add("new.md", f"Before.\n\n{COPIED}")
    heap.add("wire.txt", COPIED)
    heap.pair("new.md", "wire.txt", COPIED)
    first = judge(heap.report(), ["new.md"])
    baseline = Baseline.of(first)
    heap.add("new.md", f"More was added.\n\nOn two lines.\n\n{COPIED.upper()}\n\nAnd below.")
    heap.add("wire.txt", f"A head.\n{COPIED}")
    heap.pairs.clear()
    heap.pair("new.md", "wire.txt", (COPIED.upper(), COPIED))
    moved = judge(heap.report(), ["new.md"])
    assert moved.findings != first.findings
    assert baseline.suppress(moved).findings == ()


def test_the_same_passage_counts_as_often_as_it_is_in_the_baseline():
    once = Baseline.of(verdict(finding("a.md", "f1")))
    twice = verdict(finding("a.md", "f1"), finding("a.md", "f1", 50))
    assert len(once.suppress(twice).findings) == 1
    assert Baseline.of(twice).suppress(twice).findings == ()


def test_a_second_paste_in_another_article_is_new():
    baseline = Baseline.of(verdict(finding("b.md", "f1")))
    both = verdict(finding("a.md", "f1"), finding("b.md", "f1"))
    assert marks(baseline.suppress(both).findings) == [("a.md", "f1")]
    # a.md alone was checked; b.md is still there
    alone = verdict(finding("a.md", "f1"), checked=("a.md",))
    assert marks(baseline.suppress(alone, elsewhere=["b.md"]).findings) == [("a.md", "f1")]


def test_an_article_that_was_renamed_stays_known():
    baseline = Baseline.of(verdict(finding("old.md", "f1"), checked=("old.md",)))
    after = verdict(finding("a.md", "f1"))
    assert baseline.suppress(after, elsewhere=["b.md"]).findings == ()
    assert [e.document for e in baseline.updated(after).findings] == ["a.md"]


def test_updating_adds_the_new_drops_the_gone_and_keeps_reasons():
    baseline = reasoned(
        Baseline.of(verdict(finding("a.md", "f1"), finding("a.md", "f2"), finding("c.md", "f3"))),
        f1="bought",
        f2="old",
        f3="kept",
    )
    after = verdict(finding("a.md", "f1"), finding("b.md", "f4"))
    entries = {e.fingerprint: e.reason for e in baseline.updated(after, ["c.md"]).findings}
    assert entries == {"f1": "bought", "f3": "kept", "f4": None}
    assert [e.fingerprint for e in baseline.gone(after, ["c.md"])] == ["f2"]


def test_updating_is_the_same_before_and_after_suppressing():
    baseline = Baseline.of(verdict(finding("a.md", "f1"), finding("a.md", "f2")))
    after = verdict(finding("a.md", "f1"), finding("b.md", "f4"))
    quiet = baseline.suppress(after)
    assert baseline.updated(quiet) == baseline.updated(after)
    assert baseline.gone(quiet) == baseline.gone(after)
    assert Baseline.of(quiet) == Baseline.of(after)


def test_what_a_comment_allows_is_not_in_it(heap):
    comment = "<!-- lineage: allow LIN001 ours -->"
    heap.add("new.md", f"{comment}\n{COPIED}", allows={comment: ("LIN001", "ours")})
    heap.add("wire.txt", COPIED)
    heap.pair("new.md", "wire.txt", COPIED, relation="related")
    found = judge(heap.report(), ["new.md"])
    assert len(found.suppressed) == 1
    assert Baseline.of(found).findings == ()


def test_its_json_is_plain_sorted_and_short():
    long = finding("b.md", "f1", text="Le  pont\n" * 40, source=None)
    plain = Baseline.of(verdict(long, finding("a.md", "f2"))).to_plain()
    assert plain == json.loads(json.dumps(plain))
    assert list(plain) == ["schema", "tool", "findings"]
    assert plain["schema"] == "lineage-baseline/1"
    assert [entry["document"] for entry in plain["findings"]] == ["a.md", "b.md"]
    entry = plain["findings"][1]
    assert list(entry) == ["fingerprint", "rule", "document", "source", "text", "reason"]
    assert entry["text"].startswith("Le pont Le pont") and entry["text"].endswith("…")
    assert len(entry["text"]) <= 100
    assert entry["source"] is None and entry["reason"] is None


names = st.sampled_from(["f1", "f2", "a.md", "b.md"])
entries = st.lists(
    st.builds(Known, names, names, names, st.none() | names, names, st.none() | names), max_size=8
)


@given(entries, st.randoms())
def test_there_and_back_in_any_order(entries, random):
    tool = Tool("lineage", "0.1.0")
    plain = Baseline(tool, tuple(entries)).to_plain()
    baseline = Baseline.from_plain(plain)
    assert sorted(map(repr, baseline.findings)) == sorted(map(repr, entries))
    random.shuffle(plain["findings"])
    assert Baseline.from_plain(plain).to_plain() == baseline.to_plain()


found = st.lists(
    st.builds(
        finding, st.sampled_from(["a.md", "b.md"]), st.sampled_from(["f1", "f2"]),
        st.integers(0, 5),
    ),
    max_size=6,
)  # fmt: skip


@given(found, found)
def test_nothing_is_lost_and_an_updated_baseline_silences_all(before, after):
    baseline = Baseline.of(verdict(*before))
    quiet = baseline.suppress(verdict(*after))
    everything = [*quiet.findings, *(item.finding for item in quiet.suppressed)]
    assert sorted(everything, key=order) == sorted(after, key=order)
    updated = baseline.updated(verdict(*after))
    assert updated.suppress(verdict(*after)).findings == ()
    assert updated == Baseline.of(verdict(*after)), "all articles were checked"
    assert len(baseline.gone(verdict(*after))) == len(before) - len(quiet.suppressed)


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        "lineage-baseline/1",
        {},
        {"schema": "lineage-report/1"},
        {"schema": "lineage-baseline/0"},
        {"schema": "lineage-baseline/²"},
        {"schema": "lineage-baseline/1"},
        {"schema": "lineage-baseline/1", "tool": {}, "findings": []},
        {"schema": "lineage-baseline/1", "tool": {"name": "a", "version": "b"}, "findings": [{}]},
        {"schema": "lineage-baseline/1", "tool": {"name": "a", "version": 1}, "findings": []},
        {"schema": "lineage-baseline/1", "tool": {"name": "a", "version": "b"}, "findings": [1]},
        {"schema": "lineage-baseline/1", "tool": None, "findings": None},
    ],
)
def test_what_is_no_baseline_is_refused(data):
    with pytest.raises(InputError) as refused:
        Baseline.from_plain(data)
    assert "lineage baseline create" in refused.value.remedy


def test_one_of_a_newer_version_is_refused_with_the_remedy():
    with pytest.raises(InputError, match="schema 2, and this version knows 1") as refused:
        Baseline.from_plain({"schema": "lineage-baseline/2"})
    assert "newer article-lineage" in refused.value.remedy


def test_an_old_one_is_taken_up_step_by_step():
    steps = (lambda data: {**data, "b": data["a"] + 1}, lambda data: {**data, "c": data["b"] + 1})
    from_first = _upgraded({"schema": "lineage-baseline/1", "a": 1}, steps)
    assert (from_first["b"], from_first["c"]) == (2, 3)
    from_second = _upgraded({"schema": "lineage-baseline/2", "b": 5}, steps)
    assert (from_second["c"], "a" in from_second) == (6, False)
    assert _upgraded({"schema": "lineage-baseline/3", "c": 0}, steps)["c"] == 0
