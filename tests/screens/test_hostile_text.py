"""Hostile names, notes, bids, charters and titles on every screen: nothing of them reaches the terminal but letters."""

from collections.abc import Iterator
from typing import cast

import pytest
from textual._compositor import CompositorUpdate

from als_tui.domain.book import Asked, Charter, Progress, Said, Status
from als_tui.domain.moves import attendance, bids, floor, flow
from als_tui.domain.process.definition import Phase
from als_tui.domain.session import facts as f
from als_tui.ports import Glance
from als_tui.value import replace
from tests.fakes import MemoryLibrary
from tests.hostile import (
    ARABIC,
    FAMILY,
    PERSIAN,
    SIX_HUNDRED,
    SOME,
    dealt,
    harmful_bytes,
    harmful_in,
    on_disk,
    poisoned,
)
from tests.screens.desk import Desk
from tests.screens.sessions import do, show
from tests.screens.shelf import a_past, desk_over

WHOLE = {1: f"{FAMILY} Ana", 2: f"{PERSIAN} Ben", 3: f"{ARABIC} 李"}
"""Names that must be whole on every screen that shows them, beside what is hostile."""


def painted(d: Desk) -> str:
    """All that the terminal would be sent to paint the screen, checked; returns the screen's text."""
    compositor = d.app.screen._compositor
    for strip in compositor.render_strips():
        for segment in strip:
            assert not harmful_in(segment.text), ascii(segment.text)
    update = cast(CompositorUpdate, compositor.render_update(full=True))
    assert not harmful_bytes(update.render_segments(d.app.console))
    return d.screen_text()


def hostile_book(library: MemoryLibrary, deal: Iterator[str]) -> str:
    """A set as another writer might have left it on the disk: every text in it hostile; returns its id."""
    set_id = a_past(library)
    book = library.books[set_id]

    def said() -> str:
        return on_disk(next(deal))

    for id, member in book.members.items():
        name = WHOLE.get(id) or f"{said()}{said()} {id}"
        known = replace(member, name=name, mail=said(), role=said(), goal=said())
        book = book.put("members", id, known)
    book = book.put("charter", 2, Charter(tuple(said() for _ in range(6)), member.joined))
    book = book.put("profile", 1, replace(book.profile, name=f"{said()} set {said()}", process=said()))
    for id, action in book.actions.items():
        told = (Progress(1, Status.PARTLY, said(), said()),)
        changed = replace(action, owner_name=said(), text=said(), cue=said(), supporter=said(), progress=told)
        book = book.put("actions", id, changed)
    for id, record in book.sessions.items():
        book = book.put(
            "sessions",
            id,
            replace(
                record,
                topic=said(),
                goal=said(),
                goal_met=said(),
                place=said(),
                facilitator=said(),
                process_title=said(),
                roles=((said(), 1),),
                presented=tuple(replace(one, issue=said()) for one in record.presented),
                attendance=tuple(replace(one, name=said()) for one in record.attendance),
                questions=(Asked(0, 1, said(), said()), Asked(None, 2, said())),
                words=(Said("learning", 1, said()), Said("note", 2, said())),
                timeline=(said(),),
            ),
        )  # fmt: skip
    library.books[set_id] = book
    return set_id


def hostile_process(library: MemoryLibrary, deal: Iterator[str]) -> None:
    """The half-day process with hostile titles and words, as a file of the user's own may have them."""
    usual = library.processes()[0]["half-day"]

    def named(phases: tuple[Phase, ...]) -> tuple[Phase, ...]:
        return tuple(
            replace(one, title=f"{next(deal)} {one.id}", purpose=next(deal), say=next(deal)) for one in phases
        )

    made = replace(
        usual,
        title=next(deal),
        about=next(deal),
        opening=named(usual.opening),
        slot=named(usual.slot),
        closing=named(usual.closing),
    )
    library._processes = {**library._processes, "half-day": made}


def raw(d: Desk, *made: f.Fact) -> None:
    """Make facts true that no move would let through, as a file may hold them."""
    do(d, lambda live, now: made)


