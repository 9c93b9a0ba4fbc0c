"""Labels of real articles are in form, and say so where the articles are not there."""

import pytest

from benchmarks.figures import AbsentError
from benchmarks.text import of_real_articles, real


@pytest.mark.parametrize("language", real.LANGUAGES)
def test_the_labels_are_in_form(language):
    assert list(real.faults(language)) == []


def test_faults_are_told(monkeypatch):
    label = {"set": "s", "id": "1", "side": "text1", "half": "none", "speakers": [[5, 9, " A"]]}
    twice = {**label, "half": "tuned", "speakers": [[5, 9, None], [7, 9, "Anna Roy"]]}
    monkeypatch.setattr(real, "labels", lambda _: [label, twice])
    assert len(list(real.faults("fr"))) == 4


def test_absent_articles_are_skipped(tmp_path):
    with pytest.raises(AbsentError):
        real.speakers("fr", "tuned", tmp_path)
    assert of_real_articles("tuned", tmp_path) == []


def test_an_article_is_read_beside_its_labels(monkeypatch, tmp_path):
    text = "« Le port ferme », a dit Anna Roy. « Nous partons », a crié un marin."
    row = '{"id": "1", "text1": "' + text + '"}\n'
    (tmp_path / "set.jsonl").write_text(row, encoding="utf-8")
    spoken = [[0, 17, "Anna Roy"], [35, 51, "Anna Roy"]]
    label = {"set": "set.jsonl", "id": "1", "side": "text1", "half": "tuned", "speakers": spoken}
    monkeypatch.setattr(real, "labels", lambda _: [label])
    assert real.speakers("fr", "tuned", tmp_path)[:2] == (2, 1)


def test_who_is_cited_in_an_article_is_read_beside_its_labels(monkeypatch, tmp_path):
    text = "Le port ferme, selon Le Monde. Le quotidien cite le maire. Anna Roy a démenti."
    row = '{"id": "1", "text1": "' + text + '"}\n'
    (tmp_path / "set.jsonl").write_text(row, encoding="utf-8")
    cited = [
        {"at": [21, 29], "source": "Le Monde", "kind": "outlet"},
        {"at": [59, 67], "source": "Anna Roy", "kind": "person", "optional": True},
        {"at": [0, 7], "source": "Port", "kind": "institution"},
    ]
    label = {"set": "set.jsonl", "id": "1", "side": "text1", "half": "tuned", "speakers": []}
    monkeypatch.setattr(real, "labels", lambda _: [{**label, "citations": cited}])
    counts = real.citations("fr", "tuned", tmp_path)
    assert counts["all"][2:] == (2, 1)
    assert counts["press"][2:] == (1, 1)
    monkeypatch.setattr(real, "labels", lambda _: [label])
    assert real.citations("fr", "tuned", tmp_path)["all"] == (0, 0, 0, 0)
