"""What a line asks fits into the narrowest window, as what may be typed or pressed stands at its end."""

import ast
from collections.abc import Iterator
from pathlib import Path

from als_tui.app.cover_screens import LEAST_COLUMNS
from tests.parts import PACKAGE, nodes

CELLS = LEAST_COLUMNS - 2
LABELS = ("label", "ask", "asked", "_LABEL", "LABEL", "_UNTIL", "_WHEN")
"""Names of what a line asks, where it does not stand in the question itself."""
WIDTHS = {
    "number": 2,
    "planned": 21,
    "what": 12,
    "piece.what": 12,
    "who": 24,
    "label": 12,
    "spell_day(date.fromisoformat(day), self.today)": 16,
}
"""Cells of what is put into a label; a person's words stand at its end, and may be cut there."""


def test_what_a_line_asks_fits_into_the_narrowest_window() -> None:
    found = {text: width for file in (PACKAGE / "screens").rglob("*.py") for text, width in asked(file)}
    assert len(found) > 20 and [text for text, width in found.items() if width > CELLS] == []


def asked(file: Path) -> Iterator[tuple[str, int]]:
    """Each label in a module as its source has it, and its cells as far as they are ours."""
    for node in nodes(file.read_text("utf-8")):
        match node:
            case ast.Call(func=ast.Name(id="LineQuestion" | "SoughtLine" | "Narrowing"), args=[_, label, *_]):
                yield from ours(label)
            case ast.Assign(targets=[ast.Name(id=name)], value=label) if name in LABELS:
                yield from ours(label)


def ours(label: ast.expr) -> Iterator[tuple[str, int]]:
    match label:
        case ast.Constant(value=str(text)):
            yield text, len(text)
        case ast.JoinedStr(values=parts):
            end = len(parts)
            while end and _cells(parts[end - 1]) is None:
                end -= 1
            yield (
                ast.unparse(label),
                sum(CELLS if (cells := _cells(part)) is None else cells for part in parts[:end]),
            )


def _cells(part: ast.expr) -> int | None:
    """The cells of a part of a label; None for words that may be cut, where they stand at its end."""
    match part:
        case ast.Constant(value=str(text)):
            return len(text)
        case ast.FormattedValue(
            value=ast.Call(func=ast.Name(id="fit" | "fit_name"), args=[_, ast.Constant(value=int(cells))])
        ):
            return cells
        case ast.FormattedValue(value=value):
            return WIDTHS.get(ast.unparse(value))
    return None
