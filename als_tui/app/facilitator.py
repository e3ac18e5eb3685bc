"""The app: owns the open set and the tick, and shows the screen that belongs to the moment."""

from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from textual import events
from textual.app import SystemCommand
from textual.binding import Keymap
from textual.command import Provider
from textual.dom import DOMNode
from textual.driver import Driver
from textual.reactive import var
from textual.screen import Screen
from textual.theme import Theme

from als_tui.app.choices import Choices
from als_tui.app.covers import Covers
from als_tui.app.key_order import KeyOrderApp
from als_tui.app.key_signs import know_signs
from als_tui.app.loading import AFTER_HOME, AFTER_NO_SET, AFTER_SET, AFTER_SET_PAGE
from als_tui.app.navigation import Navigation, in_session
from als_tui.app.opening import SetOpening
from als_tui.app.pauses import PausesApp
from als_tui.app.privacy import PrivateApp
from als_tui.app.reading import SetsRead, read_sets
from als_tui.app.saving import Saving
from als_tui.app.terminal_cursor import CursorApp
from als_tui.app.time_away import ask_what_counts, away_words
from als_tui.app.unheard_keys import Answers
from als_tui.app.wearing import WearingApp
from als_tui.domain.words.pressing import press
from als_tui.keys import APP_KEYS, Keys, bindings, key_of, keys_elsewhere, take_keymap
from als_tui.ports import Terminal
from als_tui.screens.common import requests
from als_tui.screens.common.app_port import AppPort, PortApp
from als_tui.screens.common.key_line import KeyedScreen
from als_tui.screens.home.page import HomeScreen
from als_tui.widgets.lines import spoken
from als_tui.widgets.values import BRIEF, PASSING, Saying, Tone

if TYPE_CHECKING:  # what is imported above is loaded before the first paint
    from textual.actions import ActionParseResult

    from als_tui.configuration.own_keys import OwnKeys
    from als_tui.domain.session.live import Live
    from als_tui.domain.timing import Away, Stamp
    from als_tui.engine import Engine
    from als_tui.ports import Machine
    from als_tui.screens.common.set_screen import SetScreen

BEAT_SECONDS = 15
"""How often the journal hears that the program is alive; what a crash leaves uncertain (our own judgement)."""
NOBODY_WAITS = 2.0
"""Seconds after a set shows until what is not seen in it is read and loaded (our own judgement)."""
_WITH_KEYS = ("set.page", "set.members", "session.desk", "common.unsaved")
"""Modules of screens, beside the views and pages, whose keys can be named before they show."""


def _commands() -> type[Provider]:
    from als_tui.screens.common.palette import KeyCommands

    return KeyCommands


def _load_keys() -> None:
    from als_tui.screens.common.views import load_views
    from als_tui.screens.pages.places import load_pages

    for module in _WITH_KEYS:
        import_module(f"als_tui.screens.{module}")
    load_views()
    load_pages()


keys_elsewhere(_load_keys)


