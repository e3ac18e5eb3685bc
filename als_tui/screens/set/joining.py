"""The form of those who join a set: a name, or a list of many, read back before anybody is a member."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from textual.widget import Widget
from textual.widgets import Static

from als_tui.domain.moves import joining, setbook
from als_tui.domain.session.live import today_of
from als_tui.engine import Engine
from als_tui.screens.common.form import FormScreen, open_form
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.set.joining_words import QUALITIES, people_allowed, read_joining
from als_tui.widgets.field import Field, Lines
from als_tui.widgets.plain import plain


class JoiningScreen(FormScreen[str]):
    """Returns the words of those who are to join; it saves nothing but what is typed."""

    NAME: ClassVar[str] = "those who join"
    HINTS: ClassVar[tuple[str, ...]] = ("form.keep", "form.leave")
    DEFAULT_CSS = """
    JoiningScreen {
        #joining--qualities { height: auto; padding: 0 1 0 15; color: $quiet; max-width: 100; }
    }
    """

    def __init__(self, engine: Engine) -> None:
        """Who joins `engine`'s set."""
        super().__init__(engine, "joining")
        self._book = engine.live.book

    def heading(self) -> tuple[str, str, str]:
        """Which set."""
        return self._book.profile.name, "who joins", ""

    def usual(self) -> dict[str, str]:
        """Nobody."""
        return {"people": ""}

    def fields(self) -> Iterable[Widget]:
        """One field: a name a line, rows of a sheet, or a mail's address line; and what to choose people by."""
        lines = Lines(
            self.at_first()["people"],
            people_allowed,
            placeholder="a name a line; or paste a list or table",
            id="people",
        )
        yield Field("Who", lines, id="field--people")
        yield Static(plain(QUALITIES), id="joining--qualities")

    def on_mount(self) -> None:
        """Read back what was left."""
        self._read_back()

    def on_text_area_changed(self) -> None:
        """Read it back while it is typed."""
        self._read_back()

    def action_keep(self) -> None:
        """Hand the words back, or say what is wrong."""
        text = self.query_one(Lines).text
        why = self._read_back() or ("" if text.strip() else "Nobody stands here yet.")
        if why:
            self.say(why, "refused")
        else:
            self.give(text)

    def _read_back(self) -> str:
        read = read_joining(self.query_one(Lines).text, self._book)
        self.field("people").tell(" · ".join(filter(None, (read.wrong, read.note))), wrong=bool(read.wrong))
        return read.wrong


def ask_who_joins(screen: SetScreen) -> None:
    """Open the form of those who join, as it was left."""
    form = JoiningScreen(screen.engine)
    open_form(screen, form, "set.member", "Nobody joined.", partial(_join, screen))


def _join(screen: SetScreen, text: str) -> bool:
    """Let them join: a list as a whole, a name alone as a new member, whoever left the set under it."""
    people, today = read_joining(text, screen.set_now.book).people, today_of(screen.set_now, screen.moment)
    if len(people) == 1 and not (people[0].mail or people[0].role):
        return screen.do(setbook.add_member, people[0].name, today)
    return screen.do(joining.take_members, people, today)
