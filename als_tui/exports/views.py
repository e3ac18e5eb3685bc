"""What `als-tui show` prints: each view of a set as facts, in plain lines or as JSON; pure, and the same both ways."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from als_tui.domain.book import Book
from als_tui.exports.attendance_lines import attendance_lines
from als_tui.exports.board_lines import board_lines, due_lines
from als_tui.exports.book_lines import (
    action_lines,
    history_lines,
    member_lines,
    person_lines,
    programme_lines,
)
from als_tui.exports.craft_lines import craft_lines
from als_tui.exports.fact_lines import FactLine, json_lines, plain_lines
from als_tui.exports.history_lines import decision_lines, helped_lines, sought_lines
from als_tui.exports.own_data import own_data_json, own_data_markdown

VIEWS: Mapping[str, Callable[[Book, date], Iterable[FactLine]]] = {
    "board": board_lines,
    "due": due_lines,
    "actions": action_lines,
    "members": member_lines,
    "programme": programme_lines,
    "history": history_lines,
    "attendance": attendance_lines,
    "helped": helped_lines,
    "decisions": decision_lines,
    "craft": craft_lines,
}
"""The views of a whole set by name."""
OWN_DATA = "own-data"
"""The copy of one's own data."""
OF_ONE = ("member", OWN_DATA)
"""The views of one member."""


SEARCH = "search"
"""The view of what some words find."""


def told(
    book: Book, view: str, today: date, *, as_json: bool = False, member: int | None = None, sought: str = ""
) -> str:
    """A view as text; `member` is the number of whom the view of one is about, `sought` what a search is for."""
    if view == OWN_DATA and member is not None:
        return (own_data_json if as_json else own_data_markdown)(book, member, today)
    if view == SEARCH:
        lines: Iterable[FactLine] = sought_lines(book, sought)
    else:
        lines = VIEWS[view](book, today) if member is None else person_lines(book, member, today)
    return json_lines(lines) if as_json else plain_lines(lines)
