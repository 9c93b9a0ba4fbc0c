"""Notices of agencies: labelled lines of six languages, half of which only look like one."""

from collections import Counter

from lineage.model import Notice
from tests.text.reading import annotated

BODY = {
    "en": "The port will close all its quays tonight, the harbour master said on Friday morning.",
    "fr": "Le port fermera tous ses quais ce soir, a indiqué vendredi la capitainerie du port.",
    "de": "Der Hafen schließt heute Abend alle Kais, teilte die Behörde am Freitagmorgen mit dazu.",
    "es": "El puerto cerrará esta noche todos sus muelles, informó el viernes la capitanía.",
    "it": "Il porto chiuderà questa sera tutte le banchine, ha detto venerdì la capitaneria.",
    "pt": "O porto fechará esta noite todos os cais, informou na sexta-feira a capitania do porto.",
}
NOTICES = [
    ("en", "EMBARGOED UNTIL 0001 GMT FRIDAY", "embargo", None),
    ("en", "Embargoed until Friday, October 25, 6 a.m.", "embargo", None),
    ("en", "**EMBARGO: 00:01 BST Saturday 26 October 2024**", "embargo", None),
    ("en", "Not for publication before 5 p.m. on Sunday.", "embargo", None),
    ("en", "Strictly embargoed until 14:00 on Tuesday", "embargo", None),
    ("en", "ATTENTION EDITORS - The story will move at 1800 GMT", "restriction", None),
    ("en", "EDS: UPDATES with quotes from the mayor; ADDS byline.", "restriction", None),
    ("en", "For editorial use only. No resale.", "restriction", None),
    ("en", "Not for use by subscribers in the Netherlands", "restriction", None),
    (
        "en",
        "Copyright 2024 The Associated Press. All rights reserved. This material may not be"
        " published, broadcast, rewritten or redistributed.",
        "licence",
        "Associated Press",
    ),
    ("en", "(c) 2024 Reuters", "licence", "Reuters"),
    ("en", "© 2024 Bloomberg. All rights reserved.", "licence", "Bloomberg"),
    ("fr", "EMBARGO JUSQU'AU 25 OCTOBRE À 6H00", "embargo", None),
    ("fr", "Embargo jusqu’à vendredi 18h00", "embargo", None),
    ("fr", "SOUS EMBARGO jusqu'au lundi 4 novembre, 00h01", "embargo", None),
    ("fr", "À ne pas publier avant mardi 8h00 (AFP)", "embargo", "Agence France-Presse"),
    ("fr", "Usage réservé à la rédaction.", "restriction", None),
    (
        "fr",
        "À l'attention des rédactions : cette dépêche remplace la précédente.",
        "restriction",
        None,
    ),
    ("fr", "© Agence France-Presse", "licence", "Agence France-Presse"),
    ("fr", "© 2024 AFP. Tous droits réservés", "licence", "Agence France-Presse"),
    ("fr", "Reproduction interdite sans autorisation de l'agence.", "licence", None),
    ("fr", "© AFP - Toute reproduction interdite", "licence", "Agence France-Presse"),
    ("de", "Sperrfrist: Freitag, 25. Oktober, 6.00 Uhr", "embargo", None),
    ("de", "ACHTUNG SPERRFRIST 18.00 Uhr", "embargo", None),
    ("de", "Mit Sperrfrist bis Sonntag, 12 Uhr", "embargo", None),
    ("de", "Nur für redaktionelle Zwecke", "restriction", None),
    ("de", "Hinweis an die Redaktionen: Wir berichten weiter.", "restriction", None),
    ("de", "(c) dpa", "licence", "Deutsche Presse-Agentur"),
    ("de", "© dpa-infocom, dpa:241025-99-123456/3", "licence", "Deutsche Presse-Agentur"),
    ("de", "Alle Rechte vorbehalten.", "licence", None),
    ("de", "Copyright 2024 dpa. Alle Rechte vorbehalten", "licence", "Deutsche Presse-Agentur"),
    ("es", "EMBARGADO HASTA LAS 06:00 DEL VIERNES", "embargo", None),
    ("es", "Embargado hasta el 25 de octubre a las 06.00", "embargo", None),
    ("es", "No publicar antes del lunes a las 9:00", "embargo", None),
    ("es", "Atención redacciones: esta nota sustituye a la anterior.", "restriction", None),
    ("es", "Solo para uso editorial", "restriction", None),
    ("es", "© EFE 2024. Está prohibida la reproducción.", "licence", "EFE"),
    ("es", "Todos los derechos reservados.", "licence", None),
    ("it", "EMBARGO fino alle ore 18 di venerdì", "embargo", None),
    ("it", "Sotto embargo fino al 25 ottobre, ore 6", "embargo", None),
    ("it", "Nota alle redazioni: segue aggiornamento.", "restriction", None),
    ("it", "RIPRODUZIONE RISERVATA © Copyright ANSA", "licence", "ANSA"),
    ("it", "Tutti i diritti riservati", "licence", None),
    ("pt", "EMBARGADO ATÉ ÀS 06H00 DE SEXTA-FEIRA", "embargo", None),
    ("pt", "Não divulgar antes de segunda-feira às 9h", "embargo", None),
    ("pt", "Atenção, redações: esta matéria substitui a anterior.", "restriction", None),
    ("pt", "© Lusa. Todos os direitos reservados.", "licence", "Lusa"),
    ("pt", "Reprodução proibida.", "licence", None),
]
"""Language, line, kind and holder."""

