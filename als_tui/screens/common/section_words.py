"""Sections in rows: a label and its line side by side, what belongs to it below."""

from collections.abc import Iterable
from textwrap import wrap

from als_tui.domain.programme.person import Section
from als_tui.widgets.fitting import shown

LABEL = 15
"""Cells of the labels, with what stands before them."""
_ITEM = "  "


def lines(
    sections: Iterable[Section], cells: int, most: int | None = None, rest: str = ""
) -> list[tuple[str, str]]:
    """Each row as its label, empty where a line goes on, and its words.

    Of a section `most` items show; then `rest` says where the others are.
    """
    rows: list[tuple[str, str]] = []
    for section in sections:
        more = len(section.items) - most if most is not None else 0
        items = (*section.items[:most], *((f"and {more} more; {rest}",) if more > 0 else ()))
        said = _wrapped(section.text, cells - LABEL) if section.text else []
        for item in items:
            said += _wrapped(item, cells - LABEL, _ITEM)
        rows += zip((section.label, *[""] * len(said)), said, strict=False)
    return rows


def _wrapped(text: str, cells: int, hang: str = "") -> list[str]:
    return wrap(shown(text), max(8, cells), subsequent_indent=hang) or [""]
