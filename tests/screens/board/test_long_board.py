"""What the board says costs the same however long the session is."""

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

from als_tui.domain.asking.phrases import Phrases
from als_tui.domain.moves.floor import give_floor
from als_tui.domain.session.state import Session
from als_tui.screens.board.words import caught_lines, count_words, seat_lines
from tests.domain.build import BEN, CHI, DARA, ELI, FAY, World


def calls(what: Callable[[], object]) -> int:
    """How many functions a call comes to, those written in C with it."""
    count, before = 0, sys.getprofile()

    def counted(frame: FrameType, event: str, of: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        what()
    finally:
        sys.setprofile(before)
    return count


def asked(rounds: int) -> World:
    """Everybody who may ask has asked so often."""
    world = World().exploring()
    for _ in range(rounds):
        for person in (BEN, CHI, DARA, ELI, FAY):
            world.do(give_floor, person).later(1)
    return world


def drawn(session: Session, t: float) -> tuple[object, ...]:
    return (
        seat_lines(session, t, "off", typing=False),
        count_words(session),
        caught_lines(session, 6, 78, Phrases()),
    )


def test_the_words_of_the_board_read_the_latest_of_a_long_session_alone() -> None:
    short, long = (asked(rounds) for rounds in (10, 1_000))
    few, many = (calls(partial(drawn, world.session, world.t)) for world in (short, long))
    assert len(long.session.entries) == 5_000
    assert many < few + 200, "only where things stand is looked for longer"
