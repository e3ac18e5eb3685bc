"""A set that is open elsewhere: what home offers, what read-only shows, and what a full disk asks before leaving."""

from datetime import date

from als_tui.app.facilitator import BEAT_SECONDS
from als_tui.domain.moves import attendance, flow, keeping
from als_tui.domain.session.facts import Commitment
from als_tui.domain.words.pressing import press
from als_tui.engine import Engine
from als_tui.onlooker import Onlooker
from als_tui.ports import Glance, NotSaved, Opening, SetEdited, SetInUse, SetUnwritable
from als_tui.screens.common.unsaved import UnsavedScreen
from als_tui.screens.pages.places import place_of
from als_tui.value import replace
from tests.fakes import MemoryJournal, MemoryLibrary, a_set
from tests.screens.desk import SIZES, Desk, desk
from tests.screens.shelf import desk_over

_ANEW = press("app.quit", "unsaved.anew")


class Held(MemoryLibrary):
    """Sets that another als-tui has open until it is taken over."""

    def open(self, set_id: str) -> tuple[Opening, MemoryJournal]:
        raise SetInUse("This set is open in another als-tui on this machine (process 7).", yields=True)

    def take_over(self, set_id: str) -> tuple[Opening, MemoryJournal]:
        return super().open(set_id)


def another(d: Desk, library: Held, set_id: str) -> Engine:
    """Another als-tui that has the set open, and everybody here in its session."""
    other = Engine(*library.take_over(set_id), d.clock)
    other.do(attendance.open_session, library.processes()[0]["half-day"], 210)
    other.do(attendance.all_here)
    return other


async def test_read_only_follows_the_other_als_tui_and_answers_every_key_in_words() -> None:
    library = Held()
    set_id = a_set(library)
    async with desk_over(library, (60, 20)) as d:
        other = Engine(*library.take_over(set_id), d.clock)
        other.do(attendance.open_session, library.processes()[0]["half-day"], 210)
        await d.press("enter")
        shown = d.window_words()
        for words in ("open in another als-tui", " t Take it over", " r Read only", "Esc or q"):
            assert words in shown
        await d.press("r")
        assert d.place == "roster"
        assert isinstance(d.app.engine, Onlooker)
        assert "READ ONLY" in d.screen_text().split("\n")[0]
        for key in ("A", "g", "z", "c", "a", "o", "space", "D"):
            await d.press(key)
            assert d.said.startswith("Read only: "), key
            assert d.place == "roster"
        await d.press("slash")
        await d.type("bosses")
        assert d.place == "search" and "bosses" in d.screen_text(), "to look for words changes nothing"
        await d.press("escape", "r")
        other.do(attendance.all_here)
        await d.later(1)
        assert "Present: 6 of 6" in d.screen_text()
        await d.press("j", "question_mark")
        other.do(attendance.agree)
        await d.later(1)
        assert d.place == "HelpScreen"
        other.do(flow.start_or_pause)
        await d.later(1)
        assert d.place == "HelpScreen", "what is read stays open"
        await d.press("escape")
        assert d.place == "progress", "and so does a page that was turned to"
        await d.press("r")
        assert d.place == str(place_of(other.live.running))
        other.do(flow.next_phase)
        await d.later(1)
        assert d.place == str(place_of(other.live.running)) != "roster", (
            "from the phase's page it is followed"
        )
        await d.press("q", "q")
        assert d.place == "HomeScreen"
    assert len(library.journals[set_id].steps) == 5


async def test_taking_over_opens_the_set_for_writing() -> None:
    library = Held()
    a_set(library)
    async with desk_over(library) as d:
        await d.press("enter", "escape")
        assert d.place == "HomeScreen"
        assert "nothing was changed" in d.screen_text()
        await d.press("enter", "t")
        await d.app.workers.wait_for_complete()
        await d.pilot.pause()
        assert d.place == "set"
        assert "Taken over" in d.screen_text()
        assert " saved" in d.screen_text().split("\n")[0]


class Unsaved(Held):
    """Held by an als-tui whose disk takes no more, until a third one is quicker."""

    def open(self, set_id: str) -> tuple[Opening, MemoryJournal]:
        raise SetInUse("This set is open in another als-tui.", yields=True, unsaved=4)

    def take_over(self, set_id: str) -> tuple[Opening, MemoryJournal]:
        raise SetInUse("This set is open in another als-tui (process 8).", yields=True)


async def test_what_a_takeover_would_lose_is_told_before_it_and_who_was_quicker_after_it() -> None:
    library = Unsaved()
    a_set(library)
    async with desk_over(library, (60, 20)) as d:
        await d.press("enter")
        assert "Take it over  4 steps of it would be lost" in d.screen_text()
        await d.press("t")
        await d.app.workers.wait_for_complete()
        await d.pilot.pause()
        assert "(PROCESS 8)" in d.window_words() and "its work is kept" in d.window_words()
        assert "five seconds" not in d.screen_text()


