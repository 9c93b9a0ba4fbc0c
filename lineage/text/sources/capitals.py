"""Names of houses that English writes in capitals: where one begins and ends."""

from lineage.text.roles import Role
from lineage.text.sources.reading import Reading

_LONGEST, _LONGEST_LIST = 10, 7
"""Words of a name on either side of the noun that tells it, and of the list that it opens with."""
_SAME = ("", " ", "\u00a0", "-")
_GENITIVE = ("' ", "’ ")
_NO_NAME = (
    Role.ARTICLE | Role.VERB | Role.TITLE | Role.CALENDAR | Role.PRONOUN | Role.OPENER
    | Role.INDEFINITE
)  # fmt: skip
_OTHER = Role.BODY | Role.ORGANISATION | Role.OUTLET | _NO_NAME
_AND, _OF = "and", ("of", "for")


def whole_name(reading: Reading, at: int, low: int, high: int) -> tuple[int, int]:
    """The first and the last word of the house that a noun in capitals names: "the Equality and
    Human Rights Commission", "the Department for Culture, Media and Sport".

    What stands between an article and the noun is one name, unless it names another house. Cost
    is that of some words around the noun.
    """
    return _begins(reading, at, low), _ends(reading, at, high)


def _begins(reading: Reading, at: int, low: int) -> int:
    words, first = reading.words, at
    while first > low and at - first < _LONGEST:
        beside = words[first].gap in _SAME or words[first].gap in _GENITIVE
        if not beside or not _is_named(reading, first - 1, _NO_NAME):
            break
        first -= 1
    listed = first - 2
    if listed < low or words[first - 1].text != _AND or words[first].gap != " ":
        return first
    # "the Equality and Human Rights Commission"
    while listed >= low and first - listed < _LONGEST_LIST:
        if reading.roles[listed] & Role.ARTICLE:
            return listed + 1 if listed + 1 < first - 1 else first
        if not _is_named(reading, listed, _OTHER) and words[listed].text not in _OF:
            return first
        if words[listed + 1].gap not in (*_SAME, *_GENITIVE, ", "):
            return first
        listed -= 1
    return first


def _ends(reading: Reading, at: int, high: int) -> int:
    words, last, linked = reading.words, at, False
    high = min(high, at + _LONGEST)
    while last + 1 < high:
        behind = last + 1
        if words[behind].gap in _SAME and _is_named(reading, behind, _NO_NAME):
            last = behind
            continue
        of = words[behind].text in _OF and words[behind].gap == " "
        behind += 1 + bool(of and behind + 1 < high and reading.roles[behind + 1] & Role.ARTICLE)
        if not of or behind >= high or not _is_named(reading, behind, _NO_NAME):
            break
        last, linked = behind, True
    return _end_of_list(reading, last, high) if linked else last


def _end_of_list(reading: Reading, last: int, high: int) -> int:
    """The last word of a list that a name ends with: "for Environment, Food and Rural Affairs"."""
    words, at = reading.words, last + 1
    while at < high and words[at].gap == ", " and _is_named(reading, at, _OTHER):
        at += 1
        while at < high and words[at].gap == " " and _is_named(reading, at, _OTHER):
            at += 1
    if at + 1 >= high or words[at].text != _AND or not _is_named(reading, at + 1, _OTHER):
        return last
    at += 1
    while at + 1 < high and words[at + 1].gap == " " and _is_named(reading, at + 1, _OTHER):
        at += 1
    return at


def _is_named(reading: Reading, at: int, barred: int) -> bool:
    """Whether a word is in capitals, and none of what is barred nor an acronym."""
    text = reading.words[at].text
    return text.istitle() and not reading.roles[at] & barred