LOOK_ALIKES = [
    ("en", "The arms embargo until 2026 was lifted on Friday by the ministers in Brussels."),
    ("en", "Embargo until now has failed to stop the shipments, 12 officials said."),
    ("en", "Embargo on arms extended until October 2026"),
    ("en", "Under embargo since 1992, the country imports no oil."),
    ("en", "Editors at the paper said they had checked all 40 documents."),
    ("en", "Attention editors pay to style is a thing of the past, she wrote."),
    ("en", "Copyright law has changed little since 1998, the lawyer said."),
    ("en", "Advisory: drivers should avoid the A20 until Monday."),
    ("en", "The band kept all rights reserved to it under the contract of 1971."),
    ("en", "No archives were found in the cellar of the old town hall."),
    ("en", "© Anna Roy/AFP"),
    ("en", "Photo © Reuters"),
    ("en", "Reporting by the agency in Paris; editing in London"),
    ("fr", "L'embargo sur les armes est prolongé jusqu'au 25 octobre 2025."),
    ("fr", "L'embargo jusqu'à vendredi a été levé par les ministres."),
    ("fr", "Sous embargo depuis 1992, le pays n'importe plus de pétrole."),
    ("fr", "La reproduction interdite aux espèces en captivité inquiète."),
    ("fr", "Toute reproduction du virus dans le laboratoire est surveillée."),
    ("fr", "La rédaction a réservé un accueil froid au projet de vendredi."),
    ("fr", "« Tous droits réservés », lit-on sur la porte du musée."),
    ("fr", "Les droits de reproduction réservés aux héritiers leur rapportent 3 millions."),
    ("fr", "© Anna Roy / AFP"),
    ("de", "Die Sperrfrist für den Anbau endet am 15. Februar."),
    ("de", "Sperrfristen von 6 Wochen gelten für Arbeitslose."),
    ("de", "Das Embargo bis Freitag wurde verlängert, sagte der Minister."),
    ("de", "Achtung, Redaktion der Zeitung zieht am Montag um."),
    ("de", "Alle Rechte vorbehalten hat sich der Künstler im Vertrag von 1971."),
    ("de", "Foto: dpa"),
    ("es", "Sin embargo, hasta el viernes no habrá acuerdo."),
    ("es", "El embargo hasta 2026 fue aprobado por los ministros el lunes."),
    ("es", "Embargo hasta 2026: qué dijo el ministro de Economía el lunes"),
    ("es", "La reproducción prohibida de obras creció un 12 por ciento."),
    ("es", "Los derechos reservados a la prensa son escasos, dijo el juez."),
    ("it", "L'embargo fino al 2026 è stato approvato venerdì."),
    ("it", "La riproduzione riservata ai soci costa 12 euro."),
    ("it", "Le redazioni hanno 40 giornalisti a Roma e a Milano."),
    ("it", "I diritti riservati agli autori valgono 70 anni."),
    ("pt", "O embargo até 2026 foi aprovado na sexta-feira pelos ministros."),
    ("pt", "Os direitos reservados aos autores valem 70 anos."),
    ("pt", "A reprodução proibida de obras cresceu 12 por cento."),
    ("pt", "As redações têm 40 jornalistas em Lisboa."),
]
"""Language and line."""

PRECISION, RECALL, HOLDERS = 0.97, 0.97, 0.97


def _found(language: str, line: str) -> tuple[Notice, ...]:
    """The notices of an article that ends with a line."""
    return annotated(f"{BODY[language]}\n\n{line}\n", language).notices


def test_notices_are_told_from_what_looks_like_one():
    counts: Counter[str] = Counter()
    wrong = []
    for language, line, kind, holder in NOTICES:
        found = _found(language, line)
        told = [notice.kind for notice in found] == [kind]
        counts["right" if told else "missed"] += 1
        counts["named" if told and found[0].holder == holder else "misnamed"] += 1
        if not told or found[0].holder != holder:
            wrong.append((line, [(notice.kind, notice.holder) for notice in found]))
    for language, line in LOOK_ALIKES:
        if found := _found(language, line):
            counts["false"] += 1
            wrong.append((line, [(notice.kind, notice.holder) for notice in found]))
    precision = counts["right"] / (counts["right"] + counts["false"])
    recall = counts["right"] / len(NOTICES)
    holders = counts["named"] / len(NOTICES)
    said = f"precision {precision:.3f}, recall {recall:.3f}, holders {holders:.3f}: {wrong}"
    assert precision >= PRECISION and recall >= RECALL and holders >= HOLDERS, said
