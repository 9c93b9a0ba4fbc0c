"""JUnit XML: valid for Jenkins, and read back by a library."""

from dataclasses import replace
from pathlib import Path

import pytest
from junitparser import Error, Failure, JUnitXml
from lxml import etree

from lineage.render import render
from tests.render import hostile
from tests.render.everywhere import verdict_with
from tests.render.verdict_sample import ALLOWED, ALONE, FAILURE, FINDING, KNOWN, verdict

XSD = etree.XMLSchema(file=str(Path(__file__).with_name("junit-10.xsd")))


def suite(*findings, **known):
    """The one suite of a verdict, valid by Jenkins' schema."""
    return read(render(verdict(*findings, **known), "junit"))


def read(written):
    XSD.assertValid(etree.fromstring(written.encode()))
    (found,) = JUnitXml.fromstring(written.encode())
    return found


def test_every_article_is_a_test():
    found = suite()
    assert [(case.classname, case.name, case.result) for case in found] == [
        ("lineage", "a.md", []),
        ("lineage", "b.md", []),
        ("lineage", "new.md", []),
    ]
    assert (found.tests, found.failures, found.errors) == (3, 0, 0)
    assert "<system-out>Nothing found in 3 articles checked" in render(verdict(), "junit")


def test_an_article_with_an_error_fails_and_says_why():
    found = suite(FINDING)
    (result,) = list(found)[2].result
    assert isinstance(result, Failure)
    assert (result.type, result.message) == ("LIN001", FINDING.message)
    assert result.text.split("\n") == [
        f"{FINDING.path}:3:1: error LIN001 {FINDING.message}",
        "here:  “Le pont 🌉 sera fermé.”",
        "there: “Le pont 🌉 sera fermé.”",
        FINDING.remedy,
        FINDING.credit,
    ]
    assert (found.tests, found.failures) == (3, 1)


def test_all_errors_of_an_article_are_in_one_failure():
    # Jenkins and Azure show the first failure of a test and drop the others
    found = suite(FINDING, replace(FINDING, share=0.9, message="Worse."))
    (result,) = list(found)[2].result
    assert result.message == "Worse. (and 1 more)"
    assert result.text.count(": error LIN001 ") == 2
    assert found.failures == 1


def test_a_warning_is_shown_and_does_not_fail():
    found = suite(ALONE)
    case = list(found)[1]
    assert case.result == []
    assert case.system_out.startswith("b.md:7:5: warning LIN002 An embargo")
    assert found.failures == 0


def test_what_is_suppressed_is_shown_and_does_not_fail():
    found = suite(suppressed=(ALLOWED, KNOWN))
    _, warned, copied = found
    assert "LIN002 allowed by a comment (agreed with the agency): An emb" in warned.system_out
    assert "LIN001 known from the baseline: Copied from" in copied.system_out
    assert found.failures == found.skipped == 0


def test_what_could_not_be_used_is_an_error():
    found = suite(failures=(FAILURE,))
    case = list(found)[-1]
    assert (case.classname, case.name) == ("lineage.read", "site/bad.html")
    (result,) = case.result
    assert isinstance(result, Error)
    assert (result.type, result.message) == ("no-reader", "it is HTML. Save it as text.")
    assert (found.tests, found.errors, found.failures) == (4, 1, 0)


@pytest.mark.parametrize(
    "text", [*hostile.TEXTS, "]]>", "</failure>", "&#0;", "\ufffe\uffff"], ids=ascii
)
def test_any_text_is_xml(text):
    found = read(render(verdict_with(text), "junit"))
    assert [len(case.result) for case in found] == [1, 1]