async def test_a_file_that_could_not_be_written_is_told_at_the_phase_and_when_the_set_is_left() -> None:
    async with desk(size=(60, 20)) as d:
        await d.press("s", "enter")
        d.library.journals["set-1"].stuck = True
        await d.press("A", "y", "space")
        assert d.said.startswith("The set's file was not renewed: A folder stands") and "is safe" in d.said
        assert "The next phase tries again." in " ".join(d.screen_text().split())
        await d.press("q", "q")
        assert d.place == "HomeScreen"
        assert "Every step is safe in its journal." in " ".join(d.screen_text().split())
        assert d.app.engine is None


class Edited(MemoryLibrary):
    """A set whose file has a flipped bit, until it is mended, or the disk refuses that."""

    sound, mended = True, False
    refusal = ""

    def open(self, set_id: str) -> tuple[Opening, MemoryJournal]:
        if not self.mended:
            raise SetEdited("set.json: its checksum is wrong. Nothing was changed.", sound=self.sound)
        return super().open(set_id)

    def mend(self, set_id: str) -> str:
        if self.refusal:
            raise NotSaved(self.refusal)
        self.mended = True
        return "Mended. What was there is kept, until the seal, in repair-1"


async def test_a_file_with_a_flipped_bit_is_mended_by_a_key_and_opens() -> None:
    for size in SIZES:
        library = Edited()
        a_set(library)
        async with desk_over(library, size) as d:
            await d.press("enter")
            shown = " ".join(d.screen_text().replace("│", " ").split())
            assert "its checksum is wrong" in shown
            assert "m Mend it sound files tell all of it; what is there is kept as a copy" in shown
            await d.press("m")
            await d.app.workers.wait_for_complete()
            await d.pilot.pause()
            assert d.place == "set" and d.app.engine is not None and not d.app.engine.read_only
            assert d.said == "Mended. What was there is kept, until the seal, in repair-1"


async def test_a_set_that_was_not_mended_says_why_and_a_read_only_one_which_key_mends_it() -> None:
    library = Edited()
    library.sound, library.refusal = False, "The disk is full."
    a_set(library)
    async with desk_over(library, (60, 20)) as d:
        await d.press("enter")
        assert "the file is taken as it is now" in " ".join(d.screen_text().replace("│", " ").split())
        await d.press("m")
        await d.app.workers.wait_for_complete()
        await d.pilot.pause()
        assert d.place == "HomeScreen" and "Not mended: The disk is full." in d.screen_text()
        await d.press("enter", "r", "s")
        assert "then Enter and m mends it" in " ".join(d.screen_text().split())


class Owing(MemoryLibrary):
    """A set whose last seal broke off, and is ended by the next start."""

    owes = True

    def glances(self, today: date, but: str = "") -> tuple[Glance, ...]:
        return tuple(replace(glance, owes=self.owes) for glance in super().glances(today, but))

    def forget(self, set_id: str) -> tuple[str, ...]:
        self.owes = False
        return ()


async def test_home_ends_a_seal_that_broke_off_and_says_so() -> None:
    library = Owing()
    a_set(library)
    async with desk_over(library) as d:
        assert "on the disk are gone now: Northside." in " ".join(d.screen_text().split())
        assert "words remain" not in d.screen_text()


async def test_a_seal_of_another_set_is_ended_behind_the_one_that_was_named() -> None:
    library = Owing()
    set_id = a_set(library)
    a_set(library, ("Ona", "Pia", "Quin"), name="Southside")
    async with desk_over(library, open_set=set_id) as d:
        assert library.owes
        d.app._read_in_background()
        await d.app.workers.wait_for_complete()
        await d.pilot.pause()
        assert not library.owes and "on the disk are gone now: Southside." in " ".join(d.said.split())
        await d.press("q")
        assert "Northside" in d.screen_text() and "Southside" in d.screen_text()


async def test_leaving_with_a_full_disk_asks_and_enter_stays() -> None:
    async with desk(size=(60, 20)) as d:
        await d.press("s", "enter")
        journal = d.library.journals["set-1"]
        journal.full = True
        await d.press("A", "q", "q")
        assert "NOT SAVED: 1 STEP IS IN MEMORY ONLY" in d.screen_text()
        assert "The disk is full." in d.screen_text()
        await d.press("enter")
        assert d.place == "set"
        await d.press("ctrl+q", "ctrl+q", "escape")
        assert d.place == "set"
        journal.full = False
        await d.press("ctrl+q")
        assert not d.app.is_running
        assert len(journal.steps) == 2


async def test_whoever_leaves_without_the_steps_says_so_with_a_key_of_its_own() -> None:
    async with desk() as d:
        await d.press("s", "enter")
        d.library.journals["set-1"].full = True
        await d.press("A", "ctrl+q")
        assert d.app.is_running
        await d.press("L")
        assert not d.app.is_running


