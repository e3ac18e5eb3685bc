"""What is changed about a set between its sessions: its next date, its members, its profile, its charter."""

from datetime import date, datetime

from als_tui.domain.book import active_members, current_charter
from als_tui.domain.days.calendar import spell_due
from als_tui.domain.moves import setbook
from als_tui.domain.words.naming import called_alike
from als_tui.domain.words.pressing import press
from als_tui.keys import Key
from als_tui.screens.common.app_port import port
from als_tui.screens.common.next_date import NextDate
from als_tui.screens.common.open_set import Asks
from als_tui.screens.common.reading import ReadingScreen
from als_tui.screens.common.requests import ViewRequested
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.set import members
from als_tui.screens.set.charter import CharterScreen, CharterWords
from als_tui.screens.set.form import SetFormScreen
from als_tui.screens.set.form_words import SetDraft, SetWords, words_of

CHARTER = "charter"
"""Topic under which an unfinished charter is kept on the disk."""
_WHEN = "When does the set meet next? tue 9:30, 12 jan 14:00 (empty: no date)"


class Edits:
    """The set itself as a screen changes it, by a line or by a form; each change can be undone."""

    def __init__(self, screen: SetScreen) -> None:
        """Change the set of `screen`."""
        self._screen = screen
        self._next_date = NextDate(screen, _WHEN, self._plan, self._planned)
        self._words: SetWords | None = None
        """What the profile's form held when it was left."""

    @property
    def today(self) -> date:
        """Today's date where the set meets."""
        return self._next_date.today

    def asks(self) -> Asks:
        """The next date, and what concerns the members."""
        return {**self._next_date.asks(), **members.asks(self._screen)}

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

    def open_profile(self) -> None:
        """Open the profile's form, as it was left."""
        screen, book = self._screen, self._screen.set_now.book
        words = self._words or words_of(book.profile)
        own = book.profile.name
        names = (glance.name for glance in port(screen.app).library.glances(self.today))
        others = tuple(name for name in names if called_alike(name, [own]) is None)
        form = SetFormScreen(
            words, port(screen.app).processes, self.today, book.profile, len(active_members(book)), others
        )
        screen.window(form, self._profile_left)

    def _profile_left(self, result: SetDraft | SetWords | None) -> None:
        screen = self._screen
        self._words = result if isinstance(result, SetWords) else None
        if isinstance(result, SetDraft) and not screen.do(setbook.set_profile, result.profile):
            self._words = result.words
        elif self._words == words_of(screen.set_now.book.profile):
            self._words = None
        elif self._words is not None:
            screen.say(f"Nothing was changed. What you typed is kept; {press('set.profile')} opens it again.")

    def read_charter(self) -> None:
        """Show the charter, and what the seal keeps."""
        book, current = self._screen.set_now.book, current_charter(self._screen.set_now.book)
        if current is None:
            self._screen.say(f"There is no charter yet; {press('set.new_charter')} writes one.", "refused")
            return
        number, charter = current
        rules = "\n\n".join(f"{place}. {rule}" for place, rule in enumerate(charter.rules, start=1))
        policy = book.profile.policy
        dropped = f"What it removes: {policy.drops} " if policy.drops else ""
        kept = f"What the seal keeps ({policy.label}): {policy.words} {dropped}Exported files stay."
        since = spell_due(charter.since, self.today)
        self._screen.window(ReadingScreen(f"Charter, version {number}, since {since}", f"{rules}\n\n{kept}"))

    def open_charter(self) -> None:
        """Open the charter's form, as it was left."""
        screen = self._screen
        text = screen.engine.drafts.get(CHARTER) or self._charter_text()
        screen.window(CharterScreen(text, screen.set_now.book.next_id("charter")), self._charter_left)

    def _charter_text(self) -> str:
        current = current_charter(self._screen.set_now.book)
        return "\n".join(current[1].rules) if current else ""

    def _charter_left(self, result: CharterWords | None) -> None:
        if result is None:
            return
        screen = self._screen
        kept = result.keep and screen.do(setbook.change_charter, result.rules, self.today)
        changed = not kept and result.text != self._charter_text()
        screen.engine.draft(CHARTER, result.text if changed else "")
        if changed and not result.keep:
            opens = f"{press('set.new_charter')} opens it again"
            screen.say(f"The charter is as it was. What you typed is kept; {opens}.")


KEYS = (
    Key("set.date", "d", lambda screen: screen.edits.ask_date(), "next date", "When the set meets next."),
    Key(
        "set.planner",
        "P",
        lambda screen: screen.post_message(ViewRequested("planner")),
        "planner",
        "The programme: its modules planned in a line, moved, cancelled, as calendar files.",
        looks=True,
    ),
    *members.KEYS,
    Key(
        "set.profile",
        "e",
        lambda screen: screen.edits.open_profile(),
        "edit set",
        "The set's name, process, minutes, record policy, quorum, zone.",
    ),
    Key(
        "set.charter",
        "k",
        lambda screen: screen.edits.read_charter(),
        "charter",
        "Read the charter, and what the seal keeps.",
        looks=True,
    ),
    Key(
        "set.new_charter",
        "K",
        lambda screen: screen.edits.open_charter(),
        "edit charter",
        "Change the charter; it becomes a new version.",
    ),
)
