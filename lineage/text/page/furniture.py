"""Furniture: what a line of a page is by the word lists, by their words, or by its form alone."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import log10
from statistics import median
from typing import get_args

from lineage.model import BoilerplateReason
from lineage.text.language import FALLBACK, words_of
from lineage.text.lexicon import rate
from lineage.text.normal import normalise
from lineage.text.page.lines import (
    FULL_STOP,
    LONGEST_LABEL,
    NUMBER,
    SEPARATED,
    UNENDED,
    Line,
    trimmed,
)
from lineage.text.roles import Role
from lineage.text.tokens import split_words
from lineage.text.words import keys

LONGEST_BYLINE = 9
LONGEST_LINE = 300
"""Characters above which a line is text, whatever phrase of the web's tools is in it."""
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_HASHTAG = re.compile(r"#\w+")
_PHOTO_CREDIT = re.compile(r"[(/©][^()\n]{2,60}\)?\s*$")
_MARKED = re.compile(
    r"\s*(?:[➜→▶▸►»›☰≡✉✕×♥★☆🔔🔖⭐📧↗←⟵▾⇒↓»]|\[\w+\]"
    r"|[^\w\s«“„\"'‘(¿¡—–\-+*•·‣▪◦#>.…\[{<$€£%&@]{1,2}\s)"
)
KICKER = re.compile(rf"{_CAPITAL}{{3,}}(?: {_CAPITAL}+)*\s?[|/]\s")
_FRAMED = re.compile(r"\[[^\[\]]*\]$|<{2,}\s")
_CLOSED = re.compile(r"\s(?:[×✕▾▼→]|>{2,}|(?<!\d\s)\(\d{1,2}:\d{2}\))$")
_CRUMBS = re.compile(r"[^.!?«]{2,30}(?:\s[»›>]\s[^.!?«»›>]{2,40})+$")
_COLUMNS = re.compile(r"\S(?:\s{2,}|\t)\S")
_TIMED = re.compile(r"\s*\d{1,2}[:h.]\d{2}\b(?!,)")
_SIGNED_PICTURE = re.compile(rf"[a-zß-öø-ÿ][.!?] {_CAPITAL}{{2,}}(?:[ /]{_CAPITAL}+){{1,5}}$")
"""A picture's owner in capitals behind what is to be seen: "The bridge on Monday. ANN ROY/AP"."""
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_LISTED = re.compile(r"\s*(?:\d{1,2}[.)]?\s+\S|[-*•–—]\s)")
_CLOCK = re.compile(
    # no score: "27:27"
    r"\b(?:[01]?\d|2[0-4])(?::|\s?h\s?)[0-5]\d\b|\d[^\n]*\b(?:19|20)\d\d\b|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
)
QUOTED = ("«", "“", "„", '"')
_LONGEST_ENTRY = 4
"""Words of the entries of a menu, on the average."""
ODDS, _WEIGHT = 0.05, 0.5
"""Log-odds a word, and of the line as a whole, from which its words make it furniture."""
_ENDED = 0.2
"""Log-odds a word for a line that ends as a sentence does."""
_PLAIN = -0.4
"""Log-odds a word below which a sentence is text, whatever phrase of the lists is in it."""
_ONCE = 0.5
"""The most that a word may tell which one phrase of the lists has."""
_USUAL = -0.7
"""Log-odds a word of the sentences of a text that is not about forms and e-mails, at the most."""
_STRANGE = -1.0
"""What a word tells that no phrase of the lists has."""
_FEWEST_TOLD = 5
"""Sentences of a text from which they show what it is about."""
_WRAPPED = 0.1
"""Share of lines that go on in small letters on the next one, in a wrapped text."""
_NARROWEST = 25
"""Characters of a line of wrapped text."""
_PRIOR = 1000
_RARE = 2e-6
_BESIDE_DATE = 2
_CREDIT_REACH = 60
_SAID = re.compile(r"[.!?…。][\s\"'”“»«)\]]*$")
"""The end of a sentence that says, asks or calls."""
_STATEMENT = 7
"""Words of a correction, and of what is signed in brackets in its own line."""
_LONGEST_OWNER = 4
"""Words of the name before a picture's credit."""
_OPENS_CREDIT = r"(?:^|[.!?»”)|(/–—-]|\s(?=\s))"
_NEAR_TOP = 6
_FEWEST_HEAD, _LONGEST_HEAD = 2, 6
"""Words of the head of a list of links, at the least and with what it is a list of."""
_REASONS: Mapping[str, BoilerplateReason] = {
    **{reason: reason for reason in get_args(BoilerplateReason)},
    "subscription-and-cookies": "navigation",
}


