"""Cuts what a terminal sends into keys, whole control sequences and pasted text, however it comes in pieces.

Textual's own parser ends a paste at any ESC in it and takes what it does not know for keys; here a paste ends at the
last mark of its end that comes at once, and an answer that nobody asked for never becomes a key. Many letters at once
are a paste too, whether the terminal says so or not; no key among them is one, as nothing says where they end.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from als_tui.late import late
from als_tui.value import Value

ESC: Final = "\x1b"
_BEGIN: Final = "\x1b[200~"
_END: Final = "\x1b[201~"

PASTE_PATIENCE: Final = 3.0
"""Seconds without more of it, after which a paste or a control sequence counts as over: the keys must come back."""
AFTERMATH: Final = 0.03
"""Seconds of rest until a paste is over: a text may hold the mark of its end, but the terminal's own comes last."""
_AT_ONCE = 12
"""Letters; more of them in one read are no keys but a paste of a terminal that does not mark it."""
_TYPING = 8
"""Characters; fewer at once are somebody who presses keys because nothing happens, and no paste that goes on."""
_LONGEST = 32
"""Characters of a control sequence that means anything."""

_SEQUENCE = late(
    r"""\x1b(?: O[ -~]                          # a function key of old
          | \[\[[A-E]                           # the same on the Linux console
          | \[M.{3}                             # the mouse of old: three characters follow
          | \[[0-?]*[ -/]*[@-LN-Z\\-~]          # all other control sequences
          | \[[0-?]+[ -/]*M | \[[ -/]+M         # M alone was above
        )""",
    re.VERBOSE | re.DOTALL,
)
_STRING = late(r"\x1b[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)")
"""What a terminal says at length (its colours, its name, its clipboard); never a key."""
_UNFINISHED = late(
    r"\x1b(?: O? | \[M.{0,2} | \[\[? | \[[0-?]*[ -/]* | [\]PX^_][^\x07\x1b]*\x1b? )\Z", re.VERBOSE | re.DOTALL
)
_BROKEN = late(r"\x1b\[[0-?]*[ -/]*|\x1b[\]PX^_][^\x07\x1b]*(?=\x1b)")
"""A control sequence or string that something else cuts short."""
_NO_LETTERS = late(
    "|".join(part.pattern for part in (_SEQUENCE, _STRING, _UNFINISHED, _BROKEN)), re.VERBOSE | re.DOTALL
)
"""What stands among letters without being any."""

_KEPT = "\t\n\r\x0b\x0c\x1c\x1d\x1e\x85"
"""Blanks and line ends; the field that takes the paste knows them."""
_HARMLESS = (
    {code: 0x2400 + code for code in range(0x20) if chr(code) not in _KEPT}
    | {code: 0xFFFD for code in range(0x80, 0xA0) if chr(code) not in _KEPT}
    | {0: None, 0x7F: 0x2421}
)


class KeyPresses(Value):
    """Keys as they were pressed; ESC alone is the key of that name."""

    text: str


class Sequence(Value):
    """One whole control sequence."""

    text: str


class PastedText(Value):
    """A whole paste, without anything that a terminal would obey."""

    text: str


Piece = KeyPresses | Sequence | PastedText


