"""After a member is forgotten, no byte of the set's folder holds their name or a word of theirs, in any spelling."""

import json
import re
from pathlib import Path

import pytest

from als_tui.domain.book import Charter, Helpful, Member, Policy, Profile, Status
from als_tui.domain.moves import (
    asking,
    attendance,
    bids,
    correcting,
    floor,
    flow,
    keeping,
    membership,
    register,
    review,
    setbook,
)
from als_tui.domain.sealing.member_forgotten import hits_of, without_member
from als_tui.domain.session.facts import Commitment
from als_tui.engine import Engine, Gone, Refused
from als_tui.storage.library import Sets
from tests.fakes import START, StillClock
from tests.seeded import GUEL, LEILA, NAMES, PIA, TODAY, moment, programme, seeded_folder
from tests.test_seal_leaves_nothing import _do, _engine, _to, secret

NAME = "Çınar Örs-Ülgen"
FIRST, LAST = "Çınar", "Ülgen"
THEIRS = (
    "check-in",
    "learning",
    "issue",
    "question",
    "asked",
    "action",
    "cue",
    "told",
    "learned",
    "about",
    "goal",
    "role",
    "goal in a form",
)
STAYS = ("other issue", "other action")


def word(of: str) -> str:
    return secret(of.replace(" ", "-"))


def every_way(data: bytes, words: str) -> bool:
    """Whether words stand in any file: raw, with escapes, in UTF-16, in any case."""
    escaped = json.dumps(words)[1:-1]
    plain = data.decode("utf-8", "replace")
    unescaped = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), plain)
    wide = words.encode("utf-16-le") in data
    return (
        wide
        or escaped.encode() in data
        or any(words.casefold() in text.casefold() for text in (plain, unescaped))
    )


def found(folder: Path, words: tuple[str, ...]) -> list[str]:
    data = b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    names = "\n".join(str(path.relative_to(folder)) for path in folder.rglob("*"))
    return [one for one in words if every_way(data + names.encode(), one)]


ALL = (NAME, FIRST, LAST, "cinar@example.org", *map(word, THEIRS))


def lived(sets: Sets, set_id: str, clock: StillClock) -> Engine:
    """Two sessions in which the first member said, asked, was asked, promised and told all there is."""
    engine = _engine(sets, set_id, clock)
    _do(
        engine,
        membership.change_member,
        1,
        membership.Details(NAME, "cinar@example.org", word("role"), word("goal")),
    )
    for number in (1, 2):
        _do(engine, attendance.open_session, sets.processes()[0]["half-day"], 210, 2)
        _do(engine, attendance.all_here)
        _do(engine, attendance.give_word, 1, "check-in", word("check-in"))
        _do(engine, bids.bid, 1, word("issue"))
        _do(engine, bids.bid, 2, word("other issue"))
        _do(engine, bids.present, 1)
        _do(engine, bids.present, 2)
        if number == 2:
            _do(engine, review.tell_progress, 1, Status.DONE)
            _do(engine, review.tell_progress, 2, Status.OPEN)
            _do(engine, review.tell_learned, 1, word("learned"), word("learned"))
        _do(engine, flow.start_or_pause)
        _to(engine, "explore")
        _do(engine, floor.give_floor, 2)
        _do(engine, keeping.keep_question, word("asked"))
        _do(engine, asking.star, engine.live.running.next_entry - 1)
        _do(engine, keeping.keep_note, word("about"), 1)
        if number == 1:
            _do(engine, keeping.keep_action, Commitment(1, word("action"), None, word("cue"), 7, "Ben"))
            _do(engine, keeping.keep_action, Commitment(2, word("other action"), None, "", None, NAME))
        _do(engine, flow.next_phase)
        while not (engine.live.running.stop or "").endswith("2.explore"):
            _do(engine, flow.next_phase)
        _do(engine, floor.give_floor, 1)
        _do(engine, keeping.keep_question, word("question"))
        _do(engine, attendance.give_word, 1, "learning", word("learning"))
        _do(engine, attendance.set_detail, "goal", f"Learn from {FIRST}s way")
        engine.draft("line", f"half a thought about {NAME}")
        engine.checkpoint()
        assert isinstance(engine.seal(), Gone)
        if number == 1:
            _do(engine, register.tell_between, 1, Status.OPEN)
            _do(engine, register.tell_words, 1, word("told"))
            _do(engine, correcting.correct, 1, f"{NAME} kept the time")
    engine.draft("charter", f"{FIRST} said so")
    engine.draft("member:1", json.dumps({"name": NAME, "goal": word("goal in a form")}, ensure_ascii=False))
    return engine


