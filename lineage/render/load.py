"""Read a JSON report back."""

import json
from collections.abc import Iterable
from typing import Any, NoReturn

import msgspec

from lineage.errors import InputError
from lineage.model import JSON_NAMES, Family, Report

SCHEMA = "lineage-report/1"


def load(text: str) -> Report:
    """The report that was written as this JSON.

    Raises InputError if it is not a report of this version, or contradicts itself.

    >>> load("{}")
    Traceback (most recent call last):
    lineage.errors.InputError: this is not a lineage report. Make one with ...
    """
    try:
        plain = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise InputError("this is not JSON", _REMEDY) from error
    schema = plain.get("schema") if isinstance(plain, dict) else None
    if not isinstance(schema, str) or not schema.startswith("lineage-report/"):
        raise InputError("this is not a lineage report", _REMEDY)
    if schema != SCHEMA:
        raise InputError(
            f"this report is written as {schema}, and {SCHEMA} is what is understood",
            "Read it with the version of lineage that wrote it, or make it again.",
        )
    try:
        report = msgspec.convert(_python_names(plain), Report)
    except (msgspec.ValidationError, OverflowError, RecursionError) as error:
        raise InputError(f"this report is damaged: {error}", _REMEDY) from error
    _check_references(report)
    return report


_REMEDY = "Make one with `lineage report --format json`."


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _python_names(report: dict[str, Any]) -> dict[str, Any]:
    """The report with fields named as in Python; only a document's `translated` differs."""
    documents = report.get("documents")
    if not isinstance(documents, list):
        return report
    return report | {"documents": [_document(item) for item in documents]}


def _document(item: Any) -> Any:
    if not isinstance(item, dict) or not isinstance(item.get("translated"), dict):
        return item
    back = {name: field for field, name in JSON_NAMES.items()}
    return item | {"translated": {back.get(k, k): v for k, v in item["translated"].items()}}


def _check_references(report: Report) -> None:
    """What a report names must be in it, or those who show it would stumble."""
    documents = {article.id for article in report.documents}
    passages = {passage.id for passage in report.passages}
    named = [name for pair in report.pairs for name in (pair.a, pair.b)]
    named += [span.document for passage in report.passages for span in passage.spans]
    named += [place.document for passage in report.passages for place in passage.odd]
    conflicts = [passage.conflict for passage in report.passages if passage.conflict]
    named += [value.document for conflict in conflicts for value in conflict.values]
    _known(named, documents, "article")
    for family in report.families:
        _known(family.documents, documents, "article")
        own = (node.id for node in family.nodes if node.kind == "document")
        _known(own, documents, "article")
        evidence = (place.document for node in family.nodes for place in node.evidence)
        _known(evidence, documents, "article")
        _known((name for edge in family.edges for name in edge.passages), passages, "passage")
        nodes = {node.id for node in family.nodes}
        ends = (name for edge in family.edges for name in (edge.parent, edge.child))
        _known(ends, nodes, "node")
        _check_forest(family)


def _known(names: Iterable[str], known: set[str], what: str) -> None:
    for name in names:
        if name not in known:
            raise InputError(f"this report is damaged: it has no {what} {name!r}", _REMEDY)


def _check_forest(family: Family) -> None:
    """At most one primary parent a node, and no way round in a circle."""
    parents: dict[str, str] = {}
    for edge in family.edges:
        if edge.primary and parents.setdefault(edge.child, edge.parent) != edge.parent:
            raise InputError(
                f"this report is damaged: {edge.child!r} has two primary parents", _REMEDY
            )
    rooted: set[str] = set()
    for child in parents:
        path: dict[str, None] = {}
        node: str | None = child
        while node is not None and node not in rooted:
            if node in path:
                raise InputError(f"this report is damaged: {node!r} derives from itself", _REMEDY)
            path[node] = None
            node = parents.get(node)
        rooted.update(path)
