"""Write any result as JSON."""

import json
from typing import Any

from lineage.model import Comparison, Report, Verdict, to_plain
from lineage.render.escape import CONTROL


def render_json(
    result: Report | Comparison | Verdict, *, width: int = 80, color: bool = False
) -> str:
    """The result as JSON, readable, with nothing in it that acts on a terminal.

    >>> from lineage.model import Report, Tool
    >>> tool = Tool("lineage", "\\u202e0")
    >>> print(render_json(Report("lineage-report/1", tool, {}, (), (), (), (), ())))
    {
     "schema": "lineage-report/1",
     "tool": {
      "name": "lineage",
      "version": "\\u202e0"
     },
     "parameters": {},
     "documents": [],
     "pairs": [],
     "passages": [],
     "families": [],
     "failures": [],
     "tools": []
    }
    <BLANKLINE>
    """
    return json_text(to_plain(result))


def json_text(plain: Any) -> str:
    """Lists, dicts, strings and numbers as JSON with a newline at its end.

    >>> json_text(["\\x1b"])
    '[\\n "\\\\u001b"\\n]\\n'
    """
    text = json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False)
    # outside strings JSON is plain ASCII, so each match is in a string, where an escape is the same
    return CONTROL.sub(lambda match: json.dumps(match[0])[1:-1], text) + "\n"
