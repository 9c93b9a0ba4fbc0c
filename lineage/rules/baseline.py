"""The baseline: findings that are known and accepted, by the words of their passages."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lineage.errors import InputError
from lineage.model import Finding, Suppressed, Tool, Verdict, to_plain
from lineage.rules.order import order

Plain = dict[str, Any]
UPGRADES: tuple[Callable[[Plain], Plain], ...] = ()
"""What makes of a baseline of schema 1 one of schema 2, of that one of schema 3, and so on."""

_NAME = "lineage-baseline"
_EXCERPT = 100
_REMEDY = "Make it anew with lineage baseline create."


@dataclass(frozen=True, slots=True)
class Known:
    """A finding as a baseline keeps it.

    `document` is the path of the article, `text` the beginning of the passage.
    """

    fingerprint: str
    rule: str
    document: str
    source: str | None
    text: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Baseline:
    """Findings that are known, each as often as it was found.

    A finding is known by its fingerprint, so by the words of both passages: neither lines nor file
    names matter. An entry stands for one finding: first for that of its own document, else for one
    of a document that may be a new name of it. So an article that was renamed stays known, and
    a passage that is pasted into a second article is new.

    >>> from lineage.model import Tool, Verdict
    >>> verdict = Verdict("lineage-check/1", Tool("lineage", "0.1.0"), (), 0, (), (), ())
    >>> Baseline.of(verdict).to_plain()
    {'schema': 'lineage-baseline/1', 'tool': {'name': 'lineage', 'version': '0.1.0'},
     'findings': []}
    """

    tool: Tool
    findings: tuple[Known, ...]

    @classmethod
    def of(cls, verdict: Verdict) -> "Baseline":
        """A baseline of all that a verdict found, but for what a comment allows."""
        return cls(verdict.tool, _sorted([_known(found) for found in _found(verdict)]))

    @classmethod
    def from_plain(cls, data: Any) -> "Baseline":
        """A baseline from what its JSON holds, brought up to the schema of today.

        Raises InputError for what is no baseline, and for one of a newer schema.

        >>> Baseline.from_plain({"schema": "lineage-baseline/99"})
        Traceback (most recent call last):
        ...
        lineage.errors.InputError: the baseline is of schema 99, and this version knows 1. ...
        """
        data = _upgraded(data, UPGRADES)
        try:
            tool = Tool(**_strings(data["tool"]))
            entries = [Known(**_strings(entry)) for entry in data["findings"]]
        except (KeyError, TypeError, AttributeError):
            raise InputError("the baseline is not complete", _REMEDY) from None
        return cls(tool, _sorted(entries))

    def to_plain(self) -> Plain:
        """The baseline as plain lists, dicts and strings, ready for JSON."""
        return {"schema": f"{_NAME}/{len(UPGRADES) + 1}", **to_plain(self)}

    def called(self, name: Callable[[str], str]) -> "Baseline":
        """The baseline with its articles called otherwise."""
        entries = [replace(entry, document=name(entry.document)) for entry in self.findings]
        return Baseline(self.tool, _sorted(entries))

    def suppress(self, verdict: Verdict, elsewhere: Collection[str] = ()) -> Verdict:
        """The verdict with what is known among its suppressed findings.

        `elsewhere` are the paths of articles that are still there and were not checked: what is
        known of them is not known of others. Cost is linear.
        """
        matched = self._matched(verdict.findings, elsewhere)
        known = tuple(
            Suppressed(found, "baseline", entry.reason)
            for found, entry in zip(verdict.findings, matched, strict=True)
            if entry
        )
        return replace(
            verdict,
            findings=tuple(
                found
                for found, entry in zip(verdict.findings, matched, strict=True)
                if entry is None
            ),
            suppressed=tuple(
                sorted((*verdict.suppressed, *known), key=lambda item: order(item.finding))
            ),
        )

    def updated(self, verdict: Verdict, elsewhere: Collection[str] = ()) -> "Baseline":
        """The baseline with what is new in a verdict, and without what is gone.

        Reasons stay. So does what is known of articles that are `elsewhere`, as in `suppress`.
        """
        found = _found(verdict)
        matched = self._matched(found, elsewhere)
        entries = [
            replace(_known(item), reason=entry.reason if entry else None)
            for item, entry in zip(found, matched, strict=True)
        ]
        unmatched = _minus(self.findings, [entry for entry in matched if entry])
        kept = [entry for entry in unmatched if entry.document in elsewhere]
        return Baseline(verdict.tool, _sorted([*entries, *kept]))

    def gone(self, verdict: Verdict, elsewhere: Collection[str] = ()) -> tuple[Known, ...]:
        """What is known, and neither found any more nor of an article that is `elsewhere`."""
        matched = self._matched(_found(verdict), elsewhere)
        unmatched = _minus(self.findings, [entry for entry in matched if entry])
        return tuple(entry for entry in unmatched if entry.document not in elsewhere)

    def _matched(self, found: Sequence[Finding], elsewhere: Collection[str]) -> list[Known | None]:
        """The entry of each finding, one of its own document before all others."""
        left: dict[str, list[Known]] = {}
        for entry in self.findings:
            left.setdefault(entry.fingerprint, []).append(entry)
        matched: list[Known | None] = [None] * len(found)
        for renamed in (False, True):
            for at, item in enumerate(found):
                entries = left.get(item.fingerprint, [])
                for entry in entries if matched[at] is None else ():
                    if item.path == entry.document or (renamed and entry.document not in elsewhere):
                        matched[at] = entry
                        entries.remove(entry)
                        break
        return matched


def _found(verdict: Verdict) -> list[Finding]:
    """What a verdict found, also what a baseline took out of it."""
    known = [item.finding for item in verdict.suppressed if item.by == "baseline"]
    return sorted([*verdict.findings, *known], key=order)


def _known(found: Finding) -> Known:
    text = " ".join(found.text.split())
    if len(text) > _EXCERPT:
        text = f"{text[: _EXCERPT - 1].rstrip()}…"
    return Known(found.fingerprint, found.rule, found.path, found.source, text)


def _sorted(entries: Sequence[Known]) -> tuple[Known, ...]:
    def key(entry: Known) -> tuple[str, ...]:
        fields = (entry.document, entry.rule, entry.source, entry.text, entry.fingerprint)
        return *(value or "" for value in fields), entry.reason or ""

    return tuple(sorted(entries, key=key))


def _minus(entries: Sequence[Known], taken: Sequence[Known]) -> list[Known]:
    left = Counter(taken)
    kept = []
    for entry in entries:
        if left[entry]:
            left[entry] -= 1
        else:
            kept.append(entry)
    return kept


def _upgraded(data: Any, steps: Sequence[Callable[[Plain], Plain]]) -> Plain:
    """A baseline of any schema so far, as one of the schema after the last of `steps`."""
    schema = data.get("schema") if isinstance(data, Mapping) else None
    name, _, number = str(schema).partition("/")
    if name != _NAME or not (number.isascii() and number.isdigit()) or int(number) < 1:
        raise InputError("this is no baseline", _REMEDY)
    if int(number) > len(steps) + 1:
        raise InputError(
            f"the baseline is of schema {number}, and this version knows {len(steps) + 1}",
            "Install a newer article-lineage, or make the baseline anew.",
        )
    for step in steps[int(number) - 1 :]:
        data = step(data)
    return dict(data)


def _strings(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    for value in entry.values():
        if not isinstance(value, str | None):
            raise TypeError
    return entry
