"""The JSON report: its schema, and that it can be read back."""

import json
from copy import deepcopy
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from lineage.errors import InputError, LineageError
from lineage.model import Translation
from lineage.render import render
from lineage.render.load import load
from tests.render.everywhere import report_with
from tests.render.sample import ALONE, REPORT

SCHEMA = json.loads(files("lineage.render").joinpath("report.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("report", [REPORT, ALONE])
def test_reports_are_valid(report):
    VALIDATOR.validate(json.loads(render(report, "json")))


def _places(value, path=()):
    """Where every field of a report is."""
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value[:1])
        if isinstance(value, list)
        else ()
    )
    for key, item in items:
        if isinstance(key, str):
            yield (*path, key)
        yield from _places(item, (*path, key))


PLAIN = json.loads(render(REPORT, "json"))
PLACES = [place for place in _places(PLAIN) if place[0] != "parameters" or len(place) == 1]


def _at(plain, path):
    for key in path:
        plain = plain[key]
    return plain


@pytest.mark.parametrize("place", PLACES)
def test_breaking_a_field_is_noticed(place):
    *path, name = place
    lacking, wrong = deepcopy(PLAIN), deepcopy(PLAIN)
    del _at(lacking, path)[name]
    assert not VALIDATOR.is_valid(lacking), f"{place} is not required"
    _at(wrong, path)[name] = {"not": "this"} if name != "parameters" else []
    assert not VALIDATOR.is_valid(wrong), f"{place} may be anything"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("pairs", 0, "relation"), "copy"),
        (("pairs", 0, "score"), 1.5),
        (("pairs", 0, "found_by"), ["luck"]),
        (("documents", 0, "citations", 0, "kind"), "newspaper"),
        (("documents", 0, "characters"), -1),
        (("documents", 0, "sha256"), "abc"),
        (("passages", 0, "kind"), "copied"),
        (("families", 0, "edges", 0, "kind"), "steals"),
        (("families", 0, "nodes", 0, "kind"), "article"),
        (("schema",), "lineage-report/2"),
    ],
)
def test_values_outside_the_contract_are_noticed(path, value):
    broken = deepcopy(PLAIN)
    _at(broken, path[:-1])[path[-1]] = value
    assert not VALIDATOR.is_valid(broken)


def test_fields_may_be_added():
    more = deepcopy(PLAIN)
    more["pairs"][0]["new"] = more["new"] = 1
    VALIDATOR.validate(more)
    assert load(json.dumps(more)) == REPORT


def test_a_relation_may_be_missing():
    pairs = (replace(REPORT.pairs[0], relation=None), *REPORT.pairs[1:])
    report = replace(REPORT, pairs=pairs)
    VALIDATOR.validate(json.loads(render(report, "json")))
    assert load(render(report, "json")) == report


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
    | st.sampled_from(["\udc80", "\u202e", "\x00"])
)
def test_what_was_written_is_read_back(text):
    report = report_with(text)
    assert load(render(report, "json")) == report


def test_a_translation_from_no_named_language_is_read_back():
    article = replace(REPORT.documents[0], translated=Translation(None, ()))
    report = replace(REPORT, documents=(article, *REPORT.documents[1:]))
    assert load(render(report, "json")) == report


def test_same_report_same_bytes():
    assert render(REPORT, "json") == render(load(render(REPORT, "json")), "json")


def _broken(**changes):
    return json.dumps(PLAIN | changes)


EDGE = PLAIN["families"][0]["edges"][-1]
CIRCLE = [
    EDGE | {"parent": EDGE["child"], "child": EDGE["parent"]},
    EDGE,
]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("9" * 5_000, "not JSON"),
        ('{"a": NaN}', "not JSON"),
        ("[]", "not a lineage report"),
        ("{}", "not a lineage report"),
        ('{"schema": "lineage-check/1"}', "not a lineage report"),
        (_broken(schema="lineage-report/2"), "lineage-report/2"),
        ('{"schema": "lineage-report/1"}', "damaged"),
        (_broken(documents=7), "damaged"),
        (_broken(documents=[7]), "damaged"),
        (_broken(documents=[]), "no article"),
        (_broken(passages=[]), "no passage"),
        (_broken(families=[PLAIN["families"][0] | {"nodes": []}]), "no node"),
        (_broken(families=[PLAIN["families"][0] | {"edges": CIRCLE}]), "derives from itself"),
        (_broken(pairs=[PLAIN["pairs"][0] | {"score": 10**400}]), "damaged"),
    ],
)
def test_what_is_no_report_is_refused_with_a_remedy(text, said):
    with pytest.raises(InputError) as caught:
        load(text)
    assert said in caught.value.message
    assert caught.value.remedy


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PLACES), JSON)
def test_only_our_own_error_escapes_and_what_is_read_can_be_shown(place, value):
    damaged = deepcopy(PLAIN)
    _at(damaged, place[:-1])[place[-1]] = value
    try:
        report = load(json.dumps(damaged))
    except LineageError:
        return
    for name in ("text", "markdown", "json"):
        render(report, name)
