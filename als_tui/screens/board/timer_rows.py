"""The phase timer as rows: the largest time that a window has space for, who may speak, and what comes next."""

from collections.abc import Callable, Sequence

from als_tui.value import Value
from als_tui.widgets.digits import TEXT, height
from als_tui.widgets.face import Face, face_rows, face_width
from als_tui.widgets.fitting import fit, wrapped
from als_tui.widgets.rows import BOLD, QUIET, WARNED, DrawnRow, DrawnRows, cells_of, keyed, middle, said

_SIZES = (3.0, 2.0, 1.0, 0.5)
_LEAST = 9
"""Rows that stay beside the digits at least."""
_AROUND = 13
"""Rows that are kept for words, whether there are any or not, so that the digits stay where they are."""
_ACTIONS = 6
"""Rows of actions for which the digits make way."""
_TOP, _LINE = 2, 50
"""Rows of strip and course line, and cells of a line that is read from across the room."""


class Tells(Value):
    """What the timer tells."""

    strip: DrawnRow
    course: DrawnRow
    face: Face
    place: str
    """Which slot, who presents, who has the floor; or that one is back at the time shown."""
    brief: str
    """The same with the name cut to one row."""
    rule: str
    """Who may speak, or what holds the set."""
    stopped: bool = False
    say: str = ""
    """What can be said, or what comes next, quietly."""
    actions: Callable[[int], Sequence[str]] = lambda _: ()
    """The actions caught in the slot, in so many rows."""
    caught: int = 0
    """How many those are."""
    silent: bool = False
    """True in a silence, which leaves the screen empty but for the time and a sentence."""
    first: str = ""
    """What has to be done first."""
    then: str = ""
    """What comes, where a row is left for it."""
    under: str = ""
    """What stands under the digits, beside the rule."""


def timer_rows(tells: Tells, width: int, rows: int) -> DrawnRows:
    """The whole page, in so many rows."""
    size = _size(tells, width, rows)
    time = face_rows(_bare(tells.face), size, hanging=True)
    digits = _centred(time, face_width(tells.face, size) if tells.face.large else 0, width)
    rule = _rule(tells, width)
    free = rows - _TOP - len(digits) - len(rule) - len(wrapped(tells.say, 9, width)) - _LEAST // 2
    place = _place(tells, width, max(1, free))
    spare = rows - _TOP - len(place) - len(digits) - len(rule)
    airs = {name: spare > at for at, name in enumerate(("rule", "above", "place"))}
    spare -= sum(airs.values())
    below = _below(tells, width, spare)
    free = spare - len(below) if tells.silent else rows - len(digits) - _AROUND
    top = max(0, min(free // 2, spare - len(below)))
    return (
        tells.strip,
        tells.course,
        *_air(airs["above"] + top),
        *place,
        *_air(airs["place"]),
        *digits,
        *_air(airs["rule"]),
        *rule,
        *below,
    )


def _place(tells: Tells, width: int, rows: int) -> list[DrawnRow]:
    """Which slot, and who: whole where rows are free, else with the name cut; an empty row keeps its place."""
    whole = wrapped(tells.place, rows, width)
    if "".join(whole).endswith("…"):
        whole = [fit(tells.brief, width)]
    return [middle(said(row), width) for row in whole] or [()]


def _size(tells: Tells, width: int, rows: int) -> float:
    """The largest size that leaves the rows around, those of actions among them; in a silence the next one."""
    face = tells.face
    if not face.large:
        return TEXT
    around = _LEAST
    if tells.caught:
        around += min(tells.caught + 1, _ACTIONS) + len(wrapped(tells.say, 9, width)) + bool(tells.say)
    fits = [one for one in _SIZES if face_width(face, one) <= width and height(one) <= rows - around]
    return fits[1 if tells.silent and len(fits) > 2 else 0] if fits else TEXT


def _bare(face: Face) -> Face:
    """The words of a time of the day stand above it."""
    return Face(face.large, face.small, "", face.tone) if ":" in face.large and not face.small else face


def _centred(rows: DrawnRows, digits: int, width: int) -> DrawnRows:
    """In the middle by the digits; words behind them hang out."""
    if not digits:
        return tuple(middle(row, width) for row in rows)
    wide = max(digits, min(map(cells_of, rows), default=0))
    left = max(0, (width - wide) // 2)
    return tuple(((" " * left, ""), *row) if left else row for row in rows)


def _rule(tells: Tells, width: int) -> DrawnRows:
    if tells.stopped:
        return (middle(((fit(f" {tells.rule} ", width), WARNED),), width),)
    rows = [middle(keyed(row, BOLD), width) for row in wrapped(tells.rule, 2, width, keys=True)]
    rows += [middle(said(row, QUIET), width) for row in wrapped(tells.under, 2, width)]
    return tuple(rows)


def _below(tells: Tells, width: int, spare: int) -> DrawnRows:
    """Actions caught, words to say, and what comes, each with an empty row before it as far as there are rows."""
    first = [middle(keyed(row, QUIET), width) for row in wrapped(tells.first, 2, width, keys=True)]
    room = spare - (len(first) + 1 if first else 0)
    rows: list[DrawnRow] = []
    said_whole = len(wrapped(tells.say, 9, width)) + 1 if tells.say else 0
    for free in (room - said_whole, room):
        if actions := tells.actions(free - 1):
            rows += [(), *_block(list(actions), width, "")]
            break
    for wide in (min(width, _LINE), width):
        say = wrapped(tells.say, 9, wide)
        if say and len(rows) + len(say) + 1 <= room:
            rows += [(), *_block(say, width, QUIET)]
            break
    if tells.then and not first and len(rows) + 2 <= spare:
        rows += [(), middle(said(fit(tells.then, width), QUIET), width)]
    if first:
        rows += [*([()] if len(rows) + len(first) < spare else []), *first]
    return tuple(rows[: max(0, spare)])


def _block(lines: list[str], width: int, style: str) -> DrawnRows:
    """Lines that begin below one another, as a whole in the middle."""
    rows = [said(line, style) for line in lines]
    wide = max(map(cells_of, rows), default=0)
    left = max(0, (width - wide) // 2)
    return tuple(((" " * left, ""), *row) if left else row for row in rows)


def _air(rows: int) -> DrawnRows:
    return ((),) * rows
