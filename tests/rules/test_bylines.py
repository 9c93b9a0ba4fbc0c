"""Real bylines and credit lines, and lines that only look like them, through the whole check."""

import pytest

from lineage import Document, analyze
from lineage.rules import Policy, judge

FRENCH = (
    "Le ministère de la Mobilité a annoncé vendredi que le pont d'Arlon serait fermé quatre "
    "mois à partir du 12 novembre, le temps de remplacer les câbles corrodés dont l'état inquiète "
    "les ingénieurs depuis trois ans.\n\nSelon un rapport de septembre, sept des douze câbles "
    "ont perdu plus d'un tiers de leur section. Le chantier coûtera 14,3 millions d'euros, dont la "
    "moitié à la charge de la Région wallonne."
)
ENGLISH = (
    "Nevada's utility regulator on Thursday fined Halden Power $41 million for hiding the results "
    "of battery tests that foreshadowed last year's fire at Mesa Blanca, in what officials called "
    "the largest penalty in the state's history.\n\nThe commission voted 3-0 to impose the fine "
    "after a nine-month inquiry found that engineers at the company's laboratory had recorded "
    "thermal runaway in 11 of 40 cells tested in March 2024."
)
GERMAN = (
    "Die Bahn streicht zum Fahrplanwechsel im Dezember den Nachtzug von Berlin nach Triest, weil "
    "auf der Strecke nach Angaben des Unternehmens zu wenige Reisende unterwegs sind und die "
    "Trassengebühren in Österreich stark gestiegen sind.\n\nDer Fahrgastverband kritisierte die "
    "Entscheidung. Der Zug war erst 2024 eingeführt worden und hatte im ersten Jahr 61.000 Gäste "
    "befördert."
)
SPANISH = (
    "El ministerio de Transportes anunció el viernes que el puente de Arlón permanecerá cerrado "
    "durante cuatro meses a partir del 12 de noviembre para sustituir los cables corroídos, cuyo "
    "estado preocupa a los ingenieros desde hace tres años.\n\nSegún un informe entregado en "
    "septiembre, siete de los doce cables han perdido más de un tercio de su sección. Las obras "
    "costarán 14,3 millones de euros."
)
WIRES = {
    FRENCH: f"PARIS (AFP) - {FRENCH}",
    ENGLISH: f"CARSON CITY, Oct 29 (Reuters) - {ENGLISH}",
    GERMAN: f"Berlin (dpa) - {GERMAN}",
    SPANISH: f"Madrid, 6 nov (EFE).- {SPANISH}",
}


def check(text, wire, **known):
    """What is found in an article beside one other document, links left aside."""
    heap = [Document("new.md", text), Document("wire.txt", wire, **known)]
    report = analyze(heap, focus=frozenset({"new.md"}))
    policy = Policy(ignored=frozenset({"LIN003"}))
    return [
        (found.rule, found.credit) for found in judge(report, ["new.md"], policy=policy).findings
    ]


def rules(text, wire, **known):
    return [rule for rule, _ in check(text, wire, **known)]


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (body, line)
        for body, lines in {
            FRENCH: [
                "Par Léa Martin et AFP",
                "**Par Léa Martin avec AFP**",
                "Par L.M. avec l'AFP",
                "Par AFP",
                "Rédaction avec AFP",
                "Publié le 2 novembre 2026 à 10h12, par Léa Martin avec AFP",
                "BELGA/AFP",
            ],
            ENGLISH: [
                "By Jane Doe and Reuters",
                "By Tom Weller, Reuters",
                "By Tom Weller | Reuters",
                "By Reuters Staff",
                "*By Jane Doe, with Reuters*",
                "CARSON CITY (Reuters) —",
            ],
            GERMAN: ["Von Max Muster und dpa", "Von dpa", "Max Muster (mit dpa)"],
            SPANISH: ["Por Ana Ruiz y EFE", "Redacción con EFE", "Madrid (EFE)"],
        }.items()
        for line in lines
    ],
)
def test_bylines_credit_the_agency(body, line):
    assert rules(f"{line}\n\n{body}\n", WIRES[body]) == []


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (body, line)
        for body, lines in {
            FRENCH: [
                "L.M. avec AFP",
                "L.M. (AFP)",
                "Belga et AFP",
                "(Avec AFP et Belga)",
                "Sources : Belga, AFP",
                "Source : Agence France-Presse",
                "Texte : AFP",
                "Article rédigé avec l'AFP",
                "afp/jl/cd",
                "AFP/L.M.",
                "Avec les agences",
            ],
            ENGLISH: [
                "_Source: Reuters_",
                "AP, Reuters",
                "Reuters and AP",
                "With files from Reuters",
                "Additional reporting by Reuters",
                "Reuters contributed to this report.",
                "— Reuters",
                "Wire services",
                "© Thomson Reuters 2026",
            ],
            GERMAN: [
                "Mit Material der dpa",
                "(dpa/mm)",
                "mm/dpa",
                "Quelle: Deutsche Presse-Agentur",
                "Dieser Text entstand mit Material der dpa.",
                "© dpa-infocom, dpa:261028-99-123456/2",
                "Mit Agenturen",
            ],
            SPANISH: ["Fuente: EFE", "Con información de EFE", "EFE/ar", "Con agencias"],
        }.items()
        for line in lines
    ],
)
def test_credit_lines_credit_the_agency(body, line):
    assert rules(f"{body}\n\n{line}\n", WIRES[body]) == []


