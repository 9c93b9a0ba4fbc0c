"""What takes long to load, loaded beside the imports of the stages."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread


@contextmanager
def languages_loading() -> Iterator[None]:
    """Load the model that tells languages while something else is imported; both are then done.

    Unpacking it takes as long as importing the stages, and leaves a second core free to do so.
    """
    loading = Thread(target=_load, daemon=True)
    loading.start()
    yield
    loading.join()


def _load() -> None:
    from lineage.text.language import load_model

    load_model()
