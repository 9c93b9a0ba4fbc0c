"""Damage: words stuck together, letters misread, texts decoded wrongly, each seen through."""

import re
from collections.abc import Collection, Container, Mapping, Sequence
from functools import lru_cache
from itertools import compress, count, islice
from operator import eq

import numpy as np

from lineage.text.lexicon import is_word, words_known
from lineage.text.normal import unaccented
from lineage.text.roles import Role
from lineage.text.tokens import Tokens
from lineage.text.vocabulary import vocabulary

_SHORTEST_PART = 3
_ARTICLES = Role.ARTICLE | Role.INDEFINITE
_LONGEST = 40
"""Letters above which a word is an address or a code, and left alone."""
_STUCK = Role.STOP | Role.VERB | Role.ARTICLE | Role.LINK
_MISREAD = (("0", "o"), ("1", "l"), ("1", "i"), ("5", "s"), ("rn", "m"), ("vv", "w"))
"""What optical character recognition takes for what."""
_LETTERS_AND_DIGITS = re.compile(r"(?=.*[^\W\d_]{2})")


def stuck_at(word: str, language: str, known: Container[str]) -> int | None:
    """Where a word ends to which the next one is stuck; None where it is one word.

    What follows must be a word of the language's grammar or a verb of saying, and what stands
    before it a word, or one that the text has elsewhere (`known`). Cost is its length squared.

    >>> word = "Muskaujourd"
    >>> word[: stuck_at("Muskaujourd", "fr", {"musk"})]
    'Musk'
    >>> stuck_at("gouvernement", "fr", ()) is None
    True
    """
    for at, parts_known in _cuts(word, language):
        if parts_known or word[:at].casefold() in known:
            return at
    return None


@lru_cache(maxsize=65536)
def _cuts(word: str, language: str) -> tuple[tuple[int, bool], ...]:
    """Where a word may be two, whatever the text has, and whether the first is a known word."""
    if not 2 * _SHORTEST_PART <= len(word) <= _LONGEST:
        return ()
    plain = word.casefold()
    if len(plain) != len(word):
        return ()
    roles = vocabulary(language).roles
    if is_word(plain, language) or unaccented(plain) in roles or not plain.isalpha():
        return ()
    found = []
    for at in range(_SHORTEST_PART, len(plain) - _SHORTEST_PART + 1):
        left, right = plain[:at], plain[at:]
        plays = roles.get(unaccented(right), 0)
        if not (is_word(right, language) and plays & _STUCK):
            continue
        # a capital may begin the name of a house, or of a family: "Firstpost", "Larsson"
        longer = min(at, len(right)) >= _SHORTEST_PART + word[0].isupper()
        longer = longer and len(right) > _SHORTEST_PART + word[0].isupper()
        if word[0].isupper() and not plays & Role.VERB and len(right) <= 2 * _SHORTEST_PART:
            longer = False  # "Courcelle"
        grammar = roles.get(unaccented(left), 0) & _STUCK
        if at == _SHORTEST_PART and word[0].islower() and not grammar:
            continue  # "suscitant", "eliciting", "migrates"
        if longer and is_word(left, language):
            found.append((at, True))
        elif len(right) > _SHORTEST_PART or at > 2 * _SHORTEST_PART - 1:
            found.append((at, False))
    return tuple(found)


@lru_cache(maxsize=65536)
def read_right(word: str, language: str) -> str:
    """A word with the letters that were misread put right, where that makes a word of it.

    >>> read_right("g0uvernement", "fr"), read_right("governrnent", "en"), read_right("b52", "en")
    ('gouvernement', 'government', 'b52')
    """
    if len(word) <= _SHORTEST_PART or is_word(word, language):
        return word
    if not _LETTERS_AND_DIGITS.match(word):
        return word
    for wrong, right in _MISREAD:
        at = word.find(wrong)
        while at >= 0:
            tried = word[:at] + right + word[at + len(wrong) :]
            if is_word(tried, language):
                return tried
            at = word.find(wrong, at + 1)
    return word


def mended(tokens: Tokens, language: str) -> Tokens:
    """The tokens of a text with words taken apart that stick together, and misread letters right.

    A word of the language's grammar that stands there twice ("le le port") counts once. Offsets
    stay those of the text. Cost is linear.

    >>> from lineage.text.normal import normalise
    >>> from lineage.text.tokens import tokenise
    >>> mended(tokenise(normalise("le le g0uvernement Muskaujourd'hui, Musk")), "fr").words
    ('le', 'gouvernement', 'musk', 'aujourd', 'hui', 'musk')
    """
    known = frozenset(tokens.words)
    roles = vocabulary(language).roles
    places = _doubled(tokens.words, roles)
    damaged = _damaged(known, language)
    if damaged:
        places += [at for at, word in enumerate(tokens.words) if word in damaged]
        places = sorted(set(places))
    if not places:
        return tokens
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    first, last = tokens.starts.tolist(), tokens.ends.tolist()
    for at in places:
        words += tokens.words[done:at]
        starts += first[done:at]
        ends += last[done:at]
        done = at + 1
        word, start, end = tokens.words[at], first[at], last[at]
        if words and word == words[-1] and roles.get(unaccented(word), 0) & _ARTICLES:
            ends[-1] = end
            continue
        cut = stuck_at(word, language, known) if end - start == len(word) else None
        if cut is not None:
            words.append(word[:cut])
            starts.append(start)
            ends.append(start + cut)
            word, start = word[cut:], start + cut
        else:
            word = read_right(word, language)
        words.append(word)
        starts.append(start)
        ends.append(end)
    words += tokens.words[done:]
    starts += first[done:]
    ends += last[done:]
    return Tokens(tuple(words), np.array(starts, dtype=np.int32), np.array(ends, dtype=np.int32))


def _doubled(words: Sequence[str], roles: Mapping[str, int]) -> list[int]:
    """The articles that stand behind themselves."""
    again = compress(count(1), map(eq, words, islice(words, 1, None)))
    return [at for at in again if roles.get(unaccented(words[at]), 0) & _ARTICLES]


def _damaged(words: Collection[str], language: str) -> set[str]:
    """The words that stick together or have letters misread."""
    common = words_known(language)
    return {
        word
        for word in words
        if len(word) > _SHORTEST_PART
        and word not in common
        and (stuck_at(word, language, words) is not None or read_right(word, language) != word)
    }
