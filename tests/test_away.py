"""Back again: the engine knows what it did not see, asks where no clock can tell, and does not forget to ask."""

from dataclasses import dataclass, field

import pytest

from als_tui.domain.moves.attendance import all_here, open_session
from als_tui.domain.moves.away import count_away
from als_tui.domain.moves.flow import next_phase, start_or_pause
from als_tui.domain.session.away import is_about
from als_tui.domain.session.schedule import elapsed
from als_tui.engine import Engine, Saved
from tests.domain.build import SMALL
from tests.fakes import MemoryLibrary, StillClock, a_set


@dataclass
class Room:
    """A set in memory, and a session of it in its first phase for two minutes."""

    library: MemoryLibrary = field(default_factory=MemoryLibrary)
    clock: StillClock = field(default_factory=StillClock)
    engine: Engine = field(init=False)

    def __post_init__(self) -> None:
        self.set_id = a_set(self.library)
        self.open()
        self.engine.do(open_session, SMALL, 60)
        self.engine.do(all_here)
        self.engine.do(start_or_pause)
        self.alive(120)

    def open(self) -> Engine:
        """Start the program, as after a kill: nothing more was written."""
        self.engine = Engine(*self.library.open(self.set_id), self.clock)
        return self.engine

    def alive(self, seconds: float) -> None:
        """Let the program run so long, with a beat at the end."""
        self.clock.pass_(seconds)
        self.engine.look()
        self.engine.beat()

    def answer(self, seconds: float) -> None:
        assert self.engine.away is not None
        assert isinstance(self.engine.do(count_away, self.engine.away, seconds), Saved)

    @property
    def used(self) -> float:
        session = self.engine.live.running
        return elapsed(session, session.stop or "", self.engine.now().t)

    @property
    def about(self) -> bool:
        return is_about(self.engine.live.running, self.engine.away)


def test_after_a_reboot_it_asks_and_until_then_the_wall_clock_counts_and_is_about() -> None:
    room = Room()
    room.clock.reboot(720)
    engine = room.open()
    assert engine.asks and engine.away and (engine.away.measured, engine.away.about) == (720, True)
    assert (room.used, room.about) == (840, True)
    room.answer(0)
    assert (room.used, room.about, engine.asks) == (120, True, False)


def test_it_asks_again_after_a_kill_and_about_all_of_the_time_until_somebody_answers() -> None:
    room = Room()
    room.clock.reboot(720)
    room.open()
    for _ in range(3):
        room.alive(100)
        assert room.open().asks
    room.answer(0)
    assert room.used == 120
    assert not room.open().asks
    assert room.used == 120


def test_an_answer_that_was_undone_is_asked_again_when_the_set_is_opened() -> None:
    room = Room()
    room.clock.reboot(720)
    room.open()
    room.answer(0)
    room.engine.undo()
    assert (room.used, room.about) == (840, True)
    room.alive(30)
    assert room.open().asks
    assert room.engine.away is not None and room.engine.away.measured == 720
    room.answer(0)
    assert room.used == 150


def test_nothing_is_asked_where_the_timer_stood_or_no_phase_had_begun() -> None:
    room = Room()
    room.engine.do(start_or_pause)
    room.clock.reboot(720)
    engine = room.open()
    assert (engine.asks, engine.away, room.used, room.about) == (False, None, 120, False)
    while len(engine.live.done) > 2:
        engine.undo()
    room.clock.reboot(720)
    assert not room.open().asks


def test_on_the_same_boot_the_time_is_exact_told_and_not_asked() -> None:
    room = Room()
    room.clock.pass_(720)
    engine = room.open()
    assert engine.back_after is not None and engine.back_after.measured == 720
    assert (engine.asks, room.used, room.about) == (False, 840, False)
    room.answer(0)
    assert room.used == 120


def test_a_quick_restart_goes_without_a_word() -> None:
    room = Room()
    room.clock.pass_(60)
    engine = room.open()
    assert (engine.back_after, engine.away, room.used) == (None, None, 180)


def test_what_the_computer_slept_is_counted_to_the_second_and_told_once() -> None:
    room = Room()
    room.clock.sleep(720)
    slept = room.engine.look()
    assert slept is not None and slept.measured == 720
    assert room.engine.look() is None
    assert (room.used, room.about, room.engine.asks) == (840, False, False)
    room.answer(0)
    room.clock.pass_(10)
    assert room.used == 130


@pytest.mark.parametrize("seconds", [0.0, 1.0, 3.0])
def test_a_tick_that_comes_late_and_a_nap_are_nothing_to_tell(seconds: float) -> None:
    room = Room()
    room.clock.pass_(40)
    room.clock.sleep(seconds)
    assert room.engine.look() is None
    assert room.used == 160 + seconds


def test_sleep_while_the_timer_stands_changes_nothing_and_is_not_told() -> None:
    room = Room()
    room.engine.do(start_or_pause)
    room.clock.sleep(720)
    assert room.engine.look() is None
    assert room.used == 120


def test_after_a_reboot_the_wall_clock_is_asked_once_so_a_correction_moves_no_time() -> None:
    room = Room()
    room.clock.reboot(720)
    room.open()
    for step in (-3600, 7200, -60):
        room.clock.pass_(0, wall_step=step)
        assert room.used == 840


def test_where_no_clock_went_on_the_time_stands_until_she_says_how_long_it_was() -> None:
    room = Room()
    room.clock.reboot(-1800)
    assert room.open().asks
    assert (round(room.used), room.about) == (120, True)
    room.answer(600)
    assert room.used == 720
    room.clock.pass_(5)
    assert room.used == 725


def test_a_reboot_right_after_next_that_no_clock_measured_is_the_new_phase_s() -> None:
    room = Room()
    room.engine.do(next_phase)
    room.clock.reboot(0)
    assert room.open().asks
    room.answer(600)
    assert room.used == 600
    assert elapsed(room.engine.live.running, "opening.check-in", room.engine.now().t) == 120
