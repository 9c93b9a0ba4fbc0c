"""Moments: when an article appeared, to the minute or to the day, as far as its date tells."""

from dataclasses import dataclass
from datetime import date, datetime

from lineage.model import Article

_DAY = 86_399
"""Seconds from the beginning of a day to its end."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When an article appeared: `at` is the earliest that may have been, `day` the day by its own
    clock, `timed` says whether the time of day is known, too."""

    at: float
    day: date
    timed: bool

    @property
    def latest(self) -> float:
        """The latest that the article may have appeared."""
        return self.at if self.timed else self.at + _DAY

    def is_before(self, other: "Moment") -> bool:
        """Whether one article appeared before another, as far as both dates tell."""
        both = self.timed and other.timed
        return self.at < other.at if both else self.day < other.day


def moment(article: Article | None) -> Moment | None:
    """When an article appeared, None where it has no date, or none that is of a known form."""
    try:
        when = datetime.fromisoformat((article and article.published) or "")
        at = when.timestamp()
    except (ValueError, OverflowError, OSError):
        return None
    # as they are shown: midnight is a day alone
    timed = (when.hour, when.minute, when.second) != (0, 0, 0)
    return Moment(at, when.date(), timed)
