"""Same input, same bytes: in whatever order the articles come, and whatever the hash seed.

A report that differs from run to run cannot be kept in a repository, compared, or trusted.
"""

import os
import random
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

import lineage
from lineage.render import formats, render
from tests.heaps import HEAPS, articles, flagship, report, told

ROOT = Path(__file__).parents[1]
ORDERS = 10
HASH_SEEDS = ("0", "1", "2", "42", "4294967295")

RUN = """
import sys, lineage
from hashlib import sha256
from lineage.render import render
from tests.heaps import articles

documents = list(articles()[:6])
step = int(sys.argv[1])
documents = documents[step:] + documents[:step]
report = render(lineage.analyze(documents[::-1]), "json")
compared = render(lineage.compare(*articles()[1:3]), "json")
print(sha256((report + compared).encode()).hexdigest())
"""


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def test_the_order_of_the_input_does_not_matter():
    expected = _digest(render(told(), "json"))
    for number in range(1, ORDERS):
        shuffled = list(articles())
        random.Random(number).shuffle(shuffled)
        assert _digest(render(lineage.analyze(shuffled), "json")) == expected, f"order {number}"
    print(f"determinism: {ORDERS} input orders, one digest")


def test_the_order_does_not_matter_among_look_alikes_either():
    """These share lines, outlets and people with the story, and each other."""
    assert lineage.analyze(reversed(flagship())) == report("flagship")


@pytest.mark.parametrize("name", HEAPS)
def test_the_order_of_a_small_heap_does_not_matter(name):
    """Equal documents, empty ones, ties of every kind."""
    expected = lineage.analyze(HEAPS[name], all_pairs=True)
    assert lineage.analyze(HEAPS[name][::-1], all_pairs=True) == expected
    assert lineage.analyze(HEAPS[name][1:] + HEAPS[name][:1], all_pairs=True) == expected


def test_a_second_run_in_one_process_gives_the_same():
    """Nothing that a run leaves in a cache shows in the next one."""
    once = lineage.analyze(articles()[:6])
    lineage.analyze(articles()[6:])
    assert lineage.analyze(articles()[:6]) == once


def test_the_hash_seed_does_not_matter():
    """Sets and dicts of strings are laid out anew in every process."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", RUN, str(number)],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number, seed in enumerate(HASH_SEEDS)
    ]
    digests = [process.communicate(timeout=120)[0].strip() for process in running]
    assert [process.returncode for process in running] == [0] * len(HASH_SEEDS)
    assert len(set(digests)) == 1 and digests[0]
    print(f"determinism: {len(HASH_SEEDS)} hash seeds and orders, one digest")


@pytest.mark.parametrize("format", [name for name in formats(lineage.Report) if name != "json"])
def test_what_a_reader_sees_does_not_depend_on_the_order(format):
    shuffled = [*articles()[7:], *articles()[:7]]
    expected = render(told(), format, width=100)
    assert render(lineage.analyze(shuffled), format, width=100) == expected
