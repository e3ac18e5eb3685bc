"""Keys of the desk beside those of the clock and of what is rare: capture, the way to each page, keys for typing."""

from collections.abc import Callable, Mapping
from typing import Any

from als_tui.keys import Key
from als_tui.screens.common.requests import Place


def _go(place: Place) -> Callable[[Any], object]:
    return lambda desk: desk.go(place)


def _typed(id: str) -> Callable[[Any], object]:
    return lambda desk: desk.do_typed(id)


CAPTURED = "capture"
"""Topic of the capture line."""
CAPTURE_KEYS = (
    Key(
        "capture.line",
        "c",
        lambda desk: desk.capture.open(),
        "capture",
        "Catch what is said in a line: question, action, note, learning, decision.",
        opens="words",
    ),
    Key(
        "capture.kind",
        "ctrl+t",
        lambda desk: desk.capture.turn_kind(),
        "kind, typing",
        "While a question is typed: its next kind, in place of the one guessed.",
        priority=True,
    ),
    Key(
        "capture.form",
        "a",
        lambda desk: desk.open_form(goes_on=False),
        "action",
        "Catch an action with date, cue and confidence in a form.",
        opens="words",
    ),
)
LEADS: Mapping[Place, Key] = {
    "roster": Key(
        "go.roster", "r", _go("roster"), "roster", "Who is here, roles, charter, today's topic.", looks=True
    ),
    "progress": Key(
        "go.progress", "j", _go("progress"), "progress", "What became of last time's actions.", looks=True
    ),
    "bids": Key(
        "go.issues", "i", _go("bids"), "issues", "Bids for a slot and the order of presenters.", looks=True
    ),
    "review": Key(
        "go.review",
        "v",
        _go("review"),
        "review",
        "What happened today; pulse, learning, close and seal.",
        looks=True,
    ),
    "ledger": Key(
        "go.ledger",
        "L",
        _go("ledger"),
        "questions",
        "Every question asked today: kind, hint, star, asker.",
        looks=True,
    ),
    "agenda": Key(
        "go.agenda",
        "P",
        _go("agenda"),
        "agenda",
        "The plan: what was, what runs, what comes, minutes, ends; with it the process sheet.",
        looks=True,
    ),
    "search": Key(
        "go.search",
        "slash",
        _go("search"),
        "search",
        "Find a word in anything said or written today.",
        looks=True,
        opens="words",
    ),
}
"""The key that leads to each page; timer and board have one together."""
TURNS = Key(
    "go.turns", "t", _go("swap"), "timer/board", "Swap the calm phase timer and the turn board.", looks=True
)
OTHER_KEYS = (
    Key(
        "more.strike",
        "D",
        lambda desk: desk.strike(),
        "strike",
        "Remove words for good, from every file of the set; asked twice, not undone.",
        opens="words",
    ),
    Key(
        "screen.leave",
        "q",
        "leave",
        "leave",
        "Leave the session's screens; it stays open and kept.",
        looks=True,
    ),
)
TYPING_KEYS = (
    *(
        Key(
            f"typing.seat.{seat}",
            face,
            _typed(f"typing.seat.{seat}"),
            "floor, typing",
            "The floor to this seat, while a line is being typed too.",
            display="^o F2-F9",
            show=seat == 1,
            priority=True,
        )
        for seat, face in enumerate(("ctrl+o", *(f"f{number}" for number in range(2, 10))), start=1)
    ),
    Key(
        "turn.typing",
        "ctrl+n",
        _typed("turn.typing"),
        "next turn, typing",
        "The floor to whoever is proposed, while a line is being typed too.",
        priority=True,
    ),
    Key(
        "floor.typing",
        "ctrl+r",
        _typed("floor.typing"),
        "presenter, typing",
        "The floor back to the presenter, while a line is being typed too.",
        priority=True,
    ),
    Key(
        "board.page_down",
        "pagedown",
        _typed("board.page_down"),
        "seats page down",
        "A page down the seats, while a line is typed, too.",
        priority=True,
    ),
    Key(
        "board.page_up",
        "pageup",
        _typed("board.page_up"),
        "seats page up",
        "A page up the seats, while a line is typed, too.",
        priority=True,
    ),
)
"""Keys of a page that work while a line is typed, too; a page without them has them not."""
