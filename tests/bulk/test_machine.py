"""The kernel is compiled once, and what is kept of it is used if it is whole and not otherwise."""

import subprocess
import sys

import numpy as np
import pytest

from lineage.bulk import machine, sketching

pytest.importorskip("numba")


@pytest.fixture
def compilations(tmp_path, monkeypatch):
    """The times that it was compiled, with places of its own to keep it."""
    code = machine._compiled()
    made = []
    monkeypatch.setattr(machine, "_compiled", lambda: made.append(1) or code)
    monkeypatch.setattr(machine, "_FOLDER", tmp_path / "program")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "program").mkdir()
    return made


def test_numba_is_not_imported_once_the_kernel_is_compiled():
    """To import it takes longer than many a corpus does."""
    sketching.compiled()
    code = (
        "import sys; from lineage.bulk import signatures; signatures(['Non.']);"
        "sys.exit('numba' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_what_is_damaged_is_compiled_again(compilations, tmp_path):
    for _ in range(2):
        assert machine.loaded() is not None
    assert len(compilations) == 1
    [kept] = (tmp_path / "program").rglob("*.bin")
    kept.write_bytes(kept.read_bytes()[:-1])
    machine.loaded()
    machine.loaded()
    assert len(compilations) == 2


def test_who_may_not_write_beside_the_program_has_a_place_of_his_own(compilations, tmp_path):
    (tmp_path / "program" / "__pycache__").touch()
    for _ in range(2):
        machine.loaded()
    assert len(compilations) == 1
    assert list((tmp_path / "cache" / "lineage").iterdir())


def test_where_nothing_can_be_kept_it_works(compilations, tmp_path):
    (tmp_path / "program" / "__pycache__").touch()
    (tmp_path / "cache").touch()
    for _ in range(2):
        assert machine.loaded() is not None
    assert len(compilations) == 2


def test_where_nothing_is_kept_numba_itself_gives_the_same(monkeypatch):
    """The code that is kept was only tried on Linux."""
    texts = ["Le pont d’Arlon sera fermé quatre mois.", "Non.", ""]
    kept = sketching.signatures(texts)
    monkeypatch.setattr(machine, "_KEPT_ON", ())
    straight = machine.loaded()
    monkeypatch.setattr(sketching, "compiled", lambda: straight)
    assert (sketching.signatures(texts) == kept).all()


def test_an_array_of_another_kind_is_refused():
    """The kernel would read beyond its end."""
    kernel = sketching.compiled()
    one = np.zeros(1, dtype=np.int64)
    with pytest.raises(TypeError, match="uint64"):
        kernel.call("sets", one, 1, one, 1, one, 1, one, one, one)
