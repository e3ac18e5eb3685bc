"""Home: what it shows of each set, what it does not, and how a set is opened and made from it."""

from datetime import date, datetime

from textual.widgets import DataTable

from als_tui.app.reading import read_sets
from als_tui.domain.book import Charter, Member, Profile
from als_tui.domain.moves.setbook import DEFAULT_CHARTER
from als_tui.ports import Glance, NotSaved, Opening, SetDamaged
from als_tui.screens.home.words import about, delete_question, home_rows
from als_tui.value import replace
from als_tui.widgets.fitting import shown
from tests.fakes import MemoryJournal, MemoryLibrary, a_set
from tests.screens.desk import Desk
from tests.screens.shelf import BUSY, TROUBLE, a_past, desk_over, desk_with_past

TODAY = date(2026, 11, 25)


async def fill_in(d: Desk, name: str = "Southside", members: str = "Zoë\nYan\nXu") -> None:
    await d.press("n")
    await d.type(name)
    await d.press("enter")
    await d.type(members)


def test_a_row_says_when_in_words_and_counts_the_rest() -> None:
    rows = home_rows(
        [Glance("a", "Northside", False, datetime(2026, 12, 1, 9, 30), 4, 12), BUSY, TROUBLE], TODAY
    )
    assert [words.text.strip() for words in rows["a"]] == [
        "Northside",
        "Tue 1 Dec 09:30",
        "in 6 days",
        "12",
        "4",
    ]
    assert [words.text for words in rows["busy"]][1:3] == ["▶ in session", "Enter resumes"]
    assert rows["torn"][1].text == "✗ trouble"


def test_what_is_said_of_the_set_under_the_cursor_is_counts_or_its_trouble() -> None:
    assert shown(about(BUSY, TODAY)).startswith(
        "A session is open: Enter goes on with it. 12 sessions held, "
    )
    due = "actions due by the next session or without a date"
    assert about(BUSY, TODAY).endswith(f" 3 {due}; what is answered today counts at the seal.")
    assert about(replace(BUSY, in_session=False), TODAY).endswith(f" 3 {due}.")
    assert about(TROUBLE, TODAY).endswith("Nothing was changed.")


async def test_an_empty_home_says_which_key_makes_a_set_and_names_the_demo() -> None:
    async with desk_over(MemoryLibrary()) as d:
        async for _ in d.sizes():
            shown = d.screen_text()
            assert " n   makes one" in shown
            assert "als-tui demo" in shown and "To look around first" in shown
            assert not any("\u2400" <= sign <= "\u243f" for sign in shown), "no line end shows as a sign"
            assert "Enter" not in shown
        await d.press("enter")
        assert d.place == "HomeScreen"


async def test_home_shows_counts_but_no_person_action_or_issue() -> None:
    library = MemoryLibrary()
    a_past(library)
    async with desk_over(library) as d:
        async for _ in d.sizes():
            shown = d.screen_text()
            assert "Northside" in shown
            assert "Tue 1 Dec 09:30" in shown
            assert not any(word in shown for word in ("Ana", "Ben", "clinic", "supplier"))


async def test_the_first_paint_reads_no_set() -> None:
    from als_tui.screens.home.page import READING, HomeScreen

    class Slow(HomeScreen):
        def show(self, glances: tuple[Glance, ...], today: date, cursor: str | None = None) -> None:
            """Not read yet."""

    async with desk_over(MemoryLibrary()) as d:
        await d.app.push_screen(Slow())
        await d.pilot.pause()
        assert READING in d.screen_text()


async def test_enter_opens_the_set_under_the_cursor_and_q_comes_back() -> None:
    library = MemoryLibrary()
    a_set(library)
    a_set(library, name="Other")
    async with desk_over(library) as d:
        await d.press("down", "enter")
        assert d.place == "set"
        assert "Other" in d.screen_text()
        await d.press("q")
        assert d.place == "HomeScreen"
        assert d.app.engine is None
        assert "Northside" in d.screen_text()


async def test_the_cursor_starts_at_an_open_session_which_enter_resumes() -> None:
    library = MemoryLibrary()
    a_set(library)
    async with desk_over(library) as d:
        d.app.home.show((*library.glances(TODAY), BUSY), TODAY)
        await d.press("down")
        assert "resume" in d.screen_text().split("\n")[-1]
        await d.press("up")
        assert "resume" not in d.screen_text().split("\n")[-1]


async def test_a_session_left_open_is_resumed_from_home() -> None:
    async with desk_with_past() as d:
        await d.press("s", "enter", "q", "q")
        assert d.place == "HomeScreen"
        assert "in session" in d.screen_text()
        await d.press("enter")
        assert d.place == "roster"


