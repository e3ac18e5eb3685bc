"""Help: every key of the screen that asked, with its word and sentence."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Offset
from textual.widgets import Static

from als_tui.domain.asking.questioning import OPEN_TOLD
from als_tui.domain.words.pressing import press
from als_tui.domain.words.spelling import holds_all
from als_tui.keys import Key, Keys, bindings, shown_key
from als_tui.screens.common.moving import moving_keys
from als_tui.screens.common.opaque import OpaqueScreen
from als_tui.screens.common.palette_words import Called
from als_tui.widgets.fitting import shown
from als_tui.widgets.plain import plain

_GROUPS = {
    "clock": "The clock and the phases",
    "phase": "The clock and the phases",
    "tail": "The clock and the phases",
    "floor": "The floor",
    "turn": "The floor",
    "typing": "The floor",
    "board": "The floor",
    "capture": "Catching what is said",
    "prompt": "Catching what is said",
    "guard": "Holding the process",
    "people": "People",
    "list": "In the list",
    "go": "Go to",
    "more": "More",
    "step": "Undo",
    "screen": "More",
    "app": "als-tui",
}
_PRESSED = "The key itself"
_NONE = "Backspace takes a letter back, Esc shows all. The commands of other screens are in their own help."
_LONGEST = 40
"""Letters that may be typed."""

_KEY_CELLS, _WORD_CELLS = 9, 14
TYPING = "While a line is typed, letters are words: Enter keeps it, Esc leaves it and the words stay."
"""What help says of every line, as no key of the screen shows it."""
SIGNS = (
    (
        "?",
        "question",
        f"First; in a phase of questions last, too, where no asker has the floor. {press('capture.kind')}: its kind.",
    ),
    ("!", "action", "First: what somebody will do."),
    (".", "note", "First: for your eyes."),
    ("*", "learning", "First: what somebody learned."),
    ("=", "decision", "First: what the set decided."),
    ("@ana @3", "a person", "Put first: who asks, acts, learned; a note is about them. Tab ends the name."),
    ("by fri", "date", "In an action; at its end without “by”, too."),
    ("%8", "how sure", "In an action, from 0 to 10."),
    ("+ben +3", "who helps", "In an action."),
    (">", "cue", "In an action, last: what starts it. > it rains"),
)
"""The signs of the capture line: the sign, what it makes, and where it stands."""


class HelpScreen(OpaqueScreen[None]):
    """A scrolling list that typing narrows; arrows move, Esc shows all again, then closes, ? closes at once."""

    KEYS: ClassVar[Keys] = (
        Key("help.leave", "question_mark,f1", "dismiss(None)", "close", "Close the help."),
        Key("help.back", "escape", "back", "back", "Show all keys again; if they show, close the help."),
        Key("help.change", "f4", "app.own_keys", "change keys", "List all keys, and give them others."),
        *moving_keys("help", letters=False),
    )
    BINDINGS = bindings(KEYS)
    DEFAULT_CSS = """
    HelpScreen {
        align: center middle; background: $background;
        & > Vertical { width: 100%; max-width: 100; height: 100%; padding: 0 1; background: $panel; }
        Static { height: auto; }
        #help--title { color: $primary; text-style: bold; height: 1; }
        #help--foot { color: $quiet; height: 1; }
        VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    }
    """

    def __init__(self, title: str, keys: Iterable[ActiveBinding], *, signs_first: bool = False) -> None:
        """The keys as they work on the screen that asked; in the capture line its signs come first."""
        super().__init__()
        self._signs_first = signs_first
        self._heading = title
        self._keys = list(_called(active for active in keys if active.binding.show))
        self._sought = ""

    def compose(self) -> ComposeResult:
        """Title, list, and how to search and close."""
        with Vertical():
            yield Static(plain(self._heading), id="help--title")
            with VerticalScroll(can_focus=False):
                yield Static(id="help--list")
            yield Static(id="help--foot")

    def on_resize(self) -> None:
        """Wrap the sentences to the width that there is."""
        self._show()

    def on_key(self, event: events.Key) -> None:
        """What is typed narrows the list."""
        if event.key == "backspace":
            self._seek(self._sought[:-1])
        elif event.is_printable and event.character and event.key not in self.active_bindings:
            event.stop()
            self._seek(f"{self._sought}{event.character}")

    def on_paste(self, event: events.Paste) -> None:
        """Words can be pasted, too."""
        event.stop()
        self._seek(f"{self._sought}{shown(next(iter(event.text.splitlines()), ''))}")

    def action_back(self) -> None:
        """Show all again; if all shows, close."""
        if self._sought:
            self._seek("")
        else:
            self.dismiss(None)

    @property
    def moved(self) -> VerticalScroll:
        """What the keys move: the list."""
        return self.query_one(VerticalScroll)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the next letter goes; while nothing is typed, where the list begins."""
        if not self._sought:
            return self.query_one("#help--title", Static).region.offset
        return self.query_one("#help--foot", Static).region.offset + Offset(cell_len(self._typed), 0)

    @property
    def _typed(self) -> str:
        return f"Find: {self._sought}"

    def _seek(self, sought: str) -> None:
        self._sought = sought.lstrip("/")[:_LONGEST].lstrip()
        self.moved.scroll_home(animate=False)
        self._show()

    def _show(self) -> None:
        changes = shown(f"{press('help.change')} changes keys")
        foot = (
            f"{self._typed}_ · Esc shows all"
            if self._sought
            else f"Type to search · {changes} · Esc or ? closes"
        )
        self.query_one("#help--foot", Static).update(plain(foot))
        self.query_one("#help--list", Static).update(self._list(max(30, self.moved.size.width - 2)))

    def _list(self, cells: int) -> Content:
        signs, rows = self._signs(cells), self._key_rows(cells)
        first, later = (signs, []) if self._signs_first else ([], signs)
        typing, counted = self._told_of("Typing", TYPING, cells), self._counted(cells)
        parts = [*first, *rows, *typing, *later, *counted]
        return Content("\n").join(parts or [_heading("Nothing here is called so"), plain(_NONE)])

    def _signs(self, cells: int) -> list[Content]:
        """The signs of the capture line, if it can be opened here."""
        if not (self._signs_first or "capture.line" in {called.id for called in self._keys}):
            return []
        told = [_told(*sign, cells) for sign in SIGNS if self._finds(" ".join(sign))]
        return [_heading("Signs in the capture line"), *told] if told else []

    def _counted(self, cells: int) -> list[Content]:
        """What is counted as open, where that shows."""
        shows = {called.id for called in self._keys} & {"board.figures", "ledger.only"}
        return self._told_of("What “open-ended” counts", OPEN_TOLD, cells) if shows else []

    def _told_of(self, heading: str, words: str, cells: int) -> list[Content]:
        """Sentences that no key has, under their heading."""
        return [_heading(heading), *map(plain, wrap(words, cells))] if self._finds(words) else []

    def _finds(self, text: str) -> bool:
        return holds_all(text, self._sought)

    def _key_rows(self, cells: int) -> Iterator[Content]:
        """Each group of keys under its heading; the key that is typed itself comes first."""
        found = [called for called in self._keys if not self._sought or called.worth(self._sought)]
        pressed = [called for called in found if called.is_pressed(self._sought)]
        groups = [(_PRESSED, pressed)] if pressed else []
        others = sorted((called for called in found if called not in pressed), key=_place)
        groups += [(group, list(keys)) for group, keys in groupby(others, key=_group)]
        for group, keys in groups:
            yield _heading(group)
            yield from (_told(" ".join(called.keys), called.words, called.tells, cells) for called in keys)


