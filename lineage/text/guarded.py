"""Names that are also common words: whether what stands beside one takes the press."""

from collections.abc import Sequence
from functools import cache

from lineage.text.language import words_of
from lineage.text.roles import Role
from lineage.text.words import Part, keys

_JOINTS = (" ", "\u00a0", "'", "’")
_QUOTES = "«»“”„\"‹›‘’' \u00a0"
_ENDS = (",", ".", ";", ":", ")", "!", "?")
_PREPOSITION = Role.SOURCE | Role.BEFORE_SOURCE | Role.BEFORE_PRESS | Role.LINK | Role.VENUE
_TAKES = Role.SOURCE | Role.BEFORE_SOURCE | Role.BEFORE_PRESS
_TELLS = Role.VERB | Role.OUTLET_VERB
_HELPS = Role.AUXILIARY | Role.REFLEXIVE | Role.FIRST
_NO_SUBJECT = Role.STOP | Role.PRONOUN | Role.OPENER | Role.RELATIVE | Role.SUBORDINATOR
_HELPING = 2
_CLAUSE = 12
"""Words back to the verb of a clause that says something to an outlet."""


def stands_as_source(words: Sequence[Part], roles: Sequence[int], first: int, last: int) -> bool:
    """Whether words first…last, without a name's own article, stand where only a source does:
    "selon Voici", "rivela Chi", "in un'intervista a Vita", "o ECO noticia"."""
    before = first - 1
    while (
        before >= 0
        and words[before + 1].gap in _JOINTS
        and roles[before] & Role.ARTICLE
        and not roles[before] & _PREPOSITION
    ):
        before -= 1
    if before < 0 or words[before + 1].gap.strip(_QUOTES):
        return _is_told_behind(words, roles, first, last, heads=True)
    role = roles[before]
    if role & (_TAKES | Role.OUTLET):
        return True
    closes = _closes(words, last)
    if role & _TELLS and not role & Role.NOUN and (closes or not role & Role.AMBIGUOUS):
        return True
    if role & (Role.LINK | Role.VENUE):
        if before and roles[before - 1] & Role.NOUN:
            return True
        return bool(role & Role.VENUE) and closes and _is_said(words, roles, before)
    return _is_told_behind(words, roles, first, last, heads=False)


def _is_told_behind(
    words: Sequence[Part], roles: Sequence[int], first: int, last: int, heads: bool
) -> bool:
    """Whether a verb of saying follows, of which it is the subject."""
    if heads and roles[first] & _NO_SUBJECT:
        return False  # "Elle raconte", "Chi dice"
    at = last + 1
    while at < len(words) and at - last <= _HELPING and roles[at] & _HELPS and words[at].spaced:
        at += 1
    return at < len(words) and words[at].spaced and bool(roles[at] & _TELLS)


def _is_said(words: Sequence[Part], roles: Sequence[int], before: int) -> bool:
    """Whether something is said in the clause that a preposition goes on."""
    for at in range(before - 1, max(-1, before - _CLAUSE), -1):
        if words[at + 1].gap.strip(_QUOTES + ",") or words[at + 1].gap.strip() in (".", "\n"):
            return False
        if roles[at] & Role.VERB:
            return True
    return False


def _closes(words: Sequence[Part], last: int) -> bool:
    """Whether a mark, or the text's end, follows."""
    if last + 1 >= len(words):
        return True
    return words[last + 1].gap.strip(_QUOTES)[:1] in _ENDS and not words[last + 1].spaced


@cache
def _picture_words(language: str) -> frozenset[str]:
    return frozenset(key for word in words_of(language)["picture_words"] for key in keys(word))


def stands_in_credit(words: Sequence[Part], first: int, last: int, language: str) -> bool:
    """Whether a name is given beside a picture: "Anna Lys/EPA", "Foto: EPA", "(EPA)"."""
    gap = words[first].gap.rstrip()
    behind = words[last + 1].gap if last + 1 < len(words) else ""
    if gap.endswith(("/", "©")) or behind.startswith("/"):
        return True
    if gap.endswith("("):
        return behind.startswith(")")
    label = words[first - 1].key if first else ""
    return gap in ("", ":") and label in _picture_words(language)
