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
_NAMES = Role.LINK | Role.VENUE | Role.BY
_NO_SUBJECT = Role.STOP | Role.PRONOUN | Role.OPENER | Role.RELATIVE | Role.SUBORDINATOR
_HELPING = 2
_CLAUSE = 20
"""Words back to the verb of a clause that says something to an outlet."""


def stands_as_source(
    words: Sequence[Part],
    roles: Sequence[int],
    first: int,
    last: int,
    own_article: bool,
    verb_second: bool,
) -> bool:
    """Whether words first…last, without a name's own article, stand where only a source does:
    "selon Voici", "rivela Chi", "in un'intervista a Vita", "o ECO noticia".

    `verb_second` where a sentence has its verb right behind what it begins with.
    """
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
    if role & (_TAKES | Role.OUTLET) or _is_of_press(words, roles, before):
        return True
    closes = _closes(words, last)
    if role & _TELLS and not role & Role.NOUN and (closes or not role & Role.AMBIGUOUS):
        return True
    if role & _NAMES and before and roles[before - 1] & (_TELLS if role & Role.BY else Role.NOUN):
        return True  # "un reportage de Voici", "contada pelo Eco"
    bare = before == first - 1 - own_article  # not "a la Información"
    if bare and role & Role.VENUE and _is_said_in(words, roles, before, last, verb_second):
        return True
    of = role & Role.LINK and not role & Role.ARTICLE
    return not of and _is_told_behind(words, roles, first, last, heads=False)


def _is_of_press(words: Sequence[Part], roles: Sequence[int], at: int) -> bool:
    """Whether an adjective stands behind a noun of the press: "la télévision publique DR"."""
    plain = words[at].text.islower() and not roles[at] & ~Role.DEMONYM
    return bool(plain and at and words[at].spaced and roles[at - 1] & Role.OUTLET)


def _is_said_in(
    words: Sequence[Part], roles: Sequence[int], before: int, last: int, verb_second: bool
) -> bool:
    """Whether something is said to an outlet, or in it: "Dans Voici, Roy dénonce", "confie-t-elle
    à Voici.", "Im Trend kündigt Roy an"."""
    if not _heads(words, before):
        return _closes(words, last) and _is_said(words, roles, before)
    behind = last + 1
    if behind >= len(words):
        return False
    tells = verb_second and bool(roles[behind] & _TELLS)
    return tells or words[behind].gap.startswith(",")


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


def stands_between_links(words: Sequence[Part], roles: Sequence[int], at: int) -> bool:
    """Whether a word is a part of a preposition: "mit Blick auf"."""
    if not 0 < at < len(words) - 1 or words[at].gap != " " or words[at + 1].gap != " ":
        return False
    links = (
        roles[place] & Role.LINK and not roles[place] & Role.ARTICLE for place in (at - 1, at + 1)
    )
    return all(links)


def _heads(words: Sequence[Part], at: int) -> bool:
    """Whether a word begins a sentence."""
    return not at or words[at].gap.strip(_QUOTES)[-1:] in (".", "!", "?") or "\n" in words[at].gap


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
