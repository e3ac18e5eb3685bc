"""The log folded into one value: undo, redo, restarts and checkpoints, with the book beside the session."""

from datetime import date

import pytest

from als_tui.domain.book import Member
from als_tui.domain.moves.attendance import all_here, attend, open_session
from als_tui.domain.moves.floor import give_floor
from als_tui.domain.moves.keeping import keep_note
from als_tui.domain.moves.setbook import add_member, rename_member
from als_tui.domain.sealing.strikable import Caught
from als_tui.domain.sealing.striking import strike
from als_tui.domain.session import live as live_module
from als_tui.domain.session.evolve import apply
from als_tui.domain.session.facts import Backdated, FloorCorrected, Note, Opened, Presence, Put, Step, Undone
from als_tui.domain.session.live import KEPT_STEPS, Before, Live, NoSession, evolve, fold
from als_tui.domain.session.state import Session, notes
from als_tui.domain.timing import Stamp
from als_tui.value import replace
from tests.domain.build import ANA, BEN, SMALL, START, World

TODAY = date(2026, 3, 3)


def renamed(world: World, times: int) -> World:
    for _ in range(times):
        world.do(rename_member, ANA, f"Ana {world.seq}")
    return world


def reopened(world: World) -> Live:
    """The set after a clean exit and a new start."""
    return fold(world.book, world.live.log, ())


def test_a_step_is_pushed_and_empties_what_was_undone() -> None:
    world = World().opened().undo()
    assert (list(world.live.done), list(world.live.undone)) == ([1], [2])
    world.do(all_here)
    assert (list(world.live.done), list(world.live.undone)) == ([1, 4], [])


def test_undo_takes_one_whole_step_back() -> None:
    world = World().exploring().do(give_floor, BEN)
    before = world.session
    world.do(give_floor, 3).undo()
    assert world.session == before


def test_undone_steps_come_back_in_order() -> None:
    world = World().opened().do(keep_note, "one").do(keep_note, "two").undo().undo().redo()
    assert [note.text for _, note in notes(world.session)] == ["one"]
    assert [note.text for _, note in notes(world.redo().session)] == ["one", "two"]


def test_undo_of_the_opening_closes_the_session_and_redo_brings_it_back_whole() -> None:
    world = World().opened().do(keep_note, "one")
    left = world.session
    world.undo().undo().undo()
    assert world.live.session is None
    with pytest.raises(NoSession):
        _ = world.session
    assert world.redo().redo().redo().session == left


def test_a_new_session_starts_a_new_log() -> None:
    world = World().do(add_member, "Gus", TODAY).do(open_session, SMALL, 60)
    assert [type(step.facts[0]) for step in world.live.log] == [Opened]
    assert world.live.done == (2,)


def test_a_change_of_the_book_reaches_it_at_once_and_undo_puts_back_what_was() -> None:
    world = World("Ana").do(add_member, "Gus", TODAY)
    assert 2 in world.book.members
    assert 2 not in world.undo().book.members
    assert world.redo().book.members[2].name == "Gus"


def test_several_changes_of_one_document_in_a_step_are_put_back_in_reverse() -> None:
    world = World("Ana")
    first, second, third = (Member(name, TODAY) for name in ("Gus", "Guus", "August"))
    world.keep((Put("members", 2, None, first), Put("members", 2, first, second)))
    world.keep((Put("members", 2, second, third),)).undo()
    assert world.book.members[2] == second
    assert 2 not in world.undo().book.members


def test_a_restart_from_the_journal_alone_finds_what_was_left() -> None:
    world = World("Ana")
    book = world.book
    steps = [world.do(add_member, "Gus", TODAY).last, world.do(open_session, SMALL, 60).last]
    steps += [world.do(all_here).last, world.undo().last]
    assert fold(book, (), steps) == world.live


def test_a_checkpoint_does_not_put_twice_what_the_book_already_holds() -> None:
    world = World("Ana").do(add_member, "Gus", TODAY).do(rename_member, 2, "Guus").undo()
    assert reopened(world) == world.live


def test_undo_after_a_checkpoint_takes_back_a_change_made_before_it() -> None:
    world = World("Ana").do(add_member, "Gus", TODAY).do(rename_member, 2, "Guus")
    book, log = world.book, world.live.log
    world.undo().undo()
    assert fold(book, log, world.live.log[len(log) :]) == world.live
    assert list(world.book.members) == [1]


def test_between_sessions_only_the_last_steps_are_kept() -> None:
    world = renamed(World(), KEPT_STEPS + 30)
    assert len(world.live.log) == len(world.live.done) == KEPT_STEPS
    assert reopened(world) == world.live


def test_what_is_too_old_to_be_in_the_file_is_not_undone_before_a_restart_either() -> None:
    world = renamed(World(), KEPT_STEPS + 30)
    start = reopened(world)
    undone = 0
    while world.live.done:
        world.undo()
        start = evolve(start, world.last)
        assert start == world.live
        assert undone % 10 or reopened(world) == world.live
        undone += 1
    assert undone > KEPT_STEPS / 3


def test_an_undo_whose_step_is_too_old_for_the_log_takes_no_other_step_back() -> None:
    world = renamed(World(), 2).undo()
    renamed(world, KEPT_STEPS - 1)
    assert world.live.log[0].facts == (Undone(2),)
    assert reopened(world) == world.live
    assert len(world.live.done) == KEPT_STEPS - 1