async def test_trouble_stands_in_its_row_and_in_full_below_the_list() -> None:
    library = MemoryLibrary()
    a_set(library)
    async with desk_over(library) as d:
        d.app.home.show((*library.glances(TODAY), TROUBLE), TODAY)
        await d.pilot.pause()
        assert "✗ trouble" in d.screen_text()
        await d.press("down")
        async for _ in d.sizes():
            shown = " ".join(d.screen_text().split())
            assert "row 3 of the members has no name. Nothing was changed." in shown
            assert "Torn [/x]" in shown
            assert " D delete " in d.screen_text(), "deleting is what is left where nothing can be opened"


async def test_a_name_and_members_make_a_set_with_the_default_charter() -> None:
    async with desk_over(MemoryLibrary()) as d:
        await fill_in(d)
        await d.press("ctrl+s")
        assert d.place == "set"
        (book,) = d.library.books.values()
        assert [member.name for member in book.members.values()] == ["Zoë", "Yan", "Xu"]
        assert book.charter[1].rules == DEFAULT_CHARTER
        assert book.profile.zone == "Europe/London"
        await d.press("q", "n")
        assert "Southside" not in d.screen_text()


async def test_esc_keeps_what_was_typed_for_the_next_time() -> None:
    async with desk_over(MemoryLibrary()) as d:
        await fill_in(d)
        await d.press("escape")
        assert d.place == "HomeScreen"
        assert "What you typed is kept" in d.screen_text()
        await d.press("n")
        assert "Southside" in d.screen_text()
        assert "3 members" in d.screen_text()


async def test_where_the_disk_does_not_take_the_set_the_words_stay() -> None:
    class Full(MemoryLibrary):
        def create(self, profile: Profile, members: tuple[Member, ...], charter: Charter) -> str:
            raise NotSaved("The disk is full.")

    async with desk_over(Full()) as d:
        await fill_in(d)
        await d.press("ctrl+s")
        assert d.place == "HomeScreen"
        assert "The disk is full." in d.screen_text()
        await d.press("n")
        assert "Southside" in d.screen_text()


async def test_a_file_of_ones_own_that_is_wrong_is_told_at_home_and_not_into_a_session() -> None:
    wrong = "bad.toml: id: is missing"
    async with desk_over(MemoryLibrary(complaints=(wrong,))) as d:
        assert wrong in d.screen_text()
    library = MemoryLibrary(complaints=(wrong,))
    set_id = a_set(library)
    async with desk_over(library, open_set=set_id) as d:
        await d.press("s", "enter")
        assert d.place == "roster"
    async with desk_over(library, open_set=set_id) as d:
        assert d.place == "roster" and wrong not in d.screen_text() + d.said


async def test_q_quits() -> None:
    async with desk_over(MemoryLibrary()) as d:
        await d.press("q")
        assert not d.app.is_running


async def test_a_form_that_was_left_untouched_keeps_nothing_and_a_name_that_is_taken_is_told_at_its_field() -> (
    None
):
    library = MemoryLibrary()
    a_set(library)
    async with desk_over(library) as d:
        await d.press("n", "escape")
        assert "No set was made." in d.screen_text() and "is kept" not in d.screen_text()
        await fill_in(d, " north  SIDE".replace("  ", ""))
        await d.press("ctrl+s")
        assert d.place == "SetFormScreen" and "Another set is called Northside already" in d.screen_text()


async def test_the_trouble_of_a_set_is_told_once_and_enter_names_what_helps() -> None:
    class Torn(MemoryLibrary):
        def glances(self, today: date, but: str = "") -> tuple[Glance, ...]:
            return (TROUBLE,)

        def open(self, set_id: str) -> tuple[Opening, MemoryJournal]:
            raise SetDamaged(TROUBLE.trouble)

    async with desk_over(Torn()) as d:
        await d.press("enter")
        shown = " ".join(d.screen_text().split())
        assert shown.count("Nothing was changed.") == 1
        assert "als-tui doctor torn tells what can be done" in shown


