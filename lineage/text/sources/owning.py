"""Owning: what is said to be somebody's, and speaks for itself or for nobody."""

from lineage.text.roles import Role
from lineage.text.sources.near import Near

_REACH = 3
"""Words behind a name in which what is its stands."""
_CALLING = 5
"""Words from "who" to those for whom somebody does something."""
STAFF = Role.TITLE | Role.STAFF | Role.SPOKESPERSON
_SAID = Role.NOUN | Role.UTTERANCE | Role.DOCUMENT


def modifies(near: Near) -> bool:
    """Whether a name says whose those behind it are: "top Clinton advisers said"."""
    if not near.genitive or near.verb_last:
        return False
    opens = near.left < near.low and near.first < near.candidate.last
    for at in near.on(near.after, 2):  # "Obama campaign aide"
        word = near.reading.words[at]
        role = near.role(at) or near.reading.vocabulary.roles.get(word.key.removesuffix("s"), 0)
        if role & Role.VERB or not word.text.islower():
            return False
        if role & STAFF:  # not "Ann Roy staff writer", "Ann Roy president of the council"
            own = opens and at == near.after and near.role(at + 1) & (Role.LINK | STAFF)
            return not own or word.key.endswith("s")
    return False


def owns(near: Near) -> bool:
    """Whether something is said to be its: "Roy's attorney"."""
    return near.after < near.high and near.gap(near.after) in ("'", "’")


def has_office(near: Near) -> bool:
    """Whether an office of its is named behind it, which speaks for itself."""
    office = near.role(near.after + 1)
    return bool(office & Role.TITLE) and not office & (Role.SPOKESPERSON | Role.NOUN)


def has_officer(near: Near) -> bool:
    """Whether who holds an office of an outlet is named behind it, in English: "Daily Mail owner
    DMGT is in talks"."""
    office = near.genitive and not near.verb_last and near.role(near.after) & Role.TITLE
    behind = near.reading.words[near.after + 1 : near.after + 2]
    return bool(office and behind) and behind[0].gap == " " and behind[0].text[0].isupper()


def makes(near: Near) -> bool:
    """Whether what is its says something, where it does not as a whole: "the ministry's own
    figures", not "Roy's spokeswoman, Ann Lys"."""
    source = near.candidate.source
    if near.is_outlet or not (near.candidate.generic or source.kind == "person"):
        return True
    said = _SAID if source.kind == "person" else _SAID | Role.SPOKESPERSON | Role.STAFF
    return any(near.role(at) & said for at in near.on(near.after + 1, _REACH))


def is_calling(near: Near, link: int) -> bool:
    """Whether it is said of somebody to work for it: "Roy, who writes a column for the Times"."""
    ordered = near.role(link) & Role.OPINION and not near.role(link) & Role.VENUE
    return bool(ordered) and any(
        near.role(at) & Role.RELATIVE for at in near.back(link - 1, _CALLING)
    )
