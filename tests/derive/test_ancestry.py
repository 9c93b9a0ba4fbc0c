"""Ancestry: who has what two share from the other, and who has it from a third."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lineage
from lineage import Document
from lineage.derive.ancestry import Ancestry, log_odds
from lineage.derive.explain import explain
from lineage.derive.inheritance import Inherited
from lineage.text import annotate
from tests.heaps import STEADY, later

REPORT = """Inspectors at the Calder dam warned for three years that its gates no longer closed.
Their letters went to a deputy director who kept them in a locked drawer of his desk.
The repair would have cost nine million dollars, a twentieth of what the flood destroyed.
Twelve families in Millbrook lost their homes when the spillway gave way on April 3.
The deputy director resigned in May and has since taken a post with the contractor.
A grand jury in Harlan County will hear the first witnesses in the second week of June."""
FIRST = """Inspectors at the Calder dam warned for three years that its gates no longer closed, according to The Washington Post.
Their letters went to a deputy director who kept them in a locked drawer, the newspaper writes.
Mending the gates would have come to nine million dollars.
Twelve families in Millbrook lost their homes when the spillway gave way on April 3.
Our reporter met Ruth Okafor in the gymnasium where she has slept since the flood.
She showed him the one photograph of her wedding that the water did not reach.
The county has promised her a caravan, and she does not believe in it any longer."""  # noqa: E501
SECOND = """Letters on the gates of the Calder dam lay in a locked drawer of a deputy director's desk, The Washington Post reports.
Inspectors at the Calder dam warned for three years that the gates did not close any more.
The repair would have cost nine million dollars, a twentieth of what the flood destroyed.
The deputy director resigned in May and has since taken a post with the contractor.
The governor told our station that he had never heard of any letters before this week.
His opponent in the autumn, Senator Dale Whitcomb, wants the papers of all dams opened.
Shares in the contractor closed four per cent lower in Chicago on Monday evening."""  # noqa: E501
THIRD = """The Washington Post has found that the flood of Millbrook had been foretold for years.
Inspectors at the Calder dam warned for three years that its gates no longer closed, the newspaper writes.
Twelve families in Millbrook lost their homes when the spillway gave way on April 3.
A grand jury in Harlan County will hear the first witnesses in the second week of June.
Engineers whom we asked in Lyon say that gates of this kind last forty winters at most.
France has sixty dams with the same hinges, and it replaced the last of them in 2019."""  # noqa: E501

RETELLINGS = [
    Document("first", FIRST, published=later(1), publisher="Millbrook Echo"),
    Document("second", SECOND, published=later(2), publisher="Prairie Radio"),
    Document("third", THIRD, published=later(3), publisher="Lyon Observer"),
]
POST = Document("post", REPORT, published=later(0), publisher="The Washington Post")


def _tree(*documents):
    [family] = lineage.analyze(documents).families
    own = {document.id for document in documents}
    return family, {
        (edge.parent, edge.child)
        for edge in family.edges
        if edge.primary and {edge.parent, edge.child} <= own
    }


def test_retellings_of_a_report_that_is_not_there_do_not_derive_from_each_other():
    """They share its wording; an arrow between them would be an accusation."""
    family, ties = _tree(*RETELLINGS)
    assert ties == set()
    assert family.verdict


def test_they_derive_from_the_report_that_they_credit():
    family, _ = _tree(*RETELLINGS)
    [lost] = [node.id for node in family.nodes if "washington-post" in node.id]
    assert {edge.child for edge in family.edges if edge.parent == lost} == {
        "first",
        "second",
        "third",
    }


@pytest.mark.parametrize("day", [4, 9])
@pytest.mark.parametrize("copied", RETELLINGS, ids=lambda document: document.id)
def test_a_copy_of_a_retelling_with_its_additions_derives_from_it(copied, day):
    """What the retelling added cannot be from the report."""
    text = copied.text + "\nIt rained."
    copy = Document("copy", text, published=later(day), publisher="Ohio Sun")
    assert _tree(*RETELLINGS, copy)[1] == {(copied.id, "copy")}


def test_the_report_is_the_parent_of_its_retellings_where_it_is_there():
    family, ties = _tree(POST, *RETELLINGS)
    assert ties == {("post", "first"), ("post", "second"), ("post", "third")}
    assert not [node for node in family.nodes if "washington-post" in node.id]


def test_who_is_read_first_does_not_matter():
    assert _tree(*reversed(RETELLINGS))[1] == _tree(*RETELLINGS)[1]
    there = _tree(POST, *RETELLINGS)[1]
    assert _tree(*reversed(RETELLINGS), POST)[1] == there


def test_between_undated_retellings_there_is_no_link_either():
    """Without dates either could be the parent, and still neither is."""
    assert _tree(*(replace(document, published=None) for document in RETELLINGS))[1] == set()


SHARES = st.floats(0.0, 1.0)
INHERITED = st.builds(Inherited, SHARES, SHARES, SHARES, SHARES, SHARES, SHARES)


@STEADY
@given(INHERITED, st.sampled_from(["innovations", "wording"]), SHARES, st.integers(1, 9))
def test_what_a_child_has_from_its_parent_alone_speaks_for_it(found, name, share, children):
    low, high = sorted((getattr(found, name), share))
    below = log_odds(replace(found, **{name: low}), children)
    above = log_odds(replace(found, **{name: high}), children)
    assert below <= above
    assert below < above or high - low < 1e-9


@STEADY
@given(INHERITED, st.sampled_from(["alone", "first", "between", "company"]), SHARES)
def test_what_siblings_have_speaks_against_it(found, name, share):
    low, high = sorted((getattr(found, name), share))
    with_less = log_odds(replace(found, **{name: low}), 1)
    assert with_less >= log_odds(replace(found, **{name: high}), 1)


@pytest.mark.parametrize("name", ["alone", "between"])
def test_a_little_of_what_siblings_have_counts_already(name):
    found = Inherited(0.5, 0.5, 0.0, 0.2, 0.0, 0.5)
    assert log_odds(replace(found, **{name: 0.1}), 2) < log_odds(found, 2)


def test_what_none_took_speaks_against_a_parent_of_many_the_more():
    """One heir may pass over a paragraph; that nine of them do is no chance."""
    found = Inherited(0.5, 0.5, 0.1, 0.2, 0.1, 0.5)
    odds = [log_odds(found, children) for children in range(1, 10)]
    assert odds == sorted(odds, reverse=True)
    assert len(set(odds)) == 9


ENLARGED = f"""{REPORT}
The dam was built in 1931 by a firm from Cleveland that went bankrupt in the same winter.
Its keeper slept beside the gates on stormy nights and wound them down with his two sons."""
OTHER = "\n".join(REPORT.split("\n")[1:5])


@pytest.mark.parametrize(("dated", "taken"), [(True, "enlarged"), (False, "report")])
def test_of_parents_that_cost_nearly_alike_the_one_is_taken_whose_own_words_the_child_has(
    dated, taken
):
    """Not where an undated article may have been the first to say them."""
    documents = [
        Document("report", REPORT, published=later(0)),
        Document("enlarged", ENLARGED, published=later(1)),
        Document("child", "\n".join(ENLARGED.split("\n")[2:]), published=later(2)),
        Document("other", OTHER, published=later(3) if dated else None),
    ]
    heap = annotate(documents)
    explained = explain(heap, lineage.analyze(documents).pairs)
    costs = {(0, 1): 0.3, (0, 2): 0.3, (1, 2): 0.31, (0, 3): 0.3}
    costs |= {} if dated else {(3, 2): 0.9}
    weighed = Ancestry(heap, range(4), explained, costs).costs
    names = [document.id for document in documents]
    assert names[min((0, 1), key=lambda parent: weighed[parent, 2])] == taken


RELEASE = """La fromagerie Bellombre investit 14 millions d'euros à Saint-Vaury
Saint-Vaury, le 6 mai 2025 – La fromagerie Bellombre annonce la construction d'un nouvel atelier d'affinage de 5 200 mètres carrés sur son site historique de Saint-Vaury. L'investissement, de 14 millions d'euros, permettra de créer 45 emplois d'ici à la fin de 2027.
« Ce projet est un acte de foi dans le lait de montagne et dans les éleveurs qui nous accompagnent depuis quatre générations », déclare Mathilde Bellombre, présidente du groupe.
Le chantier débutera en septembre. L'atelier sera alimenté par une chaufferie à bois et récupérera 80 % de l'eau de lavage. La production de tomme passera de 3 100 à 4 600 tonnes par an.
À propos de Bellombre : fondée en 1911, l'entreprise familiale emploie 320 personnes et collecte le lait de 210 exploitations."""  # noqa: E501
RETOLD = """Bellombre va affiner 1 500 tonnes de tomme de plus
L'entreprise familiale, qui collecte le lait de 210 fermes, va porter sa production de tomme de 3 100 à 4 600 tonnes par an grâce à un nouvel atelier à Saint-Vaury. Coût : 14 millions d'euros, dont une partie ira à une chaufferie au bois et à un système qui récupère quatre cinquièmes de l'eau de lavage.
Reste une question que le communiqué n'aborde pas : le prix. « On nous demande plus de lait, mais on nous le paie 41 centimes », regrette Didier Vacher, éleveur à Grand-Bourg et délégué de la Coordination laitière.
Les travaux doivent commencer à la rentrée."""  # noqa: E501


