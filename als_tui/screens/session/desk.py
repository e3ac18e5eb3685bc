"""The desk: the one screen of an open session, with a page for each part of the work, and the keys of all pages."""

from collections.abc import Iterable
from functools import cached_property, partial
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import ActiveBinding, Binding
from textual.dom import DOMNode
from textual.events import Paste
from textual.widget import Widget
from textual.widgets import ContentSwitcher

from als_tui.domain.moves import attendance
from als_tui.domain.process.definition import Records
from als_tui.domain.session.schedule import minutes_over, projected_end
from als_tui.domain.session.state import Session
from als_tui.domain.timing import local_time, spell_minutes
from als_tui.domain.words.pressing import press
from als_tui.engine import Engine, Outcome
from als_tui.keys import SET_KEYS, Key, Keys, bindings, keys_of
from als_tui.screens.common.key_line import HEIGHTS, WIDTHS, Menu
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.requests import GoRequested, Place
from als_tui.screens.common.set_screen import SetScreen
from als_tui.screens.pages.page import Page
from als_tui.screens.pages.places import page_class
from als_tui.screens.pages.words import time_words
from als_tui.screens.session import clock, rare
from als_tui.screens.session.desk_keys import CAPTURE_KEYS, CAPTURED, LEADS, OTHER_KEYS, TURNS, TYPING_KEYS
from als_tui.screens.session.parked_drafts import bring_back, put_aside
from als_tui.value import replace
from als_tui.widgets.fitting import fit
from als_tui.widgets.values import Hint, LineQuestion, Saying

if TYPE_CHECKING:  # what reads a line is loaded with the first one
    from als_tui.screens.session.capture import Capture

_WHILE_TYPING = frozenset(key.id for key in TYPING_KEYS)
_KEPT = "What was being typed is kept; its own key opens it again."
_FORM = "action"
"""Topic of the action's form, which is a screen of its own."""


