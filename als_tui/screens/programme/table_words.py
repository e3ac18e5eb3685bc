"""The table of the programme board in words: a row a member, a column a session, figures at the right, sums below."""

from collections.abc import Iterable, Mapping

from rich.cells import cell_len

from als_tui.domain.programme.figures import Cell, Programme, SessionFigures
from als_tui.domain.words.counting import tenths
from als_tui.screens.programme.words import SIGNS
from als_tui.value import Value
from als_tui.widgets.fitting import LEAST_NAME, fit_names, shown
from als_tui.widgets.values import Column, Words

_NONE = "–"
_NAMES = 16
"""Cells that the longest name takes at most."""
_STEP = 4
"""Cells of a session: a number in brackets, and one between two of them."""
_WORTH = ("slots", "weeks", "lost", "here")
"""Figures in the order of their worth: the last gives way first, where not even one session has space beside all."""
_AFTER = 1
"""Sessions that show after the one in brackets, where not all do: what comes next is in sight, the rest is earlier."""
_PADDING = 2
"""Cells around a column of a list."""
_SCROLLBAR = 1


class BoardTable(Value):
    """The board as a list shows it at a width."""

    columns: tuple[Column, ...]
    rows: Mapping[str, tuple[Words, ...]]
    places: range
    """Of the sessions that show."""


class _Figure(Value):
    """A column of one figure a row, at the right."""

    title: str
    texts: Mapping[str, str]
    """By row; not every sum has one."""

    @property
    def cells(self) -> int:
        """What the longest takes."""
        return max(len(self.title), 5, *map(len, self.texts.values()))

    def of(self, key: str) -> str:
        """The figure of a row."""
        return self.texts.get(key, "")


class _Layout(Value):
    """What shows at a width."""

    figures: tuple[_Figure, ...]
    names: int
    """Cells of the longest name."""
    places: range
    """Of the sessions that show."""


def table(board: Programme, cells: int, chosen: int, *, short: bool = False) -> BoardTable:
    """The board in so many cells; `chosen` is the place of the session under the cursor, in brackets."""
    sums = _sums(board, short=short)
    step = max(_STEP, 1 + max((len(text) for each in sums.values() for text in each), default=0))
    laid = _layout(board, cells, step, chosen)
    titles, wide = (_title(board.sessions[at], at == chosen) for at in laid.places), step * len(laid.places)
    columns = (
        Column("", laid.names, laid.names),
        Column(_row(titles, step), wide, wide),
        *(Column(each.title, each.cells, each.cells, right=True) for each in laid.figures[:-1]),
        *(Column(each.title, each.cells, right=True) for each in laid.figures[-1:]),
    )
    names = fit_names([each.member.name for each in board.members], laid.names)
    rows = {
        str(each.id): _words(laid, step, str(each.id), name, [_sign(cell) for cell in each.cells])
        for name, each in zip(names, board.members, strict=True)
    }
    below = {key: _words(laid, step, key, key, texts, "$quiet") for key, texts in sums.items()}
    return BoardTable(columns, {**rows, **below}, laid.places)


def _words(
    laid: _Layout, step: int, key: str, name: str, texts: list[str], style: str = ""
) -> tuple[Words, ...]:
    row = _row((texts[at] for at in laid.places), step)
    figures = (figure.of(key) for figure in laid.figures)
    return tuple(Words(text, style) for text in (name, row, *figures))


def _sums(board: Programme, *, short: bool) -> dict[str, list[str]]:
    """The rows below the members; `short` leaves out what the session's own line tells, too."""
    sums: dict[str, list[str]] = {"here": [], "kept": [], "pulse": [], "over": []}
    for session in board.sessions:
        promised, mean = session.promised, session.mean
        none = _NONE if session.held else ""
        sums["here"].append(str(session.here) if session.held else "")
        sums["kept"].append(f"{promised.done}/{promised.told}" if promised.told else none)
        sums["pulse"].append(none if mean is None else tenths(mean))
        sums["over"].append(_over(session) if session.held else "")
    if short:
        del sums["over"]
    return sums


def _figures(board: Programme) -> list[_Figure]:
    """The figures at the right, in the order in which they stand."""
    promised, members = board.promised, {str(each.id): each for each in board.members}
    here = {"here": f"{board.here}/{board.places}", "kept": f"{promised.done}/{promised.told}"}
    weeks = {key: _NONE if each.weeks is None else str(each.weeks) for key, each in members.items()}
    return [
        _Figure("here", {key: f"{each.here}/{each.of}" for key, each in members.items()} | here),
        _Figure(
            "slots", {key: str(each.slots) for key, each in members.items()} | {"here": str(board.slots)}
        ),
        _Figure("lost", {key: str(each.lost) for key, each in members.items()} | {"here": str(board.waited)}),
        _Figure("weeks", weeks),
    ]


def _layout(board: Programme, cells: int, step: int, chosen: int) -> _Layout:
    """Which figures and which sessions show, and the cells of the names before them.

    Figures say who is due, so they stay: the sessions that have no space beside them move along under the brackets.
    """
    whole = max((cell_len(shown(each.member.name)) for each in board.members), default=0)
    names, count, every = max(min(_NAMES, whole), _STEP), len(board.sessions), _figures(board)
    least = min(names, LEAST_NAME) + step
    fewer = (
        tuple(each for each in every if each.title in _WORTH[:kept]) for kept in range(len(_WORTH), 0, -1)
    )
    figures = next((figures for figures in fewer if _free(cells, figures) >= least), ())
    free = _free(cells, figures)
    fit = max(1, min(count, (free - min(names, LEAST_NAME)) // step))
    first = min(chosen, max(0, min(chosen + 1 + _AFTER - fit, count - fit)))
    return _Layout(figures, min(names, free - step * fit), range(first, min(count, first + fit)))


def _free(cells: int, figures: tuple[_Figure, ...]) -> int:
    """What these figures leave to names and sessions."""
    return cells - _SCROLLBAR - _PADDING * (2 + len(figures)) - sum(figure.cells for figure in figures)


def _title(session: SessionFigures, chosen: bool) -> str:
    return f"[{session.number}]" if chosen else str(session.number)


def _sign(cell: Cell) -> str:
    return SIGNS[cell][0] if cell in SIGNS else ""


def _row(texts: Iterable[str], step: int) -> str:
    """Texts in columns of so many cells, each in the middle of its own."""
    return "".join(f"{text:^{step}}" for text in texts)


def _over(session: SessionFigures) -> str:
    return "–" if session.over is None else f"{session.over:+}" if session.over else "0"
