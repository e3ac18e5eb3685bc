"""What the forms of a whole screen share: fields that scroll, keys that stay in view, words that are not lost."""

from collections.abc import Callable, Iterable
from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ScreenResultType
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input

from als_tui.domain.words.pressing import press
from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.half_filled import Drafts, Values, read_values, spell_values
from als_tui.screens.common.key_line import HEIGHTS, KeyedScreen
from als_tui.screens.common.open_set import OpenSet
from als_tui.screens.common.requests import Answered
from als_tui.widgets.capped import Full, OneLine
from als_tui.widgets.drawn import Drawn
from als_tui.widgets.entry import DRAFT_SECONDS
from als_tui.widgets.field import Cycle, Field
from als_tui.widgets.fitting import shown
from als_tui.widgets.heading import heading_rows
from als_tui.widgets.lines import MessageLine, TitleLine
from als_tui.widgets.values import Saying, Tone

CAME_BACK = f"Not kept yet: these words are of last time; {press('form.empty')} drops them."
"""What a form says first that opens with words of last time; it fits into the narrowest window."""

T = TypeVar("T")


class Fields(VerticalScroll, inherit_bindings=False):
    """The fields in a column; the arrows go from field to field, and would scroll away the one that is typed into."""


class FormScreen(KeyedScreen[ScreenResultType | None]):
    """A form; Enter goes on, ctrl+s (or F2) keeps, Esc (or ctrl+g) leaves and loses nothing.

    What is typed is kept under its topic; who opened the form forgets that once it is the set's.
    """

    KEYS: ClassVar[Keys] = (
        Key("form.keep", "ctrl+s,f2", "keep", "keep", "Keep what the form says."),
        Key(
            "form.next",
            "tab,down,enter",
            "next_field",
            "next field",
            "To the next field; Enter does it in a line.",
        ),
        Key("form.before", "shift+tab,up", "app.focus_previous", "field before", "To the field before."),
        Key(
            "form.leave",
            "escape,ctrl+g",
            "leave",
            "leave",
            "Leave the form; what was typed is kept.",
            looks=True,
        ),
        Key(
            "form.empty",
            "ctrl+f",
            "empty",
            "drop",
            "Drop what was typed into the form and not kept; again brings it back.",
        ),
    )
    BINDINGS = bindings(KEYS)
    HINTS: ClassVar[tuple[str, ...]] = ("form.keep", "form.next", "cycle.after", "form.leave")
    DEFAULT_CSS = """
    FormScreen {
        layout: vertical; background: $background;
        #heading { height: auto; }
        #form { height: 1fr; padding: 1 0 0 1; scrollbar-size-vertical: 1; }
        &.-short #form { padding: 0 0 0 1; }
    }
    """
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, drafts: Drafts | None = None, topic: str = "") -> None:
        """`topic` names the words among the drafts; a form without drafts keeps none."""
        super().__init__()
        self.topic = topic
        self._drafts = drafts
        self._keeping: Timer | None = None
        self.takes: Callable[[ScreenResultType], Saying | None] | None = None
        """Keeps what the form comes to, or says why not; None for who opened it takes that when it has closed."""
        self._dropped: Values | None = None
        """What stood in the form before it was dropped."""

    def compose(self) -> ComposeResult:
        """Title, fields, message line, key line."""
        yield TitleLine()
        yield Drawn(id="heading")
        with Fields(id="form", can_focus=False):
            yield from self.fields()
        yield MessageLine()
        yield self.key_line

    def fields(self) -> Iterable[Widget]:
        """The fields from first to last."""
        raise NotImplementedError

    def usual(self) -> dict[str, str]:
        """What stands in the fields as long as nothing was typed; asked for if the form keeps its words."""
        raise NotImplementedError

    def at_first(self) -> dict[str, str]:
        """What the fields are made with: the words of last time, if there are any."""
        usual = self.usual()
        text = self._drafts.drafts.get(self.topic, "") if self._drafts is not None else ""
        return {**usual, **read_values(text, usual)}

    def heading(self) -> tuple[str, str, str]:
        """What the title line says, what the form is called, and what else is said of it."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """The heading and the line below it are as wide as the window."""
        _, name, fact = self.heading()
        self.query_one("#heading", Drawn).show(heading_rows(name.upper(), (fact,), self.size.width))

    def on_mount(self) -> None:
        """Title and keys; say so if these are words of last time."""
        self.query_one(TitleLine).left = self.heading()[0]
        self.show_keys()
        if self.changed:
            for line in self.query(OneLine):
                line.select_on_focus = False  # the first letter would take the place of all
            self.came_back()

    def came_back(self) -> None:
        """The form opened with words of last time."""
        self.say(CAME_BACK)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is kept there is nothing to drop."""
        return (action != "empty" or self._drafts is not None) and super().check_action(action, parameters)

    def offered(self) -> tuple[str, ...]:
        """What was typed can be dropped."""
        return (*super().offered(), "form.empty")

    def say(self, words: str, tone: Tone = "quiet") -> None:
        """Put words on the message line."""
        self.query_one(MessageLine).saying = Saying(words, tone)

    def on_full(self, event: Full) -> None:
        """A field did not take all of what was typed or pasted."""
        event.stop()
        self.say(event.words, "refused")

    def on_line_end_pasted(self) -> None:
        """Nothing that is pasted is a key, nor what comes at once with many letters: the form waits for one."""
        self.say("Taken as pasted with its line end; the cursor stays here.")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in a line."""
        self.entered(event.input)

    def entered(self, line: Input) -> None:
        """Enter goes on; in the last field it keeps."""
        if self.is_last(line):
            self.action_keep()
        else:
            self.action_next_field()

    def on_input_changed(self) -> None:
        """Keep it soon; what was wrong may be right now: the fields say what still is."""
        self._follow()

    def on_text_area_changed(self) -> None:
        """The same of several lines."""
        self._follow()

    def on_cycle_changed(self, event: Cycle.Changed) -> None:
        """The same of a choice."""
        self._follow()

    def on_cycle_typed(self) -> None:
        """Letters turn no choice."""
        self.say("Letters change nothing here: ← and → turn the choice.", "refused")

    def on_key(self, event: events.Key) -> None:
        """Whatever a key does is done in sight."""
        self.call_after_refresh(self._to_focus)

    def _to_focus(self) -> None:
        """Scroll to what is typed into, if the mouse or words that came above it have taken it out of sight."""
        if self.focused is not None and not self.can_view_entire(self.focused):
            self.focused.scroll_visible(animate=False)

    def _follow(self) -> None:
        self._keep_soon()
        self.call_after_refresh(self._to_focus)
        if self.query_one(MessageLine).saying.tone == "refused":
            self.say("")

    def action_next_field(self) -> None:
        """To the next field."""
        self.focus_next()

    def action_keep(self) -> None:
        """Keep what the form says, if nothing is wrong."""
        raise NotImplementedError

    def action_leave(self) -> None:
        """Leave; what was typed opens again."""
        self.park()
        self.dismiss(None)

    def action_empty(self) -> None:
        """Let nothing stand in the form but the usual; again, what stood there before."""
        stood, before = self.values(), self._dropped
        if before is not None and not self.changed:
            self._dropped = None
            self.fill(before)
            words = "What stood in the form is back."
        elif self.changed:
            self._dropped = stood
            self.fill(self.usual())
            words = shown(f"What was typed is dropped. {press('form.empty')} brings it back.")
        else:
            words = "There is nothing in the form that was typed."
        first = self.query(Field).first().control
        first.focus()
        if isinstance(first, OneLine):
            first.select_on_focus = False  # the next letter takes the place of nothing
            first.action_end()
        self.post_message(Answered(words))

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {field.control.id or "": field.words for field in self.query(Field)}

    def fill(self, values: Values) -> None:
        """Let other words stand in the fields."""
        for field in self.query(Field):
            field.fill(values.get(field.control.id or "", ""))

    @property
    def changed(self) -> bool:
        """True if something was typed that is to be kept."""
        if self._drafts is None:
            return False
        usual = self.usual()
        return any(words.strip() != usual.get(name, "").strip() for name, words in self.values().items())

    def to_keep(self) -> Values:
        """What of the fields is kept: those that were typed, as the others may be changed elsewhere meanwhile."""
        usual, values = self.usual(), self.values()
        return {name: words for name, words in values.items() if words != usual.get(name, "")}

    def park(self) -> None:
        """Keep what is typed as it stands."""
        if self._drafts is not None and self.is_mounted:
            self._stop_waiting()
            self.keep_words(spell_values(self.to_keep(), self.values()) if self.changed else "")

    def keep_words(self, text: str) -> None:
        """Put what is typed among the drafts."""
        if self._drafts is not None:
            self._drafts.draft(self.topic, text)

    def _keep_soon(self) -> None:
        if self._drafts is not None and self._keeping is None and not self._pruning:
            self._keeping = self.set_timer(DRAFT_SECONDS, self.park)

    def _stop_waiting(self) -> None:
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None

    def done(self, result: ScreenResultType) -> None:
        """Hand back what the form came to, which is kept: its words are no draft any more."""
        self._stop_waiting()
        self.keep_words("")
        self.dismiss(result)

    def give(self, result: ScreenResultType) -> None:
        """Hand back what the form came to, to be kept; until it is, the words stay, and the form with them."""
        self.park()
        refused = self.takes(result) if self.takes is not None else None
        if refused is None:
            self.dismiss(result)
        else:
            self.query_one(MessageLine).saying = refused

    def go_to(self, name: str) -> None:
        """The cursor to the end of what is wrong, so that the next letter takes the place of nothing."""
        control = self.query_one(f"#{name}")
        self.set_focus(control)
        if isinstance(control, OneLine):
            control.call_later(control.action_end)  # behind the focus, before a letter that is under way

    def field(self, name: str) -> Field:
        """The field of that name."""
        return self.query_one(f"#field--{name}", Field)

    def is_last(self, control: Widget) -> bool:
        """True for the control after which none comes."""
        return bool(self.focus_chain) and self.focus_chain[-1] is control


def open_form(
    screen: OpenSet,
    form: FormScreen[T],
    opens: str,
    before: str = "",
    keep: Callable[[T], bool] = lambda _: True,
) -> None:
    """Open a form over a screen; `keep` keeps what it comes to, and says whether it did.

    What was changed and is refused stays in the open form, which says why. If it is left, its words are said to be kept
    and the key `opens` to open them again, behind what was not done.
    """

    def takes(result: T) -> Saying | None:
        if not keep(result) and form.changed:
            return screen.message
        screen.engine.draft(form.topic, "")
        return None

    def left(result: T | None) -> None:
        if result is None and form.topic in screen.engine.drafts:
            screen.say(f"{before} What you typed is kept; {press(opens)} opens it again.".lstrip())

    form.takes = takes
    screen.window(form, left)
