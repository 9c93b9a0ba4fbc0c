"""Heaps of articles that many tests look at, and what is found in them."""

import json
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import settings

import lineage
from lineage.model import Document, Failure, Report
from lineage.render import render

FLAGSHIP = Path(__file__).parents[1] / "fixtures" / "flagship"
DAY = datetime(2031, 10, 10, 6, 0, tzinfo=UTC)

STEADY = settings(derandomize=True, deadline=None, database=None)
"""Property tests draw the same examples every time: what is green today is green tomorrow."""

BRIDGE = """The ministry said on Friday that the old bridge at Arlon would close for four months of repairs.
Engineers had found cracks in two of its piers in the spring, according to a report seen by this newspaper.
"Nobody is in danger, but nobody should drive over it either," said the mayor, Anna Roy.
Lorries will be sent round by the northern ring, which adds 18 kilometres to the journey.
The works are to cost 2.4 million euros and to end before the first frost."""  # noqa: E501

HARBOUR = """Fishermen in Ostrava Bay blocked the harbour mouth with eleven boats before dawn.
They want the quota for herring restored to what it was five years ago.
The coast guard kept its distance and waited for the tide to turn."""

FRENCH = """Le maire de Bréville a annoncé jeudi la fermeture de la piscine municipale pour travaux.
« Nous n’avons plus le choix », a déclaré l’élu devant une centaine d’habitants.
Le chantier doit coûter 1,2 million d’euros et durer huit mois.
Les scolaires iront nager à Saint-Lô, selon Le Monde."""

ARABIC = """أعلنت الوزارة يوم الجمعة أن الجسر القديم سيغلق لمدة أربعة أشهر لإجراء إصلاحات عاجلة.
وقال رئيس البلدية إن أحدا ليس في خطر لكن لا ينبغي لأحد أن يعبره بسيارته هذا الشتاء.
وتبلغ تكلفة الأشغال مليونين ونصف المليون يورو حسب التقديرات الأولية للمهندسين."""

CHINESE = """交通部周五表示，阿尔隆的旧桥将关闭四个月进行维修。工程师今年春天在两座桥墩上发现了裂缝。
市长说：“没有人处于危险之中，但任何人都不应该开车过桥。”工程将耗资二百四十万欧元。"""  # noqa: E501

DEBRIS = "Publicité\n\nPartager sur Facebook\n\nÀ lire aussi : le port ferme\n\n#Port #Mer #Quai\n"


def later(days: int) -> datetime:
    """A day in the calendar of these heaps."""
    return DAY + timedelta(days=days)


def _with_debris(text: str) -> str:
    first, *rest = text.split("\n")
    return "\n\n".join(
        [first, "Advertisement", *rest, "Share on Facebook", "#Arlon #Bridge #Roads"]
    )


def _heaps() -> dict[str, list[Document]]:
    shy = BRIDGE.replace("ministry", "minis\u00adtry").replace(" euros", "\u00a0euros")
    return {
        "nothing": [],
        "one document": [Document("a", BRIDGE)],
        "two equal documents": [Document("a", BRIDGE), Document("b", BRIDGE)],
        "three dated copies": [
            Document("a", BRIDGE, published=later(0), publisher="Arlon Post"),
            Document("b", BRIDGE + "\nIt is 90 years old.", published=later(1)),
            Document("c", _with_debris(BRIDGE), published=later(2)),
        ],
        "CRLF": [
            Document("a", BRIDGE.replace("\n", "\r\n")),
            Document("b", BRIDGE.replace("\n", "\r\n\r\n")),
            Document("c", BRIDGE.replace("\n", "\r")),
        ],
        "beyond the basic plane": [
            Document("a", "🚧🚧 " + BRIDGE.replace(". ", ". 👷🏽‍♀️ ").replace("\n", "\n🌉 ")),
            Document("b", "𝕬𝖗𝖑𝖔𝖓 — " + BRIDGE.replace("\n", " 😀\n")),
        ],
        "soft hyphens and no-break spaces": [Document("a", shy), Document("b", BRIDGE)],
        "combining marks": [
            Document("a", FRENCH),
            Document("b", FRENCH.replace("é", "e\u0301").replace("ô", "o\u0302")),
        ],
        "Arabic": [Document("a", ARABIC), Document("b", ARABIC.split("\n", 1)[1])],
        "Chinese": [Document("a", CHINESE), Document("b", CHINESE.split("\n", 1)[0])],
        "only debris": [Document("a", DEBRIS), Document("b", BRIDGE), Document("c", DEBRIS)],
        "empty text": [Document("a", ""), Document("b", BRIDGE), Document("c", "")],
        "white space and marks": [Document("a", " \n\t\r\n"), Document("b", "… — ! « »\n“”")],
        "debris in the middle": [Document("a", _with_debris(BRIDGE)), Document("b", HARBOUR)],
        "two stories": [
            Document("a", BRIDGE),
            Document("b", HARBOUR),
            Document("c", "\n".join(reversed(BRIDGE.split("\n")))),
            Document("d", HARBOUR.replace("eleven", "twelve")),
            Document("e", FRENCH),
        ],
        "a failure": [Document("a", BRIDGE), Failure("b.html", "read", "x", "broken", "Mend it.")],  # type: ignore[list-item]
        "ids that are hard to sort": [
            Document(name, BRIDGE) for name in ("10", "9", "é", "e", "E/1", "source:x@F1", "P1")
        ],
    }


