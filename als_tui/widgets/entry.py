"""The entry line: the one place where words are typed over a screen; what stands in it is never lost."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from als_tui.domain.words.text import safe, too_long
from als_tui.signs import HALVES
from als_tui.widgets.entry_text import EntryText
from als_tui.widgets.plain import plain, put
from als_tui.widgets.values import LineQuestion

if TYPE_CHECKING:
    from textual.widgets import TextArea

    from als_tui.widgets.capped import Full

SHORT = 22
"""Rows of a window under which the line takes fewer of them."""
DRAFT_SECONDS = 1.0
"""A draft is kept this long after the first letter that is not, however fast more of them come ..."""
DRAFT_CHARACTERS = 20
"""... or after this many characters, whichever comes first (our own judgement)."""

OFFERED = "Kept: a letter begins a new line, → goes on with this one"
"""What is said of a kept draft; it fits into the narrowest window."""


class EntryLine(Vertical):
    """A line (growing to a few rows) above the message line, with its label and what it understood.

    The text field is disabled while the line is closed: a field with the focus takes letters, seen or not.
    """

    DEFAULT_CSS = """
    EntryLine {
        height: auto; display: none; background: $surface; padding: 0 1 0 0;
        &.open { display: block; }
        EntryText {
            height: auto; min-height: 1; max-height: 4; padding: 0 0 0 1; background: $surface;
            border: none; outline-left: outer $primary;
        }
        EntryText:focus { border: none; }
        &.-no-blocks EntryText { outline-left: ascii $primary; }
        .entry--label { padding-left: 1; color: $primary; text-style: bold; height: 1; }
        .entry--read { padding-left: 1; color: $quiet; height: auto; max-height: 6; }
    }
    """

    @dataclass
    class Closed(Message):
        """Posted when the line was left; its text, if any, is kept as a draft."""

        text: str
        topic: str

    @dataclass
    class Mended(Message):
        """Posted once a text that was refused has changed."""

    @dataclass
    class EnterPasted(Message):
        """Posted if an Enter came with pasted words, and so gave nothing."""

    question: LineQuestion | None = None
    """What is asked; None while the line is closed."""
    given: Callable[[LineQuestion, str], bool] | None = None
    """Takes the text of a question, and says whether it could be kept; called at once, before the next key."""
    keep: Callable[[str, str], None] | None = None
    """Keeps the draft of a topic."""
    _before: Widget | None = None
    """What had the keys before it opened."""
    _label: str = ""
    """What to type, as it is said by now."""
    _offered: str | None = None
    """The kept draft that the line opened with, until it is gone on with or put aside."""
    _refused: str | None = None
    """The text that could not be kept, until it changes."""
    _kept: str = ""
    _typed = False
    """True once something was typed since the line opened."""
    _tabbed: tuple[str, int, str] | None = None
    """The words that Tab completed last, how often, and what it made of them."""
    _keeps: Timer | None = None
    """Keeps the draft: one timer for many keys, as each that is begun costs a key's time."""
    _most = 0
    """Rows that the text may take."""

    def __init__(self) -> None:
        """A closed line."""
        super().__init__()
        self.set_class(not HALVES, "-no-blocks")
        self._head, self._back = Static(classes="entry--label"), Static(classes="entry--read")
        self._area = EntryText(self)
        for part in (self._head, self._back):
            part.auto_links = False  # there are none, and Textual would give them their style at each paint

    def compose(self) -> ComposeResult:
        """Label, text, and the read-back under it."""
        yield self._head
        yield self._area
        yield self._back

    def open(self, question: LineQuestion, draft: str = "") -> None:
        """Ask, with the draft of last time if there is one."""
        if self.question is None:
            self._before = self.screen.focused
        self.question, self._label = question, question.label
        text = safe(draft or question.text)
        self._kept, self._refused, self._typed = text, None, False
        area = self._area
        area.disabled = False
        area.text = text
        area.move_cursor(area.document.end)
        self._offered = text if draft and question.aside is not None else None
        value = question.whole and not text.endswith(" ")
        if self._offered or value or (question.replace and not draft):
            area.select_all()
        self.add_class("open")
        self.screen.set_focus(area)  # at once: the next letter may be under way
        self._read_back()

    def go_on_typing(self) -> None:
        """Go on where the words end, as they were under way when the program ended."""
        self._area.move_cursor(self._area.document.end)

    def go_on(self, question: LineQuestion) -> None:
        """Ask the same for somebody else: words and cursor stay."""
        self.question, self._label = question, question.label
        self._read_back()

    def close(self) -> None:
        """Hide the line; what had the keys before has them again."""
        self._cancel_keeping()
        self.question = None
        area = self._area
        area.text = ""
        area.disabled = True
        self.remove_class("open")
        chain = self.screen.focus_chain
        self.screen.set_focus(self._before if self._before in chain else next(iter(chain), None))

    @property
    def offers(self) -> bool:
        """True while the line holds a kept draft that nobody has touched: a letter begins other words."""
        if self._offered is None:
            return False
        return self._offered == self.text and self._area.all_selected

    def ignores(self, typed: str) -> bool:
        """True for the key that opens the line, typed first."""
        before, self._typed = self._typed, True
        return not before and self.question is not None and typed != "" and typed == self.question.habit

    def begin_anew(self) -> None:
        """Put the kept draft aside, so that no words are glued to it."""
        self._offered, self._kept = None, ""
        if self.question is not None and self.question.aside is not None:
            self.question.aside()
        self._area.text = ""

    @property
    def _rows(self) -> tuple[int, int]:
        """Rows for the text, and for text and read-back together: what lies above them stays in sight."""
        return (3, 5) if self.screen.size.height < SHORT else (4, 7)

    @property
    def read_back_space(self) -> tuple[int, int]:
        """Rows and cells that the text leaves to its read-back."""
        most, whole = self._rows
        taken = self._area.wrapped_document.height
        return whole - max(1, min(most, taken)), max(20, self.screen.size.width - 2)

    @property
    def text(self) -> str:
        """What stands in the line."""
        return self._area.text

    def is_typed_into(self, widget: Widget | None) -> bool:
        """True for the text field of this line."""
        return widget is self._area

    def relabel(self, label: str) -> None:
        """Ask in other words and read the text back again, as what it is read against has changed."""
        if self.question is not None:
            self._label = label
            self._read_back()

    def on_text_area_selection_changed(self, event: "TextArea.SelectionChanged") -> None:
        """Go on with a kept draft once the cursor moves in it."""
        event.stop()
        if self._offered is not None and not self.offers:
            self._offered = None
            self._read_back()

    def on_text_area_changed(self, event: "TextArea.Changed") -> None:
        """Keep from the screen what the line hears of without it."""
        event.stop()

    def changed(self) -> None:
        """Read the text back, and keep a draft when enough was typed, or soon."""
        question, text = self.question, self.text
        if question is None:
            return
        if self._offered is not None and not self.offers:
            self._offered = None
        if self._refused not in (None, text):
            self._refused = None
            self.post_message(self.Mended())
        if question.emptied is not None and not text.strip():
            question.emptied()
        self._read_back()
        if abs(len(text) - len(self._kept)) >= DRAFT_CHARACTERS:
            self._draft()
        elif self._keeps is None:
            self._keeps = self.set_timer(DRAFT_SECONDS, self._draft)

    def _cancel_keeping(self) -> None:
        if self._keeps is not None:
            self._keeps.stop()
            self._keeps = None

    def on_full(self, event: "Full") -> None:
        """Let the screen say what did not go in, until the text changes; but not what stands below the line."""
        if self.question is None or event.words == too_long(
            self.text, self.question.allowed(self.text).limit
        ):
            event.stop()
        else:
            self._refused = self.text

    def enter_pasted(self) -> None:
        """Let the screen say that the line is still open."""
        self.post_message(self.EnterPasted())

    def give(self) -> None:
        """Hand the text to the screen; if it cannot be kept, it stays in the line."""
        question, text = self.question, self.text
        if question is None or self.given is None:
            return
        if not self.given(question, text):
            self._draft()
            self._refused = text
        elif self.question is question:
            self.close()

    def complete(self) -> None:
        """Write out the name at the cursor; if several are meant, each Tab takes the next."""
        area = self._area
        if self.question is None or self.question.complete is None:
            return
        before = area.get_text_range((0, 0), area.cursor_location)
        words, turn, made = self._tabbed or ("", 0, None)
        words, turn = (words, turn + 1) if before == made else (before, 0)
        done = self.question.complete(words, turn)
        if done is not None:
            area.replace(done, (0, 0), area.cursor_location, maintain_selection_offset=False)
            self._tabbed = (words, turn, done)

    def leave(self) -> None:
        """Close the line; its text stays as a draft."""
        question = self.question
        untouched = question is not None and (question.replace or self.text == question.text)
        text = "" if untouched else self.text
        self._draft()
        self.close()
        self.post_message(self.Closed(text, question.topic if question else ""))

    def _draft(self) -> None:
        self._cancel_keeping()
        if self.question is not None and self.keep is not None and self.text != self._kept:
            self._kept = self.text
            self.keep(self.question.topic, self.text)

    def _read_back(self) -> None:
        text, question = self.text, self.question
        if question is None:
            return
        if self._most != self._rows[0]:
            self._most = self._area.styles.max_height = self._rows[0]
        label = question.head(text) if question.head else self._label
        put(self._head, plain(OFFERED if self.offers else label))
        why = too_long(text, question.allowed(text).limit)
        words = question.read(text) if question.read and text.strip() and not why else ""
        self._tell(f"✗ {why}" if why else words)

    def _tell(self, words: str) -> None:
        shows = bool(words) or bool(self.question and self.question.read)
        if self._back.display != shows:
            self._back.display = shows
        put(self._back, plain(words))
