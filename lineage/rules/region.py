"""Lines and columns of a span, as editors count them."""

import re

from lineage.model import Region, Span

# str.splitlines also breaks at form feeds and the like, where no editor starts a line
_NEWLINE = re.compile(r"\r\n|\n|\r")
_MARK = "\ufeff"


def region(text: str, span: Span, source_lines: tuple[int, ...] = ()) -> Region:
    r"""Where a span of a file's text is: lines and columns from 1, the end column exclusive.

    Columns count code points. A byte order mark is no column. Of a text that was taken out of
    the file, `source_lines` has the line there of each of its lines; the region is then of whole
    lines, and ends where the one after them begins.

    >>> region("Un.\r\nDeux mots.", Span(5, 9))
    Region(start_line=2, start_column=1, end_line=2, end_column=5)
    >>> region("Un.\nDeux mots.", Span(4, 8), (12, 17))
    Region(start_line=17, start_column=1, end_line=18, end_column=1)
    """
    starts = [0, *(match.end() for match in _NEWLINE.finditer(text) if match.end() <= span.end)]
    start_line = sum(start <= span.start for start in starts)
    if source_lines:
        first, last = (source_lines[:line][-1] for line in (start_line, len(starts)))
        return Region(first, 1, last + 1, 1)
    return Region(
        start_line,
        _column(text, starts[start_line - 1], span.start),
        len(starts),
        _column(text, starts[-1], span.end),
    )


def _column(text: str, line_start: int, offset: int) -> int:
    marks = text.startswith(_MARK) and line_start == 0 and offset > 0
    return offset - line_start - marks + 1
