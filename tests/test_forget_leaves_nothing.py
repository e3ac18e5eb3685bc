"""After a presenter's slot is forgotten, no byte of the set's folder holds its issue or what was asked."""

from pathlib import Path

import pytest

from als_tui.domain.book import Charter, Member, Policy, Profile
from als_tui.domain.moves import asking, attendance, bids, floor, flow, keeping, setbook
from als_tui.domain.sealing.slot_forgotten import slot_words, without_slot
from als_tui.domain.session.facts import Commitment
from als_tui.engine import Engine, Gone, Refused, Saved
from als_tui.storage.library import Sets
from als_tui.value import replace
from tests.fakes import START, StillClock
from tests.test_seal_leaves_nothing import _do, _engine, _to, secret, spellings

GOES = ("issue", "question", "starred", "late")
STAYS = ("action", "other issue", "other question", "note")


def word(of: str) -> str:
    return secret(of.replace(" ", "-"))


def found(folder: Path) -> set[str]:
    data = b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    return {of for of in (*GOES, *STAYS) if any(way in data for way in spellings(word(of)))}


def sealed(sets: Sets, set_id: str, clock: StillClock, policy: Policy = Policy.ALL) -> Engine:
    """Ana and Ben presented, and each was asked; all was typed, undone, drafted and sealed."""
    engine = _engine(sets, set_id, clock)
    _do(engine, attendance.open_session, sets.processes()[0]["half-day"], 210, 2)
    _do(engine, attendance.all_here)
    _do(engine, bids.bid, 1, word("issue"))
    _do(engine, bids.bid, 2, word("other issue"))
    _do(engine, bids.present, 1)
    _do(engine, bids.present, 2)
    _do(engine, flow.start_or_pause)
    _to(engine, "explore")
    _do(engine, floor.give_floor, 2)
    _do(engine, keeping.keep_question, word("question"))
    _do(engine, floor.give_floor, 3)
    _do(engine, keeping.keep_question, word("starred"))
    starred = engine.live.running.next_entry - 1
    _do(engine, asking.star, starred)
    _do(engine, floor.give_floor, 2)
    _do(engine, keeping.keep_question, word("late"))
    _do(engine, keeping.keep_action, Commitment(1, word("action")))
    _do(engine, keeping.keep_note, word("note"))
    _do(engine, flow.next_phase)
    while not (engine.live.running.stop or "").endswith("2.explore"):
        _do(engine, flow.next_phase)
    _do(engine, floor.give_floor, 1)
    _do(engine, keeping.keep_question, word("other question"))
    assert isinstance(engine.seal(), Gone)
    return engine


@pytest.fixture
def place(tmp_path: Path) -> tuple[Sets, str, StillClock]:
    sets, joined = Sets(tmp_path, None, "test"), START.date()
    members = tuple(Member(name, joined) for name in ("Ana", "Ben", "Carla"))
    profile = Profile("Northside", "UTC", joined, Policy.ALL)
    return sets, sets.create(profile, members, Charter(("Kept here.",), joined)), StillClock()


@pytest.mark.parametrize("restart", [False, True], ids=["in one go", "after a restart"])
def test_no_byte_of_the_folder_holds_the_slots_words_and_nothing_brings_them_back(
    tmp_path: Path, place: tuple[Sets, str, StillClock], restart: bool
) -> None:
    sets, set_id, clock = place
    engine = sealed(sets, set_id, clock)
    assert len(engine.live.book.bank) == 1
    _do(engine, setbook.rename_member, 3, "Carlotta")
    if restart:
        engine.close()
        engine = _engine(sets, set_id, clock)
    assert found(tmp_path) == {*GOES, *STAYS}, "before it all stand on the disk, and this test sees them"
    before = engine.live.book.sessions[1]
    assert set(slot_words(before, 1)) == {word(of) for of in GOES}

    assert engine.forget(lambda book: without_slot(book, 1, 1)) == Gone()
    assert found(tmp_path) == set(STAYS)
    assert isinstance(engine.undo(), Refused)
    record = engine.live.book.sessions[1]
    assert [held.person for held in record.presented] == [1, 2] and record.counts == before.counts
    assert engine.live.book.members[3].name == "Carlotta" and engine.live.book.bank == {}
    assert isinstance(engine.do(setbook.rename_member, 3, "Carla"), Saved)
    engine.close()
    assert found(tmp_path) == set(STAYS), "nor does leaving bring a word back"
    again = _engine(sets, set_id, clock)
    assert again.live.book.sessions[1] == record
    again.close()
    assert found(tmp_path) == set(STAYS)


def test_while_a_session_is_open_nothing_is_forgotten(
    tmp_path: Path, place: tuple[Sets, str, StillClock]
) -> None:
    sets, set_id, clock = place
    engine = sealed(sets, set_id, clock)
    _do(engine, attendance.open_session, sets.processes()[0]["half-day"], 210, 1)
    live = engine.live
    assert isinstance(engine.forget(lambda book: without_slot(book, 1, 1)), Refused)
    assert engine.live is live and set(GOES) <= found(tmp_path)
    engine.close()


def test_a_question_of_the_bank_that_helped_before_stays(place: tuple[Sets, str, StillClock]) -> None:
    sets, set_id, clock = place
    engine = sealed(sets, set_id, clock)
    (id,) = engine.live.book.bank
    earlier = engine.live.book.put("bank", id, replace(engine.live.book.bank[id], session=7))
    assert without_slot(earlier, 1, 1).bank == earlier.bank
    engine.close()
