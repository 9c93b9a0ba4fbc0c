"""Models from folders: which are loaded, by what, and what is said where one cannot be."""

import json
import sys
from types import SimpleNamespace

import numpy as np
import pytest

from lineage.encoder import load_encoder
from lineage.errors import InputError, UsageError
from tests.model import save_model


def test_a_static_model(tmp_path):
    found = load_encoder(save_model(tmp_path / "tiny"))
    assert found.name == "tiny"
    mayor, burgomaster, tide, unknown = found.encode(["Mayor", "burgomaster", "tide", "xyz"])
    assert mayor @ burgomaster > 0.9 > 0.1 > mayor @ tide
    assert not unknown.any()


def test_a_folder_is_named_by_what_it_is(tmp_path, monkeypatch):
    monkeypatch.chdir(save_model(tmp_path / "tiny"))
    assert load_encoder(".").name == "tiny"


def test_a_list_of_modules_is_no_must(tmp_path):
    folder = save_model(tmp_path / "tiny")
    (folder / "modules.json").unlink()
    assert len(load_encoder(folder).encode(["mayor"])) == 1


@pytest.fixture
def transformer(tmp_path, monkeypatch):
    """A folder like those of sentence-transformers, and a stand-in for that library."""
    modules = [{"type": "sentence_transformers.models.Transformer"}]
    (tmp_path / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    asked = SimpleNamespace(folder=None, options=None, encoding=None)

    class SentenceTransformer:
        def __init__(self, folder, **options):
            asked.folder, asked.options = folder, options

        def encode(self, texts, **options):
            asked.encoding = options
            return np.ones((len(texts), 3))

    library = SimpleNamespace(SentenceTransformer=SentenceTransformer)
    monkeypatch.setitem(sys.modules, "sentence_transformers", library)
    asked.place = tmp_path
    return asked


def test_a_sentence_transformer_is_loaded_from_its_files_alone(transformer):
    found = load_encoder(transformer.place)
    assert transformer.folder == str(transformer.place.resolve())
    assert transformer.options == {
        "device": "cpu",
        "local_files_only": True,
        "trust_remote_code": False,
        "model_kwargs": {"use_safetensors": True},
    }
    assert found.encode(["One.", "Two."]).shape == (2, 3)
    assert transformer.encoding == {"show_progress_bar": False}


def test_code_in_the_folder_is_not_run(transformer):
    modules = [{"type": "sentence_transformers.models.Transformer"}, {"type": "custom.Pooling"}]
    (transformer.place / "modules.json").write_text(json.dumps(modules), encoding="utf-8")
    with pytest.raises(InputError, match=r"it brings code of its own, custom\.Pooling"):
        load_encoder(transformer.place)
    assert transformer.folder is None


@pytest.mark.parametrize("listed", ["{", "[1]", '[{"name": "0"}]', "7", "\x80"])
def test_a_list_of_modules_that_is_none(tmp_path, listed):
    (tmp_path / "modules.json").write_bytes(listed.encode("latin-1"))
    with pytest.raises(InputError, match=r"modules\.json cannot be read"):
        load_encoder(tmp_path)


def test_no_folder(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"")
    for name in ("gone", "model.safetensors"):
        with pytest.raises(InputError, match="there is no such folder"):
            load_encoder(tmp_path / name)


def test_a_name_on_the_network_is_no_folder(tmp_path, monkeypatch):
    """The libraries would download it."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError, match="there is no such folder"):
        load_encoder("someone/some-model")


@pytest.mark.parametrize("broken", ["config.json", "tokenizer.json", "model.safetensors"])
def test_a_folder_without_a_model(tmp_path, broken):
    folder = save_model(tmp_path / "tiny")
    (folder / broken).write_bytes(b"nothing of the kind")
    with pytest.raises(InputError, match="it holds no model that can be loaded") as caught:
        load_encoder(folder)
    assert caught.value.remedy
    (folder / broken).unlink()
    with pytest.raises(InputError, match="it holds no model that can be loaded"):
        load_encoder(folder)


def test_without_the_libraries_it_says_what_to_install(tmp_path, transformer, monkeypatch):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(UsageError, match=r"pip install sentence-transformers"):
        load_encoder(transformer.place)
    folder = save_model(tmp_path / "tiny")
    monkeypatch.setitem(sys.modules, "model2vec", None)
    with pytest.raises(UsageError, match=r'pip install "article-lineage\[semantic\]"'):
        load_encoder(folder)
