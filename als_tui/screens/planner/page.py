"""The planner: the programme read back, a row a module, and keys that plan, change, move and cancel."""

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.binding import Binding
from textual.widget import Widget

from als_tui.domain.book import ModuleState
from als_tui.domain.coming import coming_module
from als_tui.domain.process.definition import Process
from als_tui.domain.programme.saying import ProgrammeLine
from als_tui.engine import Engine
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.app_port import port
from als_tui.screens.common.key_line import HEIGHTS, SHORT, Menu
from als_tui.screens.common.list_view import ListView
from als_tui.screens.common.numbered import number_keys
from als_tui.screens.common.open_set import Asks
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.views import LEAVES
from als_tui.screens.planner import calendar, edits
from als_tui.screens.planner import words as plannerwords
from als_tui.screens.planner.edits import ModuleEdits
from als_tui.screens.planner.line import TOPIC, TypedLine
from als_tui.widgets.heading import fit_beside


class PlannerScreen(SetScreen):
    """The programme of a set; without one its line is open at once."""

    NAME: ClassVar[str] = "planner"
    HEADING: ClassVar[str] = "PLANNER"
    KEYS: ClassVar[Keys] = (
        LEAVES,
        *edits.KEYS,
        *number_keys("planner", "module", "The cursor to the module with that number"),
        Key(
            "planner.plan",
            "p",
            lambda screen: screen.line.open(),
            "plan in a line",
            "Plan modules by one line: from when, how many, how long, how often, when not.",
            opens="words",
        ),
        Key(
            "planner.page_down",
            "pagedown",
            lambda screen: screen.view.listing.action_page_down(),
            "dates page down",
            "A page down the dates, while a line is typed, too.",
            looks=True,
            priority=True,
        ),
        Key(
            "planner.page_up",
            "pageup",
            lambda screen: screen.view.listing.action_page_up(),
            "dates page up",
            "A page up the dates, while a line is typed, too.",
            looks=True,
            priority=True,
        ),
        Key(
            "planner.calendar",
            "x",
            calendar.ask_calendar,
            "calendar",
            "Calendar files: one for all modules or one each, and one member's due days.",
            looks=True,
            opens="choice",
        ),
    )
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = "PlannerScreen.-tall > #heading { padding-bottom: 0; }"
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, engine: Engine, typing: str | None = None) -> None:
        """The programme of `engine`'s set."""
        super().__init__(engine, typing)
        self.view = ListView(plannerwords.COLUMNS, self._about)
        self.line = TypedLine(self, self._planned)
        self._stood: int | None = None
        """The module under the cursor before the dates that are typed came in its place."""
        self._shows_typed = False
        self.edits = ModuleEdits(self, lambda: self.number)

    @property
    def leads_here(self) -> str:
        """The key on the set's page."""
        return "set.planner"

    @property
    def number(self) -> int | None:
        """Of the module under the cursor."""
        return self._module(self.view.chosen) if self.view.is_mounted else None

    def body(self) -> Iterable[Widget]:
        """The list."""
        yield self.view

    def asks(self) -> Asks:
        """The line, and what is asked about one module."""
        return {**self.line.asks(), **self.edits.asks()}

    def arrived(self) -> None:
        """The cursor on the next module; without any, the line is open."""
        super().arrived()
        self.watch(self.view.listing, "cursor_coordinate", self._moved, init=False)
        number = coming_module(self.set_now.book, self.edits.today)
        if number is not None:
            self.view.listing.choose(str(number))
        if not self.set_now.book.modules and not self.engine.read_only:
            self.line.open()

    def facts(self) -> Sequence[str]:
        """The programme read back."""
        return self._span.split(" · ") if self._beside else ()

    @property
    def _span(self) -> str:
        book = self.set_now.book
        return plannerwords.span_words(book, self.edits.today, self.view.width) if book.modules else ""

    @property
    def _beside(self) -> bool:
        return fit_beside(self.HEADING, (self._span,), self.columns)

    def draw(self) -> None:
        """What is typed, else what is planned."""
        book, today, typed = self.set_now.book, self.edits.today, self._typed
        head = [*([] if self._beside else [self._span]), *plannerwords.head(book, today, self._processes)]
        listing, begins = self.view.listing, (typed is not None) != self._shows_typed
        if typed is not None:
            self._stood = self.number if begins else self._stood
            short = head[:1] if self.rows < SHORT else head
            rows = plannerwords.typed_rows(typed, today)
            self.view.show(short, rows, columns=plannerwords.TYPED_COLUMNS)
            if begins:
                listing.begin()
        else:
            planned = plannerwords.rows(book, today, self._processes)
            columns = plannerwords.columns(self.columns)
            self.view.show(head, planned, plannerwords.none_words(), columns)
            if begins and self._stood is not None:
                listing.choose(str(self._stood))
        self._shows_typed = typed is not None

    def numbered(self) -> Iterable[tuple[int, str]]:
        """Each module with its number."""
        return [(number, str(number)) for number in self.set_now.book.modules]

    def row_now(self) -> str | None:
        """The module under the cursor."""
        return self.view.chosen

    def to_row(self, row: str) -> None:
        """The cursor to a module."""
        self.view.listing.choose(row)

    def _planned(self, number: int) -> None:
        """Put the cursor on the first module that was planned."""
        self.view.listing.choose(str(number))

    def next_words(self) -> str:
        """What is done with the module under the cursor, or before there is one."""
        return plannerwords.next_words(self.set_now.book, self.number)

    def next_hints(self) -> tuple[str, ...]:
        """What can be done to the module under the cursor; without any, the line."""
        if self.number is None:
            return ("planner.plan", "planner.asked", "view.leave")
        first: tuple[str, ...] = ()
        if self._cancelled:
            first = ("planner.cancel",)
        elif self.set_now.book.modules[self.number].state.to_come:
            first = ("planner.change", "planner.move", "planner.cannot", "planner.cancel")
        return (*first, "planner.calendar", "planner.plan", "planner.asked", "view.leave")

    def word_for(self, binding: Binding) -> str:
        """Of a cancelled module the key takes that back."""
        back = binding.id == "planner.cancel" and self._cancelled
        return "not cancelled" if back else binding.description

    def _moved(self) -> None:
        """The cursor stands on another module: other keys work, and something else comes next."""
        self.draw_around()
        self.show_keys()

    def menus(self) -> Iterable[Menu]:
        """Which calendar files there can be."""
        yield calendar.menu(self)

    def on_data_table_row_selected(self) -> None:
        """The mouse opens, too."""
        self.edits.change()

    @property
    def _typed(self) -> ProgrammeLine | None:
        """What the programme's line would plan, while it is open and makes dates."""
        asked, read = self.entry.question, self.line.read
        return (
            read if asked is not None and asked.topic == TOPIC and read is not None and read.modules else None
        )

    @property
    def _cancelled(self) -> bool:
        module = self.set_now.book.modules.get(self.number or 0)
        return module is not None and module.state is ModuleState.CANCELLED

    def _module(self, chosen: str | None) -> int | None:
        """The number that a row stands for; None for a date that is typed, and without a row."""
        if chosen is None or not chosen.isdecimal() or int(chosen) not in self.set_now.book.modules:
            return None
        return int(chosen)

    def _about(self, chosen: str) -> list[str]:
        number = self._module(chosen)
        if number is None:
            return []
        return plannerwords.about(self.set_now.book, number, self.edits.today, self._processes)

    @property
    def _processes(self) -> Mapping[str, Process]:
        return {process.id: process for process in port(self.app).processes}