HEAPS = _heaps()


@cache
def flagship() -> tuple[Document, ...]:
    """The articles and look-alikes of the flagship story, with their metadata."""
    found = tuple(lineage.read([FLAGSHIP], metadata=FLAGSHIP / "metadata.json"))
    assert all(isinstance(item, Document) for item in found)
    return found  # type: ignore[return-value]


@cache
def articles() -> tuple[Document, ...]:
    """The articles of the flagship story alone."""
    return tuple(document for document in flagship() if document.id.startswith("articles/"))


@cache
def report(name: str) -> Report:
    """The report on the flagship story, or on one of the small heaps."""
    return lineage.analyze(flagship() if name == "flagship" else HEAPS[name])


@cache
def plain(name: str) -> dict[str, Any]:
    """The same as it is written to a file."""
    found: dict[str, Any] = json.loads(render(report(name), "json"))
    return found


@cache
def told() -> Report:
    """The report on the articles of the flagship story alone."""
    return lineage.analyze(articles())


NAMES = ["flagship", *HEAPS]


RELEASE = (
    "Kelp forests off the island are coming back where divers take sea urchins, marine ecologists "
    "of Southmere University report today. They surveyed 46 reefs from 2019 to 2024. On the 18 "
    "reefs where urchins were taken, kelp cover rose from 11 to 34 per cent; elsewhere it fell to "
    "6 per cent. The harvest has a subsidy of 1.25 dollars a kilogram."
)
STORY = (
    "Auf der Insel erholen sich die Tangwälder, weil Taucher Seeigel ernten, teilte die Southmere "
    "University mit. Untersucht wurden 46 Riffe. Wo geerntet wird, stieg die Bedeckung mit Tang "
    "von 11 auf 34 Prozent, sonst sank sie auf 6 Prozent. Der Kieler Biologe Jörn Petersen nannte "
    "das gegenüber der dpa «ermutigend, aber nicht übertragbar»: In der Ostsee seien nicht Seeigel "
    "das Problem, sondern Nährstoffe."
)
RETOLD = {
    "es": (
        "Los bosques de algas de la isla se recuperan gracias a los buzos que recogen erizos, "
        "informa la agencia dpa. Se estudiaron 46 arrecifes: donde se pesca, la cobertura subió "
        "del 11 al 34 por ciento, y en los demás bajó al 6 por ciento. El biólogo Jörn Petersen, "
        "de Kiel, calificó el resultado de «alentador, pero no transferible», según la dpa: en el "
        "Báltico el problema no son los erizos, sino los nutrientes."
    ),
    "fr": (
        "Les forêts d'algues de l'île reviennent grâce aux plongeurs qui ramassent les oursins, "
        "rapporte l'agence dpa. 46 récifs ont été étudiés : là où l'on pêche, la couverture est "
        "passée de 11 à 34 pour cent, ailleurs elle est tombée à 6 pour cent. Le biologiste Jörn "
        "Petersen, de Kiel, juge le résultat « encourageant, mais pas transposable », selon la "
        "dpa : en Baltique, le problème n'est pas l'oursin, mais les nutriments."
    ),
}


def release_and_agency(*stories):
    """A release, stories that an agency made from it, and two articles that credit the agency."""
    return [
        Document("release", RELEASE, published=later(0), publisher="Southmere University"),
        *(
            Document(f"story{at}", story, published=later(1), publisher=f"Blatt {at}")
            for at, story in enumerate(stories)
        ),
        *(Document(name, text, published=later(2)) for name, text in RETOLD.items()),
    ]
