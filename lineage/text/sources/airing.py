"""Airing: what broadcasters show, which is announced, and reports nothing."""

from lineage.text.roles import Role
from lineage.text.sources.near import HARD_STOP, Near

_REACH = 10
"""Words of a clause around a broadcaster that are looked at."""


def is_airing(near: Near) -> bool:
    """Whether a programme is said to be shown by it: "The match was shown live on Channel 5", not
    "An interview broadcast on Radio 4"."""
    if near.candidate.source.type != "broadcaster" or near.is_near_quotation():
        return False
    known = near.reading.vocabulary
    compounds = "nouns in capitals" in known.traits
    airs = programme = False
    around = (*near.back(near.first - 1, _REACH), *near.on(near.after, _REACH, HARD_STOP.search))
    for at in around:
        key = near.reading.words[at].key
        says = near.role(at) & Role.VERB and not near.role(at) & Role.AMBIGUOUS
        if key in known.airing:
            airs = True
        elif key.endswith(known.programmes) if compounds else key in known.programmes:
            programme = True
        elif says or near.role(at) & (Role.OPENER | Role.NOUN | Role.UTTERANCE):
            return False
    return airs and programme
