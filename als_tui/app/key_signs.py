"""Which sign a key types, and the key of a sign, known without Unicode's names of all signs.

Textual looks there for each key that is bound, and once it did, half a megabyte of them stays in memory.
"""

from textual import _xterm_parser, screen
from textual.keys import _character_to_key, key_to_character

from als_tui.keys import SIGNS, is_usual

_KEYS = {sign: key for key, sign in SIGNS.items()}


def know_signs() -> None:
    """Let Textual look here from now on."""
    vars(screen)["key_to_character"] = sign_of
    vars(_xterm_parser)["_character_to_key"] = key_of_sign


def sign_of(key: str) -> str | None:
    """The letter or sign that a key types; None if it types none."""
    return SIGNS.get(key) if is_usual(key) else key_to_character(key)


def key_of_sign(sign: str) -> str:
    """What Textual calls the key that types a sign."""
    return _KEYS.get(sign) or _character_to_key(sign)
