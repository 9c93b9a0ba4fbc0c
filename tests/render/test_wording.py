"""The messages: the same in every language, each in use, and in the typography of the language."""

import json
import re
from importlib import resources
from pathlib import Path
from string import Formatter

import pytest

import lineage
from lineage.render.family_verdict import clauses
from lineage.render.report_view import view
from lineage.render.wording import Wording

RENDER = Path(lineage.__file__).parent / "render"
ROOT = Path(__file__).parents[2]
TRANSLATIONS = {"reasons", "labels", "source-names"}
"""Messages by the English of a report, which English readers are shown as it is."""


def messages(language):
    file = resources.files("lineage.render").joinpath("messages", f"{language}.json")
    return json.loads(file.read_text(encoding="utf-8"))


def leaves(value, path=()):
    if isinstance(value, str):
        yield path, value
    else:
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            yield from leaves(item, (*path, key))


def gaps(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.fixture(scope="module")
def flagship():
    folder = ROOT / "fixtures/flagship"
    return lineage.analyze(lineage.read([folder], metadata=folder / "metadata.json"))


def test_languages_have_the_same_messages_with_the_same_gaps():
    english, french = messages("en"), messages("fr")
    assert list(english) == list(french)
    for key in english.keys() - TRANSLATIONS:
        one, other = dict(leaves(english[key])), dict(leaves(french[key]))
        assert one.keys() == other.keys(), key
        for path, text in one.items():
            assert gaps(text) == gaps(other[path]), (key, path)
    for key in TRANSLATIONS:
        for form, told in french[key].items():
            assert form.count("#") == told.count("#") and form.count("*") == told.count("*")


def test_every_message_is_in_use():
    """A key stands in the code, or is made there of a beginning and a word that stands there."""
    files = [file for suffix in ("py", "html", "js") for file in RENDER.rglob(f"*.{suffix}")]
    code = "\n".join(file.read_text(encoding="utf-8") for file in files)
    model = (RENDER.parent / "model.py").read_text(encoding="utf-8")
    words = set(re.findall(r"[\"']([\w-]+)[\"']", code + model))
    made = set(re.findall(r"f[\"']([a-z-]+-)\{", code)) | set(re.findall(r'"([a-z-]+-)" ~', code))
    built = {beginning + word for beginning in made for word in words}
    assert [key for key in messages("en") if key not in words | built] == []


def test_french_has_its_spaces():
    for path, text in leaves(messages("fr")):
        if path[0] in TRANSLATIONS:
            text = text.replace("*", "x")
        assert not re.search(r"(?<!\u202f)[;:?!%](?!\w)", text), path
        assert not re.search(r"«(?!\u00a0)|(?<!\u00a0)»|'", text), path


def test_every_reason_of_a_real_report_is_told_in_french(flagship):
    wording = Wording("fr")
    edges = [edge for family in flagship.families for edge in family.edges]
    reasons = {reason for edge in edges for reason in (*edge.because, *edge.against)}
    assert len(reasons) > 5
    assert not [told for told in reasons if wording.translated("reasons", told) == told]


def test_the_verdict_told_in_words_is_the_one_of_the_report(flagship):
    """Or French readers would be told something else than English ones."""
    known = view(flagship)
    for family in flagship.families:
        assert "; ".join(clauses(known, family)) + "." == known.told(family.verdict)


def test_figures_in_a_reason_are_written_as_in_the_language():
    told = Wording("fr").translated("reasons", "has 96% of its text, 90% word for word or nearly")
    assert told == "en a 96\u202f% du texte, dont 90\u202f% mot pour mot ou presque"


@pytest.mark.parametrize(
    "published, english, french",
    [
        ("2024-10-25T09:00:00+00:00", "2024-10-25 09:00 UTC", "25/10/2024 09:00 UTC"),
        ("2024-10-25T00:00:00+00:00", "2024-10-25", "25/10/2024"),
        ("2024-13-25", "2024-13-25", "2024-13-25"),
        ("Friday", "Friday", "Friday"),
        (None, "no date", "sans date"),
    ],
)
def test_dates_in_figures_are_in_the_order_of_the_language(published, english, french):
    assert Wording("en").short_moment(published) == english
    assert Wording("fr").short_moment(published) == french
