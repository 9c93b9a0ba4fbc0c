"""The kernel as machine code: compiled by numba once, kept, and from then on loaded without numba.

To import numba takes as long as to sketch 40,000 articles, and more memory than they do.
"""

import ctypes
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from lineage.errors import OutputError
from lineage.write import write

_FOLDER = Path(__file__).parent
_SOURCES = [
    *(_FOLDER / name for name in ("kernel.py", "word_kernel.py", "copy_kernel.py")),
    *(_FOLDER / name for name in ("machine.py", "letters.py")),
    *(_FOLDER.parent / "sketch" / name for name in ("hashing.py", "shingles.py")),
    _FOLDER.parent / "align" / "verbatim.py",
]
"""The kernel, and what it has its numbers from."""
LANES = 16
"""Permutations that the kernel goes through side by side."""
_DIGEST = 64
_KEPT_ON = ("linux",)
"""Where code that was kept is known to load; elsewhere numba compiles it in each process."""
_MEMORY = {"memset": ctypes.memset, "memcpy": ctypes.memmove, "memmove": ctypes.memmove}
_NEVER = ctypes.pythonapi.Py_FatalError
"""For the names that numba calls where an entry raises: none does."""

Kinds = Mapping[str, Sequence[str]]
"""The kinds of an entry's arguments, by its name."""


class Machine:
    """The entries of the kernel, called with arrays and numbers, by several threads at once.

    `owner` is what has their code in memory.
    """

    def __init__(self, kinds: Kinds, addresses: Mapping[str, int], owner: object) -> None:
        self._kinds = {name: [*map(np.dtype, of)] for name, of in kinds.items()}
        self._owner = owner
        self._entries: dict[str, Callable[..., int]] = {
            name: ctypes.CFUNCTYPE(ctypes.c_int64, *[ctypes.c_int64] * len(kinds[name]))(address)
            for name, address in addresses.items()
        }

    def call(self, name: str, *values: Any) -> int:
        """What an entry returns. Raises TypeError where an array is not of its kind."""
        kinds = self._kinds[name]
        plain = [_plain(value, kind) for value, kind in zip(values, kinds, strict=True)]
        return self._entries[name](*plain)


def loaded() -> Machine | None:
    """The kernel, compiled first if it is not kept; None where numba is not installed."""
    if find_spec("numba") is None or find_spec("llvmlite") is None:
        return None
    if sys.platform not in _KEPT_ON:
        entries = _entries()
        return Machine(_kinds(entries), {e.__name__: e.address for e in entries}, entries)
    return _read(kept("kernel", _made_from(), _compiled))


def kept(name: str, made_from: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
    """What takes long to make, from the second time on as it was kept."""
    key = sha256(b"\n".join(made_from)).hexdigest()[:16]
    places = [folder / f"{name}-{key}.bin" for folder in (_FOLDER / "__pycache__", _of_user())]
    for place in places:
        try:
            found = place.read_bytes()
        except OSError:
            continue
        digest, data = found[:_DIGEST], found[_DIGEST:]
        if sha256(data).hexdigest().encode() == digest:
            return data
    data = make()
    for place in places:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            write(place, sha256(data).hexdigest().encode() + data)
        except (OSError, OutputError):
            continue
        break
    return data


def _address(function: Any) -> int:
    return ctypes.cast(function, ctypes.c_void_p).value or 0


def _of_user() -> Path:
    """Where it is kept for who may not write beside the program."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "lineage"


def _made_from() -> list[bytes]:
    """What the code is made from and for."""
    llvm = import_module("llvmlite")
    binding = _llvm()
    made_for = [llvm.__version__, binding.get_default_triple(), *_processor(binding)]
    return [*map(str.encode, made_for), *(path.read_bytes() for path in _SOURCES)]


def _read(code: bytes) -> Machine:
    binding = _llvm()
    told, _, binary = code.partition(b"\n")
    about = json.loads(told)
    for symbol in about["symbols"]:
        binding.add_symbol(symbol, _address(_MEMORY.get(symbol, _NEVER)))
    engine = binding.create_mcjit_compiler(binding.parse_assembly(""), _target(binding))
    engine.add_object_file(binding.ObjectFileRef.from_data(binary))
    engine.finalize_object()
    addresses = {name: engine.get_function_address(name) for name in about["kinds"]}
    return Machine(about["kinds"], addresses, engine)


def _entries() -> Sequence[Any]:
    entries: Sequence[Any] = import_module("lineage.bulk.kernel").ENTRIES
    return entries


def _kinds(entries: Sequence[Any]) -> Kinds:
    return {
        entry.__name__: [getattr(kind, "dtype", kind).name for kind in entry._sig.args]
        for entry in entries
    }


def _compiled() -> bytes:
    """The names of the entries with what each takes, on a line, and their code."""
    entries = _entries()
    binding = _llvm()
    module = binding.parse_assembly("")
    for entry in entries:
        name = entry.__name__
        text = entry.inspect_llvm().replace(entry.native_name, name)
        module.link_in(binding.parse_assembly(text))
    symbols = [f.name for f in module.functions if f.is_declaration and "llvm." not in f.name]
    about = {"kinds": _kinds(entries), "symbols": [*symbols, *_MEMORY]}
    code: bytes = _target(binding).emit_object(module)
    return json.dumps(about).encode() + b"\n" + code


def _llvm() -> Any:
    binding = import_module("llvmlite.binding")
    binding.initialize_native_target()
    binding.initialize_native_asmprinter()
    return binding


def _processor(binding: Any) -> tuple[str, str]:
    return binding.get_host_cpu_name(), binding.get_host_cpu_features().flatten()


def _target(binding: Any) -> Any:
    cpu, features = _processor(binding)
    return binding.Target.from_default_triple().create_target_machine(
        cpu=cpu, features=features, opt=3, codemodel="jitdefault", jit=True
    )


def _plain(value: Any, kind: np.dtype[Any]) -> int:
    if not isinstance(value, np.ndarray):
        return int(value)
    if value.dtype != kind or not value.flags.c_contiguous:
        raise TypeError(f"an array of {kind} is needed, not of {value.dtype}")
    return value.ctypes.data
