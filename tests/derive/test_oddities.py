"""Odd ones out: a slip is shown, and rewording is not taken for one."""

import lineage

SAME = (
    "Selon le Wall Street Journal, le ministre de la Pêche a des entretiens réguliers avec "
    "l'armateur Aurel Dantec depuis 2022, ce que trois personnes confirment.",
    "Le ministre de la Pêche aurait eu des entretiens réguliers avec l'armateur Aurel Dantec dès "
    "2022, rapporte le Wall Street Journal. Trois personnes le disent.",
    "D'après le Wall Street Journal, le ministre de la Pêche tient des entretiens réguliers avec "
    "l'armateur Aurel Dantec. Trois personnes au courant en ont parlé.",
)
SLIP = (
    "Le ministre de la Pêche a eu des entretiens réguliers et amoureux avec l'armateur Aurel "
    "Dantec depuis 2022, selon le Wall Street Journal et trois personnes."
)
REWORDED = (
    "Le ministre de la Pêche s'est entretenu régulièrement avec le propriétaire de navires "
    "Aurel Dantec depuis 2022, selon trois sources du Wall Street Journal."
)


def _odd(*texts: str) -> list[str]:
    report = lineage.analyze(lineage.Document(f"{at}", text) for at, text in enumerate(texts))
    told = {document.id: document.text or "" for document in report.documents}
    return [
        told[place.document][place.start : place.end]
        for passage in report.passages
        for place in passage.odd
    ]


def test_a_word_that_one_alone_has_between_two_that_all_share_is_shown() -> None:
    assert _odd(*SAME, SLIP) == ["amoureux"]


def test_two_others_are_too_few_to_tell_who_is_wrong() -> None:
    assert _odd(*SAME[:2], SLIP) == []


def test_a_word_that_another_has_elsewhere_is_not_odd() -> None:
    borne_out = f"{SAME[2]} Leurs échanges amoureux ont duré deux ans, ajoute le quotidien."
    assert _odd(*SAME[:2], borne_out, SLIP) == []


def test_rewording_is_not_odd() -> None:
    assert _odd(*SAME, REWORDED) == []


def test_a_word_of_a_translation_is_not_odd() -> None:
    """No lexicon has all its words; only others in its language tell that they are odd."""
    heard = (
        'The crane gave way at 4:40 a.m. while it was unloading the freighter Marisa Dawn. "We '
        'heard a groan, like a very old door, and then the whole thing folded," said Lena Raske. {}'
    )
    ends = ("Divers searched on.", "Nine are hurt.", "The quay is shut.")
    french = (
        "La grue a cédé à 4 h 40 alors qu'elle déchargeait le cargo Marisa Dawn. « Nous avons "
        "entendu un gémissement, comme une très vieille porte, puis tout s'est replié », a raconté "
        "Lena Raske."
    )
    assert _odd(*map(heard.format, ends), french) == []
