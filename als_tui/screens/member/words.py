"""What a member's page says: each section's line beside its label, what belongs to it below."""

from collections.abc import Iterable
from textwrap import wrap

from als_tui.domain.programme.person import Section
from als_tui.domain.words.pressing import press
from als_tui.widgets.fitting import shown

LABEL = 13
"""Cells of the labels, with what stands before them."""
MOST = 12
"""Items of a section that show; a talk needs no more, and the file has all."""
_ITEM = "  "


def head(name: str) -> str:
    """What is next here."""
    return f"For a talk with {name}; {press('member.write')} writes this for {name} alone."


def lines(sections: Iterable[Section], cells: int) -> list[tuple[str, str]]:
    """Each row as its label, empty where a line goes on, and its words."""
    rows: list[tuple[str, str]] = []
    for section in sections:
        rows += zip(_labels(section.label), _wrapped(section.text, cells - LABEL), strict=False)
        more = len(section.items) - MOST
        rest = (f"and {more} more; {press('member.write')} writes them all",) if more > 0 else ()
        for item in (*section.items[:MOST], *rest):
            rows += [("", words) for words in _wrapped(item, cells - LABEL, _ITEM)]
    return rows


def _labels(first: str) -> Iterable[str]:
    yield first
    while True:
        yield ""


def _wrapped(text: str, cells: int, hang: str = "") -> list[str]:
    return wrap(shown(text), max(8, cells), subsequent_indent=hang) or [""]
