"""A session from paper by its keys: in sixty of them, read back before it is kept, and taken back by z."""

from datetime import UTC, date, datetime

import pytest

from als_tui.domain.book import Book, Policy
from als_tui.screens.set.paper import PaperScreen
from als_tui.screens.set.paper_words import PaperReading, PaperWords, read_paper
from als_tui.value import replace
from tests.domain.build import World
from tests.screens.desk import Desk, desk
from tests.tables import each

TYPED = PaperWords(
    "3 feb 9:30", "all but fay", "fay", "1 chi", "ana: call by fri\n\n3: ask eli %8 +ben", "210"
)
"""On Tuesday 3 March 2026."""


def wordwise(text: str) -> str:
    return " ".join(text.split())


def book_of(d: Desk) -> Book:
    assert d.app.live is not None
    return d.app.live.book


def read(words: PaperWords, world: World | None = None) -> PaperReading:
    made = world or World()
    return read_paper(words, made.live, made.now, "Small set")


async def test_a_session_with_two_actions_is_entered_in_sixty_keys_from_the_set_s_page() -> None:
    pressed = 0

    async def press(d: Desk, *keys: str) -> None:
        nonlocal pressed
        pressed += len(keys)
        await d.press(*keys)

    async def type_out(d: Desk, text: str) -> None:
        await press(d, *({" ": "space", ":": "colon"}.get(letter, letter) for letter in text))

    async with desk() as d:
        await press(d, "w")
        await type_out(d, "3 nov")
        await press(d, "enter")
        await press(d, "enter")
        await type_out(d, "5 late 2")
        await press(d, "enter")
        await type_out(d, "13")
        await press(d, "enter")
        await type_out(d, "1: call bank by fri")
        await press(d, "enter")
        await type_out(d, "3: ask her boss")
        await press(d, "f2")
        assert d.place == "set" and "session 1, from paper: added, with 2 actions" in d.said
        assert pressed <= 60, pressed
        book = book_of(d)
        record = book.sessions[1]
        assert record.paper and record.began == datetime(2026, 11, 3, 9, tzinfo=UTC)
        assert [each.presence for each in record.attendance] == [
            *("here", "late", "here", "here", "apologies", "here")
        ]
        assert [slot.person for slot in record.presented] == [1, 3]
        assert [(made.owner, made.text, made.due) for made in book.actions.values()] == [
            (1, "call bank", date(2026, 11, 6)),
            (3, "ask her boss", None),
        ]
        async for _ in d.sizes():
            assert "from paper" in d.screen_text()
        await d.press("enter")
        assert "entered from paper" in d.screen_text()
        await d.press("q", "z")
        assert book_of(d).sessions == {} and book_of(d).actions == {}
        await d.press("Z")
        assert book_of(d) == book


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=["80x24", "60x20"])
async def test_all_is_read_back_while_it_is_typed(size: tuple[int, int]) -> None:
    async with desk(size=size) as d:
        await d.press("w")
        assert "1 Ana 2 Ben 3 Carla" in wordwise(d.screen_text())
        await d.type("3 nov")
        assert "Tue 3 Nov 09:00, 22 days ago · it becomes session 1" in wordwise(d.screen_text())
        await d.press("enter")
        await d.type("all but ela")
        assert "5: Ana, Ben, Carla, Dev, Femi" in d.screen_text()
        await d.press("tab")
        await d.type("ela, late 2 by 10 min")
        assert "apologies: Ela · late: Ben by 10 min" in wordwise(d.screen_text())
        await d.press("tab", "1", "tab")
        await d.type("[x]: call\nben: [call] by fri")
        assert "✗ Line 1: nobody is called [x]" in wordwise(d.screen_text())
        await d.press("f2")
        assert isinstance(d.app.screen, PaperScreen)
        assert d.app.screen.focused is d.app.screen.query_one("#actions")
        await d.press("escape")
        assert "Nothing was entered. What you typed is kept; w opens it again." in d.said
        await d.press("w")
        assert "3 nov" in d.screen_text()
        await d.press("escape")
        assert book_of(d).sessions == {}