class TypedInput:
    """The terminal's input so far; `feed` and `late` give what is complete."""

    def __init__(self, escape_delay: float) -> None:
        """Take an ESC for the key of that name after `escape_delay` seconds."""
        self._escape_delay = escape_delay
        self._pending = ""
        self._pasted: list[str] | None = None
        self._over = False
        """True once the end of the paste came, or if it bears no marks; what follows at once may belong to it."""
        self._marked = False
        """Whether the paste bears marks."""
        self._since = 0.0

    def feed(self, text: str, now: float) -> Iterator[Piece]:
        """Yield the pieces that `text` completes; the beginning of a further one waits."""
        if self._over:
            yield from self.late(now)
        before, self._pending = self._pending, self._pending + text
        if self._pasted is None and _many_letters(self._pending.partition(_BEGIN)[0]):
            self._pasted, self._over, self._marked = [], True, False
        if self._over or (self._pasted is not None and len(text) > _TYPING):
            self._since = now
        while self._pending:
            piece, waiting = self._paste(now) if self._pasted is not None else self._key(now)
            if piece is not None:
                before = ""
                yield piece
            if waiting:
                break
        if self._pasted is None and not (before and self._pending.startswith(before)):
            self._since = now

    def wait(self, now: float) -> float | None:
        """Seconds until `late` has something to give; None if nothing waits."""
        if self._pasted is None and not self._pending:
            return None
        short = self._pasted is None and len(self._pending) <= len(ESC) + 1
        patience = self._escape_delay if short else AFTERMATH if self._over else PASTE_PATIENCE
        return max(0.0, self._since + patience - now)

    def late(self, now: float) -> Iterator[Piece]:
        """Yield what waited for too long: a key, or a paste as far as it came; half a sequence is dropped."""
        if self.wait(now) != 0:
            return
        pending, self._pending = self._pending, ""
        pasted, self._pasted = self._pasted, None
        over, self._over = self._over, False
        if pasted is None:
            if len(pending) <= len(ESC) + 1:
                yield KeyPresses(pending)
            return
        if over:
            words, self._pending = _behind(pending) if self._marked else (pending, "")
            pending = _words(words)
        yield PastedText(_harmless("".join(pasted) + pending))
        self._since, waiting = now, False
        while self._pending and not waiting:
            piece, waiting = self._key(now)
            if piece is not None:
                yield piece

    def _paste(self, now: float) -> tuple[None, bool]:
        """Take more of a paste; the second value is true if nothing can follow yet."""
        assert self._pasted is not None
        if self._over:
            return self._go_on()
        text, end, after = self._pending.partition(_END)
        if end:
            self._pasted.append(text)
            self._pending, self._over, self._since = after, True, now
            return None, not after
        kept = next((size for size in range(len(_END) - 1, 0, -1) if text.endswith(_END[:size])), 0)
        self._pasted.append(text[: len(text) - kept])
        self._pending = text[len(text) - kept :]
        return None, True

    def _go_on(self) -> tuple[None, bool]:
        """Keep what follows the end of a paste, unless another one begins: the two are one."""
        assert self._pasted is not None
        after, begin, more = self._pending.partition(_BEGIN)
        if begin:
            self._pasted.append(_words(after))
            self._pending, self._over = more, False
        return None, not (begin and more)

    def _key(self, now: float) -> tuple[Piece | None, bool]:
        """Take the next piece that is no paste; the second value is true if it is not whole yet."""
        pending = self._pending
        start = pending.find(ESC)
        if start != 0:
            keys = pending if start < 0 else pending[:start]
            self._pending = pending[len(keys) :]
            return KeyPresses(keys), False
        if pending.startswith(_BEGIN):
            self._pending, self._pasted, self._since = pending[len(_BEGIN) :], [], now
            self._marked = True
            return None, False
        if found := _SEQUENCE.match(pending):
            self._pending = pending[found.end() :]
            return (Sequence(found[0]) if found.end() <= _LONGEST else None), False
        if _UNFINISHED.match(pending):
            return None, True
        if found := _STRING.match(pending) or _BROKEN.match(pending):
            self._pending = pending[found.end() :]
            return None, False
        size = 1 if pending.startswith(ESC, 1) else 2
        self._pending = pending[size:]
        return KeyPresses(pending[:size]), False


def _many_letters(text: str) -> bool:
    """True for more than anybody types at once; the same letter again and again is a key that is held down."""
    letters = [letter for letter in _NO_LETTERS.sub("", text) if letter.isprintable()]
    return len(letters) > _AT_ONCE and len(set(letters)) > 1


def _behind(text: str) -> tuple[str, str]:
    """What of a text behind the end of a paste is words of it, and from which key on all is keys."""
    pasted, end, after = text.rpartition(_END)
    letters = "".join(takewhile(str.isprintable, after))
    return f"{pasted}{end}{letters}", after[len(letters) :]


def _words(text: str) -> str:
    """What a text says without marks; nothing if it has no letters, as a lone Enter."""
    words = _NO_LETTERS.sub("", text)
    return words if any(letter.isprintable() for letter in words) else ""


def _harmless(text: str) -> str:
    return text.translate(_HARMLESS)
