"""LIN007: embargoes are taken out, licence lines stay."""

import pytest

from lineage.rules import judge

COPIED = " ".join(f"copied{number}" for number in range(100))
LINE = "© 2024 Agence Belga. All rights\nreserved."


def findings(heap):
    return [found for found in judge(heap.report(), ["new.md"]).findings if found.rule == "LIN007"]


class TestLeftIn:
    @pytest.mark.parametrize(
        ("kind", "holder", "message"),
        [
            ("embargo", None, "An embargo is left in the text."),
            ("restriction", "Belga", "A line for editors alone of Belga is left in the text."),
        ],
    )
    def test_it_is_an_error_on_its_line(self, heap, kind, holder, message):
        line = "NOT BEFORE NOON"
        heap.add("new.md", f"Bridge\n{line}\nIt closes.", notices={line: (kind, holder)})
        (found,) = findings(heap)
        assert (found.severity, found.text, found.message) == ("error", line, message)
        assert (found.region.start_line, found.source, found.credit) == (2, None, None)
        assert found.remedy.startswith("Take the line out")

    def test_a_licence_line_is_as_it_should_be(self, heap):
        heap.add("new.md", f"It closes.\n{LINE}", notices={LINE: ("licence", "Belga")})
        assert findings(heap) == []

    def test_of_the_archive_no_line_is_reported(self, heap):
        heap.add("new.md", "It closes.")
        heap.add("wire.txt", "EMBARGO\nIt closes.", notices={"EMBARGO": ("embargo", None)})
        heap.pair("new.md", "wire.txt", "It closes.")
        assert findings(heap) == []


def cut_off(heap, text, passage, source=COPIED, holder="Agence Belga", **known):
    heap.pairs.clear()
    heap.add("new.md", text, cites={"Agence Belga": "agency"}, **known)
    heap.add("wire.txt", f"{source}\n{LINE}", notices={LINE: ("licence", holder)})
    heap.pair("new.md", "wire.txt", passage)
    return findings(heap)


class TestCutOff:
    def test_it_is_a_warning_on_the_copy_with_the_line_to_put_back(self, heap):
        (found,) = cut_off(heap, COPIED, COPIED)
        assert (found.severity, found.source, found.text) == ("warning", "wire.txt", COPIED)
        assert found.message == (
            "The licence line of Agence Belga in wire.txt is cut off; 50% of the article is from "
            "there."
        )
        assert found.credit == "© 2024 Agence Belga. All rights reserved."
        assert found.remedy == "Put the licence line back."

    def test_putting_the_line_back_settles_it(self, heap):
        (found,) = cut_off(heap, COPIED, COPIED)
        assert cut_off(heap, f"{COPIED}\n\n{found.credit}", COPIED) == []

    @pytest.mark.parametrize(
        ("theirs", "mine", "expected"),
        [
            ("Agence Belga", "L'agence Belga", 0),
            ("Agence Belga", "Reuters", 1),
            ("Agence Belga", None, 0),
            (None, "Reuters", 0),
        ],
    )
    def test_a_line_of_the_same_holder_is_enough(self, heap, theirs, mine, expected):
        text, line = f"{COPIED}\nLicence", {"Licence": ("licence", mine)}
        assert len(cut_off(heap, text, COPIED, holder=theirs, notices=line)) == expected

    @pytest.mark.parametrize(
        ("copied", "of", "expected"),
        [(50, 100, 1), (49, 100, 0), (100, 300, 1), (99, 300, 0), (24, 30, 0)],
    )
    def test_only_a_long_copy_or_half_of_the_source_owes_it(self, heap, copied, of, expected):
        source = [f"word{number}" for number in range(of)]
        passage = " ".join(source[:copied])
        found = cut_off(heap, passage, passage, " ".join(source))
        assert len(found) == expected

    def test_boilerplate_of_the_source_is_not_counted(self, heap):
        passage = " ".join(f"word{number}" for number in range(30))
        menu = " ".join(f"menu{number}" for number in range(60))
        heap.add("new.md", passage)
        notices = {LINE: ("licence", "Belga")}
        heap.add("wire.txt", f"{menu}\n{passage}\n{LINE}", caption=menu, notices=notices)
        heap.pair("new.md", "wire.txt", passage)
        assert len(findings(heap)) == 1

    def test_nor_is_boilerplate_that_was_copied(self, heap):
        words = [f"word{number}" for number in range(100)]
        menu = " ".join(f"menu{number}" for number in range(10))
        passage = f"{menu} {' '.join(words[:49])}"
        heap.add("new.md", passage)
        notices = {LINE: ("licence", "Belga")}
        text = f"{menu} {' '.join(words)}\n{LINE}"
        heap.add("wire.txt", text, caption=menu, notices=notices)
        heap.pair("new.md", "wire.txt", passage)
        assert findings(heap) == []

    def test_a_holder_is_reported_once(self, heap):
        cut_off(heap, COPIED, COPIED)
        heap.add("print.txt", f"{COPIED}\n{LINE}", notices={LINE: ("licence", "agence belga")})
        heap.pair("new.md", "print.txt", COPIED)
        assert len(findings(heap)) == 1

    def test_inside_the_site_lines_are_the_sites_own(self, heap):
        cut_off(heap, COPIED, COPIED)
        verdict = judge(heap.report(), ["new.md"], site=["wire.txt"])
        assert "LIN007" not in [found.rule for found in verdict.findings]
