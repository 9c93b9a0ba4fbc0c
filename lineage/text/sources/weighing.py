"""Weighing: how far the words around an outlet or a house speak for its being cited.

The rules decide one construction at a time; what they miss, or take wrongly, are constructions that
nobody thought of. So each thing that a word can be, at each place around a candidate, has a weight
as well, fitted to the labelled texts of all languages (`benchmarks/text/fit.py`), and their sum has
a say where it is far from zero.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from lineage.text.roles import Role
from lineage.text.sources.near import Near, stops
from lineage.text.tables import table

_LEFT, _BEHIND, _AROUND = 3, 4, 8
"""Words on either side that are weighed by their place, and those that are weighed together."""
OUTSIDE, CAPITAL, PLAIN = 1 << 64, 1 << 65, 1 << 66
"""No word of the sentence, one in capitals of which nothing is known, and any other such."""
_COMMA, _COLON, _BRACKET, _QUOTE, _DASH, _END = (1 << bit for bit in range(67, 73))
_GENERIC, _WEAK, _SHORT, _UNKNOWN, _QUOTED, _HEADS, _ENDS, _ALL = (
    1 << bit for bit in range(80, 88)
)
_MARKS = {
    ",": _COMMA, ":": _COLON, "(": _BRACKET, ")": _BRACKET, "–": _DASH, "—": _DASH, "-": _DASH,
    **dict.fromkeys("«»“”„\"", _QUOTE),
}  # fmt: skip
_TOGETHER = (
    Role.VERB | Role.OUTLET_VERB | Role.DEED | Role.NOUN | Role.SOURCE | Role.BY | Role.OPENER
    | Role.PASSIVE | Role.ASKED | Role.PRINTED | Role.HOUSE_VERB | Role.UTTERANCE | Role.TITLE
)  # fmt: skip
_NAMES = {
    **{value: name for name, value in vars(Role).items() if isinstance(value, int)},
    OUTSIDE: "outside", CAPITAL: "capital", PLAIN: "plain", _COMMA: "comma", _COLON: "colon",
    _BRACKET: "bracket", _QUOTE: "quote", _DASH: "dash", _END: "end", _GENERIC: "generic",
    _WEAK: "weak", _SHORT: "short", _UNKNOWN: "unknown", _QUOTED: "near quotation",
    _HEADS: "heads", _ENDS: "ends", _ALL: "all",
}  # fmt: skip


def weight(near: Near) -> float:
    """The odds, as a logarithm, that an outlet or a house is cited, by the words around it."""
    kind = kind_of(near)
    return sum(_weight(kind, place, roles) for place, roles in signs(near))


def kind_of(near: Near) -> str:
    """By which weights a candidate is weighed."""
    return "outlet" if near.is_outlet else "house"


def names_of(roles: int) -> Iterator[str]:
    """The names of all that is in a sum of roles."""
    return (name for value, name in _NAMES.items() if roles & value)


def signs(near: Near) -> Iterator[tuple[str, int]]:
    """What stands around a candidate: places, and what the words there can be."""
    first, after = near.first, near.after
    yield "itself", _itself(near)
    yield "before", _at(near, first - 1)
    left = near.left
    for step in range(_LEFT):
        at = left - step
        if at + 1 < near.high and at >= near.low:
            gap = near.behind_mark(at + 1)
            if stops(gap):
                yield f"left {step}", _mark(gap)
                break
        yield f"left {step}", _at(near, at)
        if at < near.low:
            break
    for step in range(_BEHIND):
        at = after + step
        if at < near.high and stops(near.gap(at)):
            yield f"behind {step}", _mark(near.gap(at))
            break
        yield f"behind {step}", _at(near, at)
        if at >= near.high:
            break
    roles = near.reading.roles
    around = 0
    for role in roles[max(near.low, first - _AROUND) : first]:
        around |= role
    yield "all before", around & _TOGETHER
    around = 0
    for role in roles[after : min(near.high, after + _AROUND)]:
        around |= role
    yield "all behind", around & _TOGETHER


def _itself(near: Near) -> int:
    candidate, source = near.candidate, near.candidate.source
    return (
        _ALL
        | (_GENERIC if candidate.generic else 0)
        | (_WEAK if source.weak else 0)
        | (_SHORT if candidate.short else 0)
        | (_UNKNOWN if source.type == "unknown" else 0)
        | (_QUOTED if near.is_near_quotation() else 0)
        | (_HEADS if near.left < near.low else 0)
        | (_ENDS if near.after >= near.high else 0)
    )


def _at(near: Near, at: int) -> int:
    if not near.low <= at < near.high:
        return OUTSIDE
    role = near.reading.roles[at]
    return role or (CAPITAL if near.reading.words[at].text[0].isupper() else PLAIN)


@lru_cache(maxsize=4096)
def _mark(gap: str) -> int:
    """What a mark that stops the clause is."""
    return _MARKS.get(gap.strip()[:1], _END)


@lru_cache(maxsize=1 << 16)
def _weight(kind: str, place: str, roles: int) -> float:
    known = _weights().get(kind, {}).get(place, {})
    return sum(known.get(name, 0.0) for name in names_of(roles))


@cache
def _weights() -> dict[str, dict[str, dict[str, float]]]:
    found: dict[str, dict[str, dict[str, float]]] = table("weights")
    return found
