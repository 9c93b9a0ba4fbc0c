"""Notices: lines by which an agency rules the use of its text: embargo, restriction, licence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lineage.model import Notice, NoticeKind, SourceKind
from lineage.text.mentions import mentions
from lineage.text.normal import normalise
from lineage.text.page.lines import UNENDED, Line
from lineage.text.roles import Role
from lineage.text.tables import table
from lineage.text.vocabulary import vocabulary
from lineage.text.words import keys, parts

_OPEN = " …"
"""At the end of a phrase: any words may follow it."""
_LONGEST = 60
"""Words of a line above which it is a paragraph."""
_LONGEST_HOLDER = 6
_MARKS = r"[^\w©(\"]*"
# where a sentence of a line begins, with its first word
_SENTENCE = re.compile(
    rf"(?:^{_MARKS}\(?|[.;:!?|)\]]\s+|\s-\s+|©\W*)(?P<first>[^\W_]+)", re.MULTILINE
)
_RIGHTS = re.compile(
    rf"{_MARKS}(?:©|\(c\)|copyright\b)(?:\W|©|copyright\b|c\)|by\b|the\b|(?P<year>0))*(?P<rest>.*)",
    re.DOTALL,
)
_PARTED = re.compile(r"[.,;:|]|\s-\s")
_PICTURED = re.compile(r"\b(?:photos?|images?|fotos?|pictures?|bilde?r?|via)\b")
_TOLD = Role.VERB | Role.AUXILIARY | Role.PRONOUN
_LAST_OF_A_CLAUSE = re.compile(r"\s*(?:$|[^\w\s'])")


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: str
    kind: NoticeKind
    is_open: bool
    in_capitals: bool


@cache
def _phrases() -> Mapping[str, tuple[_Phrase, ...]]:
    """The phrases of all languages by their first word, for agencies' notices stay as they are."""
    lists: Mapping[NoticeKind, Mapping[str, Sequence[str]]] = table("notices")
    found: dict[str, list[_Phrase]] = {}
    for kind, languages in lists.items():
        for written in dict.fromkeys(phrase for some in languages.values() for phrase in some):
            words = normalise(written.removesuffix(_OPEN)).text
            phrase = _Phrase(words, kind, written.endswith(_OPEN), written.isupper())
            found.setdefault(re.split(r"[\W_]", words)[0], []).append(phrase)
    return {
        first: tuple(sorted(some, key=lambda phrase: -len(phrase.words)))
        for first, some in found.items()
    }


def notices(
    lines: Sequence[Line], language: str, publisher: str | None = None
) -> tuple[Notice, ...]:
    """The lines of a text that are such notices, in order, one kind each.

    `holder` is the agency or outlet that a line names, by its name in the gazetteer, or
    `publisher`. A sentence that only tells of an embargo or of rights is none. Cost is linear.

    >>> from lineage.text.page.lines import lines_of
    >>> text = "EMBARGO until 0001 GMT\\n\\nThe arms embargo ended.\\n\\n© 2024 AFP"
    >>> [(notice.kind, notice.holder, text[notice.start : notice.end])
    ...  for notice in notices(lines_of(text, normalise(text)), "en")]
    [('embargo', None, 'EMBARGO until 0001 GMT'), ('licence', 'Agence France-Presse', '© 2024 AFP')]
    """
    last = max((at for at, line in enumerate(lines) if line.words >= UNENDED), default=-1)
    found: list[Notice] = []
    for at, line in enumerate(lines):
        if line.words > _LONGEST:
            continue
        kind = _kind(line, language)
        rights = None if kind else _RIGHTS.match(line.plain)
        if kind is None and rights is None:
            continue
        # the day that an embargo ends may be what a newspaper is called
        among: tuple[SourceKind, ...] = ("agency",) if kind == "embargo" else ("agency", "outlet")
        holder = _holder(line.text, language, publisher, among)
        if kind is None and rights and holder and _is_rights(rights, below=at > last):
            kind = "licence"
        if kind:
            found.append(Notice(kind, holder, line.span.start, line.span.end))
    return tuple(found)


def _kind(line: Line, language: str) -> NoticeKind | None:
    for start, phrase in _spoken(line):
        rest = line.plain[start + len(phrase.words) :]
        if phrase.in_capitals and not line.text.lstrip("*_#>[(-– ")[: len(phrase.words)].isupper():
            continue
        if phrase.kind == "embargo":
            if _is_time(rest, language) or (phrase.in_capitals and not rest.strip(" .*:)]-")):
                return phrase.kind
        elif phrase.is_open or _LAST_OF_A_CLAUSE.match(rest):
            return phrase.kind
    return None


def _spoken(line: Line) -> Iterator[tuple[int, _Phrase]]:
    """The phrases with which the sentences of a line begin; an embargo stands first."""
    known = _phrases()
    for number, match in enumerate(_SENTENCE.finditer(line.plain)):
        start = match.start("first")
        for phrase in known.get(match["first"], ()):
            first = number == 0 or not (phrase.in_capitals or phrase.kind == "embargo")
            if first and line.plain.startswith(phrase.words, start):
                yield start, phrase


def _is_time(rest: str, language: str) -> bool:
    """Whether the words behind "embargo until" are a time, and tell nothing."""
    roles = vocabulary(language).roles
    spelled = keys(rest)
    # a letter alone is a preposition that lost its accent
    if any(roles.get(key, 0) & _TOLD for key in spelled if len(key) > 1):
        return False
    return any(key == "0" or roles.get(key, 0) & Role.CALENDAR for key in spelled)


def _is_rights(rights: re.Match[str], *, below: bool) -> bool:
    """Whether a line that begins with © only says whose the text is, and not a picture."""
    named, *_ = _PARTED.split(rights["rest"], maxsplit=1)
    if "/" in named or len(keys(named)) > _LONGEST_HOLDER or _PICTURED.search(rights["rest"]):
        return False
    return below or rights["year"] is not None


def _holder(
    text: str, language: str, publisher: str | None, among: Sequence[SourceKind]
) -> str | None:
    """Whom a line names, of the first of these kinds that it names any of."""
    own = (publisher,) if publisher else ()
    # the services of an agency bear its name, as "dpa-infocom"
    for written in (text, text.replace("-", " ")):
        words = parts(written)
        roles = vocabulary(language).roles_of(words)
        found = mentions(words, roles, language, own)
        named = [mention.source for mention in found if not mention.short]
        for kind in among:
            if names := [source.name for source in named if source.kind == kind]:
                return names[0]
    return None
