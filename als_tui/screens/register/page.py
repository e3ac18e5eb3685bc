"""The register between two sessions: what was promised, what its owners tell, and what is put right."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import ClassVar

from textual.binding import Binding
from textual.widget import Widget

from als_tui.domain.book import Status, active_members
from als_tui.domain.moves import register as moves
from als_tui.domain.programme.others_named import names_in
from als_tui.domain.programme.papers import Paper, PaperKind
from als_tui.domain.programme.register import Choose, Order, Registered, owner_of, register
from als_tui.domain.session.live import today_of
from als_tui.domain.words.counting import together
from als_tui.domain.words.pressing import press
from als_tui.engine import Engine
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common import requests as wishes
from als_tui.screens.common.app_port import port
from als_tui.screens.common.key_line import HEIGHTS
from als_tui.screens.common.list_view import ListView
from als_tui.screens.common.numbered import number_keys
from als_tui.screens.common.open_set import Asks
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.common.views import LEAVES
from als_tui.screens.register import telling
from als_tui.screens.register import words as registerwords
from als_tui.screens.register.lines import RegisterLines
from als_tui.value import replace
from als_tui.widgets.fitting import shown
from als_tui.widgets.heading import fit_beside

_LEAST_ABOUT = 5
"""Rows in which an action stands in full as a rule."""


class RegisterScreen(SetScreen):
    """One row an action; one key says what its owner told since the last session."""

    NAME: ClassVar[str] = "actions"
    HEADING: ClassVar[str] = "ACTIONS"
    KEYS: ClassVar[Keys] = (
        *telling.KEYS,
        Key(
            "register.off",
            "u",
            "put_off",
            "put off",
            "Give it another day: until when? The day promised stands beside it.",
            opens="words",
        ),
        Key(
            "register.edit",
            "e",
            "edit",
            "edit",
            "Put right what was promised, in its form: words, owner, day, cue.",
            opens="words",
        ),
        Key("register.read", "enter", "read", "in full", "Read all that the action says.", looks=True),
        Key("register.filter", "f", "filter", "all or open", "Show all actions, or those open.", looks=True),
        Key(
            "register.owner",
            "o",
            "owner",
            "one owner",
            f"Only those of this owner, or of everybody; {press('view.leave')} shows all again.",
            looks=True,
        ),
        Key("register.sort", "s", "sort", "sort", "By due date, owner, status, session made.", looks=True),
        Key(
            "register.search",
            "slash",
            "search",
            "search",
            f"Only those with these words, as you type; {press('view.leave')} shows all again.",
            looks=True,
            opens="words",
        ),
        Key(
            "register.copy",
            "y",
            "copy",
            "copy theirs",
            "Hand this owner's open actions to the clipboard.",
            looks=True,
        ),
        *number_keys("owner", "seat", "The cursor to an action of that seat"),
        LEAVES,
    )
    BINDINGS = bindings(KEYS)
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, engine: Engine, typing: str | None = None) -> None:
        """The register of `engine`'s set; what is open, by due date."""
        super().__init__(engine, typing)
        self.choose = Choose()
        self.lines = RegisterLines(self)

    def body(self) -> Iterable[Widget]:
        """The list, with the action under the cursor in full."""
        yield ListView(registerwords.COLUMNS, self._about, least=_LEAST_ABOUT)

    @property
    def view(self) -> ListView:
        """The body."""
        return self.query_one(ListView)

    @property
    def today(self) -> date:
        """Today's date where the set meets."""
        return today_of(self.set_now, self.moment)

    @property
    def chosen(self) -> Registered | None:
        """The action under the cursor."""
        key = self.view.chosen if self.is_mounted else None
        return self.one(int(key)) if key else None

    def one(self, id: int) -> Registered | None:
        """The action with this number."""
        every = register(self.set_now.book, self.today, Choose(closed=True))
        return next((one for one in every if one.id == id), None)

    def facts(self) -> Sequence[str]:
        """How many there are, and how they stand."""
        return self._counts.split(" · ") if self._beside else ()

    @property
    def _counts(self) -> str:
        return registerwords.counts(self.set_now.book, self.today)

    @property
    def _beside(self) -> bool:
        return fit_beside(self.HEADING, (self._counts,), self.columns)

    def draw(self) -> None:
        """The list as it is narrowed and sorted."""
        book = self.set_now.book
        found = self.found()
        head = ("" if self._beside else self._counts, registerwords.shows(self.choose, book, len(found)))
        rows = registerwords.rows(found, self.today)
        none = registerwords.none(self.choose, book, typing=self.writing)
        self.view.show(head, rows, shown(none))

    def next_words(self) -> str:
        """What is told of the actions, and whom the session still asks."""
        return registerwords.next_words(self.found(), self.set_now.book)

    def found(self) -> tuple[Registered, ...]:
        """What shows."""
        return register(self.set_now.book, self.today, self.choose)

    def _about(self, key: str) -> list[str]:
        self.call_later(self.show_keys)  # on another row other keys come next
        one = self.one(int(key))
        return registerwords.about(one, self.set_now.book, self.today) if one else []

    def next_hints(self) -> tuple[str, ...]:
        """Tell; add words; then what narrows the list and what is handed out."""
        one = self.chosen
        opened = one is not None and one.action.status is Status.OPEN
        tells = telling.TELLS if opened else ()
        told = one is not None and one.action.between is not None
        first = ("register.words", *tells) if told else tells
        widens = ("view.leave",) if self.choose.narrowed else ()
        changes = ("register.edit",) if one is not None else ()
        off = ("register.off",) if opened else ()
        copies = ("register.copy",) if one is not None else ()
        rest = (*changes, *off, "register.filter", "register.search", *copies)
        return tuple(dict.fromkeys((*first, *widens, "step.undo", *rest, "register.sort", "view.leave")))

    def word_for(self, binding: Binding) -> str:
        """What the filter would show."""
        if binding.id == "register.filter":
            return "open" if self.choose.closed else "all"
        if binding.id == "register.owner" and self.choose.owner is not None:
            return "everybody"
        if binding.id == "view.leave" and self.choose.narrowed:
            return "show all"
        return super().word_for(binding)

    def asks(self) -> Asks:
        """The words told, another day, and what is sought."""
        return self.lines.asks()

    def action_put_off(self) -> None:
        """Ask for another day."""
        one = self.pointed()
        if one is None:
            return
        if one.action.status is Status.OPEN:
            self.ask_topic(f"off:{one.id}")
        else:
            self.do(moves.put_off, one.id, None)

    def action_edit(self) -> None:
        """Open the form of the action."""
        from als_tui.screens.register.mending import mend

        if one := self.pointed():
            mend(self, one, self.today)

    async def action_dismiss(self, result: None = None) -> None:
        """Show the actions of everybody and all words again if some were looked for; else back."""
        if self.choose.narrowed:
            self.narrow(owner=None)
            self.say(self.show_all())
        else:
            await super().action_dismiss(result)

    def action_read(self) -> None:
        """All that the action says."""
        from als_tui.screens.common.reading import ReadingScreen

        if one := self.pointed():
            text = registerwords.full_text(one, self.set_now.book, self.today)
            self.window(ReadingScreen(f"{one.owner}: {one.action.text}", text))

    def action_filter(self) -> None:
        """All, or those open."""
        self.narrow(closed=not self.choose.closed)

    def action_owner(self) -> None:
        """Of one owner, or of everybody."""
        one = self.chosen
        wanted = owner_of(one.action) if one is not None and self.choose.owner is None else None
        self.narrow(owner=wanted)

    def action_sort(self) -> None:
        """By the next of the orders."""
        orders = [*Order]
        self.narrow(order=orders[(orders.index(self.choose.order) + 1) % len(orders)])

    def action_search(self) -> None:
        """Ask for words."""
        self.lines.search.open()

    def action_copy(self) -> None:
        """This owner's open actions, for them alone."""
        one = self.pointed()
        if one is None:
            return
        if one.action.owner not in active_members(self.set_now.book):
            self.say(f"{one.owner} is no member now; nothing is handed out.", "refused")
            return
        papers = (Paper(PaperKind.ACTIONS, one.action.owner),)
        names = names_in(self.set_now.book, papers).get(papers[0].key)
        named = f", naming {together(names)}" if names else ""
        text = port(self.app).exporter.handout(self.set_now.book, papers, self.today, plain=True)
        self.post_message(wishes.CopyRequested(text, f"Actions of {one.owner}{named}"))

    def narrow(self, **changes: object) -> None:
        """Show another part of the register; the cursor stays on its action if that still shows."""
        self.choose = replace(self.choose, **changes)
        self.redraw()

    def numbered(self) -> Iterable[tuple[int, str]]:
        """Each action with the seat of its owner."""
        seats = {id: seat for seat, id in enumerate(active_members(self.set_now.book), start=1)}
        owners = ((one.action.owner, str(one.id)) for one in self.found())
        return [(seats[owner], row) for owner, row in owners if owner in seats]

    def row_now(self) -> str | None:
        """The action under the cursor."""
        return self.view.chosen

    def to_row(self, row: str) -> None:
        """The cursor to an action."""
        self.view.listing.choose(row)

    @property
    def sought(self) -> str:
        """The words that must stand in what shows."""
        return self.choose.sought

    @property
    def narrowed(self) -> bool:
        """True if words are sought."""
        return bool(self.sought)

    def show_all(self) -> str:
        """Seek no words; those of one owner show alone as before."""
        self.seek("")
        return registerwords.show_again(self.choose, self.set_now.book)

    def seek(self, sought: str) -> None:
        """Show those with other words."""
        self.narrow(sought=sought)
        self.view.listing.settle()

    def matches(self) -> str:
        """How many show."""
        return f"{len(self.found())} found"

    def pointed(self) -> Registered | None:
        """The action under the cursor; says so if there is none."""
        one = self.chosen
        if one is None:
            self.say(registerwords.none(self.choose, self.set_now.book), "refused")
        return one
