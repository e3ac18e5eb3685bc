"""What the programme board says above and below its table: what is next, what the signs mean, each row in full."""

from collections.abc import Iterable, Mapping
from datetime import date

from rich.cells import cell_len

from als_tui.domain.book import Book
from als_tui.domain.programme import sentences
from als_tui.domain.programme.due import who_is_due
from als_tui.domain.programme.figures import Cell, MemberFigures, Programme, SessionFigures
from als_tui.domain.words.pressing import press
from als_tui.signs import LATE, TO_COME
from als_tui.widgets.fitting import shown

SIGNS: Mapping[Cell, tuple[str, str, str]] = {
    Cell.PRESENTED: ("P", "presented", "slot"),
    Cell.WAITED: ("b", "bid, no slot", "bid"),
    Cell.HERE: ("●", "here", "here"),
    Cell.LATE: (LATE, "late", "late"),
    Cell.APOLOGIES: ("a", "apologies", "apologies"),
    Cell.ABSENT: ("–", "absent", "absent"),
    Cell.TO_COME: (TO_COME, "to come", "to come"),
}
"""Sign, words and short words of each cell; who was no member then has an empty one."""


def far(board: Programme, places: range) -> tuple[str, ...]:
    """How far the programme is, after which sessions do not show."""
    return (
        beyond(board, places),
        *sentences.held_words(board).split(" · "),
        f"{sentences.here_words(board)} taken",
    )


def head(book: Book, board: Programme, today: date, cells: int) -> list[str]:
    """What is next, and what the signs mean."""
    coming = sentences.next_words(book, board, today)
    due = next(iter(who_is_due(board)), None) if board.held else None
    return [
        _joined(
            (
                f"Next: {coming}"
                if coming
                else f"No next date; {press('set.date')} on the set's page sets one",
                f"longest since a slot: {due.figures.member.name}" if due else "",
            ),
            cells,
        ),
        legend(board, cells),
    ]


def _joined(parts: Iterable[str], cells: int) -> str:
    """As many parts as there is space for, the first in any case."""
    first, *others = filter(None, parts)
    for part in others:
        if cell_len(shown(f"{first} · {part}")) > cells:
            break
        first = f"{first} · {part}"
    return first


def beyond(board: Programme, places: range) -> str:
    """Which sessions have no space, and the way to them: `1-34 ← 4 of 40 shown → 39-40`; empty if all show."""
    numbers = [session.number for session in board.sessions]
    before, after = numbers[: places.start], numbers[places.stop :]
    if not (before or after):
        return ""
    earlier = f"{_through(before, 'earlier')} ←" if before else ""
    later = f"→ {_through(after, 'later')}" if after else ""
    return " ".join(filter(None, (earlier, f"{len(places)} of {len(numbers)} shown", later)))


def _through(numbers: list[int], which: str) -> str:
    """The sessions with these numbers; how many, where one was entered late and they do not go on by one."""
    first, last = numbers[0], numbers[-1]
    if numbers != [*range(first, last + 1)]:
        return f"{len(numbers)} {which}"
    return str(first) if first == last else f"{first}-{last}"


def legend(board: Programme, cells: int) -> str:
    """The signs that stand on the board, in full if there is space for it."""
    used = {cell for figures in board.members for cell in figures.cells}
    signs = [words for cell, words in SIGNS.items() if cell in used]
    long = "  ".join(f"{sign} {words}" for sign, words, _ in signs)
    return long if cell_len(long) <= cells else " ".join(f"{sign} {short}" for sign, _, short in signs)


def nothing() -> str:
    """Why there is no board."""
    return f"No session was held yet, and none is planned. {press('set.start')} on the set's page starts one."


def about(board: Programme, key: str, chosen: int, today: date) -> list[str]:
    """The row under the cursor in full, and the session of the column in brackets."""
    session = board.sessions[chosen] if chosen < len(board.sessions) else None
    figures = board.of(int(key)) if key.isdecimal() else None
    row = _sum_in_full(board, key) if figures is None else _member_in_full(figures, session, chosen)
    if session is None:
        return [row]
    facts = sentences.happened(session, briefly=True) if session.held else ["still to come"]
    return [row, f"{sentences.day_words(session, today)}: {', '.join(facts)}"]


def _member_in_full(figures: MemberFigures, session: SessionFigures | None, chosen: int) -> str:
    late = [f"{figures.late} late"] if figures.late else []
    left = ["has left"] if figures.member.left else []
    then = f" · S{session.number}: {figures.cells[chosen].value}" if session else ""
    return f"{figures.member.name}: {', '.join((*sentences.slot_words(figures), *late, *left))}{then}"


def _sum_in_full(board: Programme, key: str) -> str:
    promised = board.promised
    told = f"{sentences.told_words(promised)} · {sentences.open_words(promised)}"
    return {
        "here": f"Members here, of those on each date: {sentences.here_words(board)} taken",
        "kept": f"Done of told, {sentences.kept_words(board)}, by that of the promise: {told}",
        "pulse": f"Mean pulse, {sentences.kept_pulse_words(board)}, of those who gave one",
        "over": "Minutes over the plan of the phases",
    }[key]