def test_what_a_copy_has_nothing_of_its_own_of_comes_from_what_it_copies():
    [_, *body] = RELEASE.split("\n")
    _, edges = _tree(
        Document("release", RELEASE, published=later(0), publisher="Bellombre"),
        Document("print", "\n".join(body[:-1]), published=later(1), publisher="Creuse Matin"),
        Document("retold", RETOLD, published=later(2), publisher="Agri Demain"),
    )
    # the print is the shorter one, but the 210 farms of the family firm are not in it
    assert edges == {("release", "print"), ("release", "retold")}


def test_of_an_original_and_its_copy_a_text_has_from_the_one_it_names_what_both_have():
    wire = "MILLBROOK, April 3 (AP) - " + REPORT
    live = "\n".join(
        [
            "16:40 Rail operator Norlink says that no trains will run north of Aske before noon.",
            "14:10 Twelve families in Millbrook lost their homes when the spillway gave way on "
            "April 3. The AP has seen letters that went to a deputy director who kept them in a "
            "locked drawer of his desk.",
            "11:30 The ferry company has cancelled all crossings to the islands until Thursday.",
            "09:15 Schools in Aske, Brunn and the valley of the Kell stay closed all day today.",
        ]
    )
    _, edges = _tree(
        Document("wire", wire, published=later(0), publisher="Associated Press"),
        Document(
            "copy",
            "\n".join(REPORT.split("\n")[:5]),
            published=later(1),
            publisher="Harlan Echo",
        ),
        Document("live", live, published=later(2), publisher="Aske Gazette"),
    )
    assert edges == {("wire", "copy"), ("wire", "live")}
