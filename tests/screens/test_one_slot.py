"""One slot of the default process by keys: all of it is kept, and it stays within the keys of one hand."""

import pytest

from als_tui.domain.session.facts import Reason
from als_tui.domain.session.state import commitments, questions
from benchmarks.one_slot import SLOT, keys_of_a_slot
from tests.screens.sessions import begun


def test_a_slot_takes_at_most_seventy_keys_and_no_step_but_a_capture_over_two() -> None:
    assert keys_of_a_slot() <= 70
    assert all(len(stroke.pressed) <= 2 for stroke in SLOT if not stroke.words)


@pytest.mark.promise
async def test_one_slot_played_by_keys_is_kept_whole() -> None:
    async with begun("present") as d:
        for stroke in SLOT:
            await d.later(20)
            await d.press(*stroke.pressed)
            if stroke.words:
                await d.type(stroke.words)
                await d.press("enter")
        asked = [question for _, question in questions(d.session)]
        assert len(asked) == 12 and all(question.text for question in asked)
        assert [question.asker for question in asked] == [2, 3, 4, 5, 6, 2, 3, 5, 4, 5, 6, 2]
        assert [held.reason for held in d.session.interventions] == [Reason.ADVICE, Reason.PACE]
        assert [
            (action.owner, action.confidence, action.supporter, action.due is not None)
            for _, action in commitments(d.session)
        ] == [(1, 8, "Ben", True), (1, 7, "Carla", True), (1, 6, "Dev", True)]
        assert list(d.session.given.values()) == [60]
        assert (d.session.stop or "").endswith("feedback")
