"""What takes long to load, loaded before the work and side by side."""

from threading import Thread


def load_stages() -> None:
    """Import what an analysis takes, while the model that tells languages is unpacked.

    Unpacking takes as long as the imports do, and leaves a second core free for them.
    """
    unpacking = Thread(target=_load_languages, daemon=True)
    unpacking.start()
    import lineage.pipeline  # noqa: F401

    unpacking.join()


def _load_languages() -> None:
    from lineage.text.language import load_model

    load_model()
