"""The summary of a job: complete, inert, and no longer than GitHub takes."""

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from lineage.render import render
from lineage.render.verdict_markdown import LARGEST
from tests.render import hostile
from tests.render.everywhere import verdict_with
from tests.render.verdict_sample import ALONE, FAILURE, FINDING, verdict

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def markup(source):
    """The kinds of markup in a document, all its HTML, and the code to copy."""
    tokens = [it for outer in PARSER.parse(source) for it in [outer, *(outer.children or ())]]
    kinds = [(it.type, it.tag, it.content if "html" in it.type else "") for it in tokens]
    return kinds, [it.content for it in tokens if it.type == "fence"]


def test_a_verdict_line_a_table_and_details():
    assert render(verdict(FINDING, ALONE, failures=(FAILURE,)), "markdown") == (
        """\
**2 findings in 2 of 3 articles checked against 120. 1 error.**

What could not be used:

- **site/bad.html** it is HTML. Save it as text.

| # | Article | Rule | Share | Source |
| ---: | :--- | :--- | ---: | :--- |
| 1 | site/pont d'Arlon \\[1\\].md:3 | LIN001 (error) | 73% | wire/dépêche.txt |
| 2 | b.md:7 | LIN002 (warning) |  |  |

<details><summary>1. LIN001</summary>

Copied from wire/dépêche.txt (Belga) without credit: 30 words; 73% of the article is from there.

**Here:** “Le pont 🌉 sera fermé.”

**There:** “Le pont 🌉 sera fermé.”

Quote it, or add a credit line:

```text
Source : Belga, Le pont [sic], 2024-10-25, https://e.org/1
```

</details>

<details><summary>2. LIN002</summary>

An embargo of the agency is left in.

**Here:** “Le pont 🌉 sera fermé.”

Take the line out.

</details>
"""
    )


@pytest.mark.parametrize("text", [*hostile.TEXTS, "</details>", "````", "~~~", "]]>"], ids=ascii)
def test_a_markdown_parser_finds_the_markup_of_our_own_alone(text):
    expected, _ = markup(render(verdict_with("texte"), "markdown"))
    found, code = markup(render(verdict_with(text), "markdown"))
    assert set(found) <= set(expected)
    assert [it[2] for it in found if it[2]] == [it[2] for it in expected if it[2]]
    assert len(code) == 1 and code[0].count("\n") == 1


@pytest.mark.parametrize("text", hostile.MARKUP, ids=ascii)
def test_outside_the_code_no_link_mention_or_html(text):
    written = render(verdict_with(text), "markdown")
    written = re.sub(r"(?ms)^(`{3,})text\n.*?\n\1$", "", written)
    written = re.sub(r"(?m)^<details><summary>\d+\. LIN001</summary>$|^</details>$", "", written)
    assert "<" not in written
    assert not re.search(r"(?<!\\)\]\(|(?<!\\)`|(?<!\\)://|@(?!&#8203;)|(?i:\bwww\.)", written)
    rows = [line for line in written.split("\n") if line.startswith("| ")]
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}


def test_the_credit_line_can_be_copied_as_it_is():
    line = "Source : `*Belga*` ```, <b>|</b> & www.e.org @x"
    _, (code,) = markup(render(verdict(replace(FINDING, credit=line)), "markdown"))
    assert code == f"{line}\n"


def test_what_would_not_fit_is_left_out_and_counted():
    found = [replace(FINDING, text="é|<" * 2000, share=1 - it / 4000) for it in range(2000)]
    written = render(verdict(ALONE, *found, failures=(FAILURE,) * 5000), "markdown")
    assert LARGEST * 0.9 < len(written.encode()) < 1024 * 1024
    (left,) = re.findall(r"([\d,]+) more findings would not fit in here", written)
    assert int(left.replace(",", "")) == 2001 - written.count("<details>")
    assert "and 4,900 more" in written
    assert written.index("would not fit") < written.index("<details>")


def test_one_finding_beyond_all_measure_is_left_out_too():
    written = render(verdict(replace(FINDING, credit="x" * 2_000_000)), "markdown")
    assert len(written) < 1000
    assert "1 more finding would not fit" in written