async def begin(d: Desk, deal: Iterator[str]) -> None:
    """Open a session and say hostile things of every kind in it."""
    do(d, attendance.open_session, d.library.processes()[0]["half-day"], 210)
    do(d, attendance.all_here)
    do(d, attendance.agree)
    raw(d, f.GuestCame(f.Seat(-1, next(deal))))
    raw(d, *(f.RoleGiven(next(deal), id) for id in (2, 4, 5)))
    for detail in ("topic", "goal", "place", "facilitator"):
        raw(d, f.DetailSet(detail, next(deal)))
    for person in range(1, 7):
        raw(d, f.BidMade(person, next(deal), 2))
        raw(
            d,
            *(
                f.WordGiven(person, about, next(deal))
                for about in ("check-in", "learning", "check-out", "pulse")
            ),
        )
    do(d, bids.present, 1)
    do(d, bids.present, 4)
    do(d, flow.start_or_pause)
    await show(d)


def say_all(d: Desk, deal: Iterator[str]) -> None:
    """Questions, actions and notes."""
    for id in range(3):
        raw(d, f.Captured(d.session.next_entry, f.Question(2 + id, next(deal)), d.session.stop, 1))
        raw(d, f.Captured(d.session.next_entry, f.Note(next(deal), 1), d.session.stop, 1))
        caught = f.Commitment(1 + id, next(deal), None, next(deal), 5, next(deal))
        raw(d, f.Captured(d.session.next_entry, caught, d.session.stop, 1))


async def walk_the_set(d: Desk, *, leave: bool = True) -> None:
    """Home, the set's page and all that opens from it."""
    text = painted(d)
    assert WHOLE[1] in text and WHOLE[2] in text
    for keys in (
        ("k",),
        ("K",),
        ("e",),
        ("s",),
        ("m",),
        ("m", "down", "enter"),
        ("m", "F"),
        ("m", "F", "F"),
        ("n",),
        ("w",),
        ("enter",),
        ("tab", "enter"),
        ("question_mark",),
    ):
        await d.press(*keys)
        painted(d)
        await d.press("escape")
        while d.place != "set":
            await d.press("escape")
    await d.press("ctrl+p")
    painted(d)
    await d.press("escape")


async def walk_the_session(d: Desk) -> None:
    """Every screen of the session, and the windows that open over it."""
    seen = ""
    for keys in (
        ("r",), ("e",), ("escape", "d"), ("escape", "k"), ("escape", "enter"), ("escape", "j"), ("P",), ("p",),
        ("escape", "i"), ("t",),
        ("t",), ("f", "o"), ("u",), ("escape", "w"), ("escape", "c"), ("escape", "D"), ("l",),
        ("escape", "escape", "a"), ("escape", "z"), ("v", "tab"), ("tab",), ("down", "enter"),
        ("escape", "tab"), ("enter",), ("escape", "tab"), ("enter",), ("escape", "F"), ("escape", "ctrl+p"),
        ("escape",),
    ):  # fmt: skip
        await d.press(*keys)
        seen += painted(d)
    assert all(name in seen for name in WHOLE.values())


async def a_visit(texts: list[str], start: int = 0, size: tuple[int, int] = (80, 24)) -> None:
    """Feed every screen and look at all that it paints."""
    deal = dealt(texts, start)
    library = MemoryLibrary()
    set_id = hostile_book(library, deal)
    hostile_process(library, deal)
    async with desk_over(library, size, set_id) as d:
        d.app.home.show(
            (*library.glances(d.app.port.today), Glance("x", next(deal), False, None, 0, 0, next(deal))),
            d.app.port.today,
        )
        await walk_the_set(d)
        await begin(d, deal)
        while not (d.session.stop or "").endswith("explore"):
            do(d, flow.skip_progress) if flow.why_not_yet(d.session) else do(d, flow.next_phase)
        do(d, floor.give_floor, 2)
        say_all(d, deal)
        assert d.app.engine is not None
        d.app.engine.draft("capture", on_disk(next(deal)))
        d.app.engine.draft("word:1", on_disk(next(deal)))
        await show(d)
        await walk_the_session(d)
        await d.press("q", "q")
        painted(d)
        await d.press("D")
        painted(d)


@pytest.mark.promise
async def test_no_hostile_text_of_the_disk_reaches_the_terminal_on_any_screen() -> None:
    await a_visit([poisoned(text) for text in SOME])


@pytest.mark.promise
@pytest.mark.parametrize("part", range(5))
async def test_nor_does_any_of_six_hundred(part: int) -> None:
    await a_visit(SIX_HUNDRED[part::5], size=(60, 20) if part % 2 else (80, 24))