async def test_what_the_other_als_tui_does_waits_under_help_a_cover_or_a_window_too_small() -> None:
    for cover, lift in (("question_mark", "escape"), ("ctrl+l", "ctrl+l"), ("", "")):
        library = Held()
        set_id = a_set(library)
        async with desk_over(library) as d:
            other = another(d, library, set_id)
            await d.press("enter", "r")
            await (d.press(cover) if cover else d.resize(50, 15))
            covered = d.place
            other.do(flow.start_or_pause)
            await d.later(1)
            assert d.place == covered or cover == "question_mark", (
                "no word shows under a cover that nobody lifted"
            )
            await (d.press(lift) if cover and d.place == covered else d.resize(80, 24))
            assert d.place == str(place_of(other.live.running))
            await (d.press(cover) if cover else d.resize(50, 15))
            for _ in range(3):
                other.undo()
            await d.later(1)
            assert d.app.is_running and (d.place == covered or cover == "question_mark")
            await (d.press(lift) if cover and d.place == covered else d.resize(80, 24))
            assert d.place == "set"


async def test_read_only_an_action_under_the_cursor_is_not_put_right() -> None:
    library = Held()
    set_id = a_set(library)
    async with desk_over(library) as d:
        other = another(d, library, set_id)
        other.do(flow.start_or_pause)
        other.do(keeping.keep_action, Commitment(1, "Call"))
        await d.press("enter", "r", "v", "shift+tab", "shift+tab", "enter")
        assert d.place == "review" and d.said.startswith("Read only: ")


class OnACard(MemoryLibrary):
    """Sets on a card whose switch is set."""

    def open(self, set_id: str) -> tuple[Opening, MemoryJournal]:
        raise SetUnwritable("/card/sets/1: The disk is read-only. Nothing was changed.")


async def test_a_set_on_a_disk_that_is_read_only_is_offered_to_look_at() -> None:
    library = OnACard()
    a_set(library)
    async with desk_over(library, (60, 20)) as d:
        await d.press("enter")
        assert "The disk is read-only." in d.screen_text() and " r  Read only" in d.screen_text()
        assert "Take it over" not in d.screen_text()
        await d.press("r")
        assert d.place == "set" and "READ ONLY" in d.screen_text().split("\n")[0]
        await d.press("s")
        assert d.said.startswith("Read only: ") and "another als-tui" not in d.said


async def test_files_that_are_taken_away_are_told_at_the_next_beat_and_when_they_are_back() -> None:
    async with desk(size=(60, 20)) as d:
        journal = d.library.journals["set-1"]
        journal.astray = f"The set's folder was moved. Put it back, or press {_ANEW}."
        for _ in range(BEAT_SECONDS):
            await d.later(1)
        assert d.said == "NOT SAVED: The set's folder was moved. Put it back, or press ^q, then W."
        assert "NOT SAVED ·" in d.screen_text().split("\n")[0]
        journal.astray = ""
        await d.later(1)
        assert d.said == "Everything is saved again."
        assert "saved ·" in d.screen_text().split("\n")[0]


async def test_a_set_whose_files_were_taken_away_is_written_anew_by_a_key_or_kept_open() -> None:
    for size in SIZES:
        async with desk(size=size) as d:
            await d.press("s", "enter")
            journal = d.library.journals["set-1"]
            journal.astray = f"The set's journal was removed. Press {_ANEW}."
            await d.press("A")
            assert d.said.startswith("NOT SAVED yet (The set's journal was removed. Press ^q, then W.")
            await d.press("ctrl+q")
            shown = d.window_words()
            for words in (
                "NOT SAVED: 1 STEP IS IN MEMORY ONLY",
                "The set's journal was removed. Press W. All",
                "W (capital) writes the whole set",
                "L (capital)",
            ):
                assert words in shown
            await d.press("enter", "ctrl+q", "W")
            assert d.app.is_running
            assert (
                d.said
                == "The whole set is written anew. What stood there is kept, until the seal, in a folder"
            )
            assert journal.checkpoints[-1][2] == 2, "with the step that waited"
            await d.press("ctrl+q")
            assert not d.app.is_running


async def test_a_full_disk_is_not_written_anew() -> None:
    async with desk() as d:
        await d.press("s", "enter")
        journal = d.library.journals["set-1"]
        journal.full = True
        await d.press("A", "ctrl+q")
        assert "writes the whole set" not in d.screen_text()
        await d.press("W")
        assert isinstance(d.app.screen, UnsavedScreen) and not journal.checkpoints


async def test_while_the_last_room_of_a_full_disk_is_in_use_that_is_said_and_ends_by_itself() -> None:
    async with desk() as d:
        journal = d.library.journals["set-1"]
        await d.press("s", "enter")
        journal.used_up = True
        await d.press("A")
        assert d.said.startswith("The disk is full: the last room, held for this, is in use. Free space now;")
        assert d.app.said.tone == "alarm" and "saved ·" in d.screen_text().split("\n")[0]
        d.app.say("something else")
        await d.later(BEAT_SECONDS)
        for _ in range(BEAT_SECONDS):
            await d.later(1)
        assert d.said.startswith("The disk is full") and d.app.said.tone == "alarm"
        journal.used_up = False
        await d.later(1)
        assert d.said == ""
        journal.used_up = True
        await d.later(1)
        assert d.said.startswith("The disk is full"), "a draft that took it is no step, and is told too"
