"""The turn board as rows, for a window of any size: who has the floor, the time, who has not asked, what comes next."""

from collections.abc import Sequence

from rich.cells import cell_len

from als_tui.screens.board.layout import LEFT, RIGHT_AT, BoardPlan
from als_tui.signs import STOPPED
from als_tui.value import Value
from als_tui.widgets.digits import TEXT
from als_tui.widgets.face import Face, face_rows, face_width
from als_tui.widgets.fitting import fit, fit_name, wrapped
from als_tui.widgets.rows import (
    FILLED,
    QUIET,
    WARNED,
    DrawnRow,
    DrawnRows,
    blank,
    cells_of,
    cut,
    ends,
    filled,
    keyed,
    middle,
    said,
)
from als_tui.widgets.seat_rows import FIGURES, Seating, seat_rows
from als_tui.widgets.values import SeatLine

_GAP = 2
_MOST = 9
"""Rows that words have at most."""
_TALL_HEAD = 7
"""Rows of the head from which on the words to say stand in it."""


class BoardTold(Value):
    """What the board says, but for what ticks."""

    strip: DrawnRow
    issue: str
    presents: str
    """Who presents."""
    rule: str
    """Who may speak, or how the session is started."""
    say: str
    count: tuple[str, str]
    lines: tuple[SeatLine, ...]
    figures: bool
    notes: tuple[str, ...]
    """How turns go, and of what the figures are."""
    below: tuple[str, ...]
    """Actions, or why it cannot go on: rows of their own."""
    must: int
    """How many of those, from the last one on, say how to go on."""
    caught: str
    then: str
    side: DrawnRows = ()
    """The second column of a wide window."""


class Ticks(Value):
    """What the clock changes."""

    number: str
    """How long the turn runs."""
    brief: str = ""
    """The same where two seats stand beside each other."""
    floor: str = ""
    """What stands for the state of who has the floor, where it is not the one it has."""
    stop: tuple[str, str] = ("", "")
    """What the set is stopped for, and for how long."""


def body_rows(says: BoardTold, ticks: Ticks, plan: BoardPlan, width: int, scroll: int) -> DrawnRows:
    """All below the time: of the seats those from `scroll` on; a second changes none of it but in a stop."""
    wide = bool(says.side)
    left = LEFT if wide else width
    seats = _seats(says, ticks, plan, left)
    body = (
        _count(says, ticks, left),
        *seats[scroll : scroll + plan.seats],
        *(_blanks(plan.seats - len(seats))),
        *_say(says, plan, left),
        *_blanks(plan.spare),
        *_below(says, plan, left, wide=wide),
    )
    return _two_columns(body, says.side) if wide else body


def board_rows(
    strip: DrawnRow, course: DrawnRow, head: DrawnRows, body: DrawnRows, plan: BoardPlan
) -> DrawnRows:
    """The whole page, from the top down."""
    return (strip, course, *_blanks(plan.air), *head, *_blanks(plan.breath), *body)