def test_a_file_that_begins_after_a_step_that_was_undone_brings_that_step_not_back() -> None:
    world = renamed(World(), 150).undo().undo().undo()
    while world.live.undone:
        world.redo()
        assert reopened(world) == world.live
        if world.live.done:
            world.undo()
        assert reopened(world) == world.live
    assert world.live.log[0].seq > 150


def test_the_steps_of_an_open_session_are_all_kept() -> None:
    world = World().opened()
    for number in range(KEPT_STEPS + 10):
        world.do(keep_note, f"note {number}")
    assert len(world.live.log) == KEPT_STEPS + 12
    assert reopened(world) == world.live


def test_a_session_undone_to_its_beginning_can_be_redone_after_a_restart() -> None:
    world = World().opened().do(keep_note, "one")
    left = world.session
    for _ in range(KEPT_STEPS):
        world.undo().redo()
    world.undo().undo().undo()
    world.live = reopened(world)
    assert world.redo().redo().redo().session == left


def test_a_session_undone_and_given_up_does_not_keep_the_log_long_for_ever() -> None:
    world = renamed(World().opened().undo().undo(), KEPT_STEPS + 10)
    assert len(world.live.log) == KEPT_STEPS
    assert reopened(world) == world.live


def test_the_book_may_change_while_a_session_is_open() -> None:
    world = World("Ana").opened().do(add_member, "Gus", TODAY).do(attend, ANA, Presence.LEFT)
    assert world.undo().undo().book.members == {1: world.book.members[1]}
    assert [step.seq for step in world.live.log] == [1, 2, 3, 4, 5, 6]


def test_a_step_is_found_by_its_number() -> None:
    world = World().opened()
    assert world.live.step(2) is world.live.log[1]
    with pytest.raises(LookupError):
        world.live.step(77)


def test_facts_of_a_session_without_one_change_nothing() -> None:
    world = World().do(open_session, SMALL, 60).do(all_here)
    facts = world.last.facts
    assert World().keep(facts).live.session is None


def test_a_correction_of_what_is_not_there_changes_nothing() -> None:
    world = World().opened()
    for fact in (FloorCorrected(3, BEN, ANA), Backdated("turn", 1.0), Backdated("phase", 1.0)):
        assert apply(fact, world.session, world.now) == world.session


def test_what_is_no_fact_of_a_session_is_a_fault() -> None:
    world = World().opened()
    with pytest.raises(TypeError, match="Note"):
        apply(Note("no fact"), world.session, world.now)


def test_a_session_knows_when_it_was_opened() -> None:
    world = World().later(90).opened()
    assert (world.session.opened_at - START).total_seconds() == world.session.opened_t == 90


def test_an_empty_step_is_only_a_number() -> None:
    world = World()
    after = evolve(world.live, Step(1, world.now, ()))
    assert (after.session, after.book, list(after.done)) == (None, world.book, [1])


def test_however_many_steps_are_undone_and_redone_none_is_worked_out_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = World().opened()
    seen = [world.live.session]
    for number in range(120):
        seen.append(world.do(keep_note, str(number)).session)
    applied: list[object] = []

    def counting(fact: object, session: Session, stamp: Stamp) -> Session:
        applied.append(fact)
        return apply(fact, session, stamp)

    monkeypatch.setattr(live_module, "apply", counting)
    for session in reversed(seen[:-1]):
        assert world.undo().live.session == session
    assert applied == []
    for session in seen[1:]:
        assert world.redo().live.session == session
    assert len(applied) == 120


def test_what_undoing_comes_to_is_kept_without_a_word_that_was_struck() -> None:
    world = World().opened().do(keep_note, "secret 1").do(keep_note, "else").do(keep_note, "secret 2")
    assert "secret 1" in repr([*world.live.before]) and "secret" not in repr(world.live.before)
    world.live = strike(world.live, Caught(1)).live
    assert len(world.live.before) == len(world.live.done) == 5
    assert "secret 1" not in repr([*world.live.before])
    assert [note.text for _, note in notes(world.undo().session)] == ["else"]
    assert reopened(world) == world.live


def test_what_undoing_comes_to_makes_no_difference_to_what_a_set_is() -> None:
    world = World().opened().do(keep_note, "one")
    bare = replace(world.live, before=Before())
    assert world.live == bare and hash(world.live.before) == hash(bare.before)
    assert world.live != World().opened().live


def test_an_opening_forgets_what_was_kept_before_it() -> None:
    world = World().opened().undo().undo().opened()
    assert len(world.live.before) == len(world.live.done) == 2
    assert world.live.before[0] is None


def test_between_sessions_what_undoing_comes_to_is_kept_for_the_steps_in_the_log() -> None:
    world = renamed(World().opened().undo().undo(), KEPT_STEPS + 10)
    assert set(world.live.before) == {None} and len(world.live.before) == len(world.live.done)


def test_a_step_that_is_not_at_the_end_goes_and_comes_back_in_its_place() -> None:
    world = World().opened()
    for text in ("one", "two", "three"):
        world.do(keep_note, text)
    seen = world.live
    world.keep((Undone(4),))
    assert [note.text for _, note in notes(world.session)] == ["one", "three"]
    world.keep((Undone(3),))
    assert (list(world.live.done), list(world.live.undone)) == ([1, 2, 5], [4, 3])
    world.redo().redo()
    assert (world.session, world.live.done, world.live.undone) == (seen.session, seen.done, seen.undone)
    world.keep((Undone(3),)).keep((Undone(5),))
    assert [note.text for _, note in notes(world.session)] == ["two"]
    assert [note.text for _, note in notes(world.redo().session)] == ["two", "three"]
    assert reopened(world) == world.live
    assert len(world.live.before) == len(world.live.done)