class AlsApp(PausesApp, KeyOrderApp, CursorApp, WearingApp, PrivateApp, PortApp):
    """One facilitator's instrument: a home of sets, one of them open at a time."""

    TITLE = "als-tui"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands}
    KEYS: ClassVar[Keys] = APP_KEYS
    BINDINGS = bindings(KEYS)

    live: "var[Live | None]" = var(None)
    """The open set, for its screens to draw."""
    now: "var[Stamp | None]" = var(None)
    """This moment in its time."""
    said: var[Saying] = var(Saying())
    """What the message line says, on whichever screen."""
    wait_cue: var[bool] = var(False)
    """Whether the board asks for three seconds after a question."""
    own_keys: "Callable[[], OwnKeys] | None" = None
    """Makes what lets keys be changed; None if they cannot be."""

    def __init__(
        self,
        machine: "Machine",
        *,
        themes: tuple[Iterable[Theme], Iterable[str]] = ((), ()),
        open_set: str | None = None,
        ticking: bool = True,
        driver: type[Driver] | None = None,
        at_rest: Callable[[], object] = lambda: None,
    ) -> None:
        """Stand on `machine`; `themes` come with the complaints about those that cannot be used.

        `at_rest` is called once, when what was asked for shows.
        """
        know_signs()
        super().__init__(AppPort(machine), driver)
        self._machine = machine
        self.engine: Engine | None = None
        self._named = open_set
        self._ticking = ticking
        self._beat = 0
        self._answering = False
        self._once_shown = at_rest
        self._ended = False
        self._complaints = list(themes[1])
        self.choices = Choices(self, machine.preferences, say=self.say, ask_for_quiet=self._ask_for_quiet)
        self.navigation = Navigation(self, self._screen_of, self._let_go)
        self._covers = Covers(
            self,
            ready=lambda: self.ready,
            wall=lambda: f"{self.port.now_in(self.port.zone):%H:%M}",
            say=self.say,
            lifted=self.navigation.catch_up,
        )
        self.opening = SetOpening(
            self,
            lambda: self.port.library,
            machine.clock,
            enter=self.enter,
            say=self.say,
            known=self._told_at_home,
        )
        self.opening.only = open_set
        self._saving = Saving(self, engine=lambda: self.engine, say=self.say, said=lambda: self.said)
        self._answers = Answers(self, said=lambda: self.said, say_instead=self._say_instead)
        for theme in themes[0]:
            self.register_theme(theme)
        self.theme = self.choices.theme()

    def get_default_screen(self) -> Screen[None]:
        """Home is what the first paint shows, and under a set that was named it waits until the sets are read."""
        return HomeScreen(waits=self._named is not None)

    def on_mount(self) -> None:
        """Show the set that was named, or read the sets after the first paint, so that it comes at once."""
        self.choices.take_up()
        if self._named is not None:
            self._open_named(self._named)
        else:
            self.call_after_refresh(self._read_in_background)
        if self._ticking:
            self.set_interval(1.0, self.tick)

    @property
    def home(self) -> HomeScreen:
        """The home screen, which is always at the bottom."""
        home = self.screen_stack[0]
        assert isinstance(home, HomeScreen)
        return home

    @property
    def ready(self) -> bool:
        """True once the sets are read, or the one that was named shows, and keys mean something."""
        return self._answering

    def _open_named(self, set_id: str) -> None:
        """Show the set that was named; all the others are read when nobody waits."""
        self.opening.open(set_id)
        if self.opening.entered:
            self._shows()
            self.set_timer(NOBODY_WAITS, self._read_in_background)
        else:
            self.call_after_refresh(self._read_in_background)

    def _read_in_background(self) -> None:
        self.run_worker(self._read_sets, thread=True)

    def _read_sets(self) -> None:
        """Read the sets; what is wrong in other files of the facilitator's is not told if a set was named."""
        known = self._open_set()
        read = read_sets(self.port.library, self.port.today, known)
        self.call_from_thread(self._show_sets, read, known)
        own = () if self._named is not None else (*self._complaints, *self.port.library.own_trouble())
        if complaints := (*read.complaints, *own):
            self.call_from_thread(self.say, " · ".join(complaints), "refused")

    def _open_set(self) -> str:
        """Id of the set that is open; empty if none is."""
        return self.engine.live.book.set_id if self.engine is not None else ""

    def _show_sets(self, read: SetsRead, but: str) -> None:
        """Show what was read, unless home waits under a set: leaving that reads all sets anew."""
        if not (but or self._open_set()):
            self.home.show(read.glances, self.port.today)
        if read.gone:
            self.say(read.gone, "done")
        self._shows()
        self._load_soon()

    def _shows(self) -> None:
        """What was asked for shows, and keys mean something."""
        if not self._answering:
            self.call_after_refresh(self._once_shown)
        self._answering, self.opening.only = True, None
        self._covers.cover_if_small(self.size)

    def _load_soon(self) -> None:
        """Load what the next keys lead to from where one is once nobody waits; keys may have gone on until then."""
        self.set_timer(NOBODY_WAITS, self._load_next)

    def _load_next(self) -> None:
        if not self.screen_stack:  # als-tui ends
            return
        if self.live is None:
            self.load_in_pauses(AFTER_HOME if self.home.holds_sets else AFTER_NO_SET)
        else:
            self.load_in_pauses(AFTER_SET_PAGE if self.live.session is None else AFTER_SET)

    def say(self, words: str, tone: Tone = "quiet") -> None:
        """Put words on the message line of whichever screen shows, with the keys in them as they are now."""
        self.said = spoken(words, tone)
        self.home.say(self.said.words, tone)
        if (line := self._answers.line()) is not None:
            line.saying = self.said

    def _told_at_home(self, set_id: str) -> bool:
        return self.home.tells(set_id)

    def _say_instead(self, saying: Saying) -> None:
        self.said = saying

    def _let_go(self, tones: tuple[Tone, ...]) -> None:
        if self.said.tone in tones:
            self.said = Saying()

    def _ask_for_quiet(self, wanted: bool) -> None:
        self.wait_cue = wanted

    def tick(self) -> None:
        """A second passed: time on the screen, sometimes a beat, and what the disk did not take is tried again."""
        if self.engine is None:
            return
        self._follow_other()
        self._saving.look(again=self._beat == 0)
        self.now = self.engine.now()
        self._covers.tick()
        if self.live is not None and self.live.session is not None:
            self.choices.ring(self.live.session, self.now.t)
        if slept := self.engine.look():
            self._tell_away("The computer slept", slept)
        self._beat = (self._beat + 1) % BEAT_SECONDS
        if self._beat == 0 and self.live is not None and self.live.session is not None:
            self.engine.beat()

    def _follow_other(self) -> None:
        """Only looking on: take up what the other als-tui wrote."""
        if self.engine is None or not self.engine.read_only:
            return
        from als_tui.onlooker import Onlooker
        from als_tui.ports import SetDamaged

        assert isinstance(self.engine, Onlooker)
        try:
            followed = self.engine.follow()
        except SetDamaged as error:
            self.say(str(error), "refused")
            return
        if followed:
            self.post_message(requests.SetChanged())

    def _screen_of(self, place: requests.Place, typing: str | None) -> "SetScreen":
        """The page of the set, or the desk of its session, which are told what the app knows."""
        assert self.engine is not None
        screen: SetScreen
        if place == "set":
            from als_tui.screens.set.page import SetPageScreen

            screen = SetPageScreen(self.engine)
        else:
            from als_tui.screens.session.desk import Desk

            screen = Desk(self.engine, place, typing)
        return self._bound(screen)

    def _bound(self, screen: "SetScreen") -> "SetScreen":
        """The screen, told from now on what the app knows."""
        return screen.data_bind(AlsApp.live, AlsApp.now, AlsApp.said, AlsApp.wait_cue)

    def enter(self, engine: "Engine") -> None:
        """Show an open set: its page or, if a session is open, the desk at its phase."""
        from als_tui.screens.pages.places import place_of

        self.engine, self.opening.entered = engine, True
        self.live, self.now = self.engine.live, self.engine.now()
        news = self.engine.told
        back = self.engine.back_after
        self.say(" ".join(news), "alarm" if news else "quiet")
        session = engine.live.session
        if session is None:
            self.navigation.show("set")
        else:
            self.engine.beat()
            self.navigation.show(place_of(session), None if engine.read_only else engine.typing)
        if back is not None and not back.about:
            self.call_after_refresh(self._tell_away, "als-tui was away", back, news)
        self._load_soon()
        if self.engine.asks:
            self.call_after_refresh(lambda: ask_what_counts(self.navigation.top))

    def _tell_away(self, what: str, away: "Away", news: tuple[str, ...] = ()) -> None:
        self.say(away_words(self.navigation.top, what, away, news), "alarm" if news else "quiet")

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
        self.opening.entered = False
        self.home.show(self.port.library.glances(self.port.today), self.port.today, cursor=left)

    def on_home_screen_open_requested(self, event: HomeScreen.OpenRequested) -> None:
        """A set was chosen."""
        self.opening.open(event.set_id)

    def on_home_screen_delete_requested(self, event: HomeScreen.DeleteRequested) -> None:
        """The name of a set was typed so that it is deleted."""
        from als_tui.app.deleting import deleted

        words, tone = deleted(self.port.library, event.set_id)
        self.home.show(self.port.library.glances(self.port.today), self.port.today)
        self.say(words, tone)

    def on_home_screen_hand_over_requested(self, event: HomeScreen.HandOverRequested) -> None:
        """A set is to be handed over: with its note to files, before anything of it is deleted."""
        from als_tui.app.deleting import handed

        where, why = handed(self.port, event.set_id, in_session=event.in_session)
        self.say(why or where, "refused" if why else "done")
        if where:
            self.home.handed_over(event.set_id, where)

    def on_home_screen_set_wanted(self, event: HomeScreen.SetWanted) -> None:
        """A new set was filled in on its form; it is made, and opened."""
        from als_tui.ports import NotSaved

        try:
            set_id = self.port.library.create(event.profile, event.members, event.charter)
        except NotSaved as error:
            self.say(
                f"No set was made: {error} What you typed is kept; {press('home.new')} opens it again.",
                "alarm",
            )
            return
        self.home.forget_form()
        self.opening.open(set_id)

    async def on_set_changed(self) -> None:
        """The set changed: show it, and where the phase changed, its screen."""
        from als_tui.screens.pages.places import place_of

        assert self.engine is not None
        before = self.live.session if self.live else None
        self.live, self.now = self.engine.live, self.engine.now()
        after = self.live.session
        self._covers.tick()
        if after is None:
            self.navigation.leave_session()
        elif before is None:
            self._load_next()
            await self.navigation.go(place_of(after))
        elif before.stop != after.stop:
            if not self.engine.read_only or self.navigation.shows_phase_of(before):
                await self.navigation.go(place_of(after))
            self.call_later(self._saving.write_file)

    def on_sealed(self, event: requests.Sealed) -> None:
        """Back to the set; its book holds the record now."""
        assert self.engine is not None
        self.navigation.leave_session()
        self.live = self.engine.live
        if event.still:
            self.say(f"Session {event.number} is sealed, but {event.still}", "alarm")
        else:
            reads, out, log = press("set.enter"), press("set.handout"), press("set.log")
            then = f"{reads} reads its record, {out} hands out, {log} notes a line for you"
            self.say(f"Session {event.number} is sealed. {then}.", "done")

    def on_say_requested(self, event: requests.SayRequested) -> None:
        """Words stay on the message line over a change of screen."""
        self.said = event.saying

    async def on_go_requested(self, event: requests.GoRequested) -> None:
        """Another page of the session is wanted."""
        from als_tui.screens.pages.places import place_of

        if self.live is not None and self.live.session is not None:
            place = place_of(self.live.session) if event.place == "phase" else event.place
            await self.navigation.go(place, by_key=True)

    def on_view_requested(self, event: requests.ViewRequested) -> None:
        """A view of the set between its sessions is wanted."""
        from als_tui.screens.common.views import made_view

        if self.engine is not None:
            self._let_go(PASSING)
            self.push_screen(self._bound(made_view(event.view, self.engine, event.about)))

    def words_refused(self) -> None:
        """Say so behind why no field opened."""
        self._answers.add("What was typed behind the key did nothing.")

    def on_answered(self, event: requests.Answered) -> None:
        """A screen tells what came of a key."""
        self._answers.say(event.words)

    def on_leave_requested(self) -> None:
        """Out of a session to its set, out of a set to home."""
        if in_session(self.screen):
            self.navigation.leave_session()
            self.say(f"The session stays open. {press('set.enter')} goes back to it.")
        else:
            self._saving.when_saved(self.close_set)

    def on_copy_requested(self, event: requests.CopyRequested) -> None:
        """Words are to go to the clipboard."""
        from als_tui.app.going_out import copy

        copy(self, self._machine.clipboard, self.say, event)

    def on_export_requested(self, event: requests.ExportRequested) -> None:
        """A file is to be written."""
        from als_tui.app.going_out import export

        export(self.port, self.say, event)

    def on_write_requested(self, event: requests.WriteRequested) -> None:
        """Files are to be written beside."""
        from als_tui.app.going_out import write

        write(self, self.say, event)

    async def on_event(self, event: events.Event) -> None:
        """What was told of one key goes with the next."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._answers.let_go()
        await super().on_event(event)

    async def _on_key(self, event: events.Key) -> None:
        """Try the key's bindings, as Textual does; a key that has none here is told.

        What was refused or only told goes first; what was done, and an alarm, stay in sight.
        """
        event.prevent_default()
        self._let_go(BRIEF)
        screen = self.screen
        if not await self._check_bindings(event.key) and screen is self.screen and self.ready:
            self._answers.to_key(event)

    def on_paste(self, event: events.Paste) -> None:
        """Say that pasted words came to nothing."""
        self._answers.to_paste(event)

    def on_resize(self, event: events.Resize) -> None:
        """Another size of the window."""
        self._covers.cover_if_small(event.size)

    def validate_theme(self, name: str) -> str:
        """Remember the theme, and show one whose words are not lost."""
        return self.choices.wear(name)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What can be chosen once and is found again."""
        yield SystemCommand(
            "Keys", "Change which key does what; remembered for next time.", self.action_own_keys
        )
        yield from self.choices.commands()

    def set_keymap(self, keymap: Keymap) -> None:
        """Take other keys, which sentences name from then on, too."""
        super().set_keymap(keymap)
        take_keymap(self._keymap)

    def update_keymap(self, keymap: Keymap) -> None:
        """Take some other keys beside those taken before."""
        super().update_keymap(keymap)
        take_keymap(self._keymap)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Under a cover, only what the cover is for works."""
        return self._covers.lets(action) and super().check_action(action, parameters)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Somebody who only looks on is told at once that a key would change something."""
        if self.engine is not None and self.engine.read_only and of_the_set(default_namespace):
            key = key_of(default_namespace, str(action))
            if key is None or not key.looks:
                self.say(self.engine.read_only, "refused")
                return True
        return await super().run_action(action, default_namespace, namespaces)

    def action_blank(self) -> None:
        """Hide everything but the time, or bring it back; whatever another program wrote over it goes, too."""
        self._covers.turn_blank()
        if isinstance(self._driver, Terminal):
            self._driver.repaint()

    def action_put_aside(self) -> None:
        """Let the shell have the terminal, unless that is turned off; what is being typed is kept first."""
        if not self.choices.suspends:
            turn = f"{press('app.palette')}, “To the shell”, turns it on"
            self.say(f"The way to the shell is turned off. {turn}.", "refused")
            return
        self._park()
        if not (isinstance(self._driver, Terminal) and self._driver.put_aside()):
            self.say(
                f"No shell waits that could call als-tui back, so it stays. {press('app.quit')} leaves; all is kept.",
                "refused",
            )

    def action_help(self) -> None:
        """List every key of the screen that shows."""
        from als_tui.screens.common.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            title = f"Keys of this screen: {getattr(self.screen, 'called', 'als-tui')}"
            keys, catching = self.screen.active_bindings.values(), getattr(self.screen, "catching", False)
            self.push_screen(HelpScreen(title, list(keys), signs_first=catching))

    def action_own_keys(self) -> None:
        """List all keys, so that they are changed; in place of the help that led there."""
        from als_tui.screens.common.help import HelpScreen
        from als_tui.screens.own_keys.page import OwnKeysScreen

        if self.own_keys is None or isinstance(self.screen, OwnKeysScreen):
            return
        if isinstance(self.screen, HelpScreen):
            self.pop_screen()
        self.push_screen(OwnKeysScreen(self.own_keys(), self.set_keymap))

    def action_help_quit(self) -> None:
        """Say on the message line which key leaves, for who is used to another."""
        self.call_after_refresh(self.say, f"{press('app.quit')} leaves als-tui; everything is kept.")

    async def action_quit(self) -> None:
        """Leave; a session stays open and kept."""
        self._saving.when_saved(self.exit)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """Keep what is being typed and let the set go, on every way out, by key or by signal."""
        if not self._ended:
            self._ended = True
            self._park()
            if self.engine is not None:
                self.engine.close()
        super().exit(result, return_code, message)

    def _park(self) -> None:
        """Keep what is being typed on any screen, as it stands."""
        for screen in self.screen_stack:
            if isinstance(screen, KeyedScreen):
                screen.park()


def of_the_set(node: DOMNode | None) -> bool:
    """True for a screen or a page of the open set, whose keys may change it."""
    from als_tui.screens.common.set_screen import SetScreen
    from als_tui.screens.pages.page import Page

    return isinstance(node, SetScreen | Page)
