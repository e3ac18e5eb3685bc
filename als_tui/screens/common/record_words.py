"""A record's Markdown as it reads once it is set: our own writing of it, in which nobody's words are marks."""

from collections.abc import Iterator, Sequence

from als_tui.domain.words.spelling import one_spelling
from als_tui.domain.words.text import shown
from als_tui.late import late
from als_tui.value import Value, replace

_ESCAPED = late(r"\\(.)")
_LINE_END = "  "
"""Two spaces at the end of a line keep its end."""

CORRECT = "correct"
"""What a record is left with to put something in it right."""


class Block(Value):
    """A heading, a list item or a paragraph."""

    text: str = ""
    heading: int = 0
    """How high: 1 is the highest; 0 for what is no heading."""
    item: int = 0
    """How deep in lists; 0 for what is no item."""


def blocks(page: str) -> Iterator[Block]:
    """The blocks of a page that `Marks` wrote, which escapes every sign that could be another mark."""
    block = None
    for line in (*page.split("\n"), ""):
        words = line.lstrip(" ")
        mark, _, rest = words.partition(" ")
        item = mark == "-"
        begins = item or mark.strip("#") == ""  # a heading, or nothing
        if block is not None and begins:
            yield _read(block)
            block = None
        if item:
            block = Block(rest, item=1 + (len(line) - len(words)) // 2)
        elif mark and begins:
            block = Block(rest, heading=len(mark))
        elif block is not None:
            block = replace(block, text=f"{block.text}\n{words}")
        elif mark:
            block = Block(words)


class Spot(Value):
    """Words that stand in a record."""

    text: str
    who: str = ""
    """Whose name stands before them; empty where none does."""
    nth: int = 0
    """Which of those that say the same, from 0; -1 for the last."""


def found_at(page: Sequence[Block], spot: Spot) -> int | None:
    """Which of a page's blocks holds some words: with whose they are, alone, else amid others; None if none does."""
    told = [one_spelling(block.text) for block in page]
    words = one_spelling(shown(spot.text, lines=True))
    by_name = one_spelling(shown(f"{spot.who}: {spot.text}", lines=True)) if spot.who else words
    ways = (by_name.__eq__, lambda text: text.startswith(by_name), words.__eq__, lambda text: words in text)
    for is_it in ways:
        if places := [at for at, text in enumerate(told) if is_it(text)]:
            return places[min(spot.nth, len(places) - 1)]
    return None


def _read(block: Block) -> Block:
    """The same with its lines put together and its signs as they were typed."""
    *lines, last = block.text.split("\n")
    ends = ("\n" if line.endswith(_LINE_END) else " " for line in lines)
    text = "".join(f"{_words(line)}{end}" for line, end in zip(lines, ends, strict=True)) + _words(last)
    return replace(block, text=_ESCAPED.sub(r"\1", text).strip(" "))


def _words(line: str) -> str:
    return " ".join(word for word in line.split(" ") if word)
