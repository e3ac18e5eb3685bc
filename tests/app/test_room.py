"""What the room sees: phase, time, who may speak, who has the floor, the charter; and not a word that was said."""

import re

import pytest
from rich.cells import cell_len

from als_tui.app.room import RoomApp, shown
from als_tui.app.room_rows import Shown, room_rows
from als_tui.domain.moves import bids, flow, guard, keeping, turns
from als_tui.domain.moves.floor import floor_back, give_floor, was_someone_else
from als_tui.domain.session.facts import Commitment, Reason
from als_tui.theming import find_themes
from als_tui.value import asdict, replace
from als_tui.widgets.face import Face
from tests.domain.build import ANA, BEN, CHI, DARA, World
from tests.fakes import MemoryLibrary, StillClock, a_set

SECRETS = ("my two bosses", "why stay", "she paused", "ring the landlord")


def spoken() -> World:
    """A slot in which something of each kind was caught."""
    world = World().opened().do(bids.bid, ANA, SECRETS[0], 3).presenting(ANA).reach("slot.1.explore")
    world.do(give_floor, BEN).do(keeping.keep_question, SECRETS[1]).do(keeping.keep_note, SECRETS[2])
    return world.do(keeping.keep_action, Commitment(ANA, SECRETS[3]))


def seen(world: World, *, names: bool = True) -> Shown:
    return shown(world.live, world.now, names=names)


def test_the_room_sees_the_phase_its_time_the_rule_the_floor_and_the_charter() -> None:
    world = spoken().later(60).do(give_floor, CHI)
    told = seen(world)
    assert told == Shown(
        "Explore",
        "slot 1 of 1 · Ana presents",
        Face("9", "", "minutes left"),
        (0.1, "$primary"),
        "Chi",
        "The set asks, the presenter answers.",
        False,
        told.then,
        ("What is said here stays here.",),
    )
    assert re.fullmatch(r"then [A-Z]\w+ \d+:00, at \d\d:\d\d · ends \d\d:\d\d, in time", told.then)
    nameless = seen(world, names=False)
    assert (nameless.place, nameless.floor) == ("slot 1 of 1 · Seat 1 presents", "Seat 3")


def test_it_says_by_how_much_the_session_is_behind() -> None:
    world = spoken().do(flow.give_time, 8 * 60 * 60)
    assert re.search(r", \d+ (min|h \d+ min) behind$", seen(world).then)


def test_no_word_that_was_said_reaches_the_room() -> None:
    told = " ".join(map(str, asdict(seen(spoken())).values()))
    assert not [secret for secret in SECRETS if secret in told]


def test_it_follows_undo_and_corrections() -> None:
    world = spoken().do(give_floor, CHI)
    assert seen(world.do(was_someone_else, BEN)).floor == "Ben"
    assert seen(world.undo().undo()).floor == "Ana"


def test_a_stop_is_said_without_its_reason_and_a_silence_has_no_digits() -> None:
    world = spoken().do(guard.stop_set, Reason.DOMINANCE)
    assert seen(world).rule == "A moment: the set is stopped"
    world.do(guard.stop_set, Reason.SILENCE)
    assert (seen(world).rule, seen(world).face, seen(world).floor) == ("Silence", Face(), "")


def test_over_time_paused_and_not_begun_are_told_in_words() -> None:
    world = spoken().later(11 * 60)
    assert seen(world).face == Face("+1", "", "minute over", "$warning")
    assert seen(world.do(flow.start_or_pause)).face == Face("+1", "", "minute over, paused", "$faint")
    assert seen(World()).phase == "No session is open"
    assert seen(World().opened()).phase == "Not begun"


def test_a_turn_over_its_limit_is_asked_to_round_off_and_no_hand_is_seen() -> None:
    world = spoken().do(turns.limit_turns, 60).do(turns.raise_hand, DARA).do(turns.tell_hand, DARA, "budget")
    world.do(give_floor, CHI).later(69)
    assert "round off" not in text(seen(world), 80, 24)
    told = text(seen(world.later(1)), 80, 24)
    assert "C H I" in told and "please round off" in told
    assert not any(word in told for word in ("budget", "hand", "Dara", "1:00"))
    assert "round off" not in text(seen(world.do(guard.stop_set, Reason.PACE)), 80, 24)
    assert "round off" not in text(seen(world.do(floor_back)), 80, 24)


async def test_the_page_follows_what_is_written_and_leaves_by_q() -> None:
    library = MemoryLibrary()
    set_id = a_set(library)
    clock = StillClock()
    app = RoomApp(library.view(set_id), clock)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        app.look()
        await pilot.pause()
        rows = app.screen._compositor.render_strips()
        text = "\n".join("".join(segment.text for segment in row) for row in rows)
        assert "NO SESSION IS OPEN" in text
        await pilot.press("q")
    assert app.return_code == 0


def text(told: Shown, width: int, rows: int) -> str:
    """What a window of this size shows."""
    drawn = room_rows(told, width, rows)
    lines = ["".join(piece for piece, _ in row) for row in drawn]
    assert len(drawn) <= rows and all(cell_len(line) <= width for line in lines)
    return "\n".join(lines)


@pytest.mark.parametrize("window", [(200, 60), (120, 40), (80, 24), (60, 20), (40, 12)])
def test_a_window_of_any_size_has_phase_floor_rule_end_and_charter(window: tuple[int, int]) -> None:
    world = spoken().later(60).do(give_floor, CHI)
    told = text(seen(world), *window)
    assert "EXPLORE" in told and "C H I   has the floor" in told and "The set asks" in told
    assert "in time" in told and "What is said here stays here" in told and ("█" in told) == (window[0] > 40)
    stopped = text(seen(world.do(guard.stop_set, Reason.PACE)), *window)
    assert "A moment: the set is stopped" in stopped and "has the floor" not in stopped


def test_nothing_moves_when_the_floor_is_nobody_s_and_a_long_name_stands_as_it_is() -> None:
    told = seen(spoken())
    one, none = (text(replace(told, floor=floor), 80, 24).split("\n") for floor in ("Ana", ""))
    assert [row for row in one if "asks" in row] == [row for row in none if "asks" in row]
    assert one.index(next(row for row in one if "asks" in row)) == none.index(
        next(row for row in none if "asks" in row)
    )
    assert "Maximilian-Alexander   has the floor" in text(replace(told, floor="Maximilian-Alexander"), 80, 24)
    assert "王小明   has the floor" in text(replace(told, floor="王小明"), 80, 24)


def test_without_colours_no_theme_shows_whose_words_would_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    library = MemoryLibrary()
    app = RoomApp(library.view(a_set(library)), StillClock(), themes=find_themes()[0])
    for chosen, shown_instead in (("ansi-dark", "als-dark"), ("ansi-light", "als-light"), ("nord", "nord")):
        app.theme = chosen
        assert app.theme == shown_instead
