"""The room's view beside a real session: live within a second or so, and without a word that was said."""

from pathlib import Path

import pytest

from als_tui.clock import SystemClock
from als_tui.domain.book import Charter, Member, Profile
from als_tui.domain.moves import attendance, bids, floor, flow, guard, keeping
from als_tui.domain.session.facts import Commitment, Reason
from als_tui.engine import Engine, Saved
from als_tui.storage.library import Sets
from tests.fakes import START
from tests.promise.plugin import Promised
from tests.promise.terminal import Terminal

pytestmark = pytest.mark.promise

SECRETS = (
    "two bosses",
    "why not leave",
    "a long pause",
    "ring the landlord",
    "half a thought",
    "a month more",
)


def test_the_room_follows_a_session_and_never_sees_a_word_of_it(tmp_path: Path, promise: Promised) -> None:
    joined = START.date()
    members = tuple(Member(name, joined) for name in ("Ana", "Ben", "Carla", "Dev"))
    sets = Sets(tmp_path, None, "test")
    set_id = sets.create(Profile("Northside", "UTC", joined), members, Charter(("Kept here.",), joined))
    engine = Engine(*sets.open(set_id), SystemClock())

    def do(*move: object) -> None:
        outcome = engine.do(*move)  # type: ignore[arg-type]  # a move with its arguments
        assert isinstance(outcome, Saved), outcome

    do(attendance.open_session, sets.processes()[0]["half-day"], 210)
    do(attendance.all_here)
    do(bids.bid, 1, SECRETS[0], 3)
    do(bids.present, 1)
    do(flow.start_or_pause)
    room = Terminal("room", "Northside", data=tmp_path)
    room.wait_for("Kept here")
    while engine.live.running.stop != "slot.1.explore":
        do(flow.next_phase)
    room.wait_for("EXPLORE", "Ana presents", "The set asks, the presenter answers.")
    do(floor.give_floor, 2)
    room.wait_for("B E N   has the floor")
    do(keeping.keep_question, SECRETS[1])
    do(keeping.keep_note, SECRETS[2])
    do(keeping.keep_action, Commitment(1, SECRETS[3], cue=SECRETS[5]))
    engine.draft("capture", SECRETS[4])
    do(guard.stop_set, Reason.ADVICE)
    room.wait_for("A moment: the set is stopped")
    engine.undo()
    room.wait_for("The set asks, the presenter answers.")
    do(floor.give_floor, 3)
    room.wait_for("C A R L A   has the floor")
    engine.checkpoint()
    do(floor.was_someone_else, 4)
    room.wait_for("D E V   has the floor")
    engine.close()
    promise("room", attempts=len(SECRETS))
    assert not [secret for secret in SECRETS if secret.encode() in room.bytes]
    room.wait_for("Kept here")
    room.press("\x03")
    assert room.wait() == 0