def test_a_bracket_behind_the_last_word_credits_the_agency():
    assert rules(f"{FRENCH} (AFP)\n", WIRES[FRENCH]) == []
    wrapped = f"{FRENCH.removesuffix('la Région wallonne.')}\nla Région wallonne. (AFP)\n"
    assert rules(wrapped, WIRES[FRENCH]) == []


@pytest.mark.parametrize(
    ("body", "head", "foot"),
    [
        (body, *lines)
        for body, all_lines in {
            FRENCH: [
                ("# Grève à l'AFP", ""),
                ("Grève à l'AFP", ""),
                ("", "Lire aussi : l'AFP supprime des postes"),
                ("", "Photo : AFP"),
                ("", "Par Reuters"),
                ("EMBARGO AFP 18h00", ""),
                ("", "Suivez l'AFP"),
            ],
            ENGLISH: [
                ("# Reuters strike talks go on", ""),
                ("Reuters Cuts Jobs in London", ""),
                ("Strike Hits Reuters", ""),
                ("Trouble at Reuters", ""),
                ("", "Read also: Reuters cuts jobs"),
                ("", "Photo: Reuters"),
                ("", "Photo by Tom / REUTERS"),
                ("REUTERS/Jim Doe", ""),
                ("*The plant in Nevada. REUTERS/Jim Doe*", ""),
                ("![Plant (Reuters)](/a.jpg)", ""),
                ('{{< figure src="/a.jpg" caption="The plant (Reuters)" >}}', ""),
                ("<figure><img src=a.jpg><figcaption>Reuters</figcaption></figure>", ""),
                ("", "Reuters/Getty Images"),
                ("", "More from Reuters"),
            ],
            GERMAN: [("Streik bei dpa", ""), ("", "Foto: dpa"), ("", "dpa streicht Stellen")],
            SPANISH: [("Huelga en EFE", ""), ("", "Foto: EFE"), ("", "Lea también: EFE despide")],
        }.items()
        for lines in all_lines
    ],
)
def test_what_only_names_the_agency_credits_nobody(body, head, foot):
    assert "LIN001" in rules(f"{head}\n\n{body}\n\n{foot}\n", WIRES[body])


@pytest.mark.parametrize(
    ("publisher", "names"),
    [
        ("Le Soir", ["Le Soir", "lesoir.be"]),
        ("lesoir.be", ["Le Soir"]),
        ("L'Écho de Namur", ["L'Echo de Namur", "L’Écho de Namur"]),
        ("The Wall Street Journal", ["WSJ", "Wall Street Journal"]),
        ("WSJ", ["The Wall Street Journal"]),
        ("Belga", ["Belga", "Agence Belga"]),
        ("dpa", ["Deutsche Presse-Agentur"]),
        ("Agence France-Presse (AFP)", ["AFP"]),
    ],
)
def test_a_publisher_goes_by_all_its_names(publisher, names):
    for name in names:
        for text in (
            f"{FRENCH}\n\n({name})\n",
            f"{FRENCH}\n\nSource : {name}\n",
            f"{FRENCH}\n\nL.M. avec {name}\n",
        ):
            assert rules(text, FRENCH, publisher=publisher) == [], text[-40:]
        assert "LIN001" in rules(f"{FRENCH}\n\nLire aussi : {name} licencie\n", FRENCH)


def test_a_story_without_metadata_is_credited_by_whom_it_signs_with():
    """And not by its file, nor by whoever has the name of an agency in it."""
    wire = f"Pont d'Arlon: quatre mois de fermeture\n\n{WIRES[FRENCH]}\n\nafp/jl/cd\n"
    ((rule, line),) = check(FRENCH, wire, title="Pont d'Arlon")
    assert (rule, line) == ("LIN001", "Source : Agence France-Presse, Pont d'Arlon")
    assert rules(f"{FRENCH}\n\n{line}\n", wire, title="Pont d'Arlon") == []
    told = f"{WIRES[GERMAN]}\n\nDer Zug war nicht voll, sagte Sprecherin Petra Holm am Mittwoch."
    assert rules(f"{told} (dpa)\n", told) == []