@dataclass(frozen=True, slots=True)
class _Lists:
    lines: Mapping[str, BoilerplateReason]
    fragments: dict[str, list[tuple[str, BoilerplateReason]]]
    """By their longest word: phrases that only stand in lines of debris."""
    weights: Mapping[str, float]
    """By word: log-odds that it stands in furniture, and not in running text."""
    bylines: tuple[tuple[str, ...], ...]
    corrections: re.Pattern[str]
    pictures: re.Pattern[str]
    picture_words: frozenset[str]
    """Of which one, or the sign of copyright, is in all that `pictures` finds."""
    tags: re.Pattern[str]


@cache
def _lists(language: str) -> _Lists:
    """The lists of a language and of English, whose phrases the tools of the web use anywhere."""
    lines: dict[str, BoilerplateReason] = {}
    fragments: dict[str, BoilerplateReason] = {}
    known = [words_of(name) for name in dict.fromkeys((language, FALLBACK))]
    weights: dict[str, float] = {}
    for lists in known:
        told: list[str] = []
        for reason, phrases in lists["boilerplate"].items():
            for table, some in ((lines, phrases["lines"]), (fragments, phrases["fragments"])):
                # in one go: a thousand small calls are a fifth of a second at every start
                plain = normalise("\n".join(some)).text.split("\n")
                told += plain
                for phrase in plain:
                    if phrase:
                        table.setdefault(phrase, _REASONS[reason])
        for word, weight in _weights(told, language).items():
            weights[word] = max(weight, weights.get(word, weight))
    picture_words = {word for lists in known for word in lists["picture_words"]}
    pictures = "|".join(sorted(map(re.escape, picture_words), key=len))
    spelled = [split_words(word.casefold()) for word in picture_words]
    tags = {re.escape(word) for lists in known for word in lists["tag_words"]}
    by_word: dict[str, list[tuple[str, BoilerplateReason]]] = {}
    for fragment, reason in fragments.items():
        longest = max(split_words(fragment), key=len, default="")
        by_word.setdefault(longest, []).append((fragment, reason))
    return _Lists(
        {trimmed(line): reason for line, reason in lines.items()},
        by_word,
        weights,
        tuple(keys(phrase) for lists in known for phrase in lists["byline_openers"]),
        re.compile("|".join(re.escape(x) for lists in known for x in lists["correction_openers"])),
        re.compile(
            rf"(?:{_OPENS_CREDIT}\s*(?:{pictures})s?\s?(?:[:©/|–-]|by |de |di |von )|©)"
            rf"[^\n]{{2,{_CREDIT_REACH}}}$"
            rf"|[.!?»”)]\s+(?:{pictures})s?\s[^\n.]{{2,{_CREDIT_REACH}}}$"
            rf"|\((?:{pictures})s?\s[^()\n]{{2,{_CREDIT_REACH}}}\)$"
            # whose picture it is may stand before the word: "County Police handout"
            rf"|[.!?»”)]\s+(?-i:{_CAPITAL}[\w'’&-]*+\s){{0,{_LONGEST_OWNER}}}(?:{pictures})s?$",
            re.IGNORECASE,
        ),
        frozenset(max(words, key=len) + end for words in spelled if words for end in ("", "s")),
        re.compile(rf"(?:{'|'.join(sorted(tags, key=len, reverse=True)) or '(?!)'})\s?:"),
    )


