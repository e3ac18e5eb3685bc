"""Bytes of a file to its text: marks, UTF-16 with and without one, and the letters of western Windows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from als_tui.domain.members.decoding import decode
from als_tui.domain.members.pasting import read_people
from tests.tables import each

ROSTER = "Name;E-Mail;Funktion\r\nJürgen Größ;j@x.org;Führung\r\nZoë Łuk;z@x.org;\r\n"
WESTERN = ROSTER.replace("Ł", "L").replace("Führung", "Führung – “A”")


@each(
    ("data", "text", "spelling"),
    [
        (ROSTER.encode(), ROSTER, "UTF-8"),
        (ROSTER.encode("utf-8-sig"), ROSTER, "UTF-8"),
        (ROSTER.encode("utf-16"), ROSTER, "UTF-16"),
        (b"\xfe\xff" + ROSTER.encode("utf-16-be"), ROSTER, "UTF-16"),
        (ROSTER.encode("utf-16-le"), ROSTER, "UTF-16"),
        (ROSTER.encode("utf-16-be"), ROSTER, "UTF-16"),
        (ROSTER.encode("utf-32"), ROSTER, "UTF-32"),
        (WESTERN.encode("cp1252"), WESTERN, "Latin-1"),
        (b"Jos\xe9 \x81", "José \x81", "Latin-1"),
        (b"", "", "UTF-8"),
    ],
)
def test_a_text_is_read_however_its_letters_are_spelled(data: bytes, text: str, spelling: str) -> None:
    read = decode(data)
    assert (read.text, read.spelling, read.why) == (text, spelling, "")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04rest", "This is a workbook or a packed file, not a text. Save it as CSV"),
        (b"\xd0\xcf\x11\xe0", "a workbook of an older kind"),
        (b"%PDF-1.7", "This is a PDF"),
        (b"\xff\xfea", "not the UTF-16 that it begins as"),
        (b"abc def ghi jkl\0", "This is no text."),
    ],
)
def test_what_is_no_text_is_said_with_what_to_do(data: bytes, words: str) -> None:
    assert words in decode(data).why and decode(data).text == ""


@settings(max_examples=40)
@given(st.text(st.characters(codec="cp1252", exclude_characters="\0"), max_size=60))
def test_the_same_rows_give_the_same_people_in_every_spelling(role: str) -> None:
    text = f"Name;Title\nJürgen;{role.replace(';', ',')}\n"
    spellings = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32")
    assert len({decode(text.encode(codec)).text for codec in spellings}) == 1
    assert read_people(decode(text.encode("utf-16")).text).people == read_people(text).people


@given(st.binary(max_size=80))
def test_no_bytes_break_it(data: bytes) -> None:
    read = decode(data)
    assert bool(read.why) <= (read.text == "") and "\0" not in read.text
