"""Bytes to text, whatever the encoding they came in."""

import pytest

from lineage.readers.decode import decode
from lineage.readers.source import ReadError

FRENCH = "Le président a été élu à l’Élysée, où « tout » s’est passé très vite.\r\n"
RUSSIAN = "Президент России заявил в пятницу, что переговоры продолжатся.\n"
POLISH = "Żółty pies zjadł śniadanie w Łodzi, gdzie mówiono o wyborach, które odbędą się później.\n"
JAPANESE = "大統領は金曜日に、交渉は来週も続くと述べた。東京で開かれた会議の後の発表である。\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "utf-8"),
        (FRENCH, "utf-16"),
        (FRENCH, "utf-16-le"),
        (FRENCH, "utf-16-be"),
        (FRENCH, "utf-32"),
        (FRENCH, "cp1252"),
        (FRENCH * 5000, "cp1252"),
        ("plain ascii " * 20_000 + FRENCH, "cp1252"),
        ("Café à Nîmes", "cp1252"),
        ("Die Bürger hören über die größte Straße in München.", "cp1252"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE * 3000, "euc_jp"),
        (JAPANESE, "utf-16"),
    ],
)
def test_text_survives_its_encoding(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


def test_stray_bytes_do_not_spoil_the_utf_8_around_them() -> None:
    assert decode(FRENCH.encode() + "Nîmes".encode("cp1252")) == FRENCH + "Nîmes"


def test_a_character_cut_in_two_at_the_end_spoils_nothing() -> None:
    assert decode((FRENCH + "é").encode()[:-1]).startswith(FRENCH)


def test_bytes_that_no_encoding_defines_are_still_text() -> None:
    assert decode(b"Il a plu \x81 hier").startswith("Il a plu ")


def test_a_few_nuls_are_kept() -> None:
    text = "Il a plu\x00 " + FRENCH
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nplain enough",
        b"PK\x03\x04" + bytes(30),
        b"\x1f\x8b\x08" + bytes(30),
        b"\x89PNG\r\n\x1a\n" + bytes(30),
        bytes(100),
        bytes(range(256)) * 9,
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError) as caught:
        decode(data)
    assert caught.value.code == "binary"
    assert caught.value.remedy
