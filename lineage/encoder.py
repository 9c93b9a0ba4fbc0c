"""The model of meaning that a user has in a folder: which kind it is, and how it is loaded."""

import json
import os
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from lineage.errors import InputError, UsageError

_REMEDY = "Name the folder of a model2vec or sentence-transformers model on this machine."
_KNOWN = "sentence_transformers."
_STATIC = ".StaticEmbedding"


@dataclass(frozen=True, slots=True, eq=False)
class FolderEncoder:
    """A model that was loaded from a folder, and the folder's name."""

    name: str
    model: Any

    def encode(self, texts: list[str], /) -> Any:
        """An array of one row a text."""
        return self.model.encode(texts, show_progress_bar=False)


def load_encoder(folder: str | os.PathLike[str]) -> FolderEncoder:
    """Load the model in a folder: a static one of model2vec, or one of sentence-transformers.

    Nothing is downloaded, and no code in the folder is run. Raises InputError if there is no such
    folder or no model in it, UsageError if the library that reads it is not installed.

    >>> load_encoder("no such folder")
    Traceback (most recent call last):
    ...
    lineage.errors.InputError: no such folder: there is no such folder. Name the folder of a ...
    """
    # an absolute path is never taken for the name of a model to download
    place = Path(folder).resolve()
    if not place.is_dir():
        raise InputError(f"{folder}: there is no such folder", _REMEDY)
    modules = _modules(place)
    static = not modules or modules[0].endswith(_STATIC)
    library = _library(static)
    try:
        if static:
            model = library.StaticModel.from_pretrained(place)
        else:
            model = _transformer(library, place, modules)
    except Exception as error:
        # each library fails in its own ways on files that are none of its own
        raise InputError(
            f"{folder}: it holds no model that can be loaded: {error}", _REMEDY
        ) from error
    # the name goes into reports, and reports are UTF-8
    return FolderEncoder(place.name.encode("utf-8", "replace").decode("utf-8"), model)


def _modules(place: Path) -> list[str]:
    """The classes of a sentence-transformers model; model2vec writes such a list, too."""
    try:
        listed = json.loads((place / "modules.json").read_bytes())
        return [str(module["type"]) for module in listed]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{place.name}: modules.json cannot be read: {error}", _REMEDY) from error


def _library(static: bool) -> Any:
    name, install = (
        ("model2vec", '"article-lineage[semantic]"')
        if static
        else ("sentence_transformers", "sentence-transformers")
    )
    try:
        return import_module(name)
    except ImportError:
        raise UsageError(
            f"the encoder needs {name}, which is not installed",
            f"Install it: pip install {install}",
        ) from None


def _transformer(library: Any, place: Path, modules: list[str]) -> Any:
    # the library would import other classes from files in the folder
    foreign = [name for name in modules if not name.startswith(_KNOWN)]
    if foreign:
        raise ValueError(f"it brings code of its own, {foreign[0]}")
    return library.SentenceTransformer(
        str(place),
        device="cpu",  # the same numbers on any machine
        local_files_only=True,
        trust_remote_code=False,
        model_kwargs={"use_safetensors": True},  # weights in a pickle are a program
    )
