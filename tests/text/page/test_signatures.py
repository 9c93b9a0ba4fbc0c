"""Who signs a text, and where."""

import pytest

from lineage.model import Document
from lineage.text import annotate
from lineage.text.page.signatures import named_in

BODY = (
    "The commission voted on Thursday to fine the company after a long inquiry into the fire.\n\n"
    "Its engineers had recorded the results in March, and the data never reached the agency."
)


def signed(text):
    (found,) = annotate([Document("a", text, language="en")])
    return [(item.source, text[item.start : item.end]) for item in found.signed]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"By Ann Roy and Reuters\n\n{BODY}", [("Reuters", "Reuters")]),
        (f"PARIS (AFP) - {BODY}", [("Agence France-Presse", "AFP")]),
        (f"PARIS, Nov 6 (AFP/dpa) - {BODY}\n\nafp/jl/cd", ["AFP", "dpa", "afp"]),
        (f"Nice (AFP) {BODY}", ["AFP"]),
        (f"A board is to pay for the fire of last year\n\nNice (AFP) - {BODY}", ["AFP"]),
        (f"{BODY}\n\n<small>With AP</small>", [("Associated Press", "AP")]),
        (f"{BODY}\n\nWire services", [("", "Wire")]),
        (f"---\ntitle: By Reuters\n---\n{BODY}", []),
        (f"{BODY}\n\nShares of Reuters fell on Monday", []),
        (f"The chairman of the board of Halden (Reuters) said on Monday that {BODY}", []),
        ("", []),
    ],
)
def test_who_signs_it(text, expected):
    found = signed(text)
    assert found == expected or [words for _, words in found] == expected


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"Halden (dpa) - {BODY}", "Deutsche Presse-Agentur"),
        (f"Fine for the fire\n\nHALDEN, 6 Nov (Lusa) - {BODY}", "Lusa"),
        (f"PARIS (AFP/dpa) - {BODY}", None),
        (f"(with AFP) {BODY}\n\nAFP", None),
        (f"{BODY} (AFP)", None),
        (f"Halden (Le Monde) - {BODY}", None),
        (f"The Associated Press (AP) was told on Monday of a fire. {BODY}", None),
        (f"The minister at Halden on 3 May 2020, before the fire (AFP)\n\n{BODY}", None),
        ("", None),
    ],
)
def test_an_agency_s_story_is_known_by_its_dateline(text, agency):
    (found,) = annotate([Document("a", text, language="en")])
    assert found.publisher == agency


def test_who_is_said_to_have_published_a_story_has():
    (found,) = annotate([Document("a", f"PARIS (AFP) - {BODY}", publisher="Le Soir")])
    assert found.publisher == "Le Soir"


def test_a_page_with_nothing_but_short_lines_is_read_from_both_ends():
    assert signed("One.\n\nTwo.\n\nReuters") == [("Reuters", "Reuters")]


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("AFP / Paris", ("Agence France-Presse",)),
        ("Belga, Reuters", ("Belga", "Reuters")),
        ("www.lesoir.be", ("Le Soir",)),
        ("Ann Roy", ()),
        ("", ()),
    ],
)
def test_the_press_in_a_field(value, names):
    assert named_in(value, "en") == names
