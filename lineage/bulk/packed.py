"""Packed files: unpacked while they are read and packed while they are written, by their names."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from os import PathLike, fspath
from pathlib import Path
from typing import IO, Any

from lineage.errors import UsageError
from lineage.write import writing

PACKED = (".gz", ".zst")
_PACKED_AT_ONCE = 1 << 12
"""Bytes: at the worst they unpack to a hundred megabytes."""
_GZIP_LEVEL = 6
"""That of the program gzip: 9, the default here, takes twice the time for one in a hundred."""


def unpacked(raw: IO[bytes], location: Path) -> IO[bytes]:
    """What is in a stream: unpacked where the name of its file says that it is packed.

    Raises UsageError where this installation cannot unpack it.
    """
    packed = location.suffix.lower()
    if packed == ".gz":
        return gzip.GzipFile(fileobj=raw, mode="rb")  # type: ignore[return-value]
    if packed == ".zst":
        return _Zstandard(zstandard(location.name), raw)  # type: ignore[return-value]
    return raw


@contextmanager
def packing(path: str | PathLike[str], folder: Path | None = None) -> Iterator[IO[bytes]]:
    """Open a file to be written part by part, packed if its name ends in .gz or .zst.

    It is there when the block ends, all of it, and until then in `folder`. Raises OutputError if
    it cannot be written, UsageError where this installation cannot pack it.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     with packing(Path(folder, "rows.jsonl.gz")) as stream:
    ...         _ = stream.write(b"Rien.")
    ...     gzip.decompress(Path(folder, "rows.jsonl.gz").read_bytes())
    b'Rien.'
    """
    packed = Path(fspath(path)).suffix.lower()
    library = zstandard(Path(path).name) if packed == ".zst" else None
    with writing(path, folder) as stream:
        if library:
            with library.ZstdCompressor().stream_writer(stream, closefd=False) as packer:
                yield packer
        elif packed == ".gz":
            # neither name nor time of day, so that the same rows are the same bytes
            with gzip.GzipFile("", "wb", _GZIP_LEVEL, stream, mtime=0) as packer:
                yield packer  # type: ignore[misc]
        else:
            yield stream


def zstandard(name: str) -> Any:
    """The library that packs and unpacks .zst.

    Raises UsageError, which says which file asks for it, where it is not installed.
    """
    try:
        return import_module("zstandard")
    except ImportError:
        raise UsageError(
            f"{name} is packed with zstd", "Run pip install 'article-lineage[bulk]'."
        ) from None


class _Zstandard:
    """Unpacks a stream, and tells of damage as the operating system does, also of a missing end."""

    def __init__(self, library: Any, raw: IO[bytes]) -> None:
        self._library = library
        self._raw = raw
        self._frame: Any = None
        self._packed = b""
        self._plain = b""

    def read(self, size: int) -> bytes:
        while not self._plain:
            packed = self._packed or self._raw.read(_PACKED_AT_ONCE)
            self._packed = b""
            if not packed:
                if self._frame is not None:
                    raise EOFError("it ends in the middle")
                return b""
            if self._frame is None:
                self._frame = self._library.ZstdDecompressor().decompressobj()
            try:
                self._plain = self._frame.decompress(packed)
            except self._library.ZstdError as error:
                raise EOFError(str(error)) from error
            if self._frame.eof:
                self._packed, self._frame = self._frame.unused_data, None
        data, self._plain = self._plain[:size], self._plain[size:]
        return data
