"""Lines of a page from what people typed: none of it becomes markup, and all reads well as it is."""

import re
from collections.abc import Iterable, Iterator

from als_tui.domain.words.shortening import width
from als_tui.domain.words.text import shown
from als_tui.value import Value

WIDTH = 78
"""Cells of a line; longer ones are folded between words."""
_LABEL = 24
"""Cells that labels have to themselves, the colon among them."""
_MARKUP = re.compile(r"[\\`*_\[\]<|~]|&(?=#?\w+;)|(?<!\S)#")
"""What Markdown reads as markup anywhere in a line (CommonMark, and tables and strikethrough of GitHub's)."""
_LEADS = re.compile(r"[-+=>:]|\d+(?=[.)]\Z)")
"""What makes a list, a heading, a quote or a rule of a line's first word."""


class Marks(Value):
    """How a page is marked: as Markdown, or as plain text to be pasted into a mail."""

    markup: bool = True
    """False if nobody reads marks, so that words stand as they were typed."""

    def heading(self, level: int, text: str) -> str:
        """Write a heading of somebody's words on one line."""
        return f"{'#' * level} {self._line(text)}" if self.markup else self._line(text)

    def paragraph(self, text: str) -> str:
        """Write somebody's words as they stand, folded; their line ends stay."""
        return self._folded("", text, 0, leads=True)

    def item(self, text: str) -> str:
        """Write a list item of somebody's words."""
        return self._folded("- ", text, 2, leads=True)

    def rows(self, pairs: Iterable[tuple[str, str]], indent: int = 0) -> str:
        """Write list items `label: text` with the texts below each other; a pair without text is left out."""
        kept = [(self._led(self._line(label)) + ":", text) for label, text in pairs if text.strip()]
        column = min(_LABEL, max((width(label) for label, _ in kept), default=0))
        return "\n".join(self._row(label, text, indent, column) for label, text in kept)

    def table(self, columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
        """Write a table of Markdown (GitHub's), its columns below each other as it stands."""
        lines = [[self._line(cell) for cell in row] for row in (columns, *rows)]
        widths = [max(3, *map(width, column)) for column in zip(*lines, strict=True)]
        head, *others = ("| " + " | ".join(_padded(line, widths)) + " |" for line in lines)
        return "\n".join((head, "|" + "|".join("-" * (cells + 2) for cells in widths) + "|", *others))

    def _row(self, label: str, text: str, indent: int, column: int) -> str:
        """A label that is longer than the others' column has its text below it, so that no text is squeezed."""
        hang = indent + 2 + column + 1
        below = width(label) > column
        gap = f"\n{' ' * hang}" if below else " " * (column - width(label) + 1)
        return self._folded(f"{' ' * indent}- {label}{gap}", text, hang, leads=below)

    def _folded(self, prefix: str, text: str, hang: int, *, leads: bool = False) -> str:
        """Fold `text` after `prefix`, every further line behind `hang` spaces.

        `leads` says that nothing of ours stands before the first word, so that it could be read as a mark.
        """
        lines = list(self._lines(text, WIDTH - hang))
        marked = [line if at == 0 and not leads else self._led(line) for at, line in enumerate(lines)]
        return prefix + f"\n{' ' * hang}".join(marked)

    def _lines(self, text: str, cells: int) -> Iterator[str]:
        """Yield lines of at most so many cells unless a word is longer; in Markdown two last spaces keep a line end."""
        parts = [words for part in text.split("\n") if (words := self._words(part))]
        for place, words in enumerate(parts, start=1):
            line = words[0]
            for word in words[1:]:
                if width(line) + 1 + width(word) > cells:
                    yield line
                    line = word
                else:
                    line = f"{line} {word}"
            yield f"{line}  " if self.markup and place < len(parts) else line

    def _line(self, text: str) -> str:
        return " ".join(self._words(text))

    def _words(self, text: str) -> list[str]:
        """Return words, escaped if needed; tabs and line ends are spaces, every other blank stays in its word."""
        words = shown(re.sub(r"[ \t\n]+", " ", text)).split(" ")
        return [_MARKUP.sub(r"\\\g<0>", word) if self.markup else word for word in words if word]

    def _led(self, line: str) -> str:
        """Escape a line's first word if it would be read as a mark."""
        first, space, rest = line.partition(" ")
        if self.markup and (found := _LEADS.match(first)):
            end = found.end() if found[0].isdigit() else 0
            first = f"{first[:end]}\\{first[end:]}"
        return first + space + rest


def _padded(line: Iterable[str], widths: Iterable[int]) -> Iterator[str]:
    return (cell + " " * (cells - width(cell)) for cell, cells in zip(line, widths, strict=True))


MARKDOWN, PLAIN = Marks(), Marks(markup=False)
