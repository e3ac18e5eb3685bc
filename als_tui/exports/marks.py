"""Lines of Markdown from what people typed: none of it becomes markup, and all reads well as it is."""

import re
from collections.abc import Iterable, Iterator

from als_tui.domain.text import shown

WIDTH = 78
"""Characters of a line; longer ones are folded between words."""
_LABEL = 24
"""Characters that labels have to themselves, the colon among them."""
_MARKUP = re.compile(r"[\\`*_\[\]<|~]|&(?=#?\w+;)|(?<!\S)#")
"""What Markdown reads as markup anywhere in a line (CommonMark, and tables and strikethrough of GitHub's)."""
_LEADS = re.compile(r"[-+=>:]|\d+(?=[.)]\Z)")
"""What makes a list, a heading, a quote or a rule of a line's first word."""


def escape(text: str) -> str:
    """Return one line of somebody's text, safe on a terminal and nothing but text to Markdown."""
    return " ".join(_words(text))


def heading(level: int, text: str) -> str:
    """Write a heading of somebody's words on one line."""
    return f"{'#' * level} {escape(text)}"


def paragraph(text: str) -> str:
    """Write somebody's words as they stand, folded; their line ends stay."""
    return _folded("", text, 0, leads=True)


def item(text: str) -> str:
    """Write a list item of somebody's words."""
    return _folded("- ", text, 2, leads=True)


def rows(pairs: Iterable[tuple[str, str]], indent: int = 0) -> str:
    """Write list items `label: text` with the texts below each other; a pair without text is left out."""
    kept = [(_led(escape(label)) + ":", text) for label, text in pairs if text.strip()]
    width = min(_LABEL, max((len(label) for label, _ in kept), default=0))
    return "\n".join(_row(label, text, indent, width) for label, text in kept)


def _row(label: str, text: str, indent: int, width: int) -> str:
    """A label that is longer than the others' column has its text below it, so that no text is squeezed."""
    hang = indent + 2 + width + 1
    below = len(label) > width
    prefix = f"{' ' * indent}- " + (f"{label}\n{' ' * hang}" if below else f"{label:<{width}} ")
    return _folded(prefix, text, hang, leads=below)


def _folded(prefix: str, text: str, hang: int, *, leads: bool = False) -> str:
    """Fold `text` after `prefix`, every further line behind `hang` spaces.

    `leads` says that nothing of ours stands before the first word, so that it could be read as a mark.
    """
    lines = list(_lines(text, WIDTH - hang))
    marked = [line if at == 0 and not leads else _led(line) for at, line in enumerate(lines)]
    return prefix + f"\n{' ' * hang}".join(marked)


def _lines(text: str, room: int) -> Iterator[str]:
    """Yield lines of at most `room` characters unless a word is longer; two last spaces keep a line end."""
    parts = [words for part in text.split("\n") if (words := _words(part))]
    for place, words in enumerate(parts, start=1):
        line = words[0]
        for word in words[1:]:
            if len(line) + 1 + len(word) > room:
                yield line
                line = word
            else:
                line = f"{line} {word}"
        yield line if place == len(parts) else f"{line}  "


def _words(text: str) -> list[str]:
    """Return escaped words; tabs and line ends count as spaces, every other blank stays in its word."""
    spaced = shown(re.sub(r"[ \t\n]+", " ", text))
    return [_MARKUP.sub(r"\\\g<0>", word) for word in spaced.split(" ") if word]


def _led(line: str) -> str:
    """Escape a line's first word where it would be read as a mark."""
    first, space, rest = line.partition(" ")
    if found := _LEADS.match(first):
        end = found.end() if found[0].isdigit() else 0
        first = f"{first[:end]}\\{first[end:]}"
    return first + space + rest
