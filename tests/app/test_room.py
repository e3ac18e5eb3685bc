"""What the room sees: phase, time, who may speak, who has the floor, the charter; and not a word that was said."""

import pytest

from als_tui.app.room import RoomApp, Shown, shown
from als_tui.domain.moves import bids, flow, guard, keeping
from als_tui.domain.moves.floor import give_floor, was_someone_else
from als_tui.domain.session.facts import Commitment, Reason
from als_tui.theming import find_themes
from als_tui.value import asdict
from als_tui.widgets.clockface import ClockFace
from tests.domain.build import ANA, BEN, CHI, World
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
    assert seen(world) == Shown(
        "Explore",
        "9:00",
        "left",
        "The set asks, the presenter answers.",
        "Ana presents · Chi has the floor",
        ("What is said here stays here.",),
    )
    assert seen(world, names=False).floor == "Seat 1 presents · Seat 3 has the floor"


def test_no_word_that_was_said_reaches_the_room() -> None:
    told = " ".join(map(str, asdict(seen(spoken())).values()))
    assert not [secret for secret in SECRETS if secret in told]


def test_it_follows_undo_and_corrections() -> None:
    world = spoken().do(give_floor, CHI)
    assert seen(world.do(was_someone_else, BEN)).floor == "Ana presents · Ben has the floor"
    assert seen(world.undo().undo()).floor == "Ana presents"


def test_a_stop_is_said_without_its_reason_and_a_silence_has_no_digits() -> None:
    world = spoken().do(guard.stop_set, Reason.DOMINANCE)
    assert seen(world).rule == "A moment: the set is stopped"
    world.do(guard.stop_set, Reason.SILENCE)
    assert (seen(world).rule, seen(world).face, seen(world).floor) == ("Silence", "", "")


def test_over_time_paused_and_not_begun_are_told_in_words() -> None:
    world = spoken().later(11 * 60)
    assert (seen(world).face, seen(world).state) == ("+1:00", "over time")
    assert seen(world.do(flow.start_or_pause)).state == "over time · paused"
    assert seen(World()).phase == "No session is open"
    assert seen(World().opened()).phase == "Not begun"


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
        assert app.screen.query_one(ClockFace).face == ""
        await pilot.press("q")
    assert app.return_code == 0


def test_without_colours_no_theme_shows_whose_words_would_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    library = MemoryLibrary()
    app = RoomApp(library.view(a_set(library)), StillClock(), themes=find_themes()[0])
    for chosen, shown_instead in (("ansi-dark", "als-dark"), ("ansi-light", "als-light"), ("nord", "nord")):
        app.theme = chosen
        assert app.theme == shown_instead
