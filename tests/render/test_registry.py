"""What holds for every format that a report can be shown in."""

import subprocess
import sys
from dataclasses import replace

import pytest

from lineage.errors import UsageError
from lineage.model import Report
from lineage.render import formats, render
from lineage.render.registry import TRANSLATED
from lineage.render.wording import LANGUAGES
from tests.render.families import family_of
from tests.render.sample import ALONE, REPORT, comparison
from tests.render.verdict_sample import FINDING, verdict

EVERY_FORMAT = pytest.mark.parametrize("name", formats(Report))
NOTHING = replace(ALONE, documents=())
PRINT = """
import sys
from lineage.render import formats, render
from lineage.model import Report
from tests.render.sample import REPORT
sys.stdout.buffer.write("".join(render(REPORT, name) for name in formats(Report)).encode())
"""


def without_texts(report):
    return replace(
        report,
        documents=tuple(replace(article, text=None) for article in report.documents),
        passages=tuple(
            replace(passage, spans=tuple(replace(span, text="") for span in passage.spans))
            for passage in report.passages
        ),
    )


@EVERY_FORMAT
@pytest.mark.parametrize(
    "report",
    [REPORT, ALONE, NOTHING, without_texts(REPORT), family_of(30)],
    ids=["a family", "no family", "nothing", "no texts", "30 articles"],
)
def test_any_report_can_be_shown_and_ends_with_a_newline(name, report):
    shown = render(report, name)
    assert shown.endswith("\n")
    assert shown.strip() or name == "csv"


def test_the_same_report_gives_the_same_bytes_in_every_process():
    seeds = {
        subprocess.run(
            [sys.executable, "-c", PRINT],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seeds) == 1
    assert len(*seeds) > 10_000


RESULTS = {type(result): result for result in (REPORT, comparison(), verdict(FINDING))}
EVERY_RESULT = pytest.mark.parametrize(
    "result, name",
    [(kind, name) for kind in RESULTS for name in formats(kind)],
    ids=lambda it: it if isinstance(it, str) else it.__name__,
)


@EVERY_RESULT
def test_a_format_is_in_the_language_asked_for_or_refuses_it(result, name):
    plain = render(RESULTS[result], name)
    assert render(RESULTS[result], name, language="en") == plain
    for language in LANGUAGES[1:]:
        if name in TRANSLATED[result]:
            assert render(RESULTS[result], name, language=language) != plain
        else:
            with pytest.raises(UsageError, match="written in English alone"):
                render(RESULTS[result], name, language=language)


@EVERY_RESULT
def test_an_unknown_language_is_refused(result, name):
    with pytest.raises(UsageError, match="no language 'xx'"):
        render(RESULTS[result], name, language="xx")
