"""The evaluation of a programme: what the set did, and what it says of itself; it changes nothing."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from als_tui.domain.book import Book
from als_tui.domain.programme.evaluation import evaluation_of
from als_tui.domain.programme.evaluation_words import sections
from als_tui.domain.programme.readers import ReportReader
from als_tui.domain.session.live import today_of
from als_tui.engine import Engine
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common import section_words
from als_tui.screens.common.key_line import HEIGHTS, Menu
from als_tui.screens.common.moving import moving_keys
from als_tui.screens.common.reading import ReadingScreen
from als_tui.screens.common.reports import READERS, ask_reader, write_report
from als_tui.screens.common.requests import ViewRequested
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.views import LEAVES
from als_tui.screens.evaluation import words
from als_tui.screens.organisation.agreeing import AGREES
from als_tui.value import replace
from als_tui.widgets.fitting import fit
from als_tui.widgets.heading import fit_beside
from als_tui.widgets.plain import plain


class EvaluationView(SetScreen):
    """What the programme comes to, for the set itself: totals and means, and nobody's name."""

    NAME: ClassVar[str] = "evaluation"
    HEADING: ClassVar[str] = "EVALUATION"
    HINTS: ClassVar[tuple[str, ...]] = (
        *("evaluation.report", "evaluation.readers", "evaluation.page_down"),
        *("evaluation.organisation", "evaluation.own", "view.leave", "evaluation.page_up"),
    )
    KEYS: ClassVar[Keys] = (
        Key(
            "evaluation.report",
            "x",
            lambda screen: write_report(screen, ReportReader.SET),
            "report",
            "Write a report for the set: one page of HTML with charts, to read or print. Nothing is sent.",
            looks=True,
        ),
        Key(
            "evaluation.readers",
            "X",
            ask_reader,
            "for others",
            "Write it for another reader: totals alone for the organisation, or all of it for your own eyes.",
            looks=True,
            opens="choice",
        ),
        Key(
            "evaluation.organisation",
            "o",
            lambda screen: screen.post_message(ViewRequested("organisation")),
            "organisation",
            "The one page for the organisation: which learnings go along, and writing it.",
            looks=True,
        ),
        AGREES,
        Key(
            "evaluation.own",
            "i",
            lambda screen: screen.read_own(),
            "for you alone",
            "Read what is for you: your craft of asking, your logbook, turns and airtime (in members' own data).",
            looks=True,
        ),
        *(replace(key, looks=True) for key in moving_keys("evaluation")),
        LEAVES,
    )
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    EvaluationView {
        #evaluation--head { height: 1; color: $quiet; }
        VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
        VerticalScroll > Static { height: auto; }
    }
    """
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, engine: Engine) -> None:
        """The evaluation of `engine`'s set."""
        super().__init__(engine)
        self._drawn: tuple[Book, date, int] | None = None
        """Of what, when and how wide it is that shows."""

    def body(self) -> Iterable[Widget]:
        """The sections."""
        with Vertical(id="body"):
            yield Static(id="evaluation--head")
            with VerticalScroll(can_focus=False):
                yield Static(id="evaluation--text")

    @property
    def moved(self) -> VerticalScroll:
        """What the keys move: the sections."""
        return self.query_one(VerticalScroll)

    def facts(self) -> Sequence[str]:
        """From whom it is."""
        return (words.head(evaluation_of(self.set_now.book, today_of(self.set_now, self.moment))),)

    def menus(self) -> Iterable[Menu]:
        """For whom the report can be."""
        yield Menu("evaluation.readers", READERS, lambda chosen: write_report(self, ReportReader(chosen)))

    def draw(self) -> None:
        """Everything but the clock."""
        book, width = self.set_now.book, max(20, self.columns - 3)
        wanted = (book, today_of(self.set_now, self.moment), width)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        evaluation = evaluation_of(book, wanted[1])
        beside = fit_beside(self.HEADING, self.facts(), self.columns)
        self.query_one("#evaluation--head").display = not beside
        self.put("#evaluation--head", plain(fit(words.head(evaluation), width)))
        rows = section_words.lines(sections(evaluation, wanted[1]), width) if evaluation.board.held else []
        self.put(
            "#evaluation--text",
            Content("\n").join(
                Content.assemble(plain(f"{label:<{section_words.LABEL}}", "$quiet"), plain(text))
                for label, text in rows
            ),
        )

    def read_own(self) -> None:
        """Read what is the facilitator's alone."""
        text = words.own(self.set_now.book, today_of(self.set_now, self.moment))
        self.window(ReadingScreen(words.OWN, text))
