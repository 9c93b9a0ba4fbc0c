"""Signatures: the outlets and agencies that sign an article, in a line at its head or its foot."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile

from lineage.model import Boilerplate, Citation
from lineage.text.gazetteer import Source, cities, outlet_of, outlets
from lineage.text.lexicon import is_word
from lineage.text.mentions import mentions
from lineage.text.page.lines import SENTENCE_END, Line
from lineage.text.roles import Role
from lineage.text.sources.near import PRESS
from lineage.text.spans import holding
from lineage.text.tables import table
from lineage.text.vocabulary import vocabulary
from lineage.text.words import Part, keys, parts

_LONGEST = 20
"""Words of a line above which it is no signature."""
_TEXT = 8
"""Words from which on a line that is no signature is of the article itself."""
_MOST = 12
"""Lines of the head, and of the foot, that are looked at."""
_INITIALS = 4
"""Letters of what stands beside a stroke: "AFP/jl", "dpa/tmn"."""
_NO_SIGNATURE = ("caption", "navigation", "advertising", "share", "hashtags")
_OPENING = re.compile(r"([^()]{0,60})\([^()]{2,40}\)")
_PLACE = 6
"""Words that name the town and the day before the bracket of a dateline."""
_DASH = re.compile(r"\s*\.?\s*[-–—:]")
_CLOSING = re.compile(r"\([^()]{2,40}\)\W*$")
_DOMAIN = re.compile(r"(?:[\w-]{1,63}\.){1,4}[a-z]{2,24}\b")
_SAME_NAME = re.compile(r"[ \u00a0.'’-]{1,2}")


@dataclass(frozen=True, slots=True)
class _Named:
    """Words first…last of a line, which name a source."""

    source: Source
    first: int
    last: int


@cache
def _words(kind: str) -> frozenset[str]:
    """The words of a list in all languages, for what agencies write stays as it is."""
    lists: dict[str, list[str]] = table("signatures")[kind]
    return frozenset(key for words in lists.values() for word in words for key in keys(word))


def signatures(
    lines: Sequence[Line],
    debris: Sequence[Boilerplate],
    language: str,
    publishers: tuple[str, ...] = (),
) -> tuple[Citation, ...]:
    """Who signs a text, in order: "Par Léa Martin avec AFP", "PARIS (AFP) -", "Source: Reuters".

    A line of the head or the foot is a signature if it has nothing but names, and the words that
    such lines are made of. A bracket where the article begins or ends is read like one. What is
    said of an outlet is no signature, nor is the credit of a picture. The source is "" for agencies
    without a name ("avec les agences"). `publishers` are outlets that the gazetteer may lack. Cost
    is linear.

    >>> from lineage.text.page.lines import lines_of
    >>> from lineage.text.normal import normalise
    >>> text = "Reuters strike talks go on\\n\\nBy Ann Roy and Reuters"
    >>> [signature.source for signature in signatures(lines_of(text, normalise(text)), (), "en")]
    ['Reuters']
    """
    head, rest, foot = _parted(lines, debris, language, publishers)
    found = [*_signed(head, language, publishers)]
    if rest:
        last = rest[len(rest) - len(foot) - 1]
        for line, opening in _openings(rest):
            # the town may be a word as well: "Nice (AFP) -"
            start = opening[0].index("(") if len(parts(opening[1])) == 1 else 0
            found += _placed(line, start, opening[0][start:], language, publishers)
        for before, line in zip([None, last], [last, *foot[:1]], strict=False):
            # the last line of a paragraph that is wrapped may be short
            wraps = before is None or line.span.start - before.span.end <= 2
            closing = _CLOSING.search(line.text, max(0, len(line.text) - 60)) if wraps else None
            if closing:
                found += _placed(line, closing.start(), closing[0], language, publishers)
        found += _signed(foot, language, publishers)
    return tuple(sorted(set(found), key=lambda item: (item.start, item.end)))


def dateline(lines: Sequence[Line], debris: Sequence[Boilerplate], language: str) -> str | None:
    """The agency whose story a text is, by the bracket in which it opens: "Kiel (dpa) - …".

    None where there is none, or several. Cost is linear.

    >>> from lineage.text.page.lines import lines_of
    >>> from lineage.text.normal import normalise
    >>> text = "Kiel (dpa) - Der Hafen bleibt zu, sagte der Minister am Abend im Landtag."
    >>> dateline(lines_of(text, normalise(text)), (), "de")
    'Deutsche Presse-Agentur'
    """
    _, rest, _ = _parted(lines, debris, language, ())
    for line, opening in _openings(rest):
        # "The Associated Press (AP) was" is about it, and a caption ends with its bracket
        placed = len(opening[1].split()) <= _PLACE and _DASH.match(line.text, opening.end())
        if not placed:
            continue
        bracket = opening[0][opening[0].index("(") + 1 :]
        named = list(_press(bracket, parts(bracket), language, ()))
        if len(named) == 1 and not named[0].first and named[0].source.type == "agency":
            return named[0].source.name
    return None


def _parted(
    lines: Sequence[Line],
    debris: Sequence[Boilerplate],
    language: str,
    publishers: tuple[str, ...],
) -> tuple[list[Line], list[Line], list[Line]]:
    """The lines of the head, those behind it, and which of these are of the foot."""
    read = [line for line in lines if _may_sign(line, debris)]

    def is_text(line: Line) -> bool:
        return line.words > _TEXT and not _signers(line.text, language, publishers)

    head = list(takewhile(lambda line: not is_text(line), read[:_MOST]))
    rest = read[len(head) :]
    foot = list(takewhile(lambda line: not is_text(line), reversed(rest[1:][-_MOST:])))[::-1]
    return head, rest, foot


def _openings(lines: Sequence[Line]) -> Iterator[tuple[Line, re.Match[str]]]:
    """The bracket with which an article opens, behind a long title perhaps, with its line."""
    titled = lines and not SENTENCE_END.search(lines[0].text)
    for line in lines[: 1 + bool(titled)]:
        if opening := _OPENING.match(line.text):
            yield line, opening


def named_in(value: str, language: str, publishers: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The outlets and agencies that the value of a field names, by their names in the gazetteer.

    >>> named_in("WSJ", "en"), named_in("Ann Roy (AFP)", "en"), named_in("lesoir.be", "fr")
    (('The Wall Street Journal',), ('Agence France-Presse',), ('Le Soir',))
    """
    whole = outlet_of(value, None)
    known = [whole] if whole and whole != value else []
    words = parts(value)
    known += [named.source.name for named in _press(value, words, language, publishers)]
    return tuple(dict.fromkeys(known))


