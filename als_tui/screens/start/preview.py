"""A process before it is chosen: each phase with its minutes, who may speak and what to say, for this set and time."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from textwrap import wrap
from typing import ClassVar

from textual.content import Content

from als_tui.domain.telling.sheet import Sheet, SheetRow, overrun, plan_words
from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings
from als_tui.ports import NotSaved
from als_tui.screens.common.app_port import port
from als_tui.screens.common.reading import ReadingScreen
from als_tui.signs import DONE
from als_tui.widgets.fitting import fit
from als_tui.widgets.plain import plain

_INDENT = 9
"""Cells that a phase's minutes take."""


class PreviewScreen(ReadingScreen):
    """The sheet on the screen, which a novice can follow; it can be written to a file."""

    NAME: ClassVar[str] = "a process in full"
    FOOT: ClassVar[str] = f"↑ ↓ Space move · {press('preview.write')} to a file · Esc, q or Enter closes"
    KEYS: ClassVar[Keys] = (
        Key(
            "preview.write",
            "x",
            "write",
            "to a file",
            "Write this sheet to a file of its own, to hand round.",
        ),
    )
    BINDINGS = bindings(KEYS)

    def __init__(self, sheet: Sheet, now: datetime | None = None) -> None:
        """`now` is the local time at which a session would begin; None if none is about to."""
        super().__init__(sheet.process.title, "", self._in_lines)
        self._sheet = sheet
        self._now = now

    def _in_lines(self, text: str, width: int) -> Iterable[Content]:
        """The sheet, folded to the width."""
        return sheet_lines(self._sheet, width, self._now)

    def action_write(self) -> None:
        """Write the sheet to a file, and say where it is."""
        exporter = port(self.app).exporter
        try:
            words = (
                f"{DONE} {exporter.export(exporter.sheet(self._sheet), f'sheet {self._sheet.process.title}')}"
            )
        except NotSaved as error:
            words = f"✗ {error}"
        self.say(words)


def sheet_lines(sheet: Sheet, width: int, now: datetime | None = None) -> Iterator[Content]:
    """The sheet in lines of at most `width` characters."""
    for line in (sheet.about[0], *plan_words(sheet.plan, now), overrun(sheet.plan)):
        yield from _folded(line, width, "", "bold")
    yield Content("")
    yield from _folded(sheet.process.about, width)
    for part in sheet.parts:
        yield Content("")
        yield plain(fit(part.heading, width), "bold underline")
        for row in part.rows:
            yield from _phase(row, width)
    yield Content("")
    yield from _folded(sheet.origin, width)
    for name, where in sheet.sources:
        yield from _folded(f"{name}: {where}" if where else name, width, "  ", "$quiet")


def _phase(row: SheetRow, width: int) -> Iterator[Content]:
    minutes = f"{row.minutes:>4} min " if row.minutes is not None else "      –  "
    facts = ", ".join(part for part in (*row.origin, row.marks) if part)
    title = f"{row.phase.title}  ({facts})" if facts else row.phase.title
    for at, line in enumerate(_wrapped(title, width - _INDENT)):
        lead = " " * _INDENT if at else minutes
        named = 0 if at else len(row.phase.title)
        yield Content.assemble(plain(lead), plain(line[:named], "bold"), plain(line[named:]))
    yield from _folded(row.speakers, width, " " * _INDENT)
    if row.phase.say:
        yield from _folded(f"“{row.phase.say}”", width, " " * _INDENT, "$quiet")


def _folded(text: str, width: int, indent: str = "", style: str = "") -> Iterator[Content]:
    for line in _wrapped(text, width - len(indent)):
        yield plain(indent + line, style)


def _wrapped(text: str, width: int) -> list[str]:
    """Lines broken between words, and never at a hyphen."""
    return wrap(plain(text).plain, width, break_on_hyphens=False)
