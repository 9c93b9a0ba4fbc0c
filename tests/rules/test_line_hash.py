"""Line hashes are those of GitHub's upload action."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lineage.rules.line_hash import line_hash

TRAILING = [
    "e9496ae3ebfced30:1",
    "fb7c023a8b9ccb3f:1",
    "ce8ba1a563dcdaca:1",
    "e20e36e16fcb0cc8:1",
    "b3edc88f2938467e:1",
    "c8e28b0b4002a3a0:1",
    "c129715d7a2bc9a3:1",
]
"""What the action's own tests expect for six lines and their end, however the lines end."""


@pytest.mark.parametrize(
    ("text", "hashes"),
    [
        ("", ["c129715d7a2bc9a3:1"]),
        (
            " a\nb\n  \t\tc\n d",
            ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
        ),
        (
            " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
            [
                "8b7cf3e952e7aeb2:1",
                "b1ae1287ec4718d9:1",
                "bff680108adb0fcc:1",
                "c6805c5e1288b612:1",
                "b86d3392aea1be30:1",
                "e6ceba753e1a442:1",
            ],
        ),
        (" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", TRAILING),
        (" hello; \t\rworld!!!\r\r\r  \t\tGreetings\r End\r", TRAILING),
        (" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", TRAILING),
        (" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", TRAILING),
        (
            "Lorem ipsum dolor sit amet.\n" * 10,
            [
                *(f"a7f2ff13bc495cf2:{count}" for count in range(1, 7)),
                "a7f2ff1481e87703:1",
                "a9cf91f7bbf1862b:1",
                "55ec222b86bcae53:1",
                "cc97dc7b1d7d8f7b:1",
                "c129715d7a2bc9a3:1",
            ],
        ),
    ],
)
def test_the_hashes_that_the_action_itself_is_tested_with(text, hashes):
    assert [line_hash(text, line) for line in range(1, len(hashes) + 1)] == hashes


def rolled(text):
    """The hashes as the action gets them: a unit after the other through a round window."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    window, starts, seen, found = [0] * 100, [None] * 100, {}, {}
    value = index = number = 0

    def push(unit, line=None):
        nonlocal value, index
        if starts[index] is not None:
            seen[value] = seen.get(value, 0) + 1
            found[starts[index]] = f"{value:x}:{seen[value]}"
        starts[index] = line
        value = (value * 37 + unit - window[index] * 37**100) % 2**64
        window[index] = unit
        index = (index + 1) % 100

    first, returned = True, False
    for at in range(0, len(encoded) + 2, 2):
        unit = int.from_bytes(encoded[at : at + 2], "little") if at < len(encoded) else 0xFFFF
        blank = unit in (0x20, 0x09) or (returned and unit == 0x0A)
        returned = unit == 0x0D
        if blank:
            continue
        number += first
        push(0x0A if returned else unit, number if first else None)
        first = returned or unit == 0x0A
    for _ in range(100):
        push(0)
    return found


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["a", "été", " ", "\t", "\r", "\n", "🌉", "\ud800", "x" * 99])))
def test_no_text_makes_a_difference_to_the_rolling_window(pieces):
    text = "".join(pieces)
    found = rolled(text)
    assert {line: line_hash(text, line) for line in found} == found
