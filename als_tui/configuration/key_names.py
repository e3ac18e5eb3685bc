"""How keys are written, and which of them a terminal sends at all."""

import unicodedata
from functools import cache

from als_tui.configuration.written import nearest

_NAMED = (
    *("space", "enter", "escape", "tab", "shift+tab", "backspace", "delete", "insert", "home", "end"),
    *("pageup", "pagedown", "up", "down", "left", "right"),
    *(f"f{number}" for number in range(1, 13)),
    *(f"ctrl+{letter}" for letter in "abcdefgjklnopqrstuvwxyz"),
)
"""Every key that all terminals send and that is no sign; with Ctrl, h, i and m are Backspace, Tab and Enter."""
_OTHERWISE = {
    **{"esc": "escape", "return": "enter", "pgup": "pageup", "pgdn": "pagedown", "del": "delete"},
    **{"ins": "insert", "s-tab": "shift+tab", "backtab": "shift+tab", "blank": "space"},
    **{"↑": "up", "↓": "down", "←": "left", "→": "right", " ": "space"},
}
"""Other ways in which people write those."""
_CONTROL = ("ctrl+", "ctrl-", "control+", "c-", "^")
_AS = {"ctrl+h": "backspace", "ctrl+i": "tab", "ctrl+m": "enter"}
_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Signs that Textual calls by a shorter name than Unicode does."""
_SIGNS_FROM, _SIGNS_TO = 0x21, 0x250


def read_key(written: str) -> tuple[str, str]:
    """The key as Textual calls it, or an empty one and why it is none."""
    if len(written) == 1 and written not in _OTHERWISE:
        return (sign_key(written), "") if written.isprintable() else ("", "is no key")
    low = _plain(written)
    if low in _NAMED or low in _signs():
        return low, ""
    return "", _why_not(written, low)


def sign_key(sign: str) -> str:
    """What Textual calls the key of a letter or a sign."""
    if sign.isalnum():
        return sign
    name = unicodedata.name(sign, sign).lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


def sign_of(key: str) -> str:
    """The letter or sign that a key puts into a line of words; empty for any other key."""
    return key if len(key) == 1 else " " if key == "space" else _signs().get(key, "")


def _plain(written: str) -> str:
    low = _OTHERWISE.get(written, written.strip().lower())
    for control in _CONTROL:
        if low.startswith(control) and len(low) > len(control):
            low = f"ctrl+{low.removeprefix(control)}"
            break
    return _OTHERWISE.get(low, low)


def _why_not(written: str, low: str) -> str:
    """Why no key is meant, or why none comes; with the key that does come, if one is near."""
    if low in _AS:
        return f"reaches als-tui as {_AS[low]}"
    *held, letter = low.split("+")
    if len(letter) == 1 and held == ["shift"]:
        return f"is sent by no terminal so; perhaps {written[-1].upper()}"
    if held and set(held) <= {"ctrl", "shift", "alt", "meta", "super", "cmd", "hyper", "option"}:
        other = f"ctrl+{letter}" if len(letter) == 1 else letter
        return f"is not sent by every terminal{f'; perhaps {other}' if other in _NAMED else ''}"
    return f"is no key{nearest(low, (*_NAMED, *_signs()))}"


@cache
def _signs() -> dict[str, str]:
    """The signs that are no letters, by what Textual calls their keys."""
    signs = (chr(code) for code in range(_SIGNS_FROM, _SIGNS_TO))
    return {sign_key(sign): sign for sign in signs if sign.isprintable() and not sign.isalnum()}
