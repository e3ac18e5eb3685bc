"""The text in a file's bytes, however the program that wrote it spelled letters as bytes."""

import codecs
from collections.abc import Mapping

from als_tui.value import Value

_MARKS: Mapping[bytes, tuple[str, str]] = {
    codecs.BOM_UTF8: ("utf-8", "UTF-8"),
    codecs.BOM_UTF32_LE: ("utf-32-le", "UTF-32"),
    codecs.BOM_UTF32_BE: ("utf-32-be", "UTF-32"),
    codecs.BOM_UTF16_LE: ("utf-16-le", "UTF-16"),
    codecs.BOM_UTF16_BE: ("utf-16-be", "UTF-16"),
}
"""How a file begins that says so itself; the longer marks first, as one begins with another."""
_OTHERS: Mapping[bytes, str] = {
    b"PK\x03\x04": "a workbook or a packed file",
    b"\xd0\xcf\x11\xe0": "a workbook of an older kind",
    b"%PDF": "a PDF",
    b"{\\rtf": "a formatted text",
}
_SAVE_AS = "Save it as CSV (comma separated), or copy its rows and paste them."
_MOSTLY = 4
"""One byte in so many is 0 in plain letters of two bytes; in a text of one byte each none is."""


class Decoded(Value):
    """What bytes say."""

    text: str
    spelling: str = ""
    """How the letters were spelled, by the name that people know it by."""
    why: str = ""
    """Why they are no text, and what to do; empty if they are."""


def decode(data: bytes) -> Decoded:
    """Return the text in a file: by its mark, else as UTF-8 if it is that, else in the letters of western Windows."""
    for begin, what in _OTHERS.items():
        if data.startswith(begin):
            return Decoded("", why=f"This is {what}, not a text. {_SAVE_AS}")
    for mark, (codec, name) in _MARKS.items():
        if data.startswith(mark):
            return _read(data[len(mark) :], codec, name)
    if data.count(0) * _MOSTLY >= len(data) > 1:
        return _read(
            data, "utf-16-le" if data[1::2].count(0) >= data[::2].count(0) else "utf-16-be", "UTF-16"
        )
    try:
        return _checked(data.decode("utf-8"), "UTF-8")
    except UnicodeDecodeError:
        return _checked("".join(map(_western, data)), "Latin-1")


def _read(data: bytes, codec: str, name: str) -> Decoded:
    try:
        return _checked(data.decode(codec), name)
    except UnicodeDecodeError as error:
        return Decoded(
            "", name, f"This is not the {name} that it begins as: byte {error.start + 1} is no letter."
        )


def _checked(text: str, name: str) -> Decoded:
    if "\0" in text:
        return Decoded("", name, f"This is no text. {_SAVE_AS}")
    return Decoded(text, name)


def _western(byte: int) -> str:
    """A letter as Windows spells it in one byte; the five that it leaves out, as the standard has them."""
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)
