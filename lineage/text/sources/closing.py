"""Who closes a sentence with a verb of saying: what stands before it is told by that one."""

from collections.abc import Iterator, Sequence

from lineage.text.sources.evidence import is_source
from lineage.text.sources.near import PRESS, near
from lineage.text.sources.reading import Candidate, Reading
from lineage.text.sources.speech import is_plain_verb

_CLOSING = 4
"""Words from the verb on with which somebody closes a sentence, at the most."""
_SAID = 7


def told_of(reading: Reading, found: Sequence[Candidate], cited: Sequence[bool]) -> Iterator[int]:
    """Those of the press that a sentence is about and does not cite, of those taken for cited:
    "The Globe plans cuts, Reuters reported"."""
    for last, teller in enumerate(found):
        beside = near(reading, teller) if cited[last] and teller.source.kind in PRESS else None
        if beside is None or beside.high - beside.after > _CLOSING:
            continue
        if "," not in beside.gap(beside.left + 1) or not is_plain_verb(beside, beside.after):
            continue
        for at in range(last - 1, -1, -1):
            if found[at].first < beside.low:
                break
            about = near(reading, found[at]) if cited[at] else None
            if about is None or not about.is_outlet:
                continue
            says = any(is_plain_verb(about, word) for word in about.on(about.after, _SAID))
            if not (says or is_source(about)):
                yield at
