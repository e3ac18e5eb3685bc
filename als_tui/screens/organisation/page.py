"""The page for the organisation before it goes: the learnings that the set shares are ticked, and one key writes it."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import ClassVar

from textual.widget import Widget

from als_tui.domain.book import Book
from als_tui.domain.moves.organisation import share_learning
from als_tui.domain.programme.organisation import NOTHING_YET, Learning, WithName, about_set, learnings
from als_tui.domain.session.live import today_of
from als_tui.engine import Engine
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.app_port import port
from als_tui.screens.common.choice import Choice
from als_tui.screens.common.key_line import HEIGHTS
from als_tui.screens.common.list_view import ListView
from als_tui.screens.common.reading import ReadingScreen, record_lines
from als_tui.screens.common.requests import WriteRequested
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.views import LEAVES
from als_tui.screens.common.windows import ChoiceScreen
from als_tui.screens.organisation import words
from als_tui.screens.organisation.agreeing import AGREES
from als_tui.widgets.fitting import shown

_ASKED = (
    Choice("s", WithName.SOMEBODY, "say somebody", "the name gives way to “somebody”"),
    Choice("l", WithName.LEFT_OUT, "leave out", "those learnings stay in the set"),
    Choice("a", WithName.AS_IT_IS, "as it is", "the word is no name of a person here"),
)


class OrganisationScreen(SetScreen):
    """One row a learning; what is ticked goes along with the totals."""

    NAME: ClassVar[str] = "for the organisation"
    HEADING: ClassVar[str] = "FOR THE ORGANISATION"
    KEYS: ClassVar[Keys] = (
        Key(
            "organisation.write",
            "x",
            lambda screen: screen.go(partial(screen.write, "html")),
            "write",
            "Write the page for the organisation as HTML, to a new file. Nothing is sent.",
            looks=True,
        ),
        Key(
            "organisation.markdown",
            "m",
            lambda screen: screen.go(partial(screen.write, "md")),
            "as Markdown",
            "Write it as Markdown.",
            looks=True,
        ),
        Key(
            "organisation.tick",
            "space",
            lambda screen: screen.tick_learning(),
            "tick",
            "Let the learning under the cursor go along, without whose it is, or not.",
        ),
        Key(
            "organisation.read",
            "enter",
            lambda screen: screen.go(screen.read),
            "read",
            "Read the page as it would be written.",
            looks=True,
        ),
        AGREES,
        LEAVES,
    )
    BINDINGS = bindings(KEYS)
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, engine: Engine) -> None:
        """The page that the organisation of `engine`'s set could get."""
        super().__init__(engine)
        self._of: Book | None = None
        """The book that the learnings are of."""
        self._found: tuple[Learning, ...] = ()

    def body(self) -> Iterable[Widget]:
        """The learnings, with the one under the cursor in full."""
        yield ListView(words.COLUMNS, self._about, least=4, whole=True)

    def draw(self) -> None:
        """Each learning with its tick."""
        book = self.set_now.book
        if book is not self._of:
            self._of, self._found = book, learnings(book)
        head = words.head(book, self._found, self.today)
        self._view.show(map(shown, head), words.rows(self._found), words.NONE)

    @property
    def today(self) -> date:
        """Today's date where the set meets."""
        return today_of(self.set_now, self.moment)

    @property
    def _view(self) -> ListView:
        return self.query_one(ListView)

    @property
    def _chosen(self) -> Learning | None:
        return next((one for one in self._found if one.key == self._view.chosen), None)

    def _about(self, key: str) -> list[str]:
        one = next((one for one in self._found if one.key == key), None)
        return list(map(shown, words.about(one))) if one is not None else []

    def next_hints(self) -> tuple[str, ...]:
        """Agree first; then tick and write."""
        tick = ("organisation.tick",) if self._found else ()
        if self.set_now.book.profile.sheet_agreed is None:
            return ("organisation.agree", *tick, "view.leave")
        out = ("organisation.write", "organisation.markdown", "organisation.read")
        return (*out, *tick, "organisation.agree", "view.leave")

    def tick_learning(self) -> None:
        """Share the learning under the cursor, or not; on to the next."""
        one = self._chosen
        if one is not None and self.do(share_learning, one.session, one.place, shared=not one.shared):
            self._view.listing.step_down()

    def go(self, then: Callable[[WithName], None]) -> None:
        """Do something with the page, if there is one, once it is known what becomes of learnings with a name."""
        book = self.set_now.book
        if not book.sessions or book.profile.sheet_agreed is None:
            self.say(words.not_agreed() if book.sessions else NOTHING_YET, "refused")
            return
        named = [one for one in self._found if one.shared and one.named]
        if not named:
            then(WithName.LEFT_OUT)
            return
        title, text = words.named_question(named)
        self.window(ChoiceScreen(title, _ASKED, text), partial(self._asked, then))

    def _asked(self, then: Callable[[WithName], None], answer: str | None) -> None:
        if answer is None:
            self.say("Nothing was written.")
        else:
            then(WithName(answer))

    def write(self, form: str, named: WithName) -> None:
        """Write it to a new file."""
        book, today, exporter = self.set_now.book, self.today, port(self.app).exporter

        def write() -> str:
            text = exporter.organisation(book, today, form, named)
            where = exporter.export(text, f"{about_set(book)} for the organisation", f".{form}")
            return f"{where}. Nothing was sent."

        self.post_message(WriteRequested(write))

    def read(self, named: WithName) -> None:
        """Read it as it would be written."""
        text = port(self.app).exporter.organisation(self.set_now.book, self.today, "md", named)
        self.window(ReadingScreen("One page for the organisation", text, record_lines))
