"""Every line and field: what is typed beyond its limit is refused in words, and of a paste no line is dropped."""

import pytest
from textual import events
from textual.widgets import Static

from als_tui.domain.book import Status
from als_tui.domain.moves import floor, flow, keeping, review
from als_tui.domain.session.facts import Note
from als_tui.domain.session.state import notes
from als_tui.domain.words.text import LINE, NAME, NOTE
from als_tui.screens.common.set_screen import SetScreen
from als_tui.widgets.capped import CappedArea, OneLine
from als_tui.widgets.entry import EntryLine
from als_tui.widgets.entry_text import EntryText
from tests.domain.test_laws import OWED
from tests.fakes import MemoryLibrary
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin, begun, do, show
from tests.screens.shelf import desk_over

PASTED = "one\r\ntwo\n\nthree\n"
JOINED, LINES = "one two three", "one\ntwo\n\nthree\n"
TOPICS: dict[str, dict[str, tuple[int, str]]] = {
    "r": {
        "word:1": (LINE, JOINED),
        "role:1": (NAME, JOINED),
        "guest": (NAME, JOINED),
        "detail:topic": (LINE, JOINED),
    },
    "i": {"bid:1": (LINE, JOINED)},
    "j": {"learned:1": (LINE, JOINED), "changed:1": (LINE, JOINED)},
    "t": {"capture": (LINE, JOINED)},
    "v": {
        "pulse:1": (LINE, JOINED),
        "learning:1": (LINE, JOINED),
        "checkout:1": (LINE, JOINED),
        "entry:1": (NOTE, LINES),
        "entry:2": (LINE, JOINED),
    },
}
"""By the key of a screen: each topic of its entry line, with its limit and what becomes of pasted lines."""


def read_line(d: Desk) -> str:
    """What the entry line says under the text."""
    return str(d.app.screen.query_one(".entry--read", Static).content)


async def try_line(d: Desk, topic: str, limit: int, laid: str) -> None:
    """Paste lines, then type one letter more than fits, then paste more."""
    screen = d.app.screen
    assert isinstance(screen, SetScreen)
    screen.ask_topic(topic)
    area, line = screen.query_one(EntryText), screen.query_one(EntryLine)
    assert line.question is not None, topic
    area.text = ""
    area._replace_via_keyboard(PASTED, *area.selection)
    assert area.text == laid, topic
    area.text = "x" * limit
    area._replace_via_keyboard("y", area.document.end, area.document.end)
    await d.pilot.pause()
    assert area.text == "x" * limit, topic
    assert f"No more fits: {limit:,} characters" in d.said and "No more" not in read_line(d), topic
    area.text = ""
    line.close()


async def test_every_line_of_a_session_says_when_it_is_full_and_joins_what_is_pasted() -> None:
    async with desk() as d:
        d.library.books["set-1"] = d.library.books["set-1"].put("actions", 1, OWED[1])
        assert d.app.engine is not None
        d.app.engine.live = d.app.live = type(d.app.engine.live)(d.library.books["set-1"])
        await begin_with_progress(d)
        do(d, keeping.keep_note, "a note")
        do(d, floor.give_floor, 2)
        do(d, keeping.keep_question, "Why?", 2)
        do(d, floor.give_floor, 2)
        await show(d)
        for key, topics in TOPICS.items():
            if key != "t":
                await d.press(key)
            for topic, (limit, laid) in topics.items():
                await try_line(d, topic, limit, laid)
            if key != "t":
                await d.press("t")


async def begin_with_progress(d: Desk) -> None:
    """The session stands where the set asks, and one action was answered for."""
    await begin(d, "check-in")
    do(d, review.tell_progress, 1, Status.DONE)
    while not (d.session.stop or "").endswith("explore"):
        do(d, flow.next_phase)