def calm_rows(strip: DrawnRow, course: DrawnRow, words: Sequence[str], width: int, rows: int) -> DrawnRows:
    """A silence by key: a sentence and its keys in the middle, and nothing that runs."""
    told = [
        row for at, line in enumerate(words) for row in (*([()] if at else []), middle(keyed(line), width))
    ]
    above = max(0, (rows - 2 - len(told)) // 2)
    return (strip, course, *_blanks(above), *told)


def seating_of(says: BoardTold, ticks: Ticks, plan: BoardPlan, width: int) -> Seating:
    """How the seats stand; while the set is stopped, what stops it is the one row that is filled."""
    left = LEFT if says.side else width
    return Seating(
        left, plan.columns, plan.every, bool(says.side), says.figures, "" if ticks.stop[0] else FILLED
    )


def _seats(says: BoardTold, ticks: Ticks, plan: BoardPlan, width: int) -> DrawnRows:
    lines = says.lines
    if ticks.floor:
        lines = tuple(_told(line, ticks.floor) if line.floor else line for line in lines)
    number = ticks.number if plan.columns == 1 else ticks.brief
    numbers = [number if line.floor and not says.figures else "" for line in lines]
    return seat_rows(lines, seating_of(says, ticks, plan, width), numbers)


def _told(line: SeatLine, state: str) -> SeatLine:
    return SeatLine(line.key, line.name, state, figures=line.figures, floor=True, presents=line.presents)


def _count(says: BoardTold, ticks: Ticks, width: int) -> DrawnRow:
    """What heads the seats; the band of a stop, while there is one."""
    stop, length = ticks.stop
    if stop:
        room = width - cell_len(length) - 1
        words = fit(f" {STOPPED}     {stop}", room - _GAP)
        return (*filled(said(words), room, WARNED), (length, WARNED), (" ", WARNED))
    sign, words = says.count
    turn = "this turn" if width >= LEFT else "turn"
    right = FIGURES if says.figures else turn if ticks.number else ""
    room = width - 1 - (len(right) + _GAP if right else 0)
    return ends(
        cut((*said(f" {sign or ' '}     "), *said(words, "bold")), room), said(f"{right} ", QUIET), width
    )


def time_rows(face: Face, size: float, width: int) -> DrawnRows:
    """The big time, no larger than a size, and no wider than half of the row."""
    fits = (one for one in (3.0, 2.0, 1.0, 0.5) if one <= size and face_width(face, one) <= width // 2)
    return face_rows(face, next(fits, TEXT))


def words_room(time: DrawnRows, width: int) -> int:
    """Cells that the words beside the time have."""
    return min(LEFT - 6, width - max(map(cells_of, time), default=0) - _GAP)


def head_words(says: BoardTold, plan: BoardPlan, room: int) -> DrawnRows:
    """The words beside the time."""
    if plan.size == TEXT:
        return (cut(said(_rule(says, fit_name(says.presents, room // 2))), room),)
    return _head_words(says, plan, room)


def head_wanted(says: BoardTold, room: int) -> int:
    """Rows of the issue, of who presents and who may speak, if they are to be whole; in a tall head they have them."""
    rule = wrapped(_rule(says, says.presents), _MOST, room)
    issue = wrapped(says.issue, _MOST, room) if says.issue else []
    return len(rule) + len(issue)


def _rule(says: BoardTold, name: str) -> str:
    return " ".join(filter(None, (f"{name} presents." if name else "", says.rule)))


def _head_words(says: BoardTold, plan: BoardPlan, room: int) -> DrawnRows:
    """The issue, who presents and who may speak, and in a tall head what can be said."""
    high = plan.head
    rule = wrapped(_rule(says, says.presents), _MOST, room)
    if head_wanted(says, room) > high:
        rule = wrapped(_rule(says, fit_name(says.presents, room - len(" presents."))), 2, room)
    elif says.presents and high >= _TALL_HEAD and len(rule) > 1:
        rule = [*wrapped(f"{says.presents} presents.", _MOST, room), *wrapped(says.rule, _MOST, room)]
    issue = wrapped(says.issue, _MOST, room) if says.issue else []
    if len(issue) + len(rule) > high:
        issue = wrapped(says.issue, max(1, high - len(rule)), room)
    rows = [said(row, QUIET) for row in issue]
    if len(rows) + len(rule) < high and rows:
        rows.append(())
    rows += [keyed(row) for row in rule]
    say = wrapped(says.say, high, room) if says.say and says.side else []
    if say and len(rows) + 1 + len(say) <= high:
        rows += [(), *(said(row, QUIET) for row in say)]
    return tuple(rows[:high])


def _say(says: BoardTold, plan: BoardPlan, width: int) -> DrawnRows:
    return ((), *(said(row, QUIET) for row in wrapped(says.say, _MOST, width))) if plan.say else ()


def _below(says: BoardTold, plan: BoardPlan, width: int, *, wide: bool) -> DrawnRows:
    """What stands below the seats, in the rows that there are for it."""
    notes = [said(fit(note, width), QUIET) for note in says.notes[: plan.notes]]
    rows: list[DrawnRow] = [keyed(row, QUIET) for row in says.below]
    if not wide and len(rows) < plan.below:
        then = said(says.then, QUIET)
        caught = fit(says.caught, width - cells_of(then) - _GAP)
        if caught != says.caught and len(rows) + 1 < plan.below:
            rows.append(said(fit(says.caught, width), QUIET))
            caught = ""
        rows.append(ends(said(caught, QUIET), then, width))
    return (*notes, *rows[-plan.below :]) if plan.below else tuple(notes)


def caught_rows(says: BoardTold, width: int) -> int:
    """Rows of what was caught last and of what comes: two where they do not fit beside each other."""
    if says.side or not (says.caught or says.then):
        return 0
    both = cell_len(says.caught) + cell_len(says.then) + _GAP if says.caught and says.then else 0
    return 2 if both > width else 1


def _two_columns(body: DrawnRows, side: DrawnRows) -> DrawnRows:
    height = max(len(body), len(side))
    lefts, rights = ((*rows, *_blanks(height - len(rows))) for rows in (body, side))
    return tuple(
        (*left, *blank(RIGHT_AT - cells_of(left)), *right) if right else left
        for left, right in zip(lefts, rights, strict=True)
    )[: len(body)]


def _blanks(rows: int) -> DrawnRows:
    return ((),) * max(0, rows)
