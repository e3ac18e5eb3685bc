"""The app: owns the open set and the tick, and shows the screen that belongs to the moment."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual.app import App
from textual.command import Provider
from textual.driver import Driver
from textual.screen import Screen
from textual.theme import Theme

from als_tui.app.key_order import OrderedApp
from als_tui.app.navigation import in_session
from als_tui.app.opening import SharedSets
from als_tui.app.privacy import DiscreetApp
from als_tui.app.terminal_cursor import PointedApp
from als_tui.app.time_away import ReturnedApp
from als_tui.app.unheard_keys import AnsweringApp
from als_tui.domain.timing import wall_time
from als_tui.keys import APP_KEYS, Keys, bindings
from als_tui.screens.common import requests as wishes
from als_tui.screens.home.page import HomeScreen
from als_tui.widgets.lines import Saying, Tone

if TYPE_CHECKING:  # what is imported above is loaded before the first paint
    from als_tui.engine import Engine
    from als_tui.ports import Clock, Glance, Library, Machine, Preferences

BEAT_SECONDS = 15
"""How often the journal hears that the program is alive; what a crash leaves uncertain (our own judgement)."""


def _commands() -> type[Provider]:
    from als_tui.screens.common.palette import KeyCommands

    return KeyCommands


class AlsApp(SharedSets, ReturnedApp, AnsweringApp, OrderedApp, PointedApp, DiscreetApp):
    """One facilitator's instrument: a home of sets, one of them open at a time."""

    TITLE = "als-tui"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = App.COMMANDS | {_commands}
    KEYS: ClassVar[Keys] = APP_KEYS
    BINDINGS = bindings(KEYS)

    def __init__(
        self,
        machine: "Machine",
        *,
        themes: tuple[Iterable[Theme], Iterable[str]] = ((), ()),
        open_set: str | None = None,
        ticking: bool = True,
        driver: type[Driver] | None = None,
    ) -> None:
        """Stand on `machine`; `themes` come with the complaints about those that cannot be used."""
        super().__init__(driver_class=driver)
        self._machine = machine
        self._library: Library | None = None
        self.zone = machine.zone
        self.exporter = machine.exporter
        self.editor = machine.editor
        self.engine: Engine | None = None
        self.named_set = open_set
        self._ticking = ticking
        self._beat = 0
        self._sets_read = False
        self._left = False
        self._complaints = list(themes[1])
        for theme in themes[0]:
            self.register_theme(theme)
        self.theme = self.remembered_theme()

    def get_default_screen(self) -> Screen[None]:
        """Home is what the first paint shows."""
        return HomeScreen()

    def on_mount(self) -> None:
        """Read the sets after the first paint, so that it comes at once."""
        self.take_up_choices()
        self.call_after_refresh(self._open_named)
        if self._ticking:
            self.set_interval(1.0, self.tick)

    @property
    def library(self) -> "Library":
        """All sets of this machine."""
        if self._library is None:
            self._library = self._machine.library()
        return self._library

    @property
    def clock(self) -> "Clock":
        """Where the time comes from."""
        return self._machine.clock

    @property
    def preferences(self) -> "Preferences":
        """What is remembered between runs."""
        return self._machine.preferences

    @property
    def wall_words(self) -> str:
        """The time of day where the machine is."""
        return f"{self.now_in(self.zone):%H:%M}"

    @property
    def today(self) -> date:
        """Today's date where the machine is."""
        return self.now_in(self.zone).date()

    def now_in(self, zone: str) -> datetime:
        """This moment as a wall clock in a zone shows it."""
        return wall_time(self._machine.clock.read().wall, zone)

    @property
    def home(self) -> HomeScreen:
        """The home screen, which is always at the bottom."""
        home = self.screen_stack[0]
        assert isinstance(home, HomeScreen)
        return home

    @property
    def ready(self) -> bool:
        """True once the sets are read and keys mean something."""
        return self._sets_read

    def _open_named(self) -> None:
        """Show the set that was named; all the others are read when nobody waits."""
        if self.named_set is not None:
            self.open_set(self.named_set)
        self.call_after_refresh(self._read_in_background)

    def _read_in_background(self) -> None:
        self.run_worker(self._read_sets, thread=True)

    def _read_sets(self) -> None:
        """Read in a thread of its own, so that keys are answered meanwhile; load what the next key will need."""
        library = self.library
        from als_tui.ports import SetDamaged
        from als_tui.screens.session import places

        library.processes()  # what the next key will need
        own_files = [*self._complaints, *library.own_trouble()]
        complaints = own_files if self.named_set is None else []  # nothing of a session that was named
        try:
            told, glances = self.forget_owed(library.glances(self.today))
            complaints = [*told, *complaints]
        except SetDamaged as error:
            glances, complaints = (), [str(error), *complaints]

        for place in places.PAGES:
            places.page_class(place)
        self.call_from_thread(self._show_sets, glances, complaints)

    def _show_sets(self, glances: "tuple[Glance, ...]", complaints: list[str]) -> None:
        self.home.show(glances, self.today)
        if complaints:
            self.say(" · ".join(complaints), "refused")
        self._sets_read = True
        self.cover_if_small(self.size)

    def say(self, words: str, tone: Tone = "quiet") -> None:
        """Put words on the message line of whichever screen shows."""
        self.said = Saying(words, tone)
        self.home.say(words, tone)
        if (line := self._line()) is not None:
            line.saying = self.said

    def tick(self) -> None:
        """A second passed: time on the screen, sometimes a beat, and what the disk did not take is tried again."""
        if self.engine is None:
            return
        if self.follow():
            self._show_followed()
        if self.engine.saved and self._beat == 0 and self.engine.check():
            self.say(f"NOT SAVED: {self.engine.astray}", "alarm")
        elif not self.engine.saved and self.engine.retry():
            self.say("Everything is saved again.", "done")
        self.watch_room(again=self._beat == 0)
        self.now = self.engine.now()
        self.tick_cover()
        if self.live is not None and self.live.session is not None:
            self.ring(self.live.session, self.now.t)
        if slept := self.engine.look():
            self.tell_away("The computer slept", slept)
        self._beat = (self._beat + 1) % BEAT_SECONDS
        if self._beat == 0 and self.live is not None and self.live.session is not None:
            self.engine.beat()

    def _show_followed(self) -> None:
        """Show what the other als-tui did; a card over a phase that is over closes first."""
        assert self.engine is not None
        stops = [
            live.session.stop if live and live.session else None for live in (self.live, self.engine.live)
        ]
        if stops[0] != stops[1] and not self.under_cover:
            self.close_cards()
        self.post_message(wishes.Changed())

    def told_at_home(self, set_id: str) -> bool:
        """True where home says already what is wrong with a set."""
        return self.home.tells(set_id)

    def open_set(self, set_id: str) -> None:
        """Open a set for writing, or say why not and what can be done."""
        from als_tui.engine import Engine
        from als_tui.ports import SetDamaged, SetInUse

        try:
            opening, journal = self.library.open(set_id)
        except (SetInUse, SetDamaged) as error:
            self.offer(set_id, error)
            return
        self.enter(Engine(opening, journal, self.clock))

    def enter(self, engine: "Engine") -> None:
        """Show an open set: its page, and above it the screen of an open session's phase."""
        from als_tui.screens.session.places import place_of

        self.engine = engine
        self.live, self.now = self.engine.live, self.engine.now()
        told = self.engine.told
        back = self.engine.back_after
        self.say(" ".join(told), "alarm" if told else "quiet")
        self.show("set")
        session = engine.live.session
        if session is not None:
            self.engine.beat()
            self.show(place_of(session), None if engine.read_only else engine.typing)
        if back is not None and not back.about:
            self.call_after_refresh(self.tell_away, "als-tui was away", back, told)
        if self.engine.asks:
            self.call_after_refresh(self.ask_away)

    def close_set(self) -> None:
        """Write all there is, let the set go, and show home."""
        self.say("")
        while len(self.screen_stack) > 1:
            self.pop_screen()
        left = self.live.book.set_id if self.live is not None else None
        if self.engine is not None:
            self.engine.close()
            self.say(self.engine.left, "alarm")
        self.engine, self.live, self.now = None, None, None
        self.home.show(self.library.glances(self.today), self.today, cursor=left)

    def on_home_screen_open_requested(self, event: HomeScreen.OpenRequested) -> None:
        """A set was chosen."""
        self.open_set(event.set_id)

    def on_home_screen_set_wanted(self, event: HomeScreen.SetWanted) -> None:
        """A new set was filled in on its form; it is made, and opened."""
        from als_tui.ports import NotSaved

        try:
            set_id = self.library.create(event.profile, event.members, event.charter)
        except NotSaved as error:
            self.say(f"No set was made: {error} What you typed is kept; n opens it again.", "alarm")
            return
        self.home.forget_form()
        self.open_set(set_id)

    async def on_changed(self) -> None:
        """The set changed: show it, and where the phase changed, its screen."""
        from als_tui.screens.session.places import place_of

        assert self.engine is not None
        before = self.live.session if self.live else None
        self.live, self.now = self.engine.live, self.engine.now()
        after = self.live.session
        self.tick_cover()
        if after is None:
            self.leave_session()
        elif before is None:
            await self.go(place_of(after))
        elif before.stop != after.stop:
            await self.go(place_of(after))
            self.call_later(self.write_file)

    def on_sealed(self, event: wishes.Sealed) -> None:
        """Back to the set; its book holds the record now."""
        assert self.engine is not None
        self.leave_session()
        self.live = self.engine.live
        if event.still:
            self.say(f"Session {event.number} is sealed, but {event.still}", "alarm")
        else:
            self.say(f"Session {event.number} is sealed. Enter reads its record.", "done")

    def on_told(self, event: wishes.Told) -> None:
        """Words stay on the message line over a change of screen."""
        self.said = event.saying

    def on_leave_requested(self) -> None:
        """Out of a session to its set, out of a set to home."""
        if in_session(self.screen):
            self.pop_screen()
            self.say("The session stays open. Enter goes back to it.")
        else:
            self.when_saved(self.close_set)

    def on_copy_requested(self, event: wishes.CopyRequested) -> None:
        """Copying may wait for another program, so it is done beside."""
        self.run_worker(lambda: self._copy(event.text, event.what), thread=True, exclusive=True)

    def _copy(self, text: str, what: str) -> None:
        words = self._machine.clipboard.copy(text)
        self.call_from_thread(self.say, f"{what}: {words}", "done")

    def on_export_requested(self, event: wishes.ExportRequested) -> None:
        """Write the file and say where it is."""
        from als_tui.ports import NotSaved

        try:
            self.say(self.exporter.export(event.text, event.name), "done")
        except NotSaved as error:
            self.say(str(error), "refused")

    def action_help(self) -> None:
        """List every key of the screen that shows."""
        from als_tui.screens.common.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            title = f"Keys of this screen: {getattr(self.screen, 'called', 'als-tui')}"
            keys, catching = self.screen.active_bindings.values(), getattr(self.screen, "catching", False)
            self.push_screen(HelpScreen(title, list(keys), signs_first=catching))

    def action_help_quit(self) -> None:
        """Say on the message line which key leaves, for who is used to another."""
        self.call_after_refresh(self.say, "ctrl+q leaves als-tui; everything is kept.")

    async def action_quit(self) -> None:
        """Leave; a session stays open and kept."""
        self.when_saved(self.exit)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Keep what is being typed and let the set go, on every way out, by key or by signal."""
        if self.engine is not None and not self._left:
            self._left = True
            self.top().park()
            self.engine.close()
        super().exit(result, return_code, message)
