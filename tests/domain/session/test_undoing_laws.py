"""Undo and redo, however deep and however mixed with steps, restarts and strikes, are what a plain model of them is."""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass, field
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.moves.floor import give_floor
from als_tui.domain.moves.flow import began_earlier, next_phase
from als_tui.domain.moves.keeping import amend, keep_note, keep_question, take_out
from als_tui.domain.moves.setbook import rename_member
from als_tui.domain.moves.turns import raise_hand
from als_tui.domain.sealing.strikable import Caught
from als_tui.domain.sealing.striking import strike
from als_tui.domain.session.facts import Note
from als_tui.domain.session.live import Live, evolve, fold
from als_tui.domain.session.state import Session
from tests.domain.build import ANA, World

BEGUN = 90
"""Steps before the first wish: an undo may go far back."""
MOVES: dict[str, Callable[[World, int], Facts | Refusal]] = {
    "note": lambda world, number: world.ask(keep_note, f"word {number}"),
    "ask": lambda world, number: world.ask(keep_question, f"what of {number}?", 2 + number % 5),
    "amend": lambda world, number: world.ask(amend, number, Note(f"in place of {number}")),
    "out": lambda world, number: world.ask(take_out, number),
    "floor": lambda world, number: world.ask(give_floor, 2 + number % 5),
    "hand": lambda world, number: world.ask(raise_hand, 2 + number % 5),
    "earlier": lambda world, number: world.ask(began_earlier, number, "turn"),
    "phase": lambda world, _: world.ask(next_phase),
    "rename": lambda world, number: world.ask(rename_member, ANA, f"Ana {number}"),
}
WISHES = st.lists(
    st.tuples(
        st.sampled_from((*MOVES, *("undo", "redo") * 4, "strike", "start")),
        st.integers(1, BEGUN),
    ),
    max_size=30,
)


@dataclass
class Told:
    """A set, and beside it what undo and redo are to make of it, as plain lists have it."""

    world: World
    after: dict[int, Session | None] = field(default_factory=dict)
    """The session after each step that counts, or would count if it were redone."""
    done: list[int] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)

    def wish(self, what: str, number: int) -> None:
        """Do it, if it can be done."""
        world = self.world.later(number)
        match what:
            case "undo":
                for _ in range(min(number, len(self.done) - 1)):
                    world.undo()
                    self.undone.append(self.done.pop())
            case "redo":
                for _ in range(min(number, len(self.undone))):
                    world.redo()
                    self.done.append(self.undone.pop())
            case "strike":
                world.live = strike(world.live, Caught(number)).live
                self.tell()
            case "start":
                world.live = fold(world.book, world.live.log, ())
            case _:
                facts = MOVES[what](world, number)
                if not isinstance(facts, Refusal):
                    self.done.append(world.keep(facts).seq)
                    self.undone.clear()
                    self.after[world.seq] = world.live.session

    def tell(self) -> None:
        """Take the sessions from a set in which nothing was ever undone."""
        live = Live(self.world.book)
        for seq in (*self.done, *reversed(self.undone)):
            live = evolve(live, self.world.live.step(seq))
            self.after[seq] = live.session

    def holds(self) -> None:
        """See that the set is what the lists tell."""
        live = self.world.live
        assert (list(live.done), list(live.undone)) == (self.done, self.undone)
        assert live.session == self.after[self.done[-1]]
        assert list(live.before) == [None, *(self.after[seq] for seq in self.done[:-1])]


def begun() -> Told:
    """A session where the set asks, with many steps behind it; each example begins with the same."""
    told = _begun()
    return Told(copy(told.world), dict(told.after), list(told.done))


@cache
def _begun() -> Told:
    told = Told(World().exploring())
    told.done = list(told.world.live.done)
    for number in range(BEGUN):
        told.wish(("floor", "ask", "note")[number % 3], number)
    told.tell()
    return told


@given(WISHES)
@settings(max_examples=60)
def test_undo_and_redo_at_any_depth_are_steps_back_and_forth(wishes: list[tuple[str, int]]) -> None:
    told = begun()
    for what, number in wishes:
        told.wish(what, number)
        told.holds()
    live = told.world.live
    assert fold(live.book, live.log, ()) == live
    told.tell()
    told.holds()


@given(WISHES)
@settings(max_examples=30)
def test_no_value_that_was_seen_is_changed_by_what_came_after_it(wishes: list[tuple[str, int]]) -> None:
    told = begun()
    seen = []
    for what, number in wishes:
        told.wish(what, number)
        seen.append((told.world.live, repr(told.world.live)))
    assert all(repr(live) == words for live, words in seen)
