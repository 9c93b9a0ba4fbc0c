"""Translated articles: what a page says of it, and what it does not."""

import pytest

from tests.heaps import BRIDGE, FRENCH
from tests.text.reading import annotated


@pytest.mark.parametrize(
    "language, notice, source",
    [
        ("fr", "Cet article a été traduit automatiquement de l'anglais.", "en"),
        ("fr", "Cet article a été traduit automatiquement de l’anglais.", "en"),
        ("fr", "Ce texte est une traduction automatique de l'allemand.", "de"),
        ("fr", "Ce texte a été traduit à l'aide de l'intelligence artificielle.", None),
        ("en", "This article was automatically translated from French.", "fr"),
        ("en", "This story was machine translated from German.", "de"),
        ("en", "This article was automatically translated.", None),
        ("en", "This article first appeared in Spanish in La Voz del Valle.", "es"),
        ("en", "This story was originally published in Turkish.", "tr"),
    ],
)
def test_a_notice_is_found_with_the_language_it_names(language, notice, source):
    text = f"{FRENCH if language == 'fr' else BRIDGE}\n\n{notice}"
    found = annotated(text, language).translated
    assert found is not None
    assert notice in [text[span.start : span.end] for span in found.evidence]
    if source:
        assert found.source_language == source


@pytest.mark.parametrize(
    "language, text",
    [
        ("fr", FRENCH),
        ("en", BRIDGE),
        ("fr", "Son roman a été traduit de l'anglais par Paul Lys et primé à Bruxelles."),
        ("fr", "Cela s'est traduit par une hausse des prix de 12 %."),
        ("en", "Her novel was translated from French by Paul Lys and won a prize."),
        ("en", "Fear translated into a run on the banks."),
    ],
)
def test_an_article_about_translations_is_none(language, text):
    assert annotated(text, language).translated is None


def test_the_outlets_it_credits_tell_the_language_that_the_notice_does_not():
    text = (
        "L'essai a échoué, selon le Wall Street Journal. Le Wall Street Journal rapporte.\n"
        "Ce texte a été traduit automatiquement."
    )
    found = annotated(text).translated
    assert found is not None and found.source_language == "en"
