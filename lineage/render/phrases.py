"""A count as the commands and the check tell it, in English."""


def count(number: int, one: str, many: str | None = None) -> str:
    """A number and the noun it counts.

    >>> count(1, "article"), count(1200, "article"), count(2, "family", "families")
    ('1 article', '1,200 articles', '2 families')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"