@pytest.fixture
def place(tmp_path: Path) -> tuple[Sets, str, StillClock]:
    sets, joined = Sets(tmp_path, None, "test"), START.date()
    members = tuple(Member(name, joined) for name in ("Before", "Ben", "Carla"))
    profile = Profile("Northside", "UTC", joined, Policy.ALL)
    return sets, sets.create(profile, members, Charter(("Kept here.",), joined)), StillClock()


@pytest.mark.parametrize("restart", [False, True], ids=["in one go", "after a restart"])
def test_no_byte_of_the_folder_holds_the_name_or_a_word_of_a_forgotten_member(
    tmp_path: Path, place: tuple[Sets, str, StillClock], restart: bool
) -> None:
    sets, set_id, clock = place
    engine = lived(sets, set_id, clock)
    folder = tmp_path / "sets" / set_id
    for name in ("journal.damaged", "set.json.damaged", "set.json.v0", ".swp"):
        (folder / name).write_text(f"{NAME} {NAME.upper()}")
    if restart:
        engine.close()
        engine = _engine(sets, set_id, clock)
    assert found(tmp_path, ALL) == [*ALL], "before it all stand on the disk, and this test sees them"
    hits = hits_of(engine.live.book, 1)
    assert {hit.where for hit in hits} == {"session 1, goal", "session 1, a correction", "session 2, goal"}

    keys = {hit.key for hit in hits}
    assert engine.forget(lambda book: without_member(book, 1, keys)) == Gone()
    assert found(tmp_path, ALL) == []
    assert found(tmp_path, tuple(map(word, STAYS))) == [*map(word, STAYS)]
    assert isinstance(engine.undo(), Refused) and engine.drafts == {}
    assert engine.live.book.sessions[1].goal == "Learn from somebodys way"
    assert engine.live.book.sessions[1].corrections[0].text == "somebody kept the time"
    _do(engine, setbook.add_member, "Dora", START.date())
    assert [*engine.live.book.members] == [2, 3, 4]
    engine.close()
    again = _engine(sets, set_id, clock)
    assert [*again.live.book.members] == [2, 3, 4] and again.live.book.profile.last_member == 1
    again.close()
    assert found(tmp_path, ALL) == [], "nor does leaving bring a word back"


def test_a_name_that_was_left_in_the_words_of_others_stands_there_and_nowhere_else(
    tmp_path: Path, place: tuple[Sets, str, StillClock]
) -> None:
    sets, set_id, clock = place
    engine = lived(sets, set_id, clock)
    assert engine.forget(lambda book: without_member(book, 1)) == Gone()
    assert found(tmp_path, ALL) == [NAME, FIRST, LAST]
    engine.close()


@pytest.mark.parametrize("id", [GUEL, LEILA, PIA])
def test_of_the_whole_programme_nothing_of_a_forgotten_member_is_left(tmp_path: Path, id: int) -> None:
    book = programme()
    book = book.put("bank", 90, Helpful(f"What would {NAMES[id - 1]} do?", "open", 8))
    set_id = seeded_folder(tmp_path, book)
    sets, member = Sets(tmp_path, None, "test"), book.members[id]
    actions = [action.text for action in book.actions.values() if action.owner == id]
    others = {action.text for action in book.actions.values() if action.owner != id}
    words = tuple({member.name, member.mail, member.name.split()[0], *(set(actions) - others)})
    engine = _engine(sets, set_id, StillClock(moment(TODAY)))
    assert found(tmp_path, words) == [*words]
    keys = {hit.key for hit in hits_of(book, id)}
    assert engine.forget(lambda book: without_member(book, id, keys)) == Gone()
    engine.close()
    assert found(tmp_path, words) == []


def test_while_a_session_is_open_no_member_is_forgotten(
    tmp_path: Path, place: tuple[Sets, str, StillClock]
) -> None:
    sets, set_id, clock = place
    engine = lived(sets, set_id, clock)
    _do(engine, attendance.open_session, sets.processes()[0]["half-day"], 210, 1)
    live = engine.live
    assert isinstance(engine.forget(lambda book: without_member(book, 1)), Refused)
    assert engine.live is live and found(tmp_path, (NAME,))
    engine.close()
