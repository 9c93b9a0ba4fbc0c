"""Forms: lines of a page that no list has, known by what they look like and where they stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.heaps import ARABIC, BRIDGE, CHINESE, FRENCH, HARBOUR, STEADY
from tests.text.reading import debris

SPANISH = """El ayuntamiento anunció el jueves que el viejo puente de Arlón cerrará cuatro meses.
Los ingenieros encontraron grietas en dos de los pilares, según El País.
«Nadie está en peligro», dijo la alcaldesa, Ana Núñez, ante un centenar de vecinos."""
TITLE = {
    "fr": "Le pont d'Arlon ferme quatre mois",
    "en": "Arlon bridge to close for four months",
    "es": "El puente de Arlon cierra cuatro meses",
}
OPENING = {
    "fr": [
        "La mairie a annoncé jeudi la fermeture du vieux pont d'Arlon pour quatre mois de travaux.",
        "Les ingénieurs y ont trouvé au printemps des fissures dans deux des piles.",
    ],
    "en": [
        "The council said on Thursday that the old bridge at Arlon would close for four months.",
        "Engineers found cracks in two of its piers in the spring, the report says.",
    ],
    "es": [
        "El ayuntamiento anunció el jueves que el viejo puente de Arlon cerrará cuatro meses.",
        "Los ingenieros encontraron en primavera grietas en dos de los pilares del puente.",
    ],
}
SUBHEADING = {"fr": "Des travaux de nuit", "en": "Work at night", "es": "Obras de noche"}
SHORT = {
    "fr": ["Personne n'est en danger.", "Et après ?"],
    "en": ["Nobody is in danger.", "And then?"],
    "es": ["Nadie está en peligro.", "¿Y después?"],
}
CLOSING = {
    "fr": [
        "Les camions feront le tour par le nord, soit dix-huit kilomètres de plus.",
        "Le chantier doit coûter deux millions d'euros et finir avant les premières gelées.",
    ],
    "en": [
        "Lorries will be sent round by the north, which adds eighteen kilometres to the journey.",
        "The works are to cost two million euros and to end before the first frost.",
    ],
    "es": [
        "Los camiones darán la vuelta por el norte, lo que añade dieciocho kilómetros al viaje.",
        "Las obras costarán dos millones de euros y terminarán antes de las primeras heladas.",
    ],
}
ABOVE = {
    "fr": [
        "Aller au contenu",
        "L'Écho d'Arlon",
        "Actualités | Sports | Culture | Agenda",
        "Accueil > Région > Arlon",
    ],
    "en": [
        "Skip to content",
        "The Arlon Echo",
        "News | Sport | Culture | Diary",
        "Home > Region > Arlon",
    ],
    "es": [
        "Ir al contenido",
        "El Eco de Arlon",
        "Noticias | Deportes | Cultura | Agenda",
        "Inicio > Región > Arlon",
    ],
}
BYLINE = {"fr": "Par Anna Roy", "en": "By Anna Roy", "es": "Por Ana Rey"}
DATED = {
    "fr": "10 octobre 2031, 06h12",
    "en": "10 October 2031, 06:12",
    "es": "10 de octubre de 2031, 06:12",
}
ALSO = {
    "fr": [
        "À lire aussi",
        "Crue éclair à Virton : les campeurs relogés",
        "Le marché de Noël change de place",
    ],
    "en": [
        "Read also",
        "Flash flood at Virton: campers rehoused",
        "Christmas market moves to the station",
    ],
    "es": [
        "Lea también",
        "Riada en Virton: campistas realojados",
        "El mercado de Navidad cambia de sitio",
    ],
}
NOTE = {
    "fr": "Anna Roy suit la région d'Arlon pour L'Écho depuis 2019.",
    "en": "Anna Roy has covered the Arlon region for the Echo since 2019.",
    "es": "Ana Rey cubre la región de Arlon para El Eco desde 2019.",
}
SHARE = {
    "fr": "Partager sur Facebook",
    "en": "Share on Facebook",
    "es": "Compartir en Facebook",
}
MOST_READ = {
    "fr": [
        "Les plus lus",
        "1. Un ours filmé près du collège",
        "2. Le boulanger de Virton ferme",
        "3. Trail des crêtes : les résultats",
    ],
    "en": [
        "Most read",
        "1. Bear filmed near the school",
        "2. Baker of Virton shuts up shop",
        "3. Ridge race: the results",
    ],
    "es": [
        "Lo más leído",
        "1. Un oso grabado cerca del colegio",
        "2. Cierra el panadero de Virton",
        "3. Carrera de las crestas: resultados",
    ],
}
FEED = {
    "fr": ["06:12 Le préfet attendu à Arlon", "07h40 La route rouverte"],
    "en": ["06:12 Prefect expected in Arlon", "07:40 Road open again"],
    "es": ["06:12 El prefecto llega a Arlon", "07:40 Carretera abierta de nuevo"],
}
LANGUAGES = list(TITLE)


def article(language: str) -> list[str]:
    return [
        TITLE[language],
        *OPENING[language],
        SUBHEADING[language],
        *SHORT[language],
        *CLOSING[language],
    ]


def page(language: str) -> str:
    """The article as it is copied from its page."""
    return "\n".join(
        [
            *ABOVE[language],
            "",
            TITLE[language],
            BYLINE[language],
            DATED[language],
            "",
            *OPENING[language],
            *ALSO[language],
            SUBHEADING[language],
            CLOSING[language][0],
            *SHORT[language],
            CLOSING[language][1],
            "",
            NOTE[language],
            SHARE[language],
            *MOST_READ[language],
            *FEED[language],
        ]
    )


def lost(text: str, language: str) -> set[str]:
    return {line for line, _ in debris(text, language)}


def reason(line: str, text: str, language: str) -> str | None:
    return dict(debris(text, language)).get(line)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_known_from_its_article(language):
    wanted = {
        *ABOVE[language],
        BYLINE[language],
        DATED[language],
        *ALSO[language],
        NOTE[language],
        SHARE[language],
        *MOST_READ[language],
        *FEED[language],
    }
    assert lost(page(language), language) == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_line_of_the_article_is_lost_with_its_page(language):
    """Its title and subheadings are no sentences, and some of its sentences are shorter."""
    assert lost(page(language), language).isdisjoint(article(language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("line", ["title", "subheading"])
def test_a_line_that_is_no_sentence_is_kept_inside_the_article(language, line):
    kept = {"title": TITLE, "subheading": SUBHEADING}[line][language]
    assert reason(kept, page(language), language) is None


@pytest.mark.parametrize(
    "language, title, below",
    [
        ("fr", "Le pont d'Arlon ferme", "Quatre mois de travaux"),
        ("en", "Bridge at Arlon closes", "Four months of repairs"),
        ("es", "Cierra el puente de Arlon", "Cuatro meses por obras"),
    ],
)
def test_a_title_as_short_as_a_menu_is_kept(language, title, below):
    """Its words are those of the article, and what stands below it is its standfirst."""
    lines = [*ABOVE[language], title, below, BYLINE[language], *OPENING[language], SHARE[language]]
    gone = lost("\n".join(lines), language)
    assert gone == {*ABOVE[language], BYLINE[language], SHARE[language]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "lines, of",
    [
        (BYLINE, "metadata"),
        (DATED, "metadata"),
        (NOTE, "metadata"),
        (SHARE, "share"),
    ],
)
def test_what_a_line_is(language, lines, of):
    """The reader of the report sees why a line was left out."""
    assert reason(lines[language], page(language), language) == of


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("lines", [ABOVE, ALSO, MOST_READ, FEED])
def test_links_are_navigation(language, lines):
    found = dict(debris(page(language), language))
    assert {found.get(line) for line in lines[language]} == {"navigation"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_head_without_links_takes_no_sentence_with_it(language):
    lines = [*OPENING[language], ALSO[language][0], *CLOSING[language]]
    text = "\n".join([SHARE[language], TITLE[language], *lines, SHARE[language]])
    assert lost(text, language) == {SHARE[language], ALSO[language][0]}


@pytest.mark.parametrize(
    "line",
    [
        "Actualités | Sports | Culture | Agenda",
        "Actualités · Sports · Culture · Agenda",
        "Actualités / Sports / Culture / Agenda",
        "Actualités  Sports  Culture  Agenda",
        "Actualités\tSports\tCulture\tAgenda",
        "Accueil > Région > Arlon",
        "Accueil » Région » Arlon",
        "Accueil › Région › Arlon",
        "Accueil > Région",
        "RÉGION | Le pont ferme",
    ],
)
def test_menus_and_breadcrumbs_by_their_separators(line):
    text = "\n".join([line, *article("fr"), "Publicité", "Partager sur Facebook"])
    assert reason(line, text, "fr") == "navigation"


@pytest.mark.parametrize(
    "language, line",
    [
        ("fr", "Par Anna Roy"),
        ("fr", "Par Anna Roy et Paul Lys"),
        ("fr", "Propos recueillis par Anna Roy"),
        ("en", "By Anna Roy"),
        ("en", "Written by Anna Roy"),
        ("es", "Por Ana Rey"),
        ("es", "Texto de Ana Rey"),
        ("fr", "10 octobre 2031"),
        ("fr", "Le 10/10/2031 à 06h12"),
        ("en", "10 October 2031, 06:12"),
        ("en", "Friday, October 10, 2031"),
        ("es", "10 de octubre de 2031, 06:12"),
    ],
)
def test_bylines_and_date_lines(language, line):
    head, *body = article(language)
    text = "\n".join([SHARE[language], head, line, *body, SHARE[language]])
    assert reason(line, text, language) == "metadata"


@pytest.mark.parametrize(
    "language, line",
    [
        ("fr", "Par ailleurs, personne ne répond."),
        ("fr", "Par moments"),
        ("fr", "Le 10 octobre 2031, la digue de Virton a cédé sous la crue."),
        ("fr", "À 6h12, la sirène a retenti."),
        ("en", "By then, nobody answered."),
        ("en", "By 06:12 the siren had fallen silent."),
        ("en", "On 10 October 2031 the dyke of Virton broke in the flood."),
        ("es", "Por otra parte, nadie responde."),
        ("es", "A las 06:12 sonó la sirena."),
        ("fr", "- un débit minimal garanti en aval"),
        ("en", "- a watchman on either side"),
        ("fr", "« Nous n'avons plus le choix »"),
        ("fr", "Les uns | les autres."),
    ],
)
def test_lines_of_an_article_that_look_like_it(language, line):
    """Between two of its sentences, on a page with debris."""
    head, *_ = article(language)
    body = [*OPENING[language], line, *CLOSING[language]]
    text = "\n".join([SHARE[language], head, *body, SHARE[language]])
    assert reason(line, text, language) is None


def test_the_name_of_the_author_inside_the_article_is_no_note():
    """A note stands behind the byline, and begins with the name."""
    line = "La maire d'Arlon a reçu Anna Roy dans son bureau, face au vieux pont."
    head, *body = article("fr")
    text = "\n".join([head, "Par Anna Roy", *body, line, "Publicité", "Partager sur Facebook"])
    assert reason(line, text, "fr") is None


def test_one_line_of_debris_does_not_end_the_article():
    """An advertisement stands between two paragraphs."""
    for language in LANGUAGES:
        head, *body = article(language)
        lines = [line for sentence in body for line in (sentence, SHARE[language])]
        assert lost("\n".join([head, *lines]), language) == {SHARE[language]}


PLAIN = [
    ("en", BRIDGE),
    ("en", HARBOUR),
    ("fr", FRENCH),
    ("es", SPANISH),
    ("ar", ARABIC),
    ("zh", CHINESE),
    *((language, "\n".join(article(language))) for language in LANGUAGES),
]


@pytest.mark.parametrize("language, text", PLAIN)
def test_an_article_without_debris_loses_nothing(language, text):
    assert debris(text, language) == []


@given(st.sampled_from(PLAIN), st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]), st.data())
@settings(STEADY, max_examples=150)
def test_no_part_of_a_plain_article_is_lost(plain, newline, data):
    """Cut anywhere, with lines as wide apart as you like."""
    language, text = plain
    lines = text.split("\n")
    first = data.draw(st.integers(0, len(lines) - 1))
    last = data.draw(st.integers(first + 1, len(lines)))
    assert debris(newline.join(lines[first:last]), language) == []


ONE_LINERS = [
    ("fr", "Le port ferme ses quais."),
    ("fr", "Le pont ferme"),
    ("fr", "Par Anna Roy"),
    ("fr", "10 octobre 2031"),
    ("en", "The bridge is closed."),
    ("en", "Bridge closed"),
    ("en", "By Anna Roy"),
    ("es", "El puente está cerrado."),
    ("es", "Puente cerrado"),
]


@pytest.mark.parametrize("language, text", [*ONE_LINERS, ("fr", ""), ("fr", " \n")])
def test_a_text_of_one_line_loses_nothing(language, text):
    """Nothing around it shows it to be a page."""
    assert debris(text, language) == []


@given(st.sampled_from([("fr", FRENCH), ("en", BRIDGE), ("es", SPANISH)]))
@settings(STEADY, max_examples=3)
def test_a_whole_article_on_one_line_loses_nothing(plain):
    """Some readers give it so, with one sentence of debris in it maybe."""
    language, text = plain
    assert debris(f"{text} {SHARE[language]}".replace("\n", " "), language) == []
