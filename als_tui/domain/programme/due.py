"""Who is due for a slot: facts that the set weighs when it chooses; the order proposes, and decides nothing."""

from collections.abc import Iterable
from datetime import date

from als_tui.domain.programme.figures import Cell, MemberFigures, Programme
from als_tui.domain.programme.wording import Wording
from als_tui.domain.words.counting import counted, together
from als_tui.value import Value

_TALK_FIRST = 2
"""Sessions missed in a row after which a talk before the next is worth its time (our own judgement)."""

_USUAL_SLOTS = 3
"""Slots of a session while none was held: the article's half day has three."""


class DueMember(Value):
    """What speaks for a member's slot."""

    figures: MemberFigures
    waited_last: bool = False
    """True if they asked for a slot in the last session, and got none."""
    missed: tuple[int, ...] = ()
    """The last sessions in a row to which they did not come, by number."""
    presented_last: bool = False
    """True if they presented in the last session."""
    cannot: bool = False
    """True if they said that they cannot come to the next one."""


def who_is_due(board: Programme) -> tuple[DueMember, ...]:
    """Members who have not left: the longest without a slot first, then the most bids lost, the fewest slots, by seat.

    Who never had a slot comes before all who had one, the longer in the set the sooner; who had slots before als-tui
    and none since comes next. Who has just joined waits for nothing yet, and stands last.
    """
    staying = [figures for figures in board.members if figures.member.left is None]
    return tuple(sorted((_due(board, figures) for figures in staying), key=_place))


def near(board: Programme) -> frozenset[int]:
    """Members to whom a slot of the next session is likely to fall: as many as the last one had."""
    last = board.held[-1].presented if board.held else 0
    coming = [due.figures.id for due in who_is_due(board) if not due.cannot]
    return frozenset(coming[: last or _USUAL_SLOTS])


def due_words(due: DueMember) -> str:
    """What speaks for a slot, in a line without the name."""
    figures = due.figures
    facts = [
        counted(figures.slots, "slot"),
        *_when(figures),
        f"{counted(figures.lost, 'bid')} lost",
        *(["waited last time"] if due.waited_last else []),
        *_missed(due),
        *(["cannot come next time"] if due.cannot else []),
    ]
    return ", ".join(facts)


def since_words(figures: MemberFigures) -> str:
    """When they presented last: `S6, 15 weeks`; that they have not yet, if so."""
    return ", ".join(_when(figures))


def last_words(figures: MemberFigures, wording: Wording) -> str:
    """The same for a line of its own: `last in S6, 15 weeks ago`."""
    if figures.last is None or figures.weeks is None:
        return "not presented yet"
    return f"last in {wording.session(figures.last)}, {counted(figures.weeks, 'week')} ago"


def _due(board: Programme, figures: MemberFigures) -> DueMember:
    lived = [
        (session.number, cell)
        for session, cell in zip(board.sessions, figures.cells, strict=True)
        if session.held and cell is not Cell.NO_MEMBER
    ]
    last = lived[-1][1] if lived else None
    missed: list[int] = []
    for number, cell in reversed(lived):
        if cell.came:
            break
        missed.insert(0, number)
    coming = next(
        (cell for session, cell in zip(board.sessions, figures.cells, strict=True) if not session.held), None
    )
    return DueMember(
        figures, last is Cell.WAITED, tuple(missed), last is Cell.PRESENTED, cannot=coming is Cell.APOLOGIES
    )


def _place(due: DueMember) -> tuple[bool, bool, date, int, int, int]:
    figures = due.figures
    before = date.min if figures.slots else figures.member.joined
    return (
        not figures.of,
        figures.slots > 0,
        figures.last_day or before,
        -figures.lost,
        figures.slots,
        figures.id,
    )


def _when(figures: MemberFigures) -> Iterable[str]:
    if figures.last is None or figures.weeks is None:
        return ("none since als-tui keeps the sessions",) if figures.slots else ("not presented yet",)
    return f"S{figures.last}", counted(figures.weeks, "week")


def _missed(due: DueMember) -> Iterable[str]:
    if not due.missed:
        return
    words = f"missed {together([f'S{number}' for number in due.missed])}"
    yield f"{words}: talk first?" if len(due.missed) >= _TALK_FIRST else words
