"""What every screen of an open set shares: its lines, its words to the facilitator, undo, and typing."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, Concatenate, ParamSpec, TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.reactive import var
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from als_tui.domain.coming import held_share
from als_tui.domain.moves import Facts, Refusal
from als_tui.domain.session.facts import Step
from als_tui.domain.session.live import Live
from als_tui.domain.session.scene import Scene
from als_tui.domain.telling.steps import describe
from als_tui.domain.timing import Stamp, local_time
from als_tui.domain.words.pressing import put_before
from als_tui.engine import Engine, Outcome, Refused, Unsaved
from als_tui.keys import SET_KEYS, Keys, bindings, key_of, left_from, types
from als_tui.screens.common.key_line import KeyedScreen, typing_hint
from als_tui.screens.common.open_set import Ask, Asks
from als_tui.screens.common.requests import LeaveRequested, Place, SayRequested, SetChanged
from als_tui.value import replace
from als_tui.widgets.drawn import Drawn
from als_tui.widgets.entry import EntryLine
from als_tui.widgets.fitting import fit
from als_tui.widgets.heading import heading_rows, next_rows
from als_tui.widgets.lines import UNSAVED, MessageLine, TitleLine, spoken
from als_tui.widgets.plain import put
from als_tui.widgets.values import PASSING, Hint, LineQuestion, Saying, Tone

if TYPE_CHECKING:  # loaded with the first field
    from als_tui.widgets.capped import Full

P = ParamSpec("P")
T = TypeVar("T")


class SetScreen(KeyedScreen[None]):
    """A screen of an open set: it draws from `live` and `now`, and asks the engine for moves."""

    HEADING: ClassVar[str] = ""
    """What a screen between sessions is called; a page of a session has a heading of its own."""
    KEYS: ClassVar[Keys] = SET_KEYS
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    SetScreen { layout: vertical; background: $background; }
    SetScreen > #body { height: 1fr; padding: 0 1; }
    SetScreen > #heading, SetScreen > #next { height: auto; }
    SetScreen.-tall > #heading { padding-bottom: 1; }
    """

    live: var[Live | None] = var(None)
    """The set as it stands."""
    now: var[Stamp | None] = var(None)
    """This moment; ticks once a second."""
    said: var[Saying] = var(Saying())
    """What the message line says."""
    wait_cue: var[bool] = var(False)
    """Whether three seconds are asked for after a question."""

    def __init__(self, engine: Engine, typing: str | None = None) -> None:
        """A screen on `engine`'s set; `typing` is the topic whose entry line is open from the start."""
        super().__init__()
        self.engine = engine
        self.typing = typing
        self.title_line, self.entry, self.message_line = TitleLine(), EntryLine(), MessageLine()
        self._stale = True
        self.set_reactive(SetScreen.live, engine.live)
        self.set_reactive(SetScreen.now, engine.now())

    @property
    def place(self) -> Place:
        """Which place of the set shows: its own page, or a view that lies over it."""
        return "set"

    @property
    def leads_here(self) -> str:
        """Id of the key that leads to what shows; empty if none does."""
        return ""

    @property
    def holds_words(self) -> bool:
        """Whether words that were typed are nowhere but on this screen, so that it has to stay."""
        return False

    @property
    def set_now(self) -> Live:
        """The set as it stands, once it is known."""
        return self.live or self.engine.live

    @property
    def moment(self) -> Stamp:
        """This moment, as the screen shows it."""
        return self.now or self.engine.now()

    def compose(self) -> ComposeResult:
        """Title, heading, body, what comes next, entry line, message line, key line."""
        yield self.title_line
        if self.HEADING:
            yield Drawn(id="heading")
        yield from self.body()
        if self.HEADING:
            yield Drawn(id="next")
        yield self.entry
        yield self.message_line
        yield self.key_line

    def body(self) -> Iterable[Widget]:
        """The widgets between the title and the lines below; the outermost has the id `body`."""
        raise NotImplementedError

    def draw(self) -> None:
        """Show the set as it stands."""
        raise NotImplementedError

    def tick(self) -> None:
        """Show only what a second changes."""

    def facts(self) -> Sequence[str]:
        """What stands beside the heading."""
        return ()

    def next_words(self) -> str:
        """What comes next, in a sentence above the message."""
        return ""

    def title_words(self) -> tuple[str, str]:
        """Left and right words of the title line."""
        return self.set_now.book.profile.name, self.clock_words()

    def clock_words(self) -> str:
        """The time in the set's zone, and whether all is on the disk."""
        local = local_time(self.moment.at, self.set_now.book.profile.zone)
        unsaved = f"{UNSAVED} {self.engine.unsaved or ''}".rstrip()
        waiting = "saved" if self.engine.saved else unsaved
        return f"{'READ ONLY' if self.engine.read_only else waiting} · {local:%H:%M}"

    def on_mount(self) -> None:
        """Draw once, and go on typing where the last screen was."""
        self.entry.given, self.entry.keep = self._take, self.keep_draft
        self.redraw()
        self.arrived()

    def arrived(self) -> None:
        """The screen shows for the first time: go on with the line that was open."""
        if self.typing is not None:
            self.go_on_typing(self.typing)

    def go_on_typing(self, topic: str) -> None:
        """Open again what was being typed when the last screen, or the program, went away."""
        self.ask_topic(topic)
        self.entry.go_on_typing()

    @property
    def columns(self) -> int:
        """Columns of the whole window."""
        return self.size.width

    @property
    def rows(self) -> int:
        """Rows of the whole window."""
        return self.size.height

    @property
    def message(self) -> Saying:
        """What the message line says."""
        return self.said

    @property
    def stands(self) -> bool:
        """False once what the screen shows is no more, or the screen itself is being taken away."""
        return self.live is not None and not self._pruning

    @property
    def covered(self) -> bool:
        """True while another screen of the set lies over this one; what nobody sees is not drawn."""
        stack = self.app.screen_stack
        return self in stack and any(isinstance(one, SetScreen) for one in stack[stack.index(self) + 1 :])

    def come_back(self) -> None:
        """Show what changed while it was covered; one that has just come up shows everything already."""
        if self._stale:
            self.redraw()

    def on_screen_suspend(self) -> None:
        """What is drawn from here on may be missed."""
        self._stale = True

    def watch_live(self, before: Live | None, live: Live | None) -> None:
        """The set changed; that the app heard of it from here tells nothing new."""
        if self.is_mounted and live is not before:
            self.redraw()

    def watch_now(self) -> None:
        """A second passed."""
        if self.is_mounted and self.stands and not self.covered:
            self.title_line.left, self.title_line.right = self.title_words()
            self.tick()

    def watch_said(self, said: Saying) -> None:
        """Something is to be said; what is drawn on a covered screen would have all that covers it painted again."""
        if self.is_mounted and self.stands and not self.covered:
            self.message_line.saying = said

    def put(self, selector: str, content: Content) -> None:
        """Show text in a line of this screen."""
        put(self.query_one(selector, Static), content)

    def redraw(self) -> None:
        """Show everything anew: what did not change costs nothing, as widgets compare."""
        if self.covered or not self.stands:
            return
        self.title_line.left, self.title_line.right = self.title_words()
        self.message_line.saying = self.said
        self.show_keys()
        self.draw()
        self.draw_around()
        self._stale = not self.is_active
        if self.entry.question is not None and (asked := self.question_of(self.entry.question.topic)):
            self.entry.relabel(self._fitted(asked.label))

    def draw_around(self) -> None:
        """The heading, and what comes next, which gives its row to words that are typed."""
        if self.HEADING:
            rows = heading_rows(self.HEADING, self.facts(), self.columns, held_share(self.set_now.book))
            self.query_one("#heading", Drawn).show(rows)
            words = "" if self.writing or self.engine.read_only else self.next_words()
            self.query_one("#next", Drawn).show(next_rows(words, self.columns))

    def show_keys(self) -> None:
        """Bring the key line up to date, as long as there is something to show."""
        if self.stands:
            super().show_keys()

    def hints(self) -> tuple[Hint, ...]:
        """The keys to show; while the entry line is open, letters are words and its own keys count."""
        question = self.entry.question
        if question is None:
            return super().hints()
        ask, _ = self.ask_of(question.topic)
        return (ask and ask.hints) or (*_TYPING, *typing_hint("app.palette", "commands"))

    def offered(self) -> tuple[str, ...]:
        """Who only looks on is shown the keys that look."""
        ids = super().offered()
        if not self.engine.read_only:
            return ids
        looks = {one.binding.id for one in self.commands() if looks_only(one.node, one.binding.action)}
        return tuple(
            id for id in dict.fromkeys((*ids, "go.turns", "go.review", "screen.leave")) if id in looks
        )

    def do(
        self, move: Callable[Concatenate[Live, Stamp, P], Facts | Refusal], *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        """Make a move and say what came of it; True if it was made."""
        outcome = self.engine.do(move, *args, **kwargs)
        return self.tell(outcome)

    def may(
        self, move: Callable[Concatenate[Live, Stamp, P], Facts | Refusal], *args: P.args, **kwargs: P.kwargs
    ) -> bool:
        """True for a move that would be made at this moment, and not refused."""
        return not isinstance(move(self.set_now, self.moment, *args, **kwargs), Refusal)

    def tell(self, outcome: Outcome, before: str = "") -> bool:
        """Say what came of a move; True if it was made."""
        if isinstance(outcome, Refused):
            self.say(outcome.why, "refused")
            return False
        words = before or self.words_of(outcome.step)
        if isinstance(outcome, Unsaved):
            self.say(f"NOT SAVED yet ({outcome.why}) Kept in memory and tried again: {words}", "alarm")
        elif self.engine.used_up:
            self.say(f"{self.engine.used_up} {words}", "alarm")
        else:
            self.say(words, "done")
        self.changed()
        return True

    def changed(self) -> None:
        """Let everybody hear that the set is another value now."""
        self.live = self.engine.live
        self.post_message(SetChanged())

    def window(self, screen: Screen[T], then: Callable[[T | None], None] | None = None) -> None:
        """Open a window over this screen; `then` takes what it returns."""
        self.app.push_screen(screen, then)

    def words_of(self, step: Step) -> str:
        """What a step did, in words."""
        return describe(step, self.engine.live)

    def say(self, words: str, tone: Tone = "quiet") -> None:
        """Put words on the message line, with the keys in them as they are pressed from here.

        While letters are words, the first key that a refusal names and that would be typed comes after Esc.
        """
        here = self.leads_here
        if tone == "refused" and self.writing:
            words = put_before(words, "Esc, then ", lambda ids: types(left_from(here, ids)[0]))
        self.said = spoken(words, tone, here)
        self.post_message(SayRequested(self.said))

    def hush(self) -> None:
        """Let what was done or refused before go, as something else opens by key."""
        if self.said.tone in PASSING:
            self.say("")

    def action_undo(self) -> None:
        """Take the last step back and say which it was."""
        self._turn_back(self.engine.live.done, self.engine.undo, "Undone")

    def action_redo(self) -> None:
        """Let it count again and say which it was."""
        self._turn_back(self.engine.live.undone, self.engine.redo, "Done again")

    def _turn_back(self, steps: Sequence[int], turn: Callable[[], Outcome], word: str) -> None:
        step = self.engine.live.step(steps[-1]) if steps else None
        words = self.words_of(step) if step else ""
        gone = "; they stay gone" if step and Scene(self.engine.live, step).struck else ""
        self.tell(turn(), f"{word}: {words}{gone}")

    def action_leave(self) -> None:
        """Leave this screen; the app knows where to."""
        self.post_message(LeaveRequested())

    def asks(self) -> Asks:
        """What the entry line can ask on this screen, by the first part of the topic."""
        return {}

    def ask_of(self, topic: str) -> tuple[Ask | None, str]:
        """What is asked under a topic, and what follows the colon in it; None if it is not asked on this screen."""
        what, _, which = topic.partition(":")
        return self.asks().get(what), which

    def question_of(self, topic: str) -> LineQuestion | None:
        """The question of a topic; None if there is none on this screen."""
        ask, which = self.ask_of(topic)
        return ask.question(which) if ask is not None else None

    def given(self, topic: str, text: str) -> bool:
        """Take what was typed under a topic; True if it was kept and the line can close."""
        ask, which = self.ask_of(topic)
        return ask is not None and ask.keep(which, text)

    def ask(self, question: LineQuestion) -> None:
        """Open the entry line, with the draft of last time if there is one."""
        if self.engine.read_only and not question.looks:
            self.say(self.engine.read_only, "refused")
            return
        self.hush()
        self.said = Saying()
        draft = "" if question.replace else self.draft_of(question.topic)
        question = replace(question, label=self._fitted(question.label))
        self.entry.open(question, draft)
        self.redraw()

    def _fitted(self, label: str) -> str:
        return fit(label, max(20, self.size.width - 2))

    def draft_of(self, topic: str) -> str:
        """What was typed under a topic and not kept yet."""
        return self.engine.drafts.get(topic, "")

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """Give the keys to a widget; an open line keeps them, wherever a click went, as letters are words then."""
        if not self.writing or self.entry.is_typed_into(widget):
            super().set_focus(widget, scroll_visible, from_app_focus)

    def ask_topic(self, topic: str) -> None:
        """Open the entry line on a topic."""
        if question := self.question_of(topic):
            self.ask(question)

    def _take(self, question: LineQuestion, text: str) -> bool:
        kept = self.given(question.topic, text)
        if kept:
            self.engine.draft(question.topic, "")
            self.engine.draft_left()
            self.call_after_refresh(self.redraw)
        return kept

    def keep_draft(self, topic: str, text: str) -> None:
        """Keep what is being typed; a line that offers a figure of its own each time keeps none.

        What stands there already is no draft.
        """
        question = self.entry.question
        if question is not None and not question.replace:
            self.engine.draft_open(topic, "" if text == question.text else text)

    def on_entry_line_closed(self, event: EntryLine.Closed) -> None:
        """Say that nothing typed is lost, if something was typed; it does not open again by itself."""
        ask, which = self.ask_of(event.topic)
        if ask is not None and ask.left is not None and ask.left(which):
            return
        self.engine.draft_left()
        self.say("What you typed is kept; the same key opens it again." if event.text.strip() else "")
        self.redraw()

    def on_full(self, event: "Full") -> None:
        """Say what did not go into the line, whose read-back stays in sight."""
        event.stop()
        self.say(event.words, "refused")

    def on_entry_line_enter_pasted(self) -> None:
        """Nothing that is pasted is a key: the line waits for one."""
        self.say("Taken as pasted with its line end; nothing is kept yet.")

    def on_entry_line_mended(self) -> None:
        """Why the line was refused is no longer true of it."""
        if self.said.tone == "refused":
            self.say("")

    def on_resize(self) -> None:
        """Another width: words are fitted anew once the widgets have theirs."""
        self.call_after_refresh(self.redraw)

    @property
    def writing(self) -> bool:
        """True while the entry line is open, and takes every letter."""
        return self.entry.question is not None

    def park(self) -> str | None:
        """Keep what is being typed as it stands, and return its topic; None if nothing is."""
        entry = self.entry
        if entry.question is None or entry.offers:
            return None
        self.keep_draft(entry.question.topic, entry.text)
        return entry.question.topic


def looks_only(owner: object, action: str) -> bool:
    """True for the action of a key that changes nothing."""
    key = key_of(owner, action)
    return key is not None and key.looks


KEEPS = Hint("Enter", "keep it")
_TYPING = (KEEPS, Hint("Esc", "leave, words stay"))
"""The line's own keys while it is open: letters are words then."""
