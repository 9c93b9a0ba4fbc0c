"""Credits: where a source is given by itself, in brackets, behind a label or beside a picture."""

import re

from lineage.text.roles import Role
from lineage.text.sources.near import Near

_CREDIT_REACH = 60
_CREDIT = re.compile(
    r"(?:image|photo|©|crédit|credit|foto|imagen|immagine|bild|imagem|picture)s?\s?:?[^\n.!?]*$",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[^()\n]{0,30}\)")
_LABEL = 16
_LISTED = 60
"""Words up to which a list of sources goes."""
_QUOTES = '„«“"‘ \u00a0'
_SOURCE_LABEL = re.compile(
    r"(?:^|[\n(.!?]\s*|\s)(?:sources?|quellen?|fuentes?|font[ei]|via)\s?:\s?[„«“\"]?$",
    re.IGNORECASE,
)
_REVIEWED = re.compile(r"[”»“\"]?\s?(?:\([^()\n]{2,30}\)\s?)?[^\n.!?:«„“\"]{0,60}:\s?[„«“\"]")
_CLAUSE = Role.VERB | Role.AUXILIARY | Role.PRONOUN | Role.OPENER
_HOUR = re.compile(r"(?:^|\n)\s*\d\d?\s?[:.h]\s?\d\d(?:\s?[^\W\d]{1,4})?[\s–—,|-]*$")
_CLOSES_SENTENCE = re.compile(r"[”»“\"]?\)\s?(?:[.!?](?:\s|$)|$)")
_ALONE = re.compile(r"\s*(?:/|\n|$)")
_BEHIND_DASH = re.compile(r"(?:/|^|[–—-])\s*$")
_BEFORE_NAME = re.compile(r"/[^\W\d_][\w.'-]+ [^\W\d_]")
_BEHIND_NAME = re.compile(r"[^\W\d_]/$")
_DATELINE = re.compile(r"[^\n.!?]{0,60}\(?$")
_DATELINE_END = re.compile(r"\)?\s*[-–—.:]+\s")


def is_labelled(near: Near) -> bool:
    """Whether it is given as the source, by itself: "(source : Le Monde)", "(SZ)"."""
    reading = near.reading
    start, end = reading.words[near.first].start, reading.words[near.candidate.last].end
    if _SOURCE_LABEL.search(reading.text[max(0, start - _LABEL) : start]):
        return True
    if _is_in_list(near):
        return True
    if near.is_outlet and _HOUR.search(reading.text[max(0, start - _LABEL) : start]):
        return reading.text[end : end + 2].lstrip(" \u00a0")[:1] == ":"  # "10:42 Reuters: …"
    opens = near.first == near.low + 1 and near.role(near.low) & Role.NOUN
    if opens and not near.is_outlet and not near.role(near.low) & Role.TITLE:
        return reading.text[end : end + 2].lstrip(" \u00a0")[:1] == ":"  # "Sondage Ipsos : …"
    if near.is_outlet and (_is_reviewed(near) or _heads_line(near)):
        return True
    bracket = near.is_outlet and reading.words[near.first].gap.rstrip(_QUOTES).endswith("(")
    return bracket and _CLOSES_SENTENCE.match(reading.text[end : end + _LABEL]) is not None


def _is_reviewed(near: Near) -> bool:
    """Whether it opens what a review of the press quotes of it: "Die „Presse“ zum Haushalt: „…“",
    "„Le Temps“ (Genève) : « … »"."""
    text, end = near.reading.text, near.reading.words[near.candidate.last].end
    heads = near.left < near.low and text[end : end + 1] != ":"
    found = _REVIEWED.match(text, end) if heads else None
    if found is None:
        return False
    between = range(near.after, near.reading.word_at(found.end()))
    return not any(near.role(at) & _CLAUSE for at in between)


def _heads_line(near: Near) -> bool:
    """Whether a headline gives what a paper says behind its name: "Il Nyt: Trump ha autorizzato".

    Broadcasters, as other houses, are as often what such a headline is about."""
    text, words = near.reading.text, near.reading.words
    start, end = words[near.low].start, words[near.candidate.last].end
    before = text[text.rfind("\n", 0, start) + 1 : start].strip(_QUOTES)
    if before or near.left >= near.low or near.candidate.source.type == "broadcaster":
        return False
    if near.candidate.generic or text[end : end + 2].lstrip(" \u00a0")[:1] != ":":
        return False
    said = Role.VERB | Role.AUXILIARY | Role.PASSIVE
    return any(near.role(at) & said for at in near.on(near.after + 1, _LISTED))


def _is_in_list(near: Near) -> bool:
    """Whether its sentence does nothing but list sources: "Quellen: SZ, Greenpeace"."""
    words, text = near.reading.words, near.reading.text
    if not 1 < near.first - near.low <= _LISTED or ":" not in words[near.low + 1].gap:
        return False
    start = words[near.low].start
    if not _SOURCE_LABEL.search(text[start : words[near.low + 1].start].rstrip(_QUOTES)):
        return False
    listed = range(near.low + 1, min(near.high, near.low + _LISTED))
    alone = not any(near.role(at) & _CLAUSE for at in listed)
    return alone and ")" not in text[start : words[near.first].start]


def is_credit(near: Near) -> bool:
    """Whether it stands in brackets, behind the word for a picture, or opens a dispatch."""
    reading = near.reading
    start = reading.words[near.first].start
    end = reading.words[near.candidate.last].end
    line = reading.text.rfind("\n", 0, start) + 1
    before = reading.text[max(line, start - _CREDIT_REACH) : start]
    behind = reading.text[end : end + _CREDIT_REACH]
    opened = before.rfind("(") > before.rfind(")")
    if (opened and _IN_BRACKETS.match(behind)) or _CREDIT.search(before):
        return True
    if _ALONE.match(behind) and _BEHIND_DASH.search(before):
        return True
    if _BEHIND_NAME.search(before):
        return True  # "Magali Lys/Sipa"
    if near.first == near.low and _BEFORE_NAME.match(behind):
        return True  # "THE CANADIAN PRESS/Jo Lys"
    if start - line >= _CREDIT_REACH or not _DATELINE_END.match(behind):
        return False
    if any(near.role(at) & Role.VERB for at in range(near.low, near.first)):
        return False  # "Roy told Reuters."
    opens = before.rstrip().endswith("(") or "," in before or not before.strip()
    return opens and _DATELINE.match(before) is not None
