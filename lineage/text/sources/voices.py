"""Voices: how far what stands around a quotation speaks for somebody's saying it, or for nobody's.

Each sign is a place and what is there. What it weighs is fitted to the labelled texts of all
languages (`benchmarks/text/fit_speakers.py`); signs are roles in the sentence, and no words, so
that what one language shows is known in the others.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import starmap
from typing import NamedTuple

from lineage.model import Span
from lineage.text.roles import Role
from lineage.text.sources.nobody import is_anyones, is_so_called, voices_of
from lineage.text.sources.reading import Candidate
from lineage.text.sources.scenes import Frame, Scene, Subject, kind_of, mark_of
from lineage.text.sources.telling import Governor, governor, is_hearsay, teller
from lineage.text.sources.weighing import CAPITAL, OUTSIDE, PLAIN, names_of
from lineage.text.tables import table

Sign = tuple[str, object]
"""A place, and what is there: a word, several, or the roles of a word as a number."""

_LENGTHS = (1, 3, 6)
"""Words up to which a quotation is a word, a title, a phrase."""
_DISTANCES = (0, 2, 5, 10)
_INSIDE = (
    Role.STOP | Role.AUXILIARY | Role.NEGATION | Role.ARTICLE | Role.INDEFINITE | Role.PRONOUN
    | Role.OPENER | Role.LINK | Role.VERB
)  # fmt: skip
"""What a word of a quotation can be that shows a sentence, and no term or title."""
_SHORTEST = 4
"""Letters of the words that have a capital in the name of a work."""
_LEAD = 8
"""Characters before a quotation that tell whether a sentence ends there."""
_LONGEST = 3
"""Words up to which the length of a name is told."""
_RANKS = 2
"""People who were named last that are told apart."""


class Heard(NamedTuple):
    """Who said the quotation before, None where nobody named did; the sentence it ends in; and who
    was the last to say one, however far back."""

    speaker: str | None
    sentence: int
    last: str | None

    def then(self, speaker: str | None, sentence: int) -> "Heard":
        """What was heard once the next quotation is said."""
        return Heard(speaker, sentence, speaker or self.last)


NOBODY_YET = Heard(None, -1, None)


class Asked(NamedTuple):
    """One quotation with all that is told of it whoever says it."""

    scene: Scene
    quotation: Span
    frame: Frame
    heard: Heard | None
    length: int
    ended: bool
    alone: bool
    recent: Sequence[str]
    """The people named before it, the last one first."""
    prior: Subject
    """The subject of the sentence before."""
    options: Sequence[Candidate]
    """All who may say it."""
    teller: Subject
    """Who stands beside the verb of saying."""
    governor: Governor
    reported: bool
    """Whether a verb has the mood of what others say."""
    told: str | None
    """Who was the last to say something before it, quoted or not."""


def asked(scene: Scene, number: int, heard: Heard | None, options: Sequence[Candidate]) -> Asked:
    """A quotation, ready for its signs."""
    reading = scene.reading
    quotation, frame = reading.quotations[number], scene.frame(number)
    lead = reading.text[max(0, quotation.start - _LEAD) : quotation.start]
    lead = lead.rpartition("\n")[2].rstrip()
    count = len(reading.text[quotation.start : quotation.end].split())
    recent = dict.fromkeys(
        one.source.name
        for one in reversed(options)
        if one.first < frame.first and one.source.kind == "person"
    )
    return Asked(
        scene,
        quotation,
        frame,
        heard,
        _step(count, _LENGTHS),
        reading.text[quotation.end - 2] in ".!?…,",
        not lead or lead[-1] in '.!?…»”"',
        list(recent),
        scene.subject_of(frame.sentence - 1),
        options,
        teller(scene, frame),
        governor(scene, frame),
        is_hearsay(scene, frame),
        scene.told_before(frame.first),
    )


def _step(count: int, steps: Sequence[int]) -> int:
    """The first of some steps that a number does not pass."""
    return next((most for most in steps if count <= most), steps[-1] + 1)


def nobody(it: Asked) -> Iterator[Sign]:
    """The signs that nobody named says it."""
    frame = it.frame
    place, kind = frame.place, frame.subject.kind
    yield "nobody", "always"
    yield "clause", (place, kind)
    yield "length by clause", (it.length, place)
    yield "length by subject", (it.length, kind)
    if frame.behind:
        yield "behind", (frame.behind.mark, frame.behind.says)
        yield "says behind", (frame.behind.says, frame.behind.subject.kind)
    if frame.before:
        yield "before", (frame.before.mark, frame.before.says)
        yield "says before", (frame.before.says, frame.before.subject.kind)
    words = it.scene.reading.words[frame.first : frame.after]
    if all(word.text[0].isupper() for word in words if len(word.text) >= _SHORTEST):
        yield "shape", "capitals"
    opens = bool(words) and words[0].text[0].isupper()
    yield "shape", (opens, it.ended, it.length)
    if words and (work := it.scene.named.get(frame.first)):
        # "der „Rheinischen Post“"
        whole = work.first == frame.first and work.last == frame.after - 1
        yield "names", (whole, work.source.kind)
    inside = 0
    for role in it.scene.reading.roles[frame.first : frame.after]:
        inside |= role
    yield "inside", inside & _INSIDE
    yield "prior", (kind, place, it.prior.kind)
    if is_so_called(it.scene.reading, it.quotation):
        yield "untold", "so called"
    if is_anyones(it.scene.reading, it.quotation, voices_of(it.options)):
        yield "untold", "by the verb"
    yield from _around(it)
    yield from _nameless(it)
    yield "teller", (it.teller.kind, place, kind)
    yield "governor", (it.governor.subject.kind, it.governor.opens, place)
    yield "teller, length", (it.teller.kind, it.length)
    if it.heard is None:
        yield "heard", "nobody yet"
        return
    named = it.heard.speaker is not None
    yield "heard", (named, place, kind)
    yield "heard last", (it.heard.last is not None, place, kind)
    yield "heard in the sentence", (it.heard.sentence == frame.sentence, named)


def _nameless(it: Asked) -> Iterator[Sign]:
    """What the subject of the clause is, where it bears no name."""
    scene, frame = it.scene, it.frame
    for where, subject in ((frame.place, frame.subject), ("prior", it.prior)):
        if subject.at < 0 or subject.at in scene.named:
            continue
        role = scene.reading.roles[subject.at]
        yield f"subject, {where}", role or PLAIN
        key = scene.reading.words[subject.at].key
        known = any(key in some for some in scene.offices.values())
        yield "known", (known, subject.kind, where)


def _around(it: Asked) -> Iterator[Sign]:
    """What the words before and behind the marks can be."""
    scene, frame = it.scene, it.frame
    reading = scene.reading
    if frame.sentence < 0:
        return
    low, high = reading.bounds[frame.sentence][0], reading.bounds[frame.last_sentence][1]
    for side, at, gap, outside in (
        ("left", frame.first - 1, frame.first, frame.first <= low),
        ("right", frame.after, frame.after, frame.after >= high),
    ):
        if outside:
            yield side, OUTSIDE
            continue
        yield side, _roles(scene, at)
        mark = mark_of(reading.words[gap].gap)
        if mark:
            yield side, mark


def _roles(scene: Scene, at: int) -> int:
    role = scene.reading.roles[at]
    return role or (CAPITAL if scene.reading.words[at].text[0].isupper() else PLAIN)


def somebody(it: Asked, one: Candidate) -> Iterator[Sign]:
    """The signs that somebody says it who is named in one place."""
    frame, name = it.frame, one.source.name
    place, subject = frame.place, frame.subject
    where = _where(it, one)
    yield "where", (where, place, subject.kind)
    yield from _standing(it, one, where)
    if where in ("before", "behind"):
        yield from _between(it, one, where)
    if name in it.recent:
        yield "recent", (min(it.recent.index(name), _RANKS), place)
    if it.told:
        heard = it.heard is not None and it.heard.last == it.told
        yield "told last", (it.told == name, place, subject.kind)
        yield "told last, heard", (it.told == name, heard, it.teller.kind)
    if it.heard:
        yield "heard before", (it.heard.speaker == name, place)
        yield "heard last", (it.heard.last == name, place, subject.kind)
    if subject.at >= 0:
        yield from _meant(it, one)
    if it.prior.at >= 0:
        named = it.scene.named.get(it.prior.at)
        prior = named.source.name == name if named else it.prior.kind
        yield "prior is", (prior, subject.kind, place)
    yield from _built(it, one)
    yield from _told(it, one, where)
    between = _others(it, one)
    yield "others between", (between, where, subject.kind)
    yield "again", (name in it.scene.often, where)
    yield "length by place", (it.length, where)
    yield "whole", (it.ended, it.alone, where)


def _where(it: Asked, one: Candidate) -> str:
    """Where somebody is named, as seen from the quotation."""
    frame, sentence = it.frame, it.scene.reading.sentence[one.first]
    if one.first >= frame.after:
        return "behind" if sentence == frame.last_sentence else "next"
    if one.first >= frame.first:
        return "inside"
    back = frame.sentence - sentence
    return f"back {min(back, 3)}" if back > 0 else "before"


def _standing(it: Asked, one: Candidate, where: str) -> Iterator[Sign]:
    """How a name stands in its own clause, and whether it is cited there."""
    yield "cited", (_cited(it, one), where, kind_of(one))
    stands = it.scene.standing(one)
    yield "head", (stands.head, where, kind_of(one))
    yield f"name after, {where}", stands.before
    if where in ("before", "behind", "inside"):
        yield "left of name", stands.left
        if stands.right is not None:
            yield "right of name", stands.right


def _cited(it: Asked, one: Candidate) -> str:
    """How somebody is cited where the name stands."""
    item = it.scene.citation_of(one)
    if one.source.name in it.scene.voices:
        return "voice"
    if not item:
        return "uncited"
    if not item.strong:
        return "weak"
    if item.voice and item.voice != one.source.name:
        return "spoken for"
    return "listener" if item.is_listener else "source" if item.from_source else "speaks"


def _told(it: Asked, one: Candidate, where: str) -> Iterator[Sign]:
    """Whether somebody stands beside the verb of saying, or goes on with what was said before."""
    scene, name = it.scene, one.source.name
    subject = it.governor.subject
    governs = scene.named.get(subject.at)
    who = governs.source.name == name if governs else subject.kind
    yield "governor", (who, it.governor.opens, where)
    yield "governor, kind", (who, it.governor.opens, kind_of(one))
    heard = it.heard is not None and it.heard.speaker == name
    meant = scene.named.get(it.teller.at)
    if meant:
        # "Selon Paul Klein, Anna Roy avait dit"
        yield "beside the verb", (meant.source.name == name, _cited(it, one))
    else:
        yield "teller is", (it.teller.kind, where, kind_of(one))
        yield "teller with", (it.teller.kind, heard)
    if it.reported:
        yield "reported", (where, it.frame.place, it.frame.subject.kind)
        yield "reported, said before", (where, heard, scene.citation_of(one) is not None)


def _built(it: Asked, one: Candidate) -> Iterator[Sign]:
    """How a name is built: in German, a noun behind an article often is none."""
    stands = it.scene.standing(one)
    length = min(one.last + 1 - one.first, _LONGEST)
    article = bool(stands.before & (Role.ARTICLE | Role.INDEFINITE))
    capitals = "nouns in capitals" in it.scene.reading.vocabulary.traits
    yield "build", (kind_of(one), length, article, capitals)


def _between(it: Asked, one: Candidate, where: str) -> Iterator[Sign]:
    """What stands between a name and the marks, in one sentence."""
    scene, reading, frame = it.scene, it.scene.reading, it.frame
    first, after = (one.last + 1, frame.first) if where == "before" else (frame.after, one.first)
    yield "distance", (_step(after - first, _DISTANCES), where, frame.place)
    free = [at for at in range(first, after) if not scene.quoted[at]]
    yield "verb between", (any(reading.roles[at] & Role.VERB for at in free), where)
    marks = {mark_of(reading.words[at].gap) for at in free if at > first} - {""}
    for mark in marks or ("none",):
        yield "marks between", (mark, where)


def _others(it: Asked, one: Candidate) -> int:
    """How many others are named between somebody and the marks, as far as they are told apart."""
    before = one.first < it.frame.first
    first, after = (one.last, it.frame.first) if before else (it.frame.after - 1, one.first)
    others = {other.source.name for other in it.options if first < other.first < after}
    return min(len(others - {one.source.name}), _RANKS)


def _meant(it: Asked, one: Candidate) -> Iterator[Sign]:
    """Whether somebody may be whom the subject of the clause means: by name, or by office."""
    scene, subject, name = it.scene, it.frame.subject, one.source.name
    meant = scene.named.get(subject.at)
    if meant:
        yield "is subject", (meant.source.name == name, it.frame.place, subject.kind)
    elif subject.kind in ("office", "noun", "body") and one.source.kind == "person":
        key = scene.reading.words[subject.at].key
        offices = scene.offices[name]
        known = any(key in some for some in scene.offices.values())
        yield "office", (key in offices, known, bool(offices), subject.kind)


def weight(signs: Iterable[Sign]) -> float:
    """What some signs weigh together."""
    return sum(starmap(_weight, signs))


def names_of_sign(what: object) -> list[str]:
    """What a sign is called in the table of weights: several names for the roles of a word.

    >>> names_of_sign(("before", "name")), names_of_sign(Role.VERB | Role.AMBIGUOUS)
    (['before name'], ['VERB', 'AMBIGUOUS'])
    """
    if type(what) is int:
        return list(names_of(what))
    return [" ".join(map(str, what)) if isinstance(what, tuple) else str(what)]


@lru_cache(maxsize=1 << 16)
def _weight(place: str, what: object) -> float:
    known = _weights().get(place, {})
    return sum(known.get(name, 0.0) for name in names_of_sign(what))


@cache
def _weights() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = table("voices")
    return found
