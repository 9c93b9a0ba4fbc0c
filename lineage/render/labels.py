"""Short names for articles, so that tables fit a page."""

import re
from collections import Counter
from collections.abc import Iterable

from lineage.render.escape import one_line

LONGEST = 12
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}$")
_PART = re.compile(r"[^\W_]+[\W_]*|[\W_]+")
_TRAIL = re.compile(r"[\W_]+$")


def short_labels(ids: Iterable[str]) -> dict[str, str]:
    """A short name for each id that tells it from the others, or `[1]`, `[2]` … where none does.

    A name is the first words of the id, as many as go into twelve characters, without its suffix,
    and without its folders where they tell nothing; where that is not enough, more of them, cut
    in the middle.

    >>> short_labels(["003_6886699135dd41cc.txt", "004_f3fc898ab16672f8.txt"])
    {'003_6886699135dd41cc.txt': '003', '004_f3fc898ab16672f8.txt': '004'}
    >>> list(short_labels(["le-monde.html", "the-guardian-2024-10-25.html"]).values())
    ['le-monde', 'the-guardian']
    >>> list(short_labels(["a/01-port.txt", "b/02-port.txt"]).values())
    ['01-port', '02-port']
    >>> list(short_labels(["constitutionnel.txt", "constipationnel.txt"]).values())
    ['[1]', '[2]']
    """
    known = sorted(set(ids))
    files = {name: name.rpartition("/")[2] for name in known}
    if len(set(files.values())) < len(known):
        files = dict(zip(known, known, strict=True))
    stems = {
        name: one_line(_SUFFIX.sub("", file)) or one_line(name) for name, file in files.items()
    }
    beginnings = Counter(start for stem in stems.values() for start in _beginnings(stem))
    labels = {name: _cut(_shortest(stem, beginnings)) for name, stem in stems.items()}
    if len(set(labels.values())) == len(known) and all(labels.values()):
        return labels
    return {name: f"[{number}]" for number, name in enumerate(known, 1)}


def _beginnings(stem: str) -> list[str]:
    """All the leading runs of whole words of a stem, itself the last."""
    ends = [part.end() for part in _PART.finditer(stem)][:-1]
    return [*(_TRAIL.sub("", stem[:end]) or stem for end in ends), stem]


def _shortest(stem: str, beginnings: Counter[str]) -> str:
    """The longest beginning that fits and no other id has, else the shortest one that none has."""
    own = [start for start in _beginnings(stem) if beginnings[start] == 1] or [stem]
    return max((start for start in own if len(start) <= LONGEST), key=len, default=own[0])


def _cut(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    return f"{name[: LONGEST // 2]}…{name[-(LONGEST - LONGEST // 2 - 1) :]}"
