"""Striking forgets like the seal: afterwards no byte of the folder holds the words, and all the rest is there."""

import random
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from als_tui.domain.sealing.strikable import Caught, Earlier, IssueOf, Target, WordsOf
from als_tui.domain.sealing.striking import drafts_left, strike
from als_tui.domain.session.facts import BidMade, Captured, Commitment, Question, Redone, Undone, WordGiven
from als_tui.domain.session.live import fold
from als_tui.ports import NotSaved
from tests.promise.plugin import Promised
from tests.storage.faults import HOWS, Disk, How, each_call, failing
from tests.storage.set.test_seal import spellings
from tests.storage.world import OPENED, Desk, every_byte, heard_again, look_at, new_set, the_only_set

SECRET = "Zoë whispered: übler Klüngel"


def strike_at(desk: Desk, target: Target) -> str:
    """Do what the engine does, and let the desk stand on what is left."""
    live = fold(desk.book, (), desk.log)
    found = strike(live, target)
    drafts = drafts_left(desk.opening.drafts, found.targets, found.words)
    still = desk.journal.strike(found.live.book, found.live.log, desk.seq, drafts)
    desk.log = list(found.live.log)
    return still


def stands_in(folder: Path, words: str = SECRET) -> bool:
    data = every_byte(folder)
    return any(spelled in data for spelled in spellings(words))


@pytest.fixture
def desk(quick: Path) -> Desk:
    """A set in whose files the secret stands in every way a session can leave it there."""
    new_set(quick)
    desk = Desk.at(quick)
    desk.do(OPENED)
    desk.say("before")
    desk.do(Captured(50, Question(2, SECRET), "one", None))
    desk.checkpoint()
    desk.do(Captured(51, Commitment(1, "stays"), "one", None))
    desk.do(WordGiven(1, "check-in", "light"))
    desk.checkpoint()
    desk.say("after")
    desk.checkpoint()
    desk.do(BidMade(1, "a bid that stays", 2))
    desk.do(Undone(desk.seq))
    desk.do(Redone(desk.seq - 1))
    folder = the_only_set(quick)
    for name in ("journal.damaged", "set.json.damaged", "set.json.v0", ".swp"):
        (folder / name).write_text(SECRET)
    return desk


def test_after_a_strike_no_byte_of_the_folder_holds_the_words_and_all_else_is_there(
    quick: Path, desk: Desk
) -> None:
    folder = the_only_set(quick)
    desk.journal.draft("entry:50", f"{SECRET}, half put right")
    desk.journal.draft("line", "another thought")
    desk.opening.drafts["line"] = "another thought"  # type: ignore[index]
    assert stands_in(folder)
    assert strike_at(desk, Caught(50)) == ""
    assert not stands_in(folder)
    desk.say("and on")
    desk.journal.close()
    assert not stands_in(folder)
    found = look_at(folder)
    assert [step.seq for step in (*found.log, *found.tail)] == list(range(1, desk.seq + 1))
    assert heard_again(quick) == ["before", "after", "and on"]
    assert found.drafts == {"line": "another thought"}
    assert sorted(path.name for path in folder.iterdir()) == [
        *("journal", "lock", "reserve", "set.json", "set.json.1", "set.json.2"),
    ]


def test_what_is_struck_after_a_restart_is_gone_as_well(quick: Path, desk: Desk) -> None:
    desk.journal.close()
    again = Desk.at(quick)
    strike_at(again, IssueOf(1))
    strike_at(again, WordsOf(1, "check-in"))
    strike_at(again, Earlier())
    again.journal.close()
    folder = the_only_set(quick)
    assert not stands_in(folder, "a bid that stays") and not stands_in(folder, "light")
    last = Desk.at(quick)
    last.journal.close()
    assert last.log == again.log


@pytest.mark.parametrize("how", HOWS)
def test_words_are_whole_or_once_acknowledged_nowhere_at_any_call_that_goes_wrong(
    how: How, quick: Path
) -> None:
    def scenario(place: Path, disk: Disk) -> None:
        new_set(place)
        desk = Desk.at(place)
        desk.do(OPENED)
        desk.do(Captured(50, Question(2, SECRET), "one", None))
        desk.checkpoint()
        desk.say("first")
        desk.checkpoint()
        desk.say("second")
        typed = {"line": "another thought", "form:action": "who and what"}
        for topic, text in (*typed.items(), ("entry:50", SECRET)):
            desk.journal.draft(topic, text)
            desk.opening.drafts[topic] = text  # type: ignore[index]  # read-only by its type alone
        acknowledged = False
        with failing(disk), suppress(NotSaved):
            strike_at(desk, Caught(50))
            acknowledged = True
        if how != "dies":
            typed["line"] += ", and on"
            desk.journal.draft("line", typed["line"])
        desk.journal.close()
        again = Desk.at(place)
        again.journal.close()
        assert again.heard() == ["first", "second"]
        assert {**again.opening.drafts, "entry:50": ""} == {**typed, "entry:50": ""}
        asked = next(fact.content for step in again.log for fact in step.facts if isinstance(fact, Captured))
        folder = the_only_set(place)
        if acknowledged or asked == Question(2):
            assert asked == Question(2)
            assert not stands_in(folder)
        else:
            assert asked == Question(2, SECRET) and stands_in(folder)

    assert each_call(how, quick, scenario) >= 8


def test_a_strike_that_the_disk_stops_half_way_says_so_and_is_ended_by_the_next_checkpoint(
    quick: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forget(*_: object) -> None:
        raise OSError(5, "planted")

    folder = the_only_set(quick)
    with monkeypatch.context() as patch:
        patch.setattr("als_tui.storage.set.generations.forget_older", forget)
        assert "failing" in strike_at(desk, Caught(50))
    assert stands_in(folder)
    desk.checkpoint()
    assert not stands_in(folder)
    desk.journal.close()


KILLED = """
import sys
from pathlib import Path
from als_tui.domain.session.facts import Captured, Question
from als_tui.domain.sealing.strikable import Caught
from tests.storage.set.test_strike import SECRET, strike_at
from tests.storage.world import OPENED, Desk
desk = Desk.at(Path(sys.argv[1]))
for number in range(1000):
    desk.do(Captured(number, Question(2, f"{SECRET} {number}."), "one", None))
    desk.checkpoint()
    print("said", number, flush=True)
    strike_at(desk, Caught(number))
    print("struck", number, flush=True)
"""


@pytest.mark.promise
def test_no_struck_word_comes_back_after_kill_9(tmp_path: Path, promise: Promised) -> None:
    new_set(tmp_path)
    first = Desk.at(tmp_path)
    first.do(OPENED)
    first.journal.close()
    folder, chance = the_only_set(tmp_path), random.Random(2026)
    for _ in range(12):
        asked = [sys.executable, "-c", KILLED, str(tmp_path)]
        with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            time.sleep(chance.uniform(0, 0.1))
            writer.kill()
            told = [line.split() for line in writer.stdout.read().split("\n")[:-1]]
        struck = {int(number) for word, number in told if word == "struck"}
        Desk.at(tmp_path).journal.close()
        promise("strike", attempts=1)
        assert not [number for number in struck if stands_in(folder, f"{SECRET} {number}.")]
