"""Addresses as they are written, and pages as they are."""

import pytest

from lineage.rules.address import address, addresses_in, same_domain, same_page


@pytest.mark.parametrize(
    "value",
    [None, "", "Belga", "/a", "a.example/b", "//a.example/b", "mailto:a@b.example", "https://",
     "https:///a", "https://[::1", "ftp://a.example/b", "javascript:alert(1)"],
)  # fmt: skip
def test_what_is_no_absolute_address(value):
    assert address(value) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("https://a.example/b", "http://www.A.example:8080/b/", True),
        ("https://a.example/%C3%A9t%C3%A9", "https://a.example/été", True),
        ("https://a.example/b?x=1#y", "https://a.example/b", True),
        ("https://a.example/b", "https://amp.a.example/b", True),
        ("https://a.example/b", "https://ba.example/b", False),
        ("https://a.example/b", "https://a.example/B", False),
        ("https://a.example/", "https://blog.a.example/", False),
        ("https://a.example/", "https://a.example", True),
    ],
)
def test_one_page_under_two_addresses(one, other, expected):
    assert same_page(address(one), address(other)) is expected
    assert same_page(address(other), address(one)) is expected


def test_a_domain_and_its_subdomains():
    here, there, other = map(
        address, ("https://a.example/1", "https://www.fr.a.example/2", "https://ba.example/1")
    )
    assert same_domain(here, there) and same_domain(there, here)
    assert not same_domain(here, other)


def test_addresses_are_found_without_the_marks_around_them():
    text = "[there](https://a.example/1), <https://b.example/2>; *https://c.example/3*. “HTTPS://D.example.”"
    assert list(addresses_in(text)) == [
        "https://a.example/1",
        "https://b.example/2",
        "https://c.example/3",
        "HTTPS://D.example",
    ]
