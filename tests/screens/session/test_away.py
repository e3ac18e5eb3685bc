"""Back after a kill, a reboot or a sleep: what was away is asked or told, and one key answers."""

from collections.abc import Callable
from typing import Any

from als_tui.domain.moves import attendance, bids, floor, flow
from als_tui.domain.session.schedule import left
from als_tui.engine import Engine, Saved
from tests.fakes import a_set
from tests.screens.desk import Desk


def held() -> Desk:
    """A desk at which als-tui is not started yet: it went away when Ben had had the floor for two minutes of 15."""
    d = Desk()
    set_id = a_set(d.library)
    engine = Engine(*d.library.open(set_id), d.clock)

    def do(move: Callable[..., Any], *args: object) -> None:
        assert isinstance(engine.do(move, *args), Saved)

    do(attendance.open_session, d.library.processes()[0]["half-day"], 210)
    do(attendance.all_here)
    do(bids.present, 1)
    do(bids.present, 2)
    while engine.live.running.stop != "slot.1.explore":
        do(flow.next_phase)
    do(floor.give_floor, 2)
    d.clock.pass_(120)
    engine.beat()
    d.place_on(d.library, set_id)
    return d


async def question(d: Desk) -> str:
    """The screen, once the question has come up over it."""
    for _ in range(200):
        await d.pilot.pause(0.01)
        if d.place == "AwayScreen" and "als-tui was away" in d.screen_text():
            break
    return d.screen_text()


def seconds_left(d: Desk) -> float | None:
    assert d.app.engine is not None
    return left(d.session, d.app.engine.now().t)


async def test_after_a_reboot_it_asks_and_one_key_answers() -> None:
    d = held()
    d.clock.reboot(720)
    async with d.used():
        asked = await question(d)
        assert "als-tui was away about 12 min" in asked
        await d.press("n", "2", "backspace", "d")
        assert (d.place, seconds_left(d)) == ("board", 780)
        assert (
            "about left" in d.screen_text()
            and "has the floor                                 2:00" in d.screen_text()
        )
        await d.press("z")
        assert seconds_left(d) == 60 and "Undone: time away" in d.screen_text()
        await d.press("E", "5", "enter")
        assert seconds_left(d) == 480 and "time away: 5 min counted" in d.screen_text()
        await d.press("E", "c", "space", "t")
        assert seconds_left(d) == 60 and "about paused" in d.screen_text()


async def test_at_60x20_all_of_the_question_shows_and_esc_leaves_the_time_counted() -> None:
    d = held()
    d.clock.reboot(720)
    async with d.used((60, 20)):
        asked = await question(d)
        for words in (
            "Count it  1:00 left",
            "Do not count it  13:00 left",
            "Or type how many minutes",
            "Esc",
        ):
            assert words in asked
        assert all(len(row) <= 60 for row in asked.split("\n")) and "E asks again." in d.window_words()
        await d.press("escape")
        assert (seconds_left(d), d.said) == (60, "time away: about 12 min counted")


async def test_on_the_same_boot_it_says_that_the_time_was_counted_and_t_takes_it_out() -> None:
    d = held()
    d.clock.pass_(720)
    async with d.used():
        assert d.said == "als-tui was away 12 min; the time was counted. E changes that."
        assert seconds_left(d) == 60 and "about" not in d.screen_text()
        await d.press("E", "9", "9", "enter")
        assert d.app.said.tone == "refused" and "12 min at most" in d.said
        await d.press("E", "d")
        assert seconds_left(d) == 780


async def test_the_computer_s_sleep_is_told_by_the_next_tick_and_can_be_taken_out() -> None:
    d = held()
    async with d.used():
        await d.press("E")
        assert d.app.said.tone == "refused" and "no time away" in d.said
        d.clock.sleep(720)
        d.app.tick()
        await d.pilot.pause()
        assert "The computer slept 12 min; the time was counted. E changes that." in d.screen_text()
        await d.press("E", "d")
        assert seconds_left(d) == 780


async def test_where_a_text_is_being_typed_the_words_name_the_keys_that_do_not_go_into_it() -> None:
    d = held()
    d.library.journals["set-1"].drafts |= {"capture": "half a thought", "typing": "capture"}
    d.clock.pass_(720)
    async with d.used():
        assert "half a thought" in d.screen_text()
        assert d.said.endswith("the time was counted. Esc, then E changes that.")
        await d.press("escape", "E")
        assert d.place == "AwayScreen"
        await d.press("escape")
        d.clock.sleep(300)
        await d.later(1)
        assert d.said == "The computer slept 5 min; the time was counted. E changes that."
        await d.press("c")
        d.clock.sleep(300)
        await d.later(1)
        assert d.said.endswith("Esc, then E changes that.")
