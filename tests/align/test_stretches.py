"""Whole passages: a stretch that two texts share is one alignment, with its ends where they are."""

import random

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import lineage
from lineage.align import Prior, align, features
from lineage.align.dots import Side
from lineage.align.stretches import best_cut, stretches
from lineage.align.summaries import DENSITY, summary
from lineage.model import Document
from lineage.text import annotate
from tests.heaps import BRIDGE, HARBOUR, STEADY

QUARRY = """The quarry above Lesna was dug for paving stone until the railway came and made slate cheaper.
Its last foreman kept bees on the upper terrace and sold the honey from a hut beside the road.
When the pumps stopped, water filled the lower pit, and the village school held its races there.
Divers have since found two cranes, a locomotive and the foreman's safe, which was empty.
The council would like to fence it off, and the swimmers would like the council to mind its business.
A petition lies in the bakery, where most of those who sign it also buy a bun."""  # noqa: E501

REWORDED = """Until cheaper slate arrived by railway, paving stone was dug in the quarry over Lesna.
The last foreman had bees on its upper terrace; their honey was sold from a roadside hut.
Once the pumps had stopped the lower pit filled with water, and the school of the village raced there.
Two cranes, a locomotive and a safe, the foreman's, though empty, have been found by divers.
The council wants a fence, the swimmers want a council that minds its business.
In the bakery lies a petition, and most who sign buy a bun as well."""  # noqa: E501

OWN = """Nobody has asked the goats. They graze the rim each spring, and were here before the party.
Their owner says that a fence would cost her a third of the pasture and the whole of her temper."""

STRING = """My grandmother never wasted string. She wound it on a card by the stove and spoke to it.
Knots annoyed her less than people who cut them, of whom she had married two.
On Sundays we were allowed to choose a length and make of it whatever we could.
Most of us made kites, which fell; my cousin made a fortune, which fell later.
She left me the card. It is empty now, but it still smells of tar and oranges."""


def _passages(a: str, b: str, prior: Prior = Prior.OPEN):
    one, other = annotate([Document("a", a, language="en"), Document("b", b, language="en")])
    return align(features(one), features(other), prior=prior)


def _share(text: str, whole: str, start: int, end: int) -> float:
    """How much of a part of a text a span of the text covers."""
    first = whole.index(text)
    return (min(end, first + len(text)) - max(start, first)) / len(text)


def test_a_reworded_passage_is_one_alignment():
    a, b = f"{HARBOUR}\n{STRING}\n{QUARRY}", f"{REWORDED}\n{BRIDGE}"
    [found] = _passages(a, b)
    assert found.kind == "paraphrase"
    assert _share(QUARRY, a, found.a.start, found.a.end) > 0.8
    assert _share(REWORDED, b, found.b.start, found.b.end) > 0.8
    assert found.a.start >= len(HARBOUR) + len(STRING) - 20 and found.b.end <= len(REWORDED) + 20


def test_a_passage_whose_words_were_shuffled_is_found():
    """As a spinner of texts would: the words of each sentence in any order."""
    shuffled = []
    for at, line in enumerate(QUARRY.split("\n")):
        words = line.rstrip(".").split()
        random.Random(at).shuffle(words)
        shuffled.append(" ".join(words) + ".")
    spun = "\n".join(shuffled)
    a, b = f"{QUARRY}\n{HARBOUR}\n{STRING}", f"{BRIDGE}\n{spun}"
    [found] = _passages(a, b)
    assert _share(QUARRY, a, found.a.start, found.a.end) > 0.8
    assert _share(spun, b, found.b.start, found.b.end) > 0.8


def test_where_one_text_retells_the_other_its_clauses_are_shown():
    """That the whole of it is retold helps nobody who wants to check it."""
    found = _passages(QUARRY, REWORDED)
    assert len(found) >= 4
    assert max(item.a.end - item.a.start for item in found) < len(QUARRY) / 2


def test_two_passages_far_apart_stay_two():
    a = "\n".join([QUARRY, HARBOUR, OWN, BRIDGE])
    b = "\n".join([BRIDGE, "Trams are late again, and nobody knows why.", REWORDED])
    found = _passages(a, b)
    assert len(found) == 2
    assert {item.kind for item in found} == {"verbatim", "paraphrase"}


def test_a_copy_ends_where_it_ends():
    """What stands around it on one side, on the same topic, is no part of it."""
    copied = "\n".join(QUARRY.split("\n")[1:4])
    around = (
        "The quarry has a foreman again, of sorts: a swimmer with a whistle.",
        "Pupils of the village school were sent to the terrace with their bees.",
    )
    text = f"{around[0]}\n{copied}\n{around[1]}"
    [found] = [item for item in _passages(QUARRY, text) if item.kind in ("verbatim", "edited")]
    assert text[found.b.start : found.b.end].strip(".") == copied.strip(".")


