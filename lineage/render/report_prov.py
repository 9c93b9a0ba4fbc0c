"""Write articles, sources and edges as provenance: W3C PROV in its JSON form."""

from typing import Any

from lineage.model import Article, Edge, Family, Node, Report
from lineage.render.graph import node_names
from lineage.render.plain_json import json_text
from lineage.render.report_view import view
from lineage.render.tree_boxes import full_name

_SPACE = "urn:x-article-lineage:"
_PRIMARY_SOURCE = "prov:PrimarySource"
_QUOTATION = "prov:Quotation"


def render_report(report: Report, *, width: int = 80, color: bool = False) -> str:
    """An entity an article and a source, a derivation an edge, with its type where PROV has one.

    `hadPrimarySource` is an edge from a source that is not among the articles, `wasQuotedFrom` one
    by which an article copies another: both are derivations of a type in PROV-JSON. Where nothing
    tells which of two came first they are alternates of each other.
    """
    known = view(report)
    names = {node: f"lineage:{name}" for node, name in node_names(report).items()}
    entities = {names[article.id]: _article(article) for article in report.documents}
    derivations: dict[str, dict[str, Any]] = {}
    alternates: dict[str, dict[str, Any]] = {}
    for family in report.families:
        missing = {node.id for node in family.nodes if node.kind != "document"}
        for node in family.nodes:
            if node.id in missing:
                entities[names[node.id]] = _source(family, node, full_name(known, node))
        for edge in family.edges:
            if edge.directed:
                key = f"_:d{len(derivations) + 1}"
                derivations[key] = _derivation(names, edge, edge.parent in missing)
            else:
                alternates[f"_:a{len(alternates) + 1}"] = {
                    "prov:alternate1": names[edge.parent],
                    "prov:alternate2": names[edge.child],
                }
    parts = {"entity": entities, "wasDerivedFrom": derivations, "alternateOf": alternates}
    told = {name: part for name, part in parts.items() if part}
    return json_text({"prefix": {"lineage": _SPACE}, **told})


def _article(article: Article) -> dict[str, Any]:
    told = {
        "prov:label": article.title or article.id,
        "prov:type": _qualified("lineage:article"),
        "lineage:id": article.id,
        "lineage:family": article.family,
        "lineage:published": article.published,
        "lineage:publisher": article.publisher,
        "lineage:url": article.url,
        "lineage:sha256": article.sha256,
    }
    return {key: value for key, value in told.items() if value is not None}


def _source(family: Family, node: Node, label: str) -> dict[str, Any]:
    return {
        "prov:label": label,
        "prov:type": _qualified(f"lineage:{node.kind}"),
        "lineage:id": node.id,
        "lineage:family": family.id,
    }


def _derivation(names: dict[str, str], edge: Edge, from_missing: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "prov:generatedEntity": names[edge.child],
        "prov:usedEntity": names[edge.parent],
    }
    if from_missing and edge.kind != "translates":
        told["prov:type"] = _qualified(_PRIMARY_SOURCE)
    elif edge.kind == "copies":
        told["prov:type"] = _qualified(_QUOTATION)
    return {
        **told,
        "lineage:kind": edge.kind,
        "lineage:primary": edge.primary,
        "lineage:share": edge.share,
        "lineage:confidence": edge.confidence,
    }


def _qualified(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}