def _may_sign(line: Line, debris: Sequence[Boilerplate]) -> bool:
    around = holding(debris, line.span.start)
    return not (line.text.startswith("#") or (around and around.reason in _NO_SIGNATURE))


def _signed(
    lines: Sequence[Line], language: str, publishers: tuple[str, ...]
) -> Iterator[Citation]:
    for line in lines:
        yield from _placed(line, 0, line.text, language, publishers)


def _placed(
    line: Line, start: int, text: str, language: str, publishers: tuple[str, ...]
) -> Iterator[Citation]:
    """The signatures in a piece of a line, which begins at its character `start`."""
    at = line.span.start + start
    for signature in _signers(text, language, publishers):
        yield Citation(signature.source, signature.kind, at + signature.start, at + signature.end)


def _signers(text: str, language: str, publishers: tuple[str, ...]) -> list[Citation]:
    """Whom a line names as who signs it; nobody where it has other words than a signature has."""
    words = parts(text)
    if not 0 < len(words) <= _LONGEST:
        return []
    if "/" in text and text.islower() and len(text.upper()) == len(text):
        return _read(text.upper(), language, publishers)  # "afp/jl/cd"
    last = words[-1]
    # "By Reuters Staff": with a capital behind it, an agency's name would be a longer one's
    small = text[: last.start] + last.text.lower() + text[last.end :]
    found = _read(text, language, publishers)
    return found or (_read(small, language, publishers) if last.key in _words("words") else [])


