"""Lists: sources that are named in one breath, of which what is said of one is said of all."""

from collections.abc import Iterator, Sequence

from lineage.text.roles import Role
from lineage.text.sources.near import PRESS, near, stops
from lineage.text.sources.reading import Candidate, Reading

_GAPPED = 4
"""Words that are left of a clause whose verb is to be heard again."""
_AROUND_NAMES = "«»“”„\"'‘’ \u00a0"
_FINITE = Role.VERB | Role.OUTLET_VERB | Role.HOUSE_VERB | Role.AUXILIARY | Role.DEED


def in_one_breath(reading: Reading, found: Sequence[Candidate]) -> Iterator[range]:
    """Sources that are named in one breath: "Mediapart, Le Soir et le Washington Post"."""
    first, joined = 0, False
    for at in range(1, len(found) + 1):
        link = _link(reading, found[at - 1], found[at]) if at < len(found) else ""
        joined = joined or link == "and"
        if link == "and" or not link:
            if joined:
                yield range(first, at + bool(link))
            first, joined = at, False


def _link(reading: Reading, one: Candidate, other: Candidate) -> str:
    """How two sources are joined: "and" by a conjunction, "," by a comma, "" where they are not."""
    if (one.source.kind in PRESS) != (other.source.kind in PRESS):
        return ""
    if reading.sentence[one.first] != reading.sentence[other.first]:
        return ""
    marks, joined = "", False
    for at in range(one.last + 1, other.first + 1):
        gap = reading.words[at].gap
        mark = gap.strip(_AROUND_NAMES)
        if mark and (at > one.last + 1 or mark != ","):
            return ""
        marks += mark
        if at == other.first:
            break
        if reading.roles[at] & Role.CONJUNCTION:
            joined = True
        elif not reading.roles[at] & (Role.ARTICLE | Role.OUTLET | Role.DEMONYM | Role.LINK):
            return ""
    if joined:
        return "" if marks else "and"
    # in a list of people, towns and houses one of them may well be cited alone
    return marks if one.source.kind in PRESS else ""


def is_gapped(reading: Reading, one: Candidate, other: Candidate) -> bool:
    """Whether the verb of one outlet is to be heard again: "Tass speaks of seven, NRK of ten"."""
    beside = near(reading, other)
    if beside is None or (one.source.kind in PRESS) != (other.source.kind in PRESS):
        return False
    if "person" in (one.source.kind, other.source.kind):
        return False
    if reading.sentence[one.first] != reading.sentence[other.first]:
        return False
    link, left = beside.after, beside.left
    parted = stops(beside.behind_mark(left + 1)) or beside.role(left) & Role.CONJUNCTION
    if not parted or link >= beside.high:
        return False
    rest = range(link, beside.high)
    if len(rest) <= _GAPPED and not any(beside.role(at) & _FINITE for at in rest):
        return True  # "Clarín names three; La Nación, one"
    if beside.role(link) & Role.OPENER:  # "Le Soir says that it exists; Le Monde, that it does not"
        return any(reading.roles[at] & Role.OPENER for at in range(one.last + 1, left + 1))
    if not beside.role(link) & (Role.LINK | Role.BY):
        return False
    key = reading.words[link].key
    return any(word.key == key for word in reading.words[one.last + 1 : left + 1])
