"""What is changed about a set between its sessions: its next date, its members, its profile, its charter."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from als_tui.domain.book import PROFILE_ID, active_members
from als_tui.domain.moves import setbook
from als_tui.domain.programme.keeping import Keeping, keeping_for, kept_so, kept_words, spell_keeping
from als_tui.domain.words.naming import called_alike
from als_tui.domain.words.pressing import press
from als_tui.keys import Key
from als_tui.screens.common.app_port import port
from als_tui.screens.common.next_date import NextDate
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.set import people_keys
from als_tui.widgets.values import LineQuestion

if TYPE_CHECKING:  # a form is loaded when it opens: what reads pasted names is not small, and seldom wanted
    from als_tui.screens.set.form_words import SetDraft

KEEPING = "keeping"
"""Topic of the line in which it is typed until when the set is kept."""
_UNTIL = "Kept until? 12 oct 2029, or 3 years after (empty: no end)"
_WHEN = "Next session? tue 9:30, 12 jan 14:00 (empty: no date)"


class Edits:
    """The set itself as a screen changes it, by a line or by a form; each change can be undone."""

    def __init__(self, screen: SetScreen) -> None:
        """Change the set of `screen`."""
        self._screen = screen
        self._next_date = NextDate(screen, _WHEN, self._plan, self._planned)

    @property
    def today(self) -> date:
        """Today's date where the set meets."""
        return self._next_date.today

    def asks(self) -> Asks:
        """The next date, and until when the set is kept."""
        return {
            **self._next_date.asks(),
            KEEPING: Ask(lambda _: self._keeping(), lambda _, text: self._keep(text)),
        }

    def _keeping(self) -> LineQuestion:
        profile = self._screen.set_now.book.profile
        return LineQuestion(KEEPING, _UNTIL, spell_keeping(profile), self._kept_back, whole=True)

    def _keep(self, text: str) -> bool:
        book = self._screen.set_now.book
        keeping, profile = keeping_for(book, text, self.today), book.profile
        if isinstance(keeping, str):
            self._screen.say(keeping, "refused")
            return False
        if text.strip() == spell_keeping(profile):
            self._screen.say("It stays as it was.")
            return True
        return self._screen.do(setbook.set_profile, kept_so(profile, keeping))

    def _kept_back(self, text: str) -> str:
        """What was understood, with the day that it comes to."""
        book = self._screen.set_now.book
        keeping = keeping_for(book, text, self.today)
        if not isinstance(keeping, Keeping):
            return f"? {keeping}"
        return kept_words(book.put("profile", PROFILE_ID, kept_so(book.profile, keeping)))

    def ask_date(self) -> None:
        """Ask when the set meets next."""
        self._next_date.open()

    def _planned(self) -> str:
        planned = self._screen.set_now.book.profile.next_session
        return f"{planned:%Y-%m-%d %H:%M}" if planned else ""

    def _plan(self, when: datetime | None) -> bool:
        if when == self._screen.set_now.book.profile.next_session:
            self._screen.say("The date stays as it was.")
            return True
        return self._screen.do(setbook.plan_session, when)

    @property
    def usual_process(self) -> str:
        """Title of the process that the set usually runs; its id if it cannot be read."""
        chosen = self._screen.set_now.book.profile.process
        known = port(self._screen.app).processes
        return next((process.title for process in known if process.id == chosen), chosen)

    def open_paper(self) -> None:
        """Take a session that was held without als-tui."""
        from als_tui.screens.set.paper import enter_from_paper

        enter_from_paper(self._screen, self.usual_process)

    def open_profile(self) -> None:
        """Open the profile's form, as it was left."""
        from als_tui.screens.common.form import open_form
        from als_tui.screens.set.form import SetFormScreen

        screen, book = self._screen, self._screen.set_now.book
        own, known = book.profile, port(screen.app).processes
        names = (glance.name for glance in port(screen.app).library.glances(self.today))
        others = tuple(name for name in names if called_alike(name, [own.name]) is None)
        members = len(active_members(book))
        form = SetFormScreen(screen.engine, known, self.today, own, members, others)
        open_form(screen, form, "set.profile", "Nothing was changed.", self._keep_profile)

    def _keep_profile(self, result: "SetDraft") -> bool:
        return self._screen.do(setbook.set_profile, result.profile)

    def read_charter(self) -> None:
        """Show the charter, version by version, who agreed to it, and what the seal keeps."""
        book = self._screen.set_now.book
        if not book.charter:
            self._screen.say(f"There is no charter yet; {press('set.new_charter')} writes one.", "refused")
            return
        from als_tui.screens.set.charter_words import version_pages
        from als_tui.screens.set.versions import VersionsScreen

        self._screen.window(VersionsScreen(version_pages(book, self.today)))

    def open_charter(self) -> None:
        """Open the charter's form, as it was left."""
        from als_tui.screens.common.form import open_form
        from als_tui.screens.set.charter import CharterScreen

        form = CharterScreen(self._screen.engine)
        open_form(
            self._screen,
            form,
            "set.new_charter",
            "The charter is as it was.",
            lambda rules: self._screen.do(setbook.change_charter, rules, self.today),
        )


KEYS = (
    Key(
        "set.date",
        "d",
        lambda screen: screen.edits.ask_date(),
        "next date",
        "When the set meets next.",
        opens="words",
    ),
    Key(
        "set.keeping",
        "u",
        lambda screen: screen.ask_topic(KEEPING),
        "kept until",
        "Until when the set is kept: a day, or a time after the last session; home counts the days.",
        opens="words",
    ),
    *people_keys.KEYS,
    Key(
        "set.profile",
        "e",
        lambda screen: screen.edits.open_profile(),
        "edit set",
        "The set's name, process, minutes, record policy, quorum, zone.",
        opens="words",
    ),
    Key(
        "set.charter",
        "k",
        lambda screen: screen.edits.read_charter(),
        "charter",
        "Read the charter: its versions, who has not agreed, what the seal keeps.",
        looks=True,
    ),
    Key(
        "set.new_charter",
        "K",
        lambda screen: screen.edits.open_charter(),
        "edit charter",
        "Change the charter; it becomes a new version.",
        opens="words",
    ),
)