async def test_a_note_keeps_its_pasted_lines_and_20_000_characters() -> None:
    async with begun("present") as d:
        await d.press("c")
        await d.type(PASTED)
        await d.press("enter")
        assert [note for _, note in notes(d.session)] == [Note("one\ntwo\n\nthree")]
        await d.press("c")
        await d.type("x" * (NOTE + 7))
        assert "20,000 characters fit into a field; 7 were left out." in d.screen_text()
        await d.press("enter")
        assert len(notes(d.session)[1][1].text) == NOTE


async def test_lines_of_the_set_s_page_say_it_too() -> None:
    async with desk() as d:
        await try_line(d, "next", LINE, JOINED)


@pytest.mark.parametrize(
    ("keys", "limits"),
    [
        ("m enter", dict.fromkeys(("mail", "role", "goal", "slots", "sessions"), LINE) | {"name": NAME}),
        ("e", dict.fromkeys(("minutes", "quorum", "zone", "when"), LINE) | {"name": NAME}),
        ("s", dict.fromkeys(("minutes", "slots"), LINE)),
    ],
)
async def test_fields_of_the_set_s_forms(keys: str, limits: dict[str, int]) -> None:
    async with desk() as d:
        await d.press(*keys.split())
        await try_fields(d, limits)


async def test_fields_of_the_action_s_form() -> None:
    async with begun() as d:
        await d.press("a")
        await try_fields(d, dict.fromkeys(("what", "who", "when", "cue", "sure", "helper"), LINE))


async def try_fields(d: Desk, limits: dict[str, int]) -> None:
    """In each field: pasted lines are joined, and a letter too many is refused in words."""
    for name, limit in limits.items():
        field = d.app.screen.query_one(f"#{name}", OneLine)
        field.value = ""
        field.focus()
        d.app.post_message(events.Paste(PASTED))
        await d.pilot.pause(0)
        await d.pilot.pause(0)
        assert field.value == JOINED, name
        field.value = "x" * limit
        field.cursor_position = limit
        field.post_message(events.Key("y", "y"))
        await d.pilot.pause()
        assert field.value == "x" * limit and f"No more fits: {limit} characters." in d.screen_text(), name


async def test_a_paste_that_is_too_long_stays_in_its_line_until_it_is_shortened() -> None:
    async with begun() as d:
        await d.press("2", "c")
        await d.type("z" * 520)
        assert "This is 520 characters long; 500 fit. Please shorten it by 20." in d.screen_text()
        await d.press("enter")
        assert d.app.said.tone == "refused" and len(d.app.screen.query_one(EntryText).text) == 520
        d.app.screen.query_one(EntryText).move_cursor((0, 0))
        await d.press(".", "space")
        assert "characters long" not in read_line(d), "a note may be longer"
        await d.press("escape", "a")
        await d.type("z" * 520)
        assert "This is 520 characters long; 500 fit." in " ".join(d.screen_text().split())


async def test_members_and_rules_stand_one_a_line() -> None:
    async with desk_over(MemoryLibrary()) as d:
        await d.press("n", "tab")
        await d.type("Ana\r\nBen\r\nCarla")
        area = d.app.screen.query_one("#members", CappedArea)
        assert area.text == "Ana\nBen\nCarla"
        area.text = "x" * NAME
        area.move_cursor(area.document.end)
        await d.press("y")
        assert area.text == "x" * NAME and "No more fits: 80 characters a line." in d.screen_text()
    async with desk() as d:
        await d.press("K")
        area = d.app.screen.query_one("#rules", CappedArea)
        area.text = ""
        await d.type("One.\r\nTwo.")
        assert area.text == "One.\nTwo."


async def test_joiners_that_persian_and_families_need_can_be_typed() -> None:
    async with desk() as d:
        await d.press("n", "م", "ی")
        d.app.post_message(events.Key("zero_width_non_joiner", "\u200c"))
        await d.press("خ")
        assert d.app.screen.query_one("#people", CappedArea).text == "می\u200cخ"
        await d.press("escape", "e", "end")
        d.app.post_message(events.Key("zero_width_joiner", "\u200d"))
        await d.pilot.pause()
        assert d.app.screen.query_one("#name", OneLine).value.endswith("\u200d")
