"""A session from paper on the disk: it is there after a restart, undone by a step, and the set is sound."""

from datetime import datetime
from pathlib import Path

from als_tui.clock import SystemClock
from als_tui.domain.moves.paper import PaperSession, enter_session
from als_tui.domain.session.facts import Commitment
from als_tui.engine import Engine, Saved
from tests.storage.world import library, new_set


def test_it_is_kept_taken_back_and_kept_again(tmp_path: Path) -> None:
    set_id = new_set(tmp_path)
    paper = PaperSession(
        datetime(2026, 2, 3, 9, 30), 210, "half-day", "Half day", (1, 2), (2,), (Commitment(1, "Call"),)
    )
    engine = Engine(*library(tmp_path).open(set_id), SystemClock())
    assert isinstance(engine.do(enter_session, paper), Saved)
    book = engine.live.book
    engine.close()
    assert library(tmp_path).book(set_id) == book and book.sessions[1].paper
    engine = Engine(*library(tmp_path).open(set_id), SystemClock())
    assert isinstance(engine.undo(), Saved)
    assert (engine.live.book.sessions, engine.live.book.actions) == ({}, {})
    assert isinstance(engine.redo(), Saved)
    engine.close()
    assert library(tmp_path).book(set_id) == book
    assert library(tmp_path).checkup(set_id).faults == ()