async def test_nothing_is_called_wrong_before_it_was_asked_for_and_leaving_it_untouched_says_nothing() -> (
    None
):
    async with desk() as d:
        await d.press("w")
        assert "✗" not in d.screen_text()
        await d.press("f2")
        assert "✗ When was it?" in d.screen_text()
        await d.press("escape")
        assert d.place == "set" and d.said == ""


def test_the_form_means_a_session_with_all_that_was_typed() -> None:
    session = read(TYPED).session
    assert session is not None
    assert (session.began, session.minutes) == (datetime(2026, 2, 3, 9, 30), 210)
    assert (session.came, session.presented) == ((1, 2, 3, 4, 5), (1, 3))
    assert [(one.person, one.presence) for one in session.others] == [(6, "apologies")]
    first, second = session.actions
    assert (first.owner, first.text, first.due) == (1, "call", date(2026, 2, 6))
    assert (second.owner, second.text, second.confidence, second.supporter) == (3, "ask eli", 8, "Ben")
    assert (
        read(TYPED).notes["actions"]
        == "Ana · call · by Fri 6 Feb, 25 days ago / Chi · ask eli · confidence 8 · with Ben"
    )


@each(
    ("change", "field", "words"),
    [
        ({"when": ""}, "when", "When was it?"),
        ({"when": "soon"}, "when", "Not a date and time yet"),
        ({"when": "tomorrow"}, "when", "still to come"),
        ({"when": "today 23:00"}, "when", "still to come"),
        ({"came": "gus"}, "came", "Nobody is called gus"),
        ({"came": "all but 123456"}, "came", "Who was there?"),
        ({"others": "gus"}, "others", "Nobody is called gus"),
        ({"others": "late"}, "others", "Who was late?"),
        ({"others": "late 1 by then"}, "others", "By how many minutes?"),
        ({"others": "1"}, "others", "Ana was there, as it stands above."),
        ({"others": "late fay"}, "others", "Fay was not there, as it stands above."),
        ({"presented": "fay"}, "presented", "Fay: who presented was there, too."),
        ({"presented": "7"}, "presented", "There is no seat 7"),
        ({"actions": "call"}, "actions", "Line 1: whose? a name and a colon first"),
        ({"actions": "ana: call\n? why"}, "actions", "Line 2:"),
        ({"actions": "ana: by fri"}, "actions", "Line 1: what is to be done?"),
        ({"minutes": ""}, "minutes", "Minutes from 1 to a day"),
        ({"minutes": "1441"}, "minutes", "Minutes from 1 to a day"),
    ],
)
def test_each_fault_stands_at_its_field(change: dict[str, str], field: str, words: str) -> None:
    reading = read(replace(TYPED, **change))
    assert reading.session is None and list(reading.wrong) == [field] and words in reading.wrong[field]


def test_minutes_with_hours_are_read_back() -> None:
    reading = read(replace(TYPED, minutes="1h30"))
    assert reading.session is not None and reading.session.minutes == 90
    assert reading.notes["minutes"] == "90 min" and read(TYPED).notes["minutes"] == ""


def test_a_set_that_keeps_no_words_says_so_at_the_actions() -> None:
    wrong = read(TYPED, World(policy=Policy.NOTHING)).wrong
    assert list(wrong) == ["actions"] and "keeps no actions" in wrong["actions"]


def test_a_day_before_others_or_of_another_session_is_remarked_on() -> None:
    from als_tui.domain.moves.paper import enter_session

    world = World()
    session = read(TYPED).session
    assert session is not None
    world.do(enter_session, session)
    assert (
        read(TYPED, world).notes["when"].endswith("it becomes session 2 · session 1 was held that day, too")
    )
    earlier = read(replace(TYPED, when="6 jan"), world).notes["when"]
    assert earlier.endswith("it becomes session 2, as numbers follow the order of entering; lists go by date")
