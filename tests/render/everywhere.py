"""Put a text wherever a result takes one from outside."""

from dataclasses import replace

from lineage.model import (
    Article,
    Comparison,
    Failure,
    Finding,
    Region,
    Report,
    RuleText,
    Suppressed,
    Tool,
    Verdict,
    Witness,
)
from lineage.render.registry import Result
from tests.render.sample import REPORT, A, B, comparison


def report_with(text: str) -> Report:
    """The sample, with this text for every title, name, source, reason and message."""
    ids = {article.id: f"{text}{number}" for number, article in enumerate(REPORT.documents)}
    family = REPORT.families[0]
    nodes = {node.id: ids.get(node.id, f"{text}{node.id}") for node in family.nodes}
    return replace(
        REPORT,
        documents=tuple(_article(article, text, ids[article.id]) for article in REPORT.documents),
        pairs=tuple(replace(pair, a=ids[pair.a], b=ids[pair.b]) for pair in REPORT.pairs),
        passages=tuple(
            replace(
                passage,
                spans=tuple(
                    Witness(ids[span.document], span.start, span.end, text or "-")
                    for span in passage.spans
                ),
                conflict=passage.conflict
                and replace(
                    passage.conflict,
                    values=tuple(
                        replace(value, document=ids[value.document], value=text, unit=text)
                        for value in passage.conflict.values
                    ),
                ),
                odd=tuple(replace(place, document=ids[place.document]) for place in passage.odd),
            )
            for passage in REPORT.passages
        ),
        families=(
            replace(
                family,
                documents=tuple(ids[name] for name in family.documents),
                verdict=text,
                nodes=tuple(
                    replace(
                        node,
                        id=nodes[node.id],
                        label=text,
                        evidence=tuple(
                            replace(place, document=ids[place.document]) for place in node.evidence
                        ),
                    )
                    for node in family.nodes
                ),
                edges=tuple(
                    replace(
                        edge,
                        parent=nodes[edge.parent],
                        child=nodes[edge.child],
                        because=(text,),
                        against=(text,),
                        runner_up=None,
                    )
                    for edge in family.edges
                ),
                statements=(),
            ),
        ),
        failures=(Failure(text, "read", "code", text, text),),
    )


def _article(article: Article, text: str, name: str) -> Article:
    assert article.text is not None
    # as long as it was, so that the spans still point into it
    words = (text * len(article.text))[: len(article.text)] or article.text
    return replace(
        article,
        id=name,
        path=name,
        title=text,
        publisher=text,
        url=text,
        published=text,
        language=text,
        text=words,
        citations=tuple(replace(citation, source=text) for citation in article.citations),
    )


def comparison_with(text: str) -> Comparison:
    """The sample comparison, with this text for every title and name, and as the articles."""
    whole = comparison(A, B)
    return replace(
        whole,
        a=_article(whole.a, text, f"{text}a"),
        b=_article(whole.b, text, f"{text}b"),
    )


def verdict_with(text: str) -> Verdict:
    """A verdict of three findings, with this text wherever one comes from outside.

    One is an error, one a warning about the article alone, one is allowed.
    """
    finding = Finding(
        rule="LIN001",
        severity="error",
        document=text,
        path=text,
        start=0,
        end=1,
        region=Region(1, 1, 1, 2),
        text=text,
        source=text,
        source_path=text,
        source_start=0,
        source_end=1,
        source_region=Region(1, 1, 1, 2),
        source_text=text,
        share=0.5,
        message=text,
        remedy=text,
        credit=text,
        fingerprint="0",
    )
    alone = replace(
        finding,
        severity="warning",
        source=None,
        source_path=None,
        source_start=None,
        source_end=None,
        source_region=None,
        source_text=None,
        credit=None,
    )
    failure = Failure(text, "read", "code", text, text)
    return Verdict(
        schema="lineage-check/1",
        tool=Tool("lineage", "0"),
        checked=(text,),
        archive=1,
        rules=(RuleText("LIN001", "unattributed-copy", "error", text, text),),
        findings=(finding, alone),
        failures=(failure,),
        suppressed=(Suppressed(alone, "comment", text), Suppressed(finding, "baseline", None)),
    )


RESULTS: dict[type[Result], object] = {
    Report: report_with,
    Comparison: comparison_with,
    Verdict: verdict_with,
}
