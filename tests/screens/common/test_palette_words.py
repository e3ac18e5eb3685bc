"""What a command of the palette can be called by, and which of several comes first."""

import pytest

from als_tui.screens.board.floor import _MODES
from als_tui.screens.board.guard import REASONS
from als_tui.screens.board.hands import further
from als_tui.screens.common.palette_words import OTHER_WORDS, PRESSED, Called, one_key
from als_tui.screens.session.rare import _RARE
from docs.keys import SECTIONS
from tests.domain.build import World

SPELLED = (
    ("ctrl+l", "ctrl+l", "^l", "^L", "Ctrl-L", "CTRL L", "control+l", "C-l", "c+l", "strg+l", "^ l"),
    ("f1", "F1", "f 1", "f1"),
    ("question_mark", "?", "question mark", "Question_Mark", "questionmark"),
    ("slash", "/", "slash", "forward slash"),
    ("plus", "+", "plus", "plus sign"),
    ("minus", "-", "minus", "dash", "hyphen"),
    ("less_than_sign", "<", "less than"),
    ("space", " ", "Space", "space bar", "spacebar"),
    ("enter", "Enter", "return"),
    ("escape", "Esc", "ESCAPE"),
    ("pagedown", "PgDn", "page down", "page-down", "pgdown"),
    ("shift+tab", "S-Tab", "shift tab", "shift-tab", "backtab"),
    ("up", "↑", "up", "up arrow", "arrow up"),
    ("T", "T", "shift+t", "capital t", "S-t"),
    ("c", "c"),
)
"""A key by Textual's name, and how people write it."""


@pytest.mark.parametrize("spelled", SPELLED, ids=lambda spelled: spelled[0])
def test_a_key_is_known_in_any_spelling(spelled: tuple[str, ...]) -> None:
    key, *ways = spelled
    called = Called("some.key", "thing", presses=((key,),))
    assert [way for way in ways if not called.is_pressed(way)] == []
    others = [way for others in SPELLED if others != spelled for way in others[1:]]
    assert [way for way in others if called.is_pressed(way)] == []


def test_of_a_letter_the_case_counts_and_keys_can_follow_each_other() -> None:
    hand, stop = Called("a", "hand", presses=(("h",),)), Called("b", "stop: advice", presses=(("s", "a"),))
    assert hand.is_pressed("h") and not hand.is_pressed("H") and one_key("H") == "H"
    assert all(map(stop.is_pressed, ("s a", "s, a", "s then a")))
    assert not stop.is_pressed("s") and not stop.is_pressed("a s") and not stop.is_pressed("")


COMMANDS = {
    "blank": Called("app.blank", "blank", "Hide everything but the time.", ("^l",), (("ctrl+l",),)),
    "toggle": Called("clock.toggle", "start/pause", "Pause its timer, or go on.", ("Space",), (("space",),)),
    "break": Called("more.menu:break", "other: Take a break now", "n goes back", ("o", "k"), (("o", "k"),)),
    "more": Called("phase.more", "1 min more", "Extend this phase.", ("+",), (("plus",), ("equals_sign",))),
    "seal": Called("review.seal", "seal", "Close the session for good.", ("F",), (("F",),)),
    "quit": Called("app.quit", "quit", "Leave als-tui.", ("^q",), (("ctrl+q",),)),
    "roster": Called("go.roster", "roster", "Who is here, roles.", ("r",), (("r",),)),
    "undo": Called("step.undo", "undo", "Take the last step back.", ("z",), (("z",),)),
    "theme": Called("theme", "Theme", "Choose the colours."),
}
FIRST = (
    *(("^l", "blank"), ("ctrl l", "blank"), ("hide", "blank"), ("privacy", "blank"), ("BLANK", "blank")),
    *(("pause", "toggle"), ("hold", "toggle"), ("resume", "toggle"), ("space", "toggle")),
    *(("break", "break"), ("o k", "break"), ("coffee", "break")),
    *(("minutes", "more"), ("longer", "more"), ("extend", "more"), ("=", "more"), ("+", "more")),
    *(("exit", "quit"), ("leave", "quit"), ("close", "seal"), ("finish", "seal"), ("attendance", "roster")),
    *(("mistake", "undo"), ("colors", "theme"), ("dark mode", "theme"), ("ûndo", "undo"), ("eave", "quit")),
)
"""What is sought, and the command that comes first."""


@pytest.mark.parametrize(("sought", "first"), FIRST)
def test_the_command_that_is_meant_comes_first(sought: str, first: str) -> None:
    worth = {name: called.worth(sought) for name, called in COMMANDS.items()}
    assert max(worth, key=lambda name: worth[name]) == first and worth[first] > 0, worth


def test_the_key_itself_comes_before_its_name_and_that_before_other_words_and_the_sentence() -> None:
    thing = Called("step.undo", "roster", "Take a step.", presses=(("z",),))
    assert PRESSED == thing.worth("z") > thing.worth("roster") > thing.worth("rost") > thing.worth("revert")
    assert thing.worth("revert") > thing.worth("step") > thing.worth("tep") > thing.worth("nothing") == 0


def test_other_words_belong_to_commands_that_there_are() -> None:
    keys = {key.id for keys in SECTIONS.values() for key in keys}
    menus = {
        "more.menu": _RARE,
        "guard.stop": REASONS,
        "turn.mode": (*_MODES, *further(World().exploring().session)),
    }
    known = keys | {f"{id}:{choice.value}" for id, choices in menus.items() for choice in choices}
    known |= {"theme", "bell", "wait cue", "mouse"}
    assert set(OTHER_WORDS) <= known, set(OTHER_WORDS) - known
