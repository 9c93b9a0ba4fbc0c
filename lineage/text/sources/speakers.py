"""Speakers: who says the words of a quotation, where the text tells."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice

from lineage.text.gazetteer import Source
from lineage.text.roles import Role
from lineage.text.sources.citations import Cited
from lineage.text.sources.nobody import is_untold
from lineage.text.sources.reading import Candidate, Reading
from lineage.text.sources.scenes import REACH, Scene
from lineage.text.sources.voices import NOBODY_YET, Asked, Heard, asked, nobody, somebody, weight

_NEAR = 3
"""Names of its own sentences, on either side, that may be the speaker's."""
_BACK, _FAR = 3, 8
"""People named before that who may be, and names back to which they are looked for."""
_FARTHEST = 60
"""Names back to which whoever spoke last is looked for."""
_NEXT = 2
"""Names of the sentence behind it."""
_DASHES = "—–―"
_SENTENCES = 6
"""Sentences back to which they are."""


def speakers(
    reading: Reading, found: Sequence[Candidate], cited: Sequence[Cited]
) -> tuple[str | None, ...]:
    """The speaker of each quotation of a text, None where nobody named says it.

    Where no construction tells that nobody is, all who are named around it are weighed against each
    other and against nobody. Cost is linear.
    """
    if not reading.quotations:
        return ()
    scene = Scene(reading, with_first_names(reading, found), cited)
    said: list[str | None] = []
    heard: Heard | None = None
    for number, quotation in enumerate(reading.quotations):
        options = list(options_of(scene, number, heard))
        untold = is_untold(reading, quotation, options)
        speaker = None if untold else _speaker(asked(scene, number, heard, options), options)
        heard = (heard or NOBODY_YET).then(speaker, scene.end_of(number))
        said.append(speaker)
    return tuple(said)


def _speaker(it: Asked, options: Sequence[Candidate]) -> str | None:
    best, speaker = weight(nobody(it)), None
    for one in options:
        weighed = weight(somebody(it, one))
        if weighed > best:
            best, speaker = weighed, one.source.name
    return speaker


def options_of(scene: Scene, number: int, heard: Heard | None) -> Iterator[Candidate]:
    """Who may be the speaker of a quotation: whoever spoke last, and is named near it, in order."""
    reading, found = scene.reading, scene.found
    first, after = scene.places[number]
    if first >= len(reading.words) or first == after:
        return
    sentence, last = reading.sentence[first], reading.sentence[after - 1]
    here = bisect_left(found, first, key=lambda one: one.first)
    inside = bisect_left(found, after, key=lambda one: one.first)
    before: list[Candidate] = []
    names: set[str] = set()
    for one in reversed(found[max(0, here - _FAR) : here]):
        at = reading.sentence[one.first]
        if at < 0 or scene.quoted[one.first]:
            continue
        if sentence - at > _SENTENCES or len(before) >= _BACK:
            break
        if at == sentence and first - one.last > REACH:
            continue
        if at == sentence or one.source.name not in names:
            before.append(one)
            names.add(one.source.name)
    if heard and heard.last and heard.last not in names:
        spoke = (one for one in reversed(found[max(0, here - _FARTHEST) : here]))
        yield from islice((one for one in spoke if one.source.name == heard.last), 1)
    yield from reversed(before)
    dialogue = reading.text[reading.quotations[number].start] in _DASHES
    for one in found[here:inside][:_NEAR]:
        if reading.sentence[one.first] >= 0 and (dialogue or scene.citation_of(one)):
            yield one
    following = 0
    for one in found[inside : inside + _NEAR]:
        behind = reading.sentence[one.first] - last
        following += behind > 0
        if behind not in (0, 1) or following > _NEXT or one.first - after > REACH:
            break
        if not scene.quoted[one.first]:
            yield one


def with_first_names(reading: Reading, found: Sequence[Candidate]) -> Sequence[Candidate]:
    """Candidates and whoever is called by one name behind the verb that follows a quotation, in
    German, where it stands among the nouns: "„Schluss“, ruft Murat"."""
    if "nouns in capitals" not in reading.vocabulary.traits:
        return found
    known = {one.first for one in found}
    called = []
    for quotation in reading.quotations:
        at = reading.word_at(quotation.end)
        if at + 1 >= len(reading.words) or at + 1 in known:
            continue
        name = reading.words[at + 1]
        end = reading.text[name.end : name.end + 1]
        said = reading.roles[at] & Role.VERB and "," in reading.words[at].gap
        alone = name.text.istitle() and not reading.roles[at + 1] and end in (",", ".", ":")
        if said and alone and name.spaced:
            source = Source(name.text, "person", "", "", "", False)
            called.append(Candidate(source, at + 1, at + 1))
    return sorted((*found, *called), key=lambda one: one.first) if called else found
