"""Markup: of Markdown, HTML and templates nothing is a word, and nothing cuts a sentence."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineage.model import Document
from lineage.text import annotate
from lineage.text.page.markup import marks
from lineage.text.page.unmarked import unmarked
from tests.text.reading import annotated, debris


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Le [port](https://a.example/x_(y)) ferme.", "Le port ferme."),
        ('Le [port](/x "Le port") ferme.', "Le port ferme."),
        ("Le [port][1] ferme.\n\n[1]: https://a.example", "Le port ferme.\n\n"),
        ("Le [port][] ferme.\n\n[Port]: <https://a.example> 'Ici'", "Le port ferme.\n\n"),
        ("Le port[^1] ferme.\n\n[^1]: Ce soir.", "Le port ferme.\n\n Ce soir."),
        ("![Le quai, vide](a.jpg)\nLe port ferme.", "\nLe port ferme."),
        ("[![Le quai](a.jpg)](/b) Le port ferme.", " Le port ferme."),
        ("Le p<b>or</b>t de l'<em>Estacade</em> ferme.", "Le port de l'Estacade ferme."),
        ("<p>Le port ferme.</p><p>Ce soir.</p>", "\nLe port ferme.\n\nCe soir.\n"),
        ("Le port<br>ferme.", "Le port ferme."),
        ("Le port <!-- lequel ? --> ferme.", "Le port  ferme."),
        ("Le port ferme. <script>var port = 1;</script>", "Le port ferme. "),
        ("<figure><img src=a><figcaption>Le quai</figcaption></figure>Fin.", "\n\nFin."),
        ('{{< figure src="a.jpg" caption="Le quai" >}}\nLe port ferme.', "\nLe port ferme."),
        ('{{< quote "Roy" >}}Le port ferme.{{< /quote >}}Fin.', "Le port ferme. Fin."),
        ("Le port {{% param name %}} ferme{{< fn 1 >}}.", "Le port  ferme."),
        ("{% include a.html %}Le port de {{ page.town }} ferme.", "Le port de  ferme."),
        ("Non.\n{% highlight ruby %}\nport.close\n{%- endhighlight -%}\nOui.", "Non.\n\nOui."),
        ("Non.\n```ruby\nport.close\n```\nOui.", "Non.\n\nOui."),
        ("# Le port {#port}\n{: .lead}\nIl ferme.{# ici #}", "# Le port \n\nIl ferme."),
        # what only looks like it
        ("Shares <A.N> fell, 3 < 5 > 2.", "Shares <A.N> fell, 3 < 5 > 2."),
        ("[AFP]: Le port ferme [sic] (ce soir).", "[AFP]: Le port ferme [sic] (ce soir)."),
        ("Le port {{ ferme, <!-- et ```", "Le port {{ ferme, <!-- et ```"),
        ("~~~~~~~~\nLe port ferme.\n~~~~~~~~", "~~~~~~~~\nLe port ferme.\n~~~~~~~~"),
        ("Un [a][b] et [c].", "Un [a][b] et [c]."),
    ],
)
def test_what_its_reader_sees(text: str, words: str) -> None:
    assert unmarked(text).text == words


SENTENCE = (
    'Le [port de Lorient](https://a.example/selon-reuters) fermera {{< note "AFP" >}}ses <em>quais'
    "</em> ce soir, selon l'<abbr>AFP</abbr> <!-- vu --> dans une dépêche de vendredi matin."
)


def test_a_sentence_with_markup_is_one_and_has_its_words_only() -> None:
    text = f"Un accord.\n\n{SENTENCE}\n"
    found = annotated(text)
    assert [text[s.start : s.end] for s in found.sentences] == ["Un accord.", SENTENCE]
    assert " ".join(found.tokens.words) == (
        "un accord le port de lorient fermera ses quais ce soir selon l afp dans une dépêche de"
        " vendredi matin"
    )
    for word, start, end in zip(
        found.tokens.words, found.tokens.starts, found.tokens.ends, strict=True
    ):
        assert text[start:end].lower() == word
    [cited] = found.cited
    assert text[cited.citation.start : cited.citation.end] == "AFP"
    spans = [(item.start, item.end) for item in found.boilerplate]
    assert spans == sorted(spans)
    assert all(first[1] <= then[0] for first, then in pairwise(spans))


def test_markup_is_boilerplate_and_pictures_are_captions() -> None:
    text = "![Le quai](a.jpg)\n\nLe [port](/b) ferme."
    assert debris(text) == [
        ("![Le quai](a.jpg)", "caption"),
        ("[", "metadata"),
        ("](/b)", "metadata"),
    ]


@pytest.mark.parametrize(
    "matter",
    [
        "---\ntitle: A\nsource: '[x](y)'\n---\n",
        '---json\n{"title": "A"}\n---\n',
        '+++\r\ntitle = "A"\r\n+++\r\n',
        '{\n  "title": "A {{ b }}"\n}',
    ],
)
def test_front_matter_is_metadata(matter: str) -> None:
    assert debris(f"{matter}\nLe port ferme.") == [(matter, "metadata")]


def test_rules_across_a_page_are_no_front_matter() -> None:
    assert debris("---\n\nLe port ferme ce soir.\n\n---\n\nIl rouvre demain.") == []


PIECES = (
    "Le port ", "é", "“", "”", "\n", "```", "[", "](", "a.b)", "![", "][a]", "[a]: /b", "<b>",
    "</b>", "<p>", "<!--", "-->", "{{<", ">}}", "{%", "%}", "{{", "}}", "{% comment %}",
)  # fmt: skip


@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=30,
    )
)
def test_any_markup_leaves_spans_in_their_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    places = [0, *(at for mark in marks(text) for at in (mark.start, mark.end)), len(text)]
    assert places == sorted(places)
    [found] = annotate([Document("a", text, language="fr")])
    for item in (*found.boilerplate, *found.sentences, *found.quotations, *found.names):
        assert 0 <= item.start < item.end <= len(text)