def _read(text: str, language: str, publishers: tuple[str, ...]) -> list[Citation]:
    words = parts(text)
    named = list(_press(text, words, language, publishers))
    if any(item.source.type == "photo-agency" for item in named):
        return []
    if not _is_signature(text, words, {item.first: item.last for item in named}, language):
        return []
    found = [
        Citation(item.source.name, item.source.kind, words[item.first].start, words[item.last].end)
        for item in named
    ]
    found += [
        Citation("", "agency", word.start, word.end)
        for word in words
        if word.key in _words("agencies")
    ]
    return found


def _press(
    text: str, words: Sequence[Part], language: str, publishers: tuple[str, ...]
) -> Iterator[_Named]:
    """The outlets and agencies that a line names, also by their domains."""
    roles = vocabulary(language).roles_of(words)
    taken: set[int] = set()
    for match in _DOMAIN.finditer(text):
        name = outlet_of(None, f"https://{match[0]}")
        inside = [at for at, word in enumerate(words) if match.start() <= word.start < match.end()]
        if name and inside:
            taken.update(inside)
            yield _Named(outlets()[name], inside[0], inside[-1])
    for mention in mentions(words, roles, language, publishers):
        span = range(mention.first, mention.last + 1)
        if not mention.short and mention.source.kind in PRESS and taken.isdisjoint(span):
            yield _Named(mention.source, mention.first, mention.last)


def _is_signature(text: str, words: Sequence[Part], named: dict[int, int], language: str) -> bool:
    """Whether a line has only names of the press and of people, days, and a signature's words."""
    roles = vocabulary(language).roles_of(words)
    nouns = "nouns in capitals" in vocabulary(language).traits
    behind_press = False
    at = 0
    while at < len(words):
        word = words[at]
        if at in named:
            at = named[at] + 1
            behind_press = True
            continue
        after = words[at + 1].gap if at + 1 < len(words) else ""
        parted = at == 0 or bool(word.gap.strip())
        small = word.text[0].islower() or parted or nouns or text.isupper()
        stroke = "/" in word.gap or "/" in after
        plain = roles[at] & (Role.ARTICLE | Role.CALENDAR) or word.text[0].isdigit()
        known = word.key in _words("words") or word.key in _words("agencies")
        initial = len(word.text) == 1 and word.text.isupper()
        if (known and small) or plain or initial or (stroke and len(word.text) <= _INITIALS):
            at += 1
        elif word.text[0].isupper():
            end = at + 1
            while end < len(words) and end not in named and _goes_on(words, end):
                end += 1
            if not _is_person(words[at:end], behind_press, end in named, words, end, language):
                return False
            at = end
        else:
            return False
        behind_press = False
    return True


def _goes_on(words: Sequence[Part], at: int) -> bool:
    """Whether a word is one more of the name before it."""
    return words[at].text[0].isupper() and _SAME_NAME.fullmatch(words[at].gap) is not None


def _is_person(
    name: Sequence[Part],
    behind_press: bool,
    before_press: bool,
    words: Sequence[Part],
    end: int,
    language: str,
) -> bool:
    """Whether words in capitals are who wrote it, and not what is told of a newspaper."""
    after = words[end].gap if end < len(words) else ""
    if (behind_press and not name[0].gap.strip()) or (before_press and not after.strip()):
        return False  # "Reuters Cuts Jobs", "Strike Hits Reuters"
    if "/" in name[0].gap + after:
        return False  # "REUTERS/Ann Roy" took the picture
    if len(name) > 1:
        return True
    return (name[0].key,) in cities() or not is_word(name[0].text.casefold(), language)