def _called(keys: Iterable[ActiveBinding]) -> Iterator[Called]:
    """What each key can be found by; several faces are one key."""
    by_id: dict[str, list[ActiveBinding]] = {}
    for active in keys:
        if active.binding.id:
            by_id.setdefault(active.binding.id, []).append(active)
    for id, actives in by_id.items():
        faces = dict.fromkeys(shown_key(active.binding) for active in actives)
        presses = tuple((active.binding.key,) for active in actives)
        yield Called(id, actives[0].binding.description, shown(actives[0].tooltip), tuple(faces), presses)


def _heading(words: str) -> Content:
    return Content.assemble("\n", plain(words, "bold"))


def _told(faces: str, word: str, sentence: str, cells: int) -> Content:
    """A row of the list: key or sign, a word, and a sentence that wraps beside them."""
    indent = _KEY_CELLS + _WORD_CELLS + 3
    tells = wrap(shown(sentence), max(16, cells - indent)) or [""]
    head = f"{faces:>{_KEY_CELLS}}"
    first: list[Content | str] = [plain(head, "bold"), "  ", plain(word)]
    gap = indent - cell_len(f"{head}  {word}")
    if gap > 0:
        first += [" " * gap, plain(tells.pop(0), "$quiet")]
    rest = (plain(" " * indent + line, "$quiet") for line in tells)
    return Content("\n").join([Content.assemble(*first), *rest])


def _group(called: Called) -> str:
    return _GROUPS.get(called.id.split(".")[0], "This screen")


def _place(called: Called) -> int:
    order = ["This screen", *dict.fromkeys(_GROUPS.values())]
    return order.index(_group(called))
