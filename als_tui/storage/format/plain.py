"""JSON as the files hold it: read strictly, since what is half understood would be written back wrong."""

import json
from typing import Any, NoReturn, TypeGuard
from zlib import crc32

Json = Any
"""A value that came out of a JSON text: None, bool, int, float, str, list or dict."""

MOST = 10_000_000
"""Far above all that a set counts, and low enough that what is worked out from it is a date still."""

_LINE = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode
_SORTED = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":"), sort_keys=True).encode


class Malformed(ValueError):
    """A file or a part of it is not what als-tui writes; `str()` is `place: reason`, and repeats no one's words."""


class Newer(Exception):
    """A later als-tui wrote this; what it means is not ours to guess."""


def parse(data: bytes) -> Json:
    """The value of one JSON text; refuses what other readers would each take differently.

    Twice the same key, NaN and text that is no UTF-8 are among it.
    """
    try:
        return _STRICTLY(data.decode("utf-8"))
    except Malformed:
        raise
    except UnicodeDecodeError as error:
        raise Malformed(f"byte {error.start}: this is not UTF-8 text") from None
    except json.JSONDecodeError as error:
        raise Malformed(f"line {error.lineno}, column {error.colno}: from here on it is no JSON") from None
    except ValueError:
        raise Malformed("a number in it is too long") from None
    except RecursionError:
        raise Malformed("its brackets are nested too deep") from None


def dump(value: Json) -> str:
    """The JSON text of a value on one line of ASCII; raises ValueError for NaN, which no reader takes back."""
    return _LINE(value)


def canonical(value: Json) -> str:
    """Spell out JSON in the one way that a checksum is taken of, however a file lays it out."""
    return _SORTED(value)


def crc(data: bytes, start: bytes = b"") -> str:
    """The CRC-32 of `start` and `data`, as eight hexadecimal digits."""
    return f"{crc32(data, crc32(start)):08x}"


def is_count(value: object) -> TypeGuard[int]:
    """True for a whole number from 0 to the most that als-tui counts; True and False are none."""
    return type(value) is int and 0 <= value <= MOST


def _single(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise Malformed("the same key stands twice in one object")
    return made


def _no_number(name: str) -> NoReturn:
    raise Malformed(f"{name} is no number")


_STRICTLY = json.JSONDecoder(object_pairs_hook=_single, parse_constant=_no_number).decode
