"""Comments that allow what a rule finds."""

import pytest

from lineage.rules import judge

COPIED = " ".join(f"copied{number}" for number in range(30))
MORE = " ".join(f"more{number}" for number in range(30))
ALLOW = "<!-- lineage: allow LIN001 by contract -->"


def verdict(heap, text, rule="LIN001", reason="by contract", passages=(COPIED, MORE), **known):
    heap.pairs.clear()
    allows = {ALLOW: (rule, reason)} if ALLOW in text else {}
    heap.add("new.md", text, allows=allows, **known)
    heap.add("wire.txt", f"{COPIED}\n{MORE}")
    heap.pair("new.md", "wire.txt", *passages, relation="related")
    return judge(heap.report(), ["new.md"])


def starts(found):
    return [item.text.split()[0] for item in found.findings]


OWN = "Nothing of this is from anywhere else at all, really."


def test_without_a_comment_both_count(heap):
    assert starts(verdict(heap, f"{COPIED}\n\n{OWN}\n\n{MORE}")) == ["copied0", "more0"]


@pytest.mark.parametrize(
    "text",
    [
        f"{ALLOW}\n{COPIED}\n\n{OWN}\n\n{MORE}",
        f"---\ntitle: Bridge\n---\n\n{ALLOW}\n\n{COPIED}\n\n{OWN}\n\n{MORE}",
    ],
    ids=["first", "below front matter"],
)
def test_above_the_text_it_allows_its_rule_in_all_of_it(heap, text):
    found = verdict(heap, text, caption="---\ntitle: Bridge\n---" if "title" in text else None)
    assert found.findings == ()
    assert [(item.by, item.reason) for item in found.suppressed] == [("comment", "by contract")] * 2
    assert [item.finding.rule for item in found.suppressed] == ["LIN001", "LIN001"]


def test_outside_the_text_it_allows_its_rule_in_all_of_it(heap):
    found = verdict(heap, f"{COPIED}\n\n{OWN}\n\n{MORE}")
    assert len(found.findings) == 2
    heap.add("new.md", f"{COPIED}\n\n{OWN}\n\n{MORE}", allows={"": ("LIN001", "by contract")})
    assert judge(heap.report(), ["new.md"]).findings == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"{OWN}\n\n{ALLOW}\n\n{COPIED}\n\n{OWN}\n\n{MORE}", ["more0"]),
        (f"{OWN}\r\n{ALLOW}\r\n{COPIED}\r\n\r\n{OWN}\r\n\r\n{MORE}", ["more0"]),
        (f"{OWN} {ALLOW} {OWN} {COPIED}\n\n{OWN} {MORE}", ["more0"]),
        (f"{OWN}\n\n{COPIED}\n\n{ALLOW}\n\n{OWN}\n\n{MORE}", ["copied0", "more0"]),
        (f"{OWN}\n\n{COPIED}\n\n{OWN}\n\n{MORE}\n{ALLOW}", ["copied0", "more0"]),
    ],
    ids=["before", "the line before", "in its paragraph", "another block between", "after"],
)
def test_elsewhere_it_allows_what_begins_in_the_next_block(heap, text, left):
    heap.pairs.clear()
    assert starts(verdict(heap, text)) == left


def test_inside_a_passage_it_allows_the_passage(heap):
    cut = COPIED.index("copied20")
    halves = COPIED[:cut].strip(), COPIED[cut:]
    text = f"{OWN}\n\n{halves[0]} {ALLOW} {halves[1]}"
    heap.add("new.md", text, allows={ALLOW: ("LIN001", "by contract")})
    heap.add("wire.txt", COPIED)
    # the comment's own words are so few that they leave it one passage
    heap.pair("new.md", "wire.txt", *halves, relation="related")
    found = judge(heap.report(), ["new.md"])
    assert (found.findings, len(found.suppressed)) == ((), 1)


def test_a_comment_is_for_its_rule_alone(heap):
    found = verdict(heap, f"{ALLOW}\n{COPIED}\n\n{OWN}\n\n{MORE}", rule="LIN006")
    assert (len(found.findings), found.suppressed, found.failures) == (2, (), ())


def test_two_comments_in_a_row_are_for_the_same_block(heap):
    other = ALLOW.replace("LIN001", "LIN005")
    text = f"{OWN}\n\n{ALLOW}\n{other}\n\n{COPIED}\n\n{OWN}\n\n{MORE}"
    verdict(heap, text)
    allows = {ALLOW: ("LIN001", "by contract"), other: ("LIN005", "by contract")}
    heap.add("new.md", text, allows=allows)
    assert starts(judge(heap.report(), ["new.md"])) == ["more0"]


@pytest.mark.parametrize(
    ("rule", "reason", "message", "remedy"),
    [
        (
            "LIN001",
            None,
            "line 3: the comment that allows LIN001 gives no reason",
            "Write <!-- lineage: allow LIN001 and the reason -->.",
        ),
        ("LIN001", " ", "line 3: the comment that allows LIN001 gives no reason", "Write"),
        (
            "LIN01",
            "by contract",
            "line 3: a comment allows 'LIN01', which is no rule",
            "Did you mean LIN001?",
        ),
        ("", None, "line 3: a comment allows '', which is no rule", "There are LIN001, "),
    ],
)
def test_a_bad_comment_allows_nothing_and_is_a_failure(heap, rule, reason, message, remedy):
    text = f"{OWN}\n\n{ALLOW}\n{COPIED}\n\n{OWN}\n\n{MORE}"
    found = verdict(heap, text, rule=rule, reason=reason, path="posts/new.md")
    assert len(found.findings) == 2
    (failure,) = found.failures
    assert (failure.path, failure.stage, failure.code) == ("posts/new.md", "check", "bad-allow")
    assert failure.message == message
    assert failure.remedy.startswith(remedy)


def test_a_bad_comment_of_the_archive_is_no_matter_of_the_check(heap):
    heap.add("wire.txt", f"{ALLOW} {OWN}", allows={ALLOW: ("LIN001", None)})
    assert judge(heap.report(), []).failures == ()
