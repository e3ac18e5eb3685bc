"""The form of those who join a set: a name, or a list of many, read back before anybody is a member."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from als_tui.domain.book import Book
from als_tui.domain.moves import joining, setbook
from als_tui.domain.session.live import today_of
from als_tui.domain.words.pressing import press
from als_tui.screens.common.form import FormScreen
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.set.joining_words import QUALITIES, people_allowed, read_joining
from als_tui.value import Value
from als_tui.widgets.field import Field, Lines
from als_tui.widgets.plain import plain

JOINING = "joining"
"""Topic under which an unfinished list is kept on the disk."""


class JoiningWords(Value):
    """Those who join as they were typed, and whether they are to be kept."""

    text: str
    keep: bool


class JoiningScreen(FormScreen[JoiningWords]):
    """Returns the words, to be kept or to be gone on with; it saves nothing."""

    NAME: ClassVar[str] = "those who join"
    HINTS: ClassVar[tuple[str, ...]] = ("form.keep", "form.leave")
    DEFAULT_CSS = """
    JoiningScreen {
        #joining--qualities { height: auto; padding: 0 0 0 18; color: $text-muted; max-width: 100; }
    }
    """

    def __init__(self, text: str, book: Book) -> None:
        """`text` is what was left of last time; `book` knows who is there."""
        super().__init__()
        self._text = text
        self._book = book

    def heading(self) -> str:
        """Which set."""
        return f"{self._book.profile.name} · who joins"

    def fields(self) -> Iterable[Widget]:
        """One field: a name a line, rows of a sheet, or a mail's address line; and what to choose people by."""
        lines = Lines(
            self._text, people_allowed, placeholder="a name a line; or paste a list or table", id="people"
        )
        yield Field("Who", lines, id="field--people")
        yield Static(plain(QUALITIES), id="joining--qualities")

    def on_mount(self) -> None:
        """Read back what was left."""
        self._read_back()

    def on_text_area_changed(self) -> None:
        """Read it back while it is typed."""
        super().on_text_area_changed()
        self._read_back()

    def action_keep(self) -> None:
        """Hand the words back, or say what is wrong."""
        text = self.query_one(Lines).text
        why = self._read_back() or ("" if text.strip() else "Nobody stands here yet.")
        if why:
            self.say(why, "refused")
        else:
            self.dismiss(JoiningWords(text, keep=True))

    def action_leave(self) -> None:
        """Hand the words back as they stand."""
        self.dismiss(JoiningWords(self.query_one(Lines).text, keep=False))

    def _read_back(self) -> str:
        read = read_joining(self.query_one(Lines).text, self._book)
        self.field("people").tell(" · ".join(filter(None, (read.wrong, read.note))), wrong=bool(read.wrong))
        return read.wrong


def ask_who_joins(screen: SetScreen) -> None:
    """Open the form of those who join, as it was left."""

    def left(words: JoiningWords | None) -> None:
        if words is not None:
            _left(screen, words)

    screen.window(JoiningScreen(screen.engine.drafts.get(JOINING, ""), screen.set_now.book), left)


def _left(screen: SetScreen, words: JoiningWords) -> None:
    kept = words.keep and _join(screen, words.text)
    screen.engine.draft(JOINING, "" if kept else words.text)
    if not words.keep and words.text.strip():
        screen.say(f"Nobody joined. What you typed is kept; {press('set.member')} opens it again.")


def _join(screen: SetScreen, text: str) -> bool:
    """Let them join: a list as a whole, a name alone as a new member, whoever left the set under it."""
    people, today = read_joining(text, screen.set_now.book).people, today_of(screen.set_now, screen.moment)
    if len(people) == 1 and not (people[0].mail or people[0].role):
        return screen.do(setbook.add_member, people[0].name, today)
    return screen.do(joining.take_members, people, today)