class Desk(SetScreen):
    """A session as it runs: the page that shows, and above it whatever is typed or asked."""

    KEYS: ClassVar[Keys] = (
        *TYPING_KEYS,
        *clock.KEYS,
        *CAPTURE_KEYS,
        TURNS,
        *LEADS.values(),
        *rare.KEYS,
        *OTHER_KEYS,
        *SET_KEYS,
    )
    BINDINGS = bindings(KEYS)
    AUTO_FOCUS = ""  # the page says what has the keys
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    DEFAULT_CSS = """
    Desk > ContentSwitcher { height: 1fr; }
    """

    def __init__(self, engine: Engine, place: Place, typing: str | None = None) -> None:
        """A desk on `engine`'s session, open at a page; `typing` is the topic whose entry line is open."""
        super().__init__(engine, typing)
        self.page: Page = page_class(place)(self)
        self._visited: dict[Place, Page] = {place: self.page}
        self._pages = ContentSwitcher(initial=self.page.id)

    @cached_property
    def capture(self) -> "Capture":
        """The capture line, made when it is first opened."""
        from als_tui.screens.session.capture import Capture

        return Capture(self, self.entry)

    def body(self) -> Iterable[Widget]:
        """The pages, of which one shows."""
        with self._pages:
            yield self.page

    def arrived(self) -> None:
        """The page has the keys, but for a line that was being typed."""
        self._let_arrive()
        super().arrived()

    @property
    def place(self) -> Place:
        """Which page shows."""
        return self.page.PLACE

    @property
    def leads_here(self) -> str:
        """Id of the key that leads to the page."""
        return LEADS.get(self.place, TURNS).id

    @property
    def called(self) -> str:
        """What the help calls the page."""
        return self.page.NAME

    @property
    def session(self) -> Session:
        """The session as it stands."""
        return self.set_now.running

    @property
    def stands(self) -> bool:
        """False once the session is sealed, or its opening was undone."""
        return super().stands and self.live is not None and self.live.session is not None

    @property
    def message_rows(self) -> int:
        """Rows that the message line takes."""
        return self.message_line.rows

    @property
    def asks_for_quiet(self) -> bool:
        """Whether three seconds are asked for after a question."""
        return self.wait_cue

    @property
    def catching(self) -> bool:
        """True while the capture line is open: help begins with its signs."""
        question = self.entry.question
        return question is not None and question.topic == CAPTURED

    async def turn_to(self, place: Place) -> bool:
        """Show a page; True if it was made for that, at its first visit.

        An open line goes on if the page asks the same.
        """
        if place == self.place:
            return False
        page = self._visited.get(place)
        made = page is None
        with self.app.batch_update():
            if page is None:
                page = self._visited[place] = page_class(place)(self)
                page.display = False
                await self._pages.mount(page)
            self.page, self._pages.current = page, place
            self._hand_over()
        self.redraw()
        self._let_arrive()
        self.call_after_refresh(self.redraw)  # once the page is laid out, it knows its rows
        return made

    def _let_arrive(self) -> None:
        """Give the page the keys, unless a line is typed in, and let it be as at a first visit."""
        if not self.writing:
            self.set_focus(self.page.seat_of_focus)
        self.page.arrive()
        self.show_keys()

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Let the page have the keys if nothing else has: a terminal can say that it lost the focus, and no more."""
        if widget is None and self.page.is_attached and self.page.is_mounted:
            widget = self.page.seat_of_focus
        super().set_focus(widget, scroll_visible, from_app_focus)

    def _hand_over(self) -> None:
        """Let the page that shows now go on with the open line: words and cursor stay."""
        entry = self.entry
        if entry.question is None:
            return
        again = self.question_of(entry.question.topic)
        if again is None:
            kept = self.park() is not None and entry.text.strip()
            entry.close()
            if kept:
                self.say(f"{self.said.words} {_KEPT}".strip(), self.said.tone)
        else:
            entry.go_on(replace(again, aside=entry.question.aside))

    def draw(self) -> None:
        """Show the page as the session stands."""
        self.page.draw()

    def tick(self) -> None:
        """Show on it only what a second changes."""
        self.page.tick()

    def watch_said(self, said: Saying) -> None:
        """A longer message takes rows from the page."""
        rows = self.message_rows
        super().watch_said(said)
        if self.is_mounted and self.message_rows != rows and self.stands and not self.covered:
            self.page.message_changed()

    def title_words(self) -> tuple[str, str]:
        """Set and session; whether it is saved, the time, and when the session will end."""
        right, session = f"{self.clock_words()}{self._end_words()}", f" · session {self.session.number}"
        cells = self.size.width - cell_len(right) - cell_len(session) - 3
        return f"{fit(self.set_now.book.profile.name, max(8, cells))}{session}", right

    def _end_words(self) -> str:
        if not self.session.runs:
            return ""
        end = local_time(projected_end(self.session, self.moment), self.set_now.book.profile.zone)
        over = minutes_over(self.session, self.moment)
        return f" · ends {end:%H:%M}" + (f" (+{spell_minutes(over)})" if over > 0 else "")

    def time_words(self) -> str:
        """The running phase's time, for whoever covers the desk."""
        return time_words(self.session, self.moment.t, self.engine.away)

    def every_key(self) -> Iterable[Key]:
        """Every key of the page and of the desk, whatever has the focus; a page's own comes before the desk's."""
        yield from keys_of(self.page)
        yield from keys_of(self)

    async def perform(self, id: str) -> None:
        """Do what the key with this id does here."""
        owner = next(owner for owner in (self.page, self) if any(key.id == id for key in keys_of(owner)))
        key = next(key for key in keys_of(owner) if key.id == id)
        await owner.run_action(key.action)

    def commands(self) -> list[ActiveBinding]:
        """The keys of page and desk count while the line has the focus, too: each of them is a command."""
        active = super().commands()
        if any(one.node is self.page for one in active):
            return active
        others = [one for one in active if one.node is not self]
        return [*self._commands_of(self.page), *self._commands_of(self), *others]

    def _commands_of(self, owner: DOMNode) -> Iterable[ActiveBinding]:
        keys = owner._bindings.copy()
        keys.apply_keymap(self.app._keymap)
        for _, binding in keys:
            if self.app._check_action_state(binding.action, owner):
                yield ActiveBinding(owner, binding, enabled=True, tooltip=binding.tooltip)

    def next_hints(self) -> tuple[str, ...]:
        """Those of the page."""
        return self.page.next_hints()

    def hints(self) -> tuple[Hint, ...]:
        """In the capture line its own keys count."""
        return self.capture.hints if self.catching else super().hints()

    def word_for(self, binding: Binding) -> str:
        """What the page says; Space says what it does now, and in a phase of actions the capture line says so."""
        if (word := self.page.word_for(binding)) is not None:
            return word
        here = self.session.here
        if binding.id == "clock.toggle":
            return "start" if here is None else "pause" if self.session.running else "go on"
        if binding.id == "capture.line" and here is not None and here.phase.records is Records.ACTIONS:
            return "capture an action"
        if binding.id == "go.review" and attendance.last_words_wait(self.session):
            return "last words"
        return super().word_for(binding)

    def works(self, binding: Binding) -> bool:
        """A key that is one move works if that is not refused."""
        works = self.page.works(binding)
        move = clock.MOVES.get(binding.id or "")
        if works is not None:
            return works
        return self.may(move) if move is not None else super().works(binding)

    def menus(self) -> Iterable[Menu]:
        """What is rare, and the menus of the page."""
        yield from rare.menus(self)
        yield from self.page.menus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that is for use while a line is typed is there if the page has something for it to do."""
        if action == "run" and not _WHILE_TYPING.isdisjoint(parameters):
            return any(id in self.page.TYPED for id in parameters)
        return super().check_action(action, parameters)

    async def do_typed(self, id: str) -> None:
        """Do what a key for use while a line is typed does on the page."""
        await self.page.run_action(self.page.TYPED[id])

    def asks(self) -> Asks:
        """What the page asks, and the capture line."""
        return {CAPTURED: Ask(self._asked_to_capture, self._captured), **self.page.asks()}

    def _asked_to_capture(self, _: str) -> LineQuestion:
        return self.capture.question()

    def _captured(self, _: str, text: str) -> bool:
        return self.capture.keep(text)

    def ask_beside(self, topic: str) -> None:
        """Open a line for any words: those kept of last time are shown, and put aside as soon as others begin."""
        if not self.engine.read_only:
            bring_back(self.engine, topic)
        if question := self.question_of(topic):
            self.ask(replace(question, aside=partial(put_aside, self.engine, topic)))

    def draft_of(self, topic: str) -> str:
        """What was typed under a topic; a caught line as it is read now."""
        draft = super().draft_of(topic)
        return self.capture.opened_with(draft) if topic == CAPTURED else draft

    def keep_draft(self, topic: str, text: str) -> None:
        """Keep what is being typed; a caught line so that it means the same in any phase."""
        if topic == CAPTURED and text.strip() and self.stands:
            text = self.capture.kept_as(text)
        super().keep_draft(topic, text)

    def go_on_typing(self, topic: str) -> None:
        """The action form is a screen of its own; all else is the entry line."""
        if topic == _FORM:
            self.call_after_refresh(self.open_form, goes_on=True)
        elif self.question_of(topic) is None:
            self.say(_KEPT)
        else:
            super().go_on_typing(topic)

    def on_paste(self, event: Paste) -> None:
        """Without a line or field to go into, pasted words are lost, which is said."""
        if event.text.strip() and not self.writing:
            event.stop()
            opens = f"{press('capture.line')} opens a line for it"
            self.say(f"Nothing was taken of what was pasted: {opens}.", "refused")

    def go(self, place: Place) -> None:
        """Ask for another page."""
        self.post_message(GoRequested(place))

    def strike(self) -> None:
        """Ask for the words under the cursor; if there are none, which words."""
        from als_tui.screens.session.strike import strike_under

        strike_under(self, self.page.under_cursor())

    def open_form(self, *, goes_on: bool) -> None:
        """Open the form for an action; `goes_on` if it was open when als-tui ended."""
        from als_tui.screens.session.action_form import ActionScreen

        self.hush()
        self.window(ActionScreen(self.engine, goes_on=goes_on), self.form_left)

    def mend_action(self, entry: int) -> None:
        """Open the form on a caught action."""
        from als_tui.screens.session.action_form import ActionScreen

        self.window(ActionScreen(self.engine, entry), self.form_left)

    def form_left(self, outcome: Outcome | None) -> None:
        """Say what came of the form; nothing if it was left."""
        if outcome is not None:
            self.tell(outcome)
