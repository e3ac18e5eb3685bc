"""Whatever was said, undone, drafted and checkpointed before: after a strike no byte of the set holds the words."""

import os
import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from als_tui.domain.book import Action, Charter, Member, Profile, Status
from als_tui.domain.moves import attendance, bids, keeping, review
from als_tui.domain.sealing.strikable import (
    Caught,
    Earlier,
    IssueOf,
    LineOf,
    Target,
    ToldOf,
    WordsOf,
    topics_of,
)
from als_tui.domain.session.facts import Commitment, Note, Put
from als_tui.engine import Engine, Gone, Saved
from als_tui.storage.library import Sets
from tests.domain.build import SMALL
from tests.fakes import START, StillClock
from tests.test_seal_leaves_nothing import spellings

MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
KINDS = ("note", "question", "action", "amend", "word", "issue", "told", "goal")
OTHERS = ("undo", "redo", "checkpoint", "draft", "restart", "take out")
WISHES = st.lists(st.sampled_from((*KINDS, *KINDS, *OTHERS)), min_size=3, max_size=14)


class Room:
    """A set on a disk, and all the words that were said in it, by what they are of."""

    def __init__(self, place: Path) -> None:
        self.sets, self.clock, self.place = Sets(place, None, "test"), StillClock(), place
        joined = START.date()
        members = tuple(Member(name, joined) for name in ("Ana", "Ben", "Carla"))
        profile = Profile("Northside", "UTC", joined)
        self.set_id = self.sets.create(profile, members, Charter(("Kept here.",), joined))
        self.said: dict[Target, list[str]] = {}
        self.count = 0
        self.engine = self.opened()
        self.engine.do(lambda live, now: (Put("actions", 1, None, Action(1, "Ana", "Ring them", 1)),))
        self.engine.do(attendance.open_session, SMALL, 60, 1)
        self.engine.do(attendance.all_here)
        self.engine.do(review.tell_progress, 1, Status.DONE)

    def opened(self) -> Engine:
        opening, journal = self.sets.open(self.set_id)
        return Engine(opening, journal, self.clock)

    def secret(self, target: Target) -> str:
        """New words, which JSON spells with escapes and which stand nowhere else."""
        self.count += 1
        self.said.setdefault(target, []).append(f"Geflüster{self.count}ø 🙈")
        return self.said[target][-1]

    def wish(self, what: str) -> None:
        engine, session = self.engine, self.engine.live.running
        new, last = Caught(session.next_entry), session.entries[-1] if session.entries else None
        match what:
            case "note":
                engine.do(keeping.keep_note, self.secret(new))
            case "question":
                engine.do(keeping.keep_question, self.secret(new), 2)
            case "action":
                engine.do(keeping.keep_action, Commitment(1, self.secret(new), None, self.secret(new)))
            case "amend" if last:
                engine.do(keeping.amend, last.id, Note(self.secret(Caught(last.id))))
            case "take out" if last:
                engine.do(keeping.take_out, last.id)
            case _:
                self.line(what)

    def line(self, what: str) -> None:
        engine = self.engine
        match what:
            case "word":
                engine.do(attendance.give_word, 2, "learning", self.secret(WordsOf(2, "learning")))
            case "issue":
                engine.do(bids.bid, 2, self.secret(IssueOf(2)))
            case "told":
                engine.do(review.tell_learned, 1, self.secret(ToldOf(1)), self.secret(ToldOf(1)))
            case "goal":
                engine.do(attendance.set_detail, "goal", self.secret(LineOf("goal")))
            case _:
                self.other(what)

    def other(self, what: str) -> None:
        engine = self.engine
        match what:
            case "undo" if len(engine.live.done) > 4:
                engine.undo()
            case "redo":
                engine.redo()
            case "checkpoint":
                engine.checkpoint()
            case "restart":
                engine.close()
                self.engine = self.opened()
            case "draft" if self.said:
                target, words = list(self.said.items())[-1]
                engine.draft(next(iter(topics_of(target))), f"half of {words[-1]}")
                engine.draft("line", words[-1])
            case _:
                pass

    def left(self, words: list[str]) -> list[str]:
        data = b"\n".join(path.read_bytes() for path in self.place.rglob("*") if path.is_file())
        return [one for one in words if any(spelled in data for spelled in spellings(one))]


@settings(max_examples=12)
@given(WISHES, st.integers(0, 99))
@example(["note", "note", "undo"], 1)
def test_after_a_strike_no_byte_holds_the_words_and_nothing_brings_them_back(
    wishes: list[str], which: int
) -> None:
    with tempfile.TemporaryDirectory(dir=MEMORY) as place:
        room = Room(Path(place))
        for wish in wishes:
            room.wish(wish)
        if not room.said:
            return
        target = list(room.said)[which % len(room.said)]
        words = list(room.said[target])  # a later note may get the number of one that was undone
        stood = room.left([one for of, said in room.said.items() if of != target for one in said])
        assert set(room.left(words)) == set(words), "before it all stand on the disk, and this test sees them"
        assert room.engine.strike(target) == Gone()
        assert room.left(words) == []
        steps = len(room.engine.live.done) - 4
        for _ in range(steps):
            assert isinstance(room.engine.undo(), Saved)
        for _ in range(steps):
            assert isinstance(room.engine.redo(), Saved)
        assert not [one for one in words if one in repr(room.engine.live) + repr(room.engine.drafts)]
        room.wish("note")
        room.engine.close()
        again = room.opened()
        assert room.left(words) == []
        assert again.live == room.engine.live
        assert set(room.left(stood)) <= set(stood)
        again.strike(Earlier())
        shown = repr(again.live.session)
        gone = [one for said in room.said.values() for one in said if one not in shown]
        assert room.left(gone) == room.left([one for one in gone if one in repr(again.drafts)])
        again.close()
