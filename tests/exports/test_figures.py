"""What stands below a record for the facilitator alone: all that was kept and is not for the set."""

import pytest

from als_tui.domain.book import Attendance, Count, Policy, Said
from als_tui.domain.programme.turns import YOURS_ALONE
from als_tui.domain.sealing.seal import seal
from als_tui.exports.figures import session_figures
from als_tui.exports.markdown import session_markdown
from als_tui.value import replace
from tests.domain.sealing.test_sealing import KEPT_AS, SAID_AS, secret, told
from tests.exports.test_markdown import RECORD, book

BARE = replace(RECORD, words=(), interventions=(), checks=(), timeline=(), actions=())


def test_figures_stand_apart_and_by_seat() -> None:
    there = (Attendance(1, "Ana", "here"), Attendance(2, "[Ben]", "here"))
    counts = (Count(2, 1, 0, 5), Count(1, 31, 17, 977))
    page = session_figures(book(replace(BARE, attendance=there, counts=counts)), 3)
    assert page.split("\n")[2:] == [
        r"- \[Ben\]: 0:05 in 1 turn, 0 questions asked",
        "- Ana:     16:17 in 31 turns, 17 questions asked",
    ]
    assert YOURS_ALONE in page and session_figures(book(replace(BARE, counts=())), 3) == ""


def test_what_else_was_kept_follows_under_its_headings() -> None:
    words = (*RECORD.words, Said("check-in", 1, "# glad"), Said("bid", 2, "two bosses"))
    page = session_figures(book(replace(RECORD, words=words)), 3)
    _, *under = page.split("\n\n### ")
    assert under == [
        "How sure owners were, 0 to 10\n\n- Ana: 8, Ask the chair",
        "Check-in\n\n- Ana: \\# glad",
        "Bids\n\n- Ben: two bosses",
        "Notes\n\n- Ben: tired",
        "Stops\n\n- pace: Explore, 0:30",
        "Check round 1, 1 to 10\n\n- Ana: 4",
        "Timeline\n\n- 14:00 Check-in began",
    ]
    assert "I ask too fast" not in page and "felt heard" not in page, "the record has those"


@pytest.mark.parametrize("policy", Policy)
def test_record_and_figures_together_hold_every_word_that_was_kept(policy: Policy) -> None:
    world = told(policy)
    kept = seal(world.book, world.session, world.now)
    number = world.session.number
    page = session_markdown(kept, number) + session_figures(kept, number)
    said = {marker: level for level, names in SAID_AS.items() for marker in names if marker != "starred"}
    assert {marker for marker, level in said.items() if policy.keeps(level)} == {
        marker for marker in said if secret(marker) in page
    }
    assert bool(KEPT_AS) and ("For your eyes alone" in page) == policy.keeps(Policy.ACTIONS)
