"""What the facilitator can say to open a phase stands on the phase's own screen, where rows are free."""

import pytest

from als_tui.domain.moves import flow
from tests.screens.desk import desk
from tests.screens.sessions import begin_unseen, begun, do, show


@pytest.mark.parametrize(
    ("until", "place"),
    [("check-in", "roster"), ("progress", "progress"), ("bids", "bids"), ("review", "review")],
)
async def test_each_phase_s_own_list_has_its_words_to_say(until: str, place: str) -> None:
    async with begun(until, minutes=120, size=(80, 30)) as d:
        assert d.place == place
        here = d.session.here
        assert here is not None
        text = " ".join(d.screen_text().split())
        assert f"“{here.phase.say}”" in text
        await d.press("P", "t")
        assert f"“{here.phase.say}”" in " ".join(d.screen_text().split())
        await d.press("c")
        assert here.phase.say[:20] not in d.screen_text(), "a line takes the rows"
        await d.press("escape", "space")
        assert here.phase.say[:20] not in d.screen_text(), "nothing is said while the timer stands"


async def test_on_a_look_aside_no_words_are_shown() -> None:
    async with begun("explore") as d:
        for key in "rjiv":
            await d.press(key)
            assert "Open questions now" not in d.screen_text() and "I read our charter" not in d.screen_text()


async def test_a_list_that_takes_the_rows_has_no_words_and_is_not_cut_for_them() -> None:
    names = tuple(f"Member {number}" for number in range(1, 16))
    async with begun("check-in", names=names, size=(60, 20)) as d:
        assert "Welcome" not in d.screen_text()
        await d.resize(80, 50)
        assert "“Welcome" in d.screen_text() and "Member 15" in d.screen_text()


@pytest.mark.parametrize("way", ["", "t"])
async def test_in_a_silence_no_words_are_said_and_what_comes_stands_there_quietly(way: str) -> None:
    async with begun("silence") as d:
        await d.press(*way.split())
        assert "Let us be quiet" not in d.screen_text()
        await d.press("ctrl+l")
        assert d.screen_text().split() == ["silence"]
        await d.press("ctrl+l")
        await d.later(125)
        assert "hen Commit to action" in d.screen_text()
        await d.press("b", "S")
        assert "Silence 2:00" not in d.screen_text(), "nor in a silence by key"


async def test_the_check_out_has_its_own_words() -> None:
    async with desk() as d:
        begin_unseen(d, "review", minutes=120)
        do(d, flow.next_phase)
        await show(d)
        here = d.session.here
        assert here is not None and here.phase.id == "check-out"
        await d.press("v")
        assert here.phase.say[:30] in d.screen_text()
