"""Lines and columns, held against a slow and obvious count."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.model import Region, Span
from lineage.rules.region import region


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_newline_convention(newline):
    text = newline.join(["Un.", "", "Deux mots.", "Fin."])
    start = text.index("mots")
    assert region(text, Span(start, start + 4)) == Region(3, 6, 3, 10)
    assert region(text, Span(start, len(text))) == Region(3, 6, 4, 5)


def test_columns_count_code_points():
    assert region("🌉🌉 ab", Span(3, 5)) == Region(1, 4, 1, 6)


def test_a_byte_order_mark_is_no_column():
    assert region("\ufeffab\ncd", Span(1, 3)) == Region(1, 1, 1, 3)
    assert region("\ufeffab\ncd", Span(0, 5)) == Region(1, 1, 2, 2)


def test_what_is_no_newline_to_an_editor():
    assert region("a\x0cb\u2028c\x85d", Span(6, 7)) == Region(1, 7, 1, 8)


def position(text, offset):
    """Line and column by walking through the text, "\\r\\n" counted at its end."""
    line = column = 1
    for index in range(offset):
        inside = text[index] == "\r" and text[index + 1 : index + 2] == "\n"
        if text[index] in "\r\n" and not inside:
            line, column = line + 1, 1
        else:
            column += 1
    return line, column


@given(st.text(alphabet="ab\r\n🌉", max_size=30), st.data())
def test_any_text_as_by_walking_through_it(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert region(text, Span(start, end)) == Region(*position(text, start), *position(text, end))
