"""The engine: a move is kept before it counts as saved; a full disk loses nothing; a seal is whole or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import cast

import pytest

from als_tui.domain.book import Book, Charter, Member, Profile
from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.moves.attendance import all_here, open_session
from als_tui.domain.moves.flow import start_or_pause
from als_tui.domain.moves.keeping import keep_note
from als_tui.domain.moves.setbook import add_member
from als_tui.domain.sealing.strikable import Caught
from als_tui.domain.session.facts import Note, Opened, Put, Step
from als_tui.domain.session.live import Live
from als_tui.domain.session.state import notes
from als_tui.domain.timing import Stamp
from als_tui.domain.words.pressing import press
from als_tui.engine import Engine, Gone, Refused, Saved, Unsaved
from als_tui.ports import NotSaved, Opening
from als_tui.value import replace
from tests.domain.build import SMALL
from tests.fakes import START, StillClock

TODAY = date(2026, 3, 3)


@dataclass
class Disk:
    """A journal that remembers every call and takes so many before it is full."""

    calls: list[tuple[object, ...]] = field(default_factory=list)
    room: int = 1000
    """Calls that it still takes."""
    why: str = "The disk is full."
    waits: list[int] = field(default_factory=list)
    """What it was told of steps in memory only."""
    astray: str = ""
    """Why its files are no longer those that were opened."""
    still: str = ""
    """Why a strike or a seal leaves older words on it."""

    used_up = False

    def append(self, step: Step) -> None:
        self._take("step", step.seq)

    def draft(self, topic: str, text: str) -> None:
        self._take("draft", topic, text)

    def beat(self, stamp: Stamp) -> None:
        self._take("beat", stamp.t)

    def is_told(self, seq: int) -> bool:
        return False

    def checkpoint(self, book: Book, log: Sequence[Step], seq: int) -> None:
        self._take("checkpoint", len(log), seq)

    def waiting(self, count: int) -> None:
        self.waits.append(count)

    def check(self) -> None:
        if self.astray:
            raise NotSaved(self.astray)

    def write_anew(self, book: Book, log: Sequence[Step], seq: int) -> str:
        self.astray = ""
        self._take("anew", len(log), seq)
        return "a folder"

    def seal(self, book: Book, seq: int) -> str:
        self._take("seal", len(book.sessions), seq)
        return self.still

    def strike(self, book: Book, log: Sequence[Step], seq: int, drafts: Mapping[str, str]) -> str:
        self._take("strike", tuple(drafts), seq)
        return self.still

    def close(self) -> None:
        self.calls.append(("close",))

    def _take(self, *call: object) -> None:
        self.check()
        if self.room <= 0:
            raise NotSaved(self.why)
        self.room -= 1
        self.calls.append(call)

    def kept(self, kind: str) -> list[object]:
        """What was kept of one kind: numbers, texts or times."""
        return [call[-1] for call in self.calls if call[0] == kind]


def a_book() -> Book:
    members = {seat: Member(name, TODAY) for seat, name in enumerate(("Ana", "Ben", "Chi"), start=1)}
    profile = Profile("North", "Etc/UTC", TODAY)
    return Book(
        "set-1", {"profile": {1: profile}, "members": members, "charter": {1: Charter(("One",), TODAY)}}
    )


def opening(book: Book | None = None, *tail: Step, seq: int = 0, last: Stamp | None = None) -> Opening:
    return Opening(book or a_book(), seq, (), tail, {}, last)


@dataclass
class Room:
    """An engine with its disk and its clock."""

    disk: Disk = field(default_factory=Disk)
    clock: StillClock = field(default_factory=StillClock)
    engine: Engine = field(init=False)

    def __post_init__(self) -> None:
        self.engine = Engine(opening(), self.disk, self.clock)

    @property
    def words(self) -> list[str]:
        return [note.text for _, note in notes(self.engine.live.running)]


def in_session() -> Room:
    room = Room()
    room.engine.do(open_session, SMALL, 60)
    room.engine.do(all_here)
    return room


def nothing(live: Live, now: Stamp) -> Facts | Refusal:
    """A move that makes nothing true."""
    return ()


def test_a_move_s_facts_are_one_step_on_the_disk() -> None:
    room = Room()
    outcome = room.engine.do(open_session, SMALL, 60)
    assert isinstance(outcome, Saved)
    assert isinstance(outcome.step.facts[0], Opened)
    assert room.disk.calls == [("step", 1)]
    assert room.engine.live.running.number == 1


def test_a_step_bears_the_moment_of_its_move() -> None:
    room = Room()
    room.clock.pass_(90)
    outcome = room.engine.do(add_member, "Gus", TODAY)
    assert isinstance(outcome, Saved)
    assert (outcome.step.stamp.t, outcome.step.stamp.at) == (90.0, START + timedelta(seconds=90))


def test_time_goes_on_between_steps() -> None:
    room = in_session()
    room.engine.do(start_or_pause)
    room.clock.pass_(30)
    assert room.engine.now().t - room.engine.live.running.runs[0].began == 30


def test_a_refused_move_leaves_everything_as_it_was() -> None:
    room = in_session()
    before = room.engine.live
    assert room.engine.do(keep_note, " ") == Refused("There are no words to keep yet.")
    assert room.engine.live is before
    assert room.disk.kept("step") == [1, 2]


def test_a_move_that_makes_nothing_true_is_no_step() -> None:
    room = Room()
    assert room.engine.do(nothing) == Refused("Nothing changed.")
    assert room.disk.calls == []


def test_a_move_that_needs_a_session_is_refused_where_none_is_open() -> None:
    assert Room().engine.do(all_here) == Refused("No session is open.")
    assert Room().engine.seal() == Refused("No session is open.")


def test_undo_and_redo_are_steps_too() -> None:
    room = in_session()
    room.engine.do(keep_note, "one")
    assert isinstance(room.engine.undo(), Saved)
    assert room.words == []
    assert isinstance(room.engine.redo(), Saved)
    assert room.words == ["one"]
    assert room.disk.kept("step") == [1, 2, 3, 4, 5]


def test_where_all_was_undone_it_says_which_key_brings_it_back() -> None:
    room = in_session()
    while room.engine.live.done:
        room.engine.undo()
    ends = (
        "Undo ends at the start of session 1; what was changed before stays, and is changed by its own key."
    )
    assert room.engine.undo() == Refused(f"{ends} {press('step.redo')} does again what was undone.")
    room.engine.do(add_member, "Ela", TODAY)
    room.engine.undo()
    assert room.engine.undo() == Refused(f"{ends} {press('step.redo')} does again what was undone.")
    between = Room()
    between.engine.do(add_member, "Ela", TODAY)
    between.engine.undo()
    why = f"There is nothing to undo. {press('step.redo')} does again what was undone."
    assert between.engine.undo() == Refused(why)


def test_with_nothing_to_undo_or_redo_it_says_so() -> None:
    room = Room()
    assert room.engine.undo() == Refused("There is nothing to undo.")
    assert room.engine.redo() == Refused("There is nothing to redo.")
    assert room.disk.calls == []


def test_a_restart_takes_up_number_time_and_undo() -> None:
    room = in_session()
    room.engine.do(keep_note, "one")
    room.clock.pass_(60)
    steps, last = room.engine.live.log, room.engine.now()
    disk = Disk()
    engine = Engine(opening(a_book(), *steps, last=last), disk, room.clock)
    assert (engine.live, engine.now().t) == (room.engine.live, 60.0)
    engine.undo()
    assert disk.calls == [("step", 4)]
    assert engine.live.running.entries == ()


def test_a_restart_without_a_journal_goes_on_after_the_file_s_number() -> None:
    disk = Disk()
    engine = Engine(opening(seq=41), disk, StillClock())
    engine.do(add_member, "Gus", TODAY)
    assert disk.calls == [("step", 42)]


def test_what_the_disk_does_not_take_counts_and_waits() -> None:
    room = in_session()
    room.disk.room = 0
    outcome = room.engine.do(keep_note, "one")
    assert isinstance(outcome, Unsaved)
    assert outcome.why == "The disk is full."
    assert (room.words, room.engine.unsaved) == (["one"], 1)


def test_a_disk_that_gives_no_reason_is_no_disk_that_took_it() -> None:
    room = in_session()
    room.disk.why, room.disk.room = "", 0
    assert isinstance(room.engine.do(keep_note, "one"), Unsaved)


def test_waiting_steps_are_saved_in_their_order_by_the_next_move() -> None:
    room = in_session()
    room.disk.room = 0
    for words in ("one", "two"):
        room.engine.do(keep_note, words)
    room.disk.room = 1000
    assert isinstance(room.engine.do(keep_note, "three"), Saved)
    assert (room.disk.kept("step"), room.engine.unsaved) == ([1, 2, 3, 4, 5], 0)


def test_a_disk_with_room_for_one_step_takes_the_oldest() -> None:
    room = in_session()
    room.disk.room = 0
    for words in ("one", "two"):
        room.engine.do(keep_note, words)
    room.disk.room = 1
    assert not room.engine.retry()
    assert (room.disk.kept("step"), room.engine.unsaved) == ([1, 2, 3], 1)
    room.disk.room = 1
    assert room.engine.retry()
    assert (room.disk.kept("step"), room.engine.unsaved) == ([1, 2, 3, 4], 0)


def test_a_set_that_went_astray_is_not_saved_until_its_files_are_back() -> None:
    room = Room()
    room.disk.astray = "The folder was moved."
    assert room.engine.saved and room.engine.check() and not room.engine.check(), "told once"
    assert not room.engine.saved and room.engine.unsaved == 0
    assert not room.engine.retry() and room.engine.checkpoint() == "" and not room.disk.kept("checkpoint")
    room.disk.astray = ""
    assert room.engine.retry() and room.engine.saved and room.engine.astray == ""


def test_a_set_that_went_astray_is_written_anew_with_the_steps_that_wait() -> None:
    room = in_session()
    room.disk.astray = "The folder was moved."
    assert isinstance(room.engine.do(keep_note, "one"), Unsaved)
    assert room.engine.astray and not room.engine.saved
    room.disk.room = 0
    assert room.engine.write_anew() == "NOT SAVED still: The disk is full." and not room.engine.saved
    room.disk.room = 5
    assert "kept, until the seal, in a folder" in room.engine.write_anew()
    assert room.engine.saved and room.disk.kept("anew") == [3] and room.disk.waits[-1] == 0


def test_undo_of_a_step_that_waits_waits_behind_it() -> None:
    room = in_session()
    room.disk.room = 0
    room.engine.do(keep_note, "one")
    assert isinstance(room.engine.undo(), Unsaved)
    room.disk.room = 1000
    assert room.engine.retry()
    assert room.disk.kept("step") == [1, 2, 3, 4]


def test_a_move_that_fails_leaves_no_step_behind() -> None:
    def fault(live: Live, now: Stamp) -> Facts | Refusal:
        return (cast(Put, Note("no fact")),)

    room = in_session()
    before = room.engine.live
    with pytest.raises(TypeError):
        room.engine.do(fault)
    assert (room.engine.live, room.engine.unsaved) == (before, 0)
    room.engine.do(keep_note, "one")
    assert room.disk.kept("step") == [1, 2, 3]


def test_a_draft_is_kept_once_and_forgotten_when_empty() -> None:
    room = Room()
    for text in ("wh", "wh", "what", ""):
        room.engine.draft("capture", text)
    room.engine.draft("began", "")
    assert room.disk.kept("draft") == ["wh", "what", ""]
    assert room.engine.drafts == {}


def test_a_full_disk_does_not_stop_the_typing_and_the_last_words_are_kept_later() -> None:
    room = Room()
    room.disk.room = 0
    room.engine.draft("capture", "wh")
    room.engine.draft("capture", "what")
    assert room.engine.drafts == {"capture": "what"}
    room.disk.room = 1000
    assert room.engine.retry()
    assert room.engine.retry()
    assert room.disk.calls == [("draft", "capture", "what")]


def test_the_field_that_was_open_is_known_after_a_restart_and_not_once_it_was_left() -> None:
    disk = Disk()
    engine = Engine(opening(), disk, StillClock())
    assert engine.typing is None
    engine.draft_open("capture", "what")
    assert engine.typing == "capture"
    assert Engine(replace(opening(), drafts=engine.drafts), disk, StillClock()).typing == "capture"
    engine.draft_left()
    left = Engine(replace(opening(), drafts=engine.drafts), disk, StillClock())
    assert (left.typing, left.drafts) == (None, {"capture": "what"})


def test_drafts_of_last_time_are_there() -> None:
    engine = Engine(replace(opening(), drafts={"capture": "wha"}), Disk(), StillClock())
    assert engine.drafts == {"capture": "wha"}


def test_a_beat_says_that_the_program_is_alive_and_never_fails() -> None:
    room = Room()
    room.clock.pass_(15)
    room.engine.beat()
    room.disk.room = 0
    room.engine.beat()
    assert room.disk.kept("beat") == [15.0]


def test_a_checkpoint_holds_the_log_up_to_the_last_step() -> None:
    room = in_session()
    room.engine.checkpoint()
    assert room.disk.calls[-1] == ("checkpoint", 2, 2)


def test_a_checkpoint_waits_until_every_step_is_saved() -> None:
    room = in_session()
    room.disk.room = 0
    room.engine.do(keep_note, "one")
    room.engine.checkpoint()
    assert room.disk.kept("checkpoint") == []
    room.disk.room = 1000
    room.engine.checkpoint()
    assert room.disk.calls[-2:] == [("step", 3), ("checkpoint", 3, 3)]


def test_a_seal_makes_the_record_and_forgets_the_rest() -> None:
    room = in_session()
    room.engine.do(keep_note, "one")
    room.engine.draft("capture", "half a wo")
    assert isinstance(room.engine.seal(), Gone)
    live = room.engine.live
    assert (live.session, *live.log, *live.done, room.engine.drafts) == (None, {})
    assert list(live.book.sessions) == [1]
    assert room.disk.calls[-1] == ("seal", 1, 3)


def test_a_seal_is_not_undone_and_the_numbers_go_on() -> None:
    room = in_session()
    room.engine.seal()
    assert isinstance(room.engine.undo(), Refused)
    room.engine.do(open_session, SMALL, 60)
    assert (room.disk.calls[-1], room.engine.live.running.number) == (("step", 3), 2)


def test_a_seal_that_the_disk_refuses_loses_nothing() -> None:
    room = in_session()
    room.engine.do(keep_note, "one")
    room.disk.room = 0
    room.engine.do(keep_note, "two")
    room.engine.draft("capture", "half a wo")
    before = room.engine.live
    answer = room.engine.seal()
    assert answer == Refused("The disk is full. Nothing was sealed; the session is as it was.")
    assert (room.engine.live, room.engine.unsaved) == (before, 1)
    assert room.engine.drafts == {"capture": "half a wo"}
    room.disk.room = 1000
    assert isinstance(room.engine.seal(), Gone)
    assert (room.engine.unsaved, room.disk.calls[-1]) == (0, ("seal", 1, 4))


def test_after_a_seal_nothing_of_the_session_is_written_again() -> None:
    room = in_session()
    room.disk.room = 0
    room.engine.do(keep_note, "one")
    room.engine.draft("capture", "half a wo")
    room.disk.room = 1000
    room.engine.seal()
    written = len(room.disk.calls)
    assert room.engine.retry()
    assert len(room.disk.calls) == written


def test_closing_writes_all_there_is_and_lets_the_set_go() -> None:
    room = in_session()
    room.engine.close()
    assert room.disk.calls[-2:] == [("checkpoint", 2, 2), ("close",)]


def test_closing_lets_the_set_go_even_with_a_full_disk() -> None:
    room = in_session()
    room.disk.room = 0
    room.engine.do(keep_note, "one")
    room.engine.close()
    assert room.disk.calls[-1] == ("close",)
    assert room.engine.unsaved == 1


def test_a_reboot_counts_the_time_by_the_wall_clock() -> None:
    room = in_session()
    last = room.engine.now()
    clock = StillClock(wall=START + timedelta(minutes=5), boot=2.0, boot_id="boot-2")
    engine = Engine(opening(a_book(), *room.engine.live.log, last=last), Disk(), clock)
    assert engine.now().t == 300.0


def test_struck_words_are_nowhere_in_memory_and_their_drafts_go_with_them() -> None:
    room = in_session()
    disk, engine = room.disk, room.engine
    engine.do(keep_note, "between us")
    engine.draft("entry:1", "between us two")
    engine.draft("line", "another thought")
    seq = engine.live.log[-1].seq
    assert engine.strike(Caught(1)) == Gone()
    assert disk.calls[-1] == ("strike", ("line",), seq)
    assert not notes(engine.live.running) and "between us" not in repr(engine.live)
    assert engine.drafts == {"line": "another thought"}
    assert engine.strike(Caught(1)) == Refused("There are no words there to strike.")
    engine.undo()
    engine.redo()
    assert "between us" not in repr(engine.live)


def test_a_strike_that_the_disk_refuses_changes_nothing() -> None:
    room = in_session()
    disk, engine = room.disk, room.engine
    engine.do(keep_note, "between us")
    before, disk.room = engine.live, 0
    assert engine.strike(Caught(1)) == Refused(
        "The disk is full. Nothing was struck; the words are as they were."
    )
    assert engine.live is before


def test_a_strike_saves_the_steps_that_waited_and_says_what_the_disk_still_holds() -> None:
    room = in_session()
    disk, engine = room.disk, room.engine
    disk.room = 0
    assert isinstance(engine.do(keep_note, "between us"), Unsaved)
    disk.room, disk.still = 1000, "The disk reports an error; it may be failing."
    assert engine.strike(Caught(1)) == Gone("The disk reports an error; it may be failing.")
    assert engine.unsaved == 0


def test_who_wants_the_set_is_told_of_steps_in_memory_only_and_when_they_are_saved() -> None:
    room = in_session()
    disk, engine = room.disk, room.engine
    disk.room = 0
    engine.do(keep_note, "one")
    engine.do(keep_note, "two")
    engine.retry()
    assert disk.waits == [1, 2]
    disk.room = 1000
    engine.retry()
    assert disk.waits == [1, 2, 0]
    disk.room = 0
    engine.do(keep_note, "three")
    disk.room = 1000
    engine.strike(Caught(1))
    assert disk.waits == [1, 2, 0, 1, 0]


def test_the_seal_and_the_strike_say_what_stays_and_where_else_the_same_words_stand() -> None:
    room = in_session()
    disk, engine = room.disk, room.engine
    engine.do(keep_note, "between us")
    engine.do(keep_note, "between us")
    assert engine.strike(Caught(1)) == Gone(also={"a note": 1})
    disk.still = "older words are still on the disk."
    assert engine.seal() == Gone("older words are still on the disk.")


def test_what_a_full_disk_cannot_forget_stays_and_is_told() -> None:
    room = Room()
    engine, disk = room.engine, room.disk
    disk.room = 0
    before = engine.live
    assert engine.forget(lambda book: book) == Refused(
        "The disk is full. Nothing was forgotten; the set is as it was."
    )
    assert engine.live is before


def test_what_is_refused_is_not_forgotten_and_after_forgetting_nothing_is_undone() -> None:
    room = Room()
    engine, disk = room.engine, room.disk
    engine.do(add_member, "Zoe", TODAY)
    assert engine.forget(lambda _: Refusal("Not now.")) == Refused("Not now.")
    assert engine.forget(lambda book: book.put("members", 1, None)) == Gone()
    assert 1 not in engine.live.book.members
    assert disk.calls[-1][0] == "seal"
    assert isinstance(engine.undo(), Refused)
