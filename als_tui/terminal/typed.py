"""Cuts what a terminal sends into keys, whole control sequences and pasted text, however it comes in pieces.

Textual's own parser ends a paste at any ESC in it and takes what it does not know for keys; here a paste ends
only at its own end, and an answer that nobody asked for never becomes a key.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

ESC: Final = "\x1b"
_BEGIN: Final = "\x1b[200~"
_END: Final = "\x1b[201~"

PASTE_PATIENCE: Final = 3.0
"""Seconds without more of it, after which a paste or a control sequence counts as over: the keys must come back."""
_TYPING = 8
"""Characters; fewer at once are somebody who presses keys because nothing happens, and no paste that goes on."""
_LONGEST = 32
"""Characters of a control sequence that means anything."""

_SEQUENCE = re.compile(
    r"""\x1b(?: O[ -~]                          # a function key of old
          | \[\[[A-E]                           # the same on the Linux console
          | \[M.{3}                             # the mouse of old: three characters follow
          | \[[0-?]*[ -/]*[@-LN-Z\\-~]          # all other control sequences
          | \[[0-?]+[ -/]*M | \[[ -/]+M         # M alone was above
        )""",
    re.VERBOSE | re.DOTALL,
)
_STRING = re.compile(r"\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)")
"""What a terminal says at length (its colours, its name, its clipboard); never a key."""
_UNFINISHED = re.compile(
    r"\x1b(?: O? | \[M.{0,2} | \[\[? | \[[0-?]*[ -/]* | [\]PX^_][^\x07\x1b]*\x1b? )\Z", re.VERBOSE | re.DOTALL
)
_BROKEN = re.compile(r"\x1b\[[0-?]*[ -/]*|\x1b[\]PX^_][^\x07\x1b]*(?=\x1b)")
"""A control sequence or string that something else cuts short."""

_KEPT = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85"
"""Blanks and line ends; the field that takes the paste knows them."""
_HARMLESS = (
    {code: 0x2400 + code for code in range(0x20) if chr(code) not in _KEPT}
    | {code: 0xFFFD for code in range(0x80, 0xA0) if chr(code) not in _KEPT}
    | {0: None, 0x7F: 0x2421}
)


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys as they were pressed; ESC alone is the key of that name."""

    text: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """One whole control sequence."""

    text: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """A whole paste, without anything that a terminal would obey."""

    text: str


Piece = Keys | Sequence | Pasted


class Typed:
    """The terminal's input so far; `feed` and `late` give what is complete."""

    def __init__(self, escape_delay: float) -> None:
        """Take an ESC for the key of that name after `escape_delay` seconds."""
        self._escape_delay = escape_delay
        self._held = ""
        self._pasted: list[str] | None = None
        self._since = 0.0

    def feed(self, text: str, now: float) -> Iterator[Piece]:
        """Yield the pieces that `text` completes; the beginning of a further one is held."""
        before, self._held = self._held, self._held + text
        if self._pasted is not None and len(text) > _TYPING:
            self._since = now
        while self._held:
            piece, waiting = self._paste() if self._pasted is not None else self._key(now)
            if piece is not None:
                before = ""
                yield piece
            if waiting:
                break
        if self._pasted is None and not (before and self._held.startswith(before)):
            self._since = now

    def wait(self, now: float) -> float | None:
        """Seconds until `late` has something to give; None where nothing is held."""
        if self._pasted is None and not self._held:
            return None
        short = self._pasted is None and len(self._held) <= len(ESC) + 1
        return max(0.0, self._since + (self._escape_delay if short else PASTE_PATIENCE) - now)

    def late(self, now: float) -> Iterator[Piece]:
        """Yield what was held for too long: a key, or a paste as far as it came; half a sequence is dropped."""
        if self.wait(now) != 0:
            return
        held, self._held = self._held, ""
        pasted, self._pasted = self._pasted, None
        if pasted is not None:
            yield Pasted(_harmless("".join(pasted) + held))
        elif len(held) <= len(ESC) + 1:
            yield Keys(held)

    def _paste(self) -> tuple[Piece | None, bool]:
        """Take more of a paste; the second value is true where nothing can follow yet."""
        assert self._pasted is not None
        text, end, after = self._held.partition(_END)
        if end:
            whole = "".join((*self._pasted, text))
            self._held, self._pasted = after, None
            return Pasted(_harmless(whole)), False
        kept = next((size for size in range(len(_END) - 1, 0, -1) if text.endswith(_END[:size])), 0)
        self._pasted.append(text[: len(text) - kept])
        self._held = text[len(text) - kept :]
        return None, True

    def _key(self, now: float) -> tuple[Piece | None, bool]:
        """Take the next piece that is no paste; the second value is true where it is not whole yet."""
        held = self._held
        start = held.find(ESC)
        if start != 0:
            keys = held if start < 0 else held[:start]
            self._held = held[len(keys) :]
            return Keys(keys), False
        if held.startswith(_BEGIN):
            self._held, self._pasted, self._since = held[len(_BEGIN) :], [], now
            return None, False
        if found := _SEQUENCE.match(held):
            self._held = held[found.end() :]
            return (Sequence(found[0]) if found.end() <= _LONGEST else None), False
        if _UNFINISHED.match(held):
            return None, True
        if found := _STRING.match(held) or _BROKEN.match(held):
            self._held = held[found.end() :]
            return None, False
        size = 1 if held.startswith(ESC, 1) else 2
        self._held = held[size:]
        return Keys(held[:size]), False


def _harmless(text: str) -> str:
    return text.translate(_HARMLESS)
