"""What the forms of a whole screen share: fields that scroll, keys that stay in view, words that are not lost."""

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ScreenResultType
from textual.widget import Widget
from textual.widgets import Input

from als_tui.keys import Key, Keys, bindings
from als_tui.screens.common.key_line import HEIGHTS, KeyedScreen
from als_tui.widgets.capped import Full, OneLine
from als_tui.widgets.field import Cycle, Field
from als_tui.widgets.lines import MessageLine, TitleLine
from als_tui.widgets.values import Saying, Tone


class Fields(VerticalScroll, inherit_bindings=False):
    """The fields in a column; the arrows go from field to field, and would scroll away the one that is typed into."""


class FormScreen(KeyedScreen[ScreenResultType]):
    """A form; Enter goes on, ctrl+s (or F2) keeps, Esc (or ctrl+g) leaves and loses nothing."""

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
    )
    BINDINGS = bindings(KEYS)
    HINTS: ClassVar[tuple[str, ...]] = ("form.keep", "form.next", "cycle.after", "form.leave")
    DEFAULT_CSS = """
    FormScreen {
        layout: vertical; background: $background;
        #form { height: 1fr; padding: 1 1 0 1; scrollbar-size-vertical: 1; }
        Field { max-width: 100; margin-bottom: 1; }
        OneLine { width: 1fr; }
        &.-short #form { padding: 0 1; }
        &.-short Field { margin-bottom: 0; }
    }
    """
    VERTICAL_BREAKPOINTS = HEIGHTS

    def compose(self) -> ComposeResult:
        """Title, fields, message line, key line."""
        yield TitleLine()
        with Fields(id="form", can_focus=False):
            yield from self.fields()
        yield MessageLine()
        yield self.key_line

    def fields(self) -> Iterable[Widget]:
        """The fields from first to last."""
        raise NotImplementedError

    def heading(self) -> str:
        """What the title line says."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Title and keys."""
        self.query_one(TitleLine).left = self.heading()
        self.show_keys()

    def say(self, words: str, tone: Tone = "quiet") -> None:
        """Put words on the message line."""
        self.query_one(MessageLine).saying = Saying(words, tone)

    def on_full(self, event: Full) -> None:
        """A field did not take all of what was typed or pasted."""
        event.stop()
        self.say(event.words, "refused")

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
        """What was wrong may be right now: the fields say what still is."""
        self._take_back()

    def on_text_area_changed(self) -> None:
        """The same of several lines."""
        self._take_back()

    def on_cycle_changed(self, event: Cycle.Changed) -> None:
        """The same of a choice."""
        self._take_back()

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

    def _take_back(self) -> None:
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
        """Leave; what was typed goes back to where the form came from."""
        raise NotImplementedError

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