async def test_the_open_set_is_left_out_of_the_reading_behind_it_and_home_shows_all_once_it_is_left() -> None:
    asked: list[str] = []

    class Asked(MemoryLibrary):
        def glances(self, today: date, but: str = "") -> tuple[Glance, ...]:
            asked.append(but)
            return super().glances(today, but)

    library = Asked()
    set_id = a_set(library)
    a_set(library, ("Ona", "Pia", "Quin"), name="Southside")
    async with desk_over(library, open_set=set_id) as d:
        d.app._read_in_background()
        await d.app.workers.wait_for_complete()
        await d.pilot.pause()
        assert asked == [set_id]
        await d.press("q")
        assert asked == [set_id, ""]
        assert "Northside" in d.screen_text() and "Southside" in d.screen_text()
        assert d.app.home._chosen is not None and d.app.home._chosen.set_id == set_id


async def test_what_was_read_behind_a_set_does_not_hide_it_if_it_was_left_meanwhile() -> None:
    library = MemoryLibrary()
    set_id = a_set(library)
    async with desk_over(library, open_set=set_id) as d:
        read = read_sets(library, TODAY, set_id)
        assert read.glances == ()
        await d.press("q")
        d.app._show_sets(read, set_id)
        await d.pilot.pause()
        assert "Northside" in d.screen_text() and "No set yet" not in d.screen_text()


async def test_a_set_is_deleted_once_its_name_is_typed_and_not_before() -> None:
    library = MemoryLibrary()
    a_past(library)
    other = a_set(library)
    library.books[other] = library.books[other].put(
        "profile", 1, replace(library.books[other].profile, name="Südstadt")
    )
    async with desk_over(library) as d:
        await d.press("D")
        assert "DELETE Northside?" in d.screen_text() and "Gone for good" in d.screen_text()
        await d.press(*"north", "enter", "escape")
        assert "Nothing was deleted." in d.screen_text() and len(library.books) == 2
        await d.press("down", "D", *"sudstadt", "enter")
        assert [book.profile.name for book in library.books.values()] == ["Northside"]
        assert d.said.startswith("The set is deleted: nothing of its folder is left.")
        assert "Südstadt" not in d.screen_text()
        await d.press("D", *"northside", "enter")
        assert not library.books and "No set yet" in d.screen_text()
        assert not d.app.screen.query_one(DataTable).display, "no row of it is left"
        await d.press("D")
        assert "DELETE" not in d.screen_text()


async def test_what_is_open_elsewhere_is_not_deleted() -> None:
    library = MemoryLibrary(in_use=True)
    a_past(library)
    async with desk_over(library) as d:
        await d.press("D", *"northside", "enter")
        assert d.said.startswith("Nothing was deleted: This set is open in another als-tui.")
        assert len(library.books) == 1


async def test_what_is_over_is_handed_over_before_its_name_is_asked_for() -> None:
    library = MemoryLibrary()
    set_id = a_past(library)
    profile = library.books[set_id].profile
    async with desk_over(library) as d:
        await d.press("H")
        ((_, files),) = d.memory.folders
        assert {*files} == {"Hand-over note.md", "Hand-over note.html", "Northside.json"}
        assert "Your logbook is not in it." in d.said and "DELETE" not in d.screen_text()
    over = replace(profile, keep_until=date(2026, 11, 20))
    library.books[set_id] = library.books[set_id].put("profile", 1, over)
    async with desk_over(library) as d:
        d.memory.no_room = True
        await d.press("H")
        assert d.said.startswith("Not handed over: The disk is full.") and "DELETE" not in d.screen_text()
        d.memory.no_room = False
        await d.press("H")
        text = d.window_words()
        assert "Written: 3 files in Northside hand-over" in text and "DELETE Northside?" in text
        await d.press(*"north", "enter", "escape")
        assert "Nothing was deleted." in d.screen_text() and library.books
        await d.press("H", *"northside", "enter")
        assert not library.books and d.said.startswith("The set is deleted")


def test_what_is_lost_with_a_set_is_said_before() -> None:
    assert delete_question(BUSY).startswith("! A session of it is open: all that was said in it goes, too.")
    assert "all that is left of it" in delete_question(TROUBLE)
    text = delete_question(replace(BUSY, in_session=False))
    assert text.startswith("Gone for good") and "charter, programme, actions, 12 sessions." in text
    assert "What was exported stays in the exports folder" in text


def test_the_days_until_a_set_is_to_be_let_go_are_counted() -> None:
    set_kept = replace(BUSY, in_session=False, ends=date(2026, 12, 25))
    assert about(set_kept, TODAY).endswith("; kept until Fri 25 Dec 2026, 30 days left.")
    over = shown(about(replace(set_kept, ends=date(2026, 11, 20)), TODAY))
    assert "; was to be kept until Fri 20 Nov 2026: hand over, then delete it (H, then D)" in over
    assert over.endswith("though a session is planned.") == (BUSY.next_session is not None)