def test_what_says_the_same_beside_a_copy_is_no_part_of_it():
    """One text tells it three times over, the last time in the words that the other has copied."""
    words, again = np.arange(100), np.arange(0, 100, 2)
    in_a = np.concatenate([words, again, again])
    in_b = np.concatenate([words + 200, again, again + 100])
    like = np.ones(len(in_a))
    of_a, of_b = np.argsort(in_a, kind="stable"), np.argsort(in_b, kind="stable")
    a = Side(in_a[of_a], in_b[of_a], like, np.ones(100))
    b = Side(in_b[of_b], in_a[of_b], like, np.ones(300))
    seeds = [((0, 100), (200, 300)), ((40, 60), (140, 160)), ((40, 60), (40, 60))]
    assert [(found.a, found.b) for found in stretches(a, b, seeds)] == [((0, 100), (200, 300))]


def test_copies_from_all_over_a_text_do_not_sum_it_up():
    quarry, bridge, harbour = (text.split("\n") for text in (QUARRY, BRIDGE, HARBOUR))
    long = "\n".join([*quarry, *bridge, *OWN.split("\n"), *harbour, *STRING.split("\n")])
    copied = [STRING.split("\n")[1], quarry[2], harbour[0]]
    links = ["She would have liked the goats and the ministry.", "Herring came later, and slate."]
    text = "\n".join([copied[0], links[0], copied[1], links[1], copied[2]])
    around = "Trams are late again, and nobody knows why. " * 9
    found = _passages(f"{around}\n{text}", long)
    assert {item.kind for item in found} <= {"verbatim", "edited"}
    assert len(found) == len(copied)


def test_a_digest_of_a_long_text_is_one_passage():
    """It takes a few words from each part of the other, and stands in a text of its own."""
    lines = [*QUARRY.split("\n"), *BRIDGE.split("\n"), *HARBOUR.split("\n"), *OWN.split("\n")]
    long = "\n".join(lines)
    digest = (
        "The goats graze the rim, and a fence would cost their owner a third of the pasture. "
        "Lorries drive by the northern ring: the ministry closed the bridge at Arlon after "
        "engineers found cracks in its piers. Fishermen blocked the harbour mouth for their "
        "herring quota while the coast guard waited. Slate made the quarry paving stone of Lesna "
        "worthless, its foreman kept bees, and divers found cranes, a locomotive and a safe."
    )
    text = f"{STRING}\n\n{digest}"
    found = [item for item in _passages(text, long) if item.a.start >= len(STRING)]
    assert len(found) == 1
    assert _share(digest, text, found[0].a.start, found[0].a.end) > 0.8
    assert _share(long, long, found[0].b.start, found[0].b.end) > 0.6


def test_texts_on_one_topic_share_no_passage():
    other = (
        "The quarry at Orlik is for sale. Its slate was thought the best of the valley.\n"
        "An agent in the village praises the water, which is deep, and the road, which is not."
    )
    assert _passages(QUARRY, other, Prior.UNRELATED) == ()


def test_what_is_known_of_two_texts_decides_what_is_chance():
    """One clause that is a little alike is kept where both credit one source, and dropped else."""
    a = f"{HARBOUR}\nThe foreman kept bees on the upper terrace."
    b = f"{BRIDGE}\nThe hotel has rebuilt its terrace, and the bees are back."
    assert len(_passages(a, b, Prior.COMMON_SOURCE)) == 1
    assert _passages(a, b, Prior.OPEN) == _passages(a, b, Prior.UNRELATED) == ()


def test_comparing_either_way_gives_the_same_passages():
    a, b = f"{HARBOUR}\n{QUARRY}\n{OWN}", f"{REWORDED}\n{BRIDGE}"
    there, back = lineage.compare(a, b), lineage.compare(b, a)
    assert {(i.a, i.b, i.kind) for i in there.passages} == {
        (i.b, i.a, i.kind) for i in back.passages
    }


WEIGHTS = st.lists(
    st.tuples(st.floats(0.0, 1.0, allow_nan=False, width=16), st.sampled_from([0.0, 0.5, 1.0])),
    min_size=1,
    max_size=40,
)


@given(WEIGHTS)
@STEADY
def test_the_best_cut_is_the_best_of_all(words):
    """Held against every stretch there is."""
    telling = np.array([weight for weight, _ in words])
    met = np.array([share for _, share in words])
    inside, outside = 0.6, 0.12
    hit, miss = np.log(inside / outside), np.log((1 - inside) / (1 - outside))
    gain = telling * (met * hit + (1 - met) * miss)
    best = max(
        gain[first:end].sum() for first in range(len(words)) for end in range(first, len(words) + 1)
    )
    first, end = best_cut(telling, met, inside, outside)
    assert abs(gain[first:end].sum() - best) < 1e-9


SIDES = st.lists(
    st.tuples(st.floats(0.0, 1.0, width=16), st.sampled_from([0.0, 0.0, 0.5, 1.0])),
    min_size=1,
    max_size=200,
)


@given(SIDES)
@STEADY
def test_a_summary_is_short_and_dense_or_none(words):
    telling = np.array([weight for weight, _ in words])
    own = np.array([at for at, (_, met) in enumerate(words) if met], dtype=np.int64)
    like = np.array([met for _, met in words if met])
    found = summary(Side(own, own * 5, like, telling), 5 * len(words))
    if found is not None:
        assert found.density >= DENSITY
        assert 0 <= found.a[0] < found.a[1] <= len(words) / 2