def listed(
    line: Line, index: int, count: int, language: str, agencies: frozenset[str]
) -> BoilerplateReason | None:
    lists = _lists(language)
    if line.words == 1 and line.text.rstrip(")]").endswith("."):
        return None  # "Danke.": a button has no full stop
    listed_as = lists.lines.get(trimmed(line.plain))
    if listed_as or (listed_as := _begins_like(trimmed(line.plain), lists)):
        return listed_as
    text = line.text.replace("Ã©", "é")  # no copyright sign
    tags = _HASHTAG.findall(text) if "#" in text else ()
    if len(tags) > 2 and sum(map(len, tags)) > len(text) // 2:
        return "hashtags"
    if 0 < index < min(_NEAR_TOP, count // 2) and _credited(text, agencies):
        # the same form ends an agency's own article, so only near the top is it a caption
        return "caption" if line.words > LONGEST_LABEL else "credit"
    if not line.label or len(text) > LONGEST_LINE:
        # a whole article may be one line, and hold one sentence of debris
        return None
    reason = _with_fragment(line, lists)
    if reason:
        return reason
    pictured = "©" in text or not lists.picture_words.isdisjoint(line.tokens)
    if pictured and lists.pictures.search(text) and not text.startswith(QUOTED):
        return "caption" if line.words > LONGEST_LABEL else "credit"
    return None


def is_correction(line: Line, language: str) -> bool:
    """Whether a line is a correction or a note of the editors, which is a part of the article."""
    return (
        line.words >= _STATEMENT
        and _lists(language).corrections.match(line.plain) is not None
        and _SAID.search(line.text) is not None
    )


def _begins_like(label: str, lists: _Lists) -> BoilerplateReason | None:
    """The reason of a head of links that a short line begins with: "Most read" in "… in Sport"."""
    words = label.split(" ")
    if not _FEWEST_HEAD < len(words) <= _LONGEST_HEAD or label.endswith((".", "?", "!")):
        return None
    for length in range(_FEWEST_HEAD, len(words)):
        reason = lists.lines.get(" ".join(words[:length]))
        if reason == "navigation" and not words[length].startswith("0"):
            return reason
    return None


def _with_fragment(line: Line, lists: _Lists) -> BoilerplateReason | None:
    """The reason of the first phrase of the lists that a line has, and does not speak about."""
    for word in filter(lists.fragments.__contains__, ("", *line.tokens)):
        for fragment, reason in lists.fragments[word]:
            if fragment in line.plain and not _speaks_of(line, fragment):
                return reason
    return None


def _speaks_of(line: Line, fragment: str) -> bool:
    """Whether a phrase of the lists is a part of what a sentence says.

    Its words are plain, it stands in the midst of them ("They all say: we use cookies."), or it
    signs them.
    """
    before = line.plain[: line.plain.index(fragment)].rstrip()
    if fragment.startswith("(") and _SAID.search(before):
        # "… confirmed. (Reporting by …)": who signs a text may do so in its last line
        return len(split_words(before)) >= _STATEMENT
    if not (line.is_sentence and _SAID.search(line.text)):
        return False
    if FULL_STOP.search(line.text) and line.odds < _PLAIN:
        return True
    return line.odds < 0 and bool(before) and not _SAID.search(before)


def form(line: Line, language: str, roles: Mapping[str, int]) -> BoilerplateReason | None:
    """What a line is by its form: a menu, a link, a byline, a word to the reader."""
    lists = _lists(language)
    text = line.text
    ended = FULL_STOP.search(text) is not None
    pieces = [piece for piece in SEPARATED.split(text) if piece.strip()]
    if lists.tags.match(line.plain) and not ended:
        return "metadata"
    if not ended and (_FRAMED.match(text) or _CLOSED.search(text)):
        return "navigation"
    if (
        len(pieces) > 2
        and not (ended or line.is_sentence)
        and line.words <= len(pieces) * _LONGEST_ENTRY
        and not _is_row(text, pieces)
    ):
        return "navigation"
    if not ended and (KICKER.match(text) or _CRUMBS.match(text)):
        return "navigation"
    if not ended and (_MARKED.match(text) or (_TIMED.match(text) and line.words < UNENDED)):
        return "navigation"
    if _ADDRESS.fullmatch(text):
        return "navigation"
    if _SIGNED_PICTURE.search(text):
        return "caption"
    spelled = keys(text)
    if not spelled:
        return None
    if not ended and line.words <= LONGEST_BYLINE and _is_byline(text, spelled, lists):
        return "metadata"
    if not ended and line.words <= UNENDED and _is_date(text, spelled, roles):
        return "metadata"
    return None


def sounds_like(line: Line) -> bool:
    """Whether the words of a line are those of furniture, by their odds."""
    enough = _ENDED if FULL_STOP.search(line.text) else ODDS
    return line.odds >= enough and not (
        line.text.startswith(QUOTED) or _LISTED.match(line.text) or not keys(line.text)
    )


def weigh(text: str, lines: Sequence[Line], language: str) -> bool:
    """Set the odds of lines by their words, and tell whether the text is wrapped.

    Text wrapped at a fixed width has none. Where the text itself is about forms and e-mails, a line
    has to stand out from its sentences.
    """
    weights = _lists(language).weights
    told = []
    for line in lines:
        head, colon, _ = line.plain.partition(":")
        line.odds, total = _odds(line.tokens, weights)
        if line.is_sentence:
            told.append(line.odds)
        if total < _WEIGHT:
            line.odds = min(line.odds, 0.0)
        # "Markets brief: copper eases" may be the title
        words = split_words(head) if colon and line is not lines[0] else []
        if len(words) - words.count(NUMBER) >= _FEWEST_HEAD:
            line.odds = max(line.odds, _odds(words, weights)[0])
    usual = max(median(told) if len(told) >= _FEWEST_TOLD else _STRANGE, _USUAL)
    for line in lines:
        line.odds -= usual - _USUAL
    wrapped = sum(
        text.count("\n", line.span.end, after.span.start) == 1
        and after.text[0].islower()
        and len(line.text) >= _NARROWEST
        for line, after in pairwise(lines)
    )
    if wrapped <= max(1, _WRAPPED * len(lines)):
        return False
    for line in lines:
        line.odds = _STRANGE
    return True


def _odds(words: Iterable[str], weights: Mapping[str, float]) -> tuple[float, float]:
    """The log-odds that some words are furniture: a word's on the average, and the sum."""
    told = [weights.get(word, _STRANGE) for word in words if word != NUMBER]
    return (sum(told) / len(told), sum(told)) if told else (_STRANGE, 0.0)


def _weights(phrases: Iterable[str], language: str) -> Mapping[str, float]:
    """How much more often a word stands in furniture than in the language: naive Bayes, with the
    word lists for the one class and the frequencies of words for the other (Sahami et al. 1998)."""
    counts = Counter(word for phrase in phrases for word in set(split_words(phrase)) - {NUMBER})
    total = counts.total() + _PRIOR
    weights = {}
    for word, count in counts.items():
        used = max(rate(word, language), rate(word, FALLBACK)) + _RARE
        told = log10(count / total / used)
        weights[word] = told if count > 1 else min(told, _ONCE)
    return weights


def _is_byline(text: str, spelled: tuple[str, ...], lists: _Lists) -> bool:
    """Whether a line says by whom, or when, and no more."""
    for opener in lists.bylines:
        rest = spelled[len(opener) :]
        if rest and spelled[: len(opener)] == opener:
            behind = re.findall(r"[^\W\d_]+", text)[len(opener) :]
            capitals = sum(word[0].isupper() for word in behind)
            named = capitals * 2 >= len(behind) if text[0].isupper() else capitals == len(behind)
            if capitals > 1 and named:
                return True
    return False


def _is_date(text: str, spelled: tuple[str, ...], roles: Mapping[str, int]) -> bool:
    """Whether a line gives a day or an hour, and hardly a word beside it."""
    if not _CLOCK.search(text):
        return False
    days = [key for key in spelled if roles.get(key, 0) & Role.CALENDAR]
    plain = [
        key
        for key in spelled
        if key.isalpha() and len(key) > 2 and not roles.get(key, 0) & (Role.CALENDAR | Role.STOP)
    ]
    # the more figures a line with a day has, the more there is to say of them; a score has no day
    figures = sum(key.isdigit() for key in spelled) if days else 0
    return len(plain) <= max(_BESIDE_DATE, figures - 1) and not text.startswith(QUOTED)


def _is_row(text: str, pieces: Sequence[str]) -> bool:
    """Whether a line has columns, and figures in two of them, as those of a table have."""
    figures = sum(not any(map(str.isalpha, piece)) for piece in pieces)
    return _COLUMNS.search(text) is not None and figures > 1


def _credited(line: str, agencies: frozenset[str]) -> bool:
    credit = _PHOTO_CREDIT.search(line)
    return credit is not None and any(
        part.strip() in agencies for part in re.split(r"[()/©:|,]| via ", credit[0])
    )
