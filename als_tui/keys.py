"""A key as one value, and the tables of those that work everywhere: of the app, and of an open set."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Literal

from als_tui.late import late
from als_tui.value import Value

if TYPE_CHECKING:
    from textual.binding import Binding, BindingType

from als_tui.domain.words.pressing import press

_SIGN_NAMES = (
    "space exclamation_mark quotation_mark number_sign dollar_sign percent_sign ampersand apostrophe "
    "left_parenthesis right_parenthesis asterisk plus comma minus full_stop slash colon semicolon "
    "less_than_sign equals_sign greater_than_sign question_mark at left_square_bracket backslash "
    "right_square_bracket circumflex_accent underscore grave_accent left_curly_bracket vertical_line "
    "right_curly_bracket tilde"
)
SIGNS = dict(
    zip(_SIGN_NAMES.split(), (chr(code) for code in range(32, 127) if not chr(code).isalnum()), strict=True)
)
"""What a key types that is no letter, by the name that Textual has for it."""
_PRINTED = {
    **SIGNS,
    "space": "Space",
    "enter": "Enter",
    "escape": "Esc",
    "tab": "Tab",
    "shift+tab": "S-Tab",
    "ctrl+p": "^p",
    "ctrl+q": "^q",
    "ctrl+s": "^s",
    "ctrl+f": "^f",
    "ctrl+g": "^g",
    "ctrl+l": "^l",
    "ctrl+n": "^n",
    "ctrl+o": "^o",
    "ctrl+r": "^r",
    "ctrl+t": "^t",
    "ctrl+z": "^z",
    **{f"f{number}": f"F{number}" for number in range(1, 10)},
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}
"""Keys as they are printed on the keyboard; letters stand for themselves."""

_NO_LETTER = late(r".+\+.+|f\d+|page(?:up|down)|insert")
"""Keys that no line of words takes for its own."""

Opens = Literal["", "words", "choice"]


class Key(Value):
    """One key with all that help, palette, key line, a cover and somebody who only looks on need to know of it."""

    id: str
    """What refusals, hints and a keymap name it by."""
    faces: str
    """The keys that it has unless a keymap gives it others, with commas between them."""
    run: str | Callable[[Any], object]
    """What it does: an action of Textual's by name, or a function that is given the widget that has the key."""
    word: str
    sentence: str
    looks: bool = False
    """True if it changes nothing, and so works for somebody who only looks on, too."""
    opens: Opens = ""
    """What the keys after it are: words up to Enter or Esc, or a choice of one more key."""
    display: str | None = None
    """What stands for it, if several keys are shown as one."""
    show: bool = True
    """False for a key that another one of a row of keys is shown for."""
    priority: bool = False
    """True if it works while words are typed, too."""

    def __post_init__(self) -> None:
        """Be known by the id."""
        _KNOWN.setdefault(self.id, self)

    @property
    def action(self) -> str:
        """The action that Textual runs for it."""
        return self.run if isinstance(self.run, str) else f"run('{self.id}')"

    @property
    def binding(self) -> Binding:
        """The key as Textual takes it."""
        from textual.binding import Binding  # here, because a sentence with a key in it needs no Textual

        return Binding(
            self.faces,
            self.action,
            self.word,
            show=self.show,
            key_display=self.display,
            priority=self.priority,
            tooltip=self.sentence,
            id=self.id,
        )


Keys = tuple[Key, ...]


def bindings(keys: Iterable[Key]) -> list[BindingType]:
    """A table of keys as Textual takes it."""
    return [key.binding for key in keys]


def keys_of(owner: object) -> Iterator[Key]:
    """The keys that a widget, screen or app has, its own before those of the classes it is made from."""
    return keys_of_class(type(owner))


def keys_of_class(kind: type) -> Iterator[Key]:
    """The keys that everything of a class has."""
    for base in kind.__mro__:
        yield from vars(base).get("KEYS", ())


def key_of(owner: object, action: str) -> Key | None:
    """The key that an action of its owner stands for; None for an action of no key."""
    return next((key for key in keys_of(owner) if key.action == action), None)


async def run_key(owner: object, id: str) -> None:
    """Do what the key with this id does, if that is a function; the owner's action `run` comes here."""
    key = next(key for key in keys_of(owner) if key.id == id)
    assert not isinstance(key.run, str)
    result = key.run(owner)
    if isawaitable(result):
        await result


_ARROWS = "↑↓←→"
_KEYMAP: dict[str, str] = {}
"""The keys that others than the usual were chosen for, by id."""
_KNOWN: dict[str, Key] = {}
"""Every key by its id, as the modules that have them are loaded."""
_ELSEWHERE: list[Callable[[], object]] = []
"""What loads modules that have more keys."""


def take_keymap(keymap: Mapping[str, str]) -> None:
    """From now on keys with these ids have these faces, in sentences, too."""
    _KEYMAP.clear()
    _KEYMAP.update(keymap)


def keys_elsewhere(load: Callable[[], object]) -> None:
    """Let `load` load modules that have more keys, as soon as a sentence names one that is not known yet."""
    _ELSEWHERE.append(load)


def faces(key: Key) -> list[str]:
    """The keys that a key has now."""
    return _KEYMAP.get(key.id, key.faces).split(",")


def printed(face: str) -> str:
    """A key as it is printed on the keyboard; letters stand for themselves."""
    return _PRINTED.get(face) or (face if len(face) == 1 else _seldom_printed(face))


def is_usual(face: str) -> bool:
    """True for a key that is no letter and that something has usually."""
    return face in _PRINTED


def _seldom_printed(face: str) -> str:
    """The same of a key that none has usually, but that one was given."""
    from als_tui.configuration.key_names import sign_of

    return sign_of(face) or (f"^{face[5:]}" if face.startswith("ctrl+") else face.capitalize())


def printed_name(face: str) -> str:
    """Any key that is no letter, as it is printed on the keyboard."""
    return _PRINTED.get(face) or face.replace("ctrl+", "^").replace("_", " ").capitalize()


def shown_key(binding: Binding, *, own: bool = False) -> str:
    """A key as it is printed on the keyboard; `own` names the one key if several are shown together."""
    return (None if own else binding.key_display or _row_of(binding)) or printed(binding.key)


def _row_of(binding: Binding) -> str | None:
    """What stands for a row of keys that were given others beside their own."""
    key = _KNOWN.get(binding.id or "")
    whole = key is not None and key.display and {*key.faces.split(",")} <= {*faces(key)}
    return key.display if key is not None and whole else None


def digit_typed(key: str, character: str | None) -> str | None:
    """What a key types where a digit is asked for: that of the seat which has the key now, else its own sign."""
    seats = (
        id for id, chosen in _KEYMAP.items() if id.startswith("floor.seat.") and key in chosen.split(",")
    )
    return next((id[-1] for id in seats), character)


def face_of(id: str) -> str:
    """The key with this id as a sentence names it."""
    while id not in _KNOWN and _ELSEWHERE:
        _ELSEWHERE.pop()()
    key = _KNOWN.get(id)
    return printed(faces(key)[0]) if key is not None else "?"


def typed_face(id: str) -> str:
    """The key with this id as it works while letters are words; empty if it has none that does."""
    key = _KNOWN.get(id)
    return next((printed(face) for face in (faces(key) if key else ()) if _NO_LETTER.fullmatch(face)), "")


def left_from(here: str, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Ids of the keys that are still to be pressed where the one with the id `here` led, if others come after it."""
    return tuple(id for id in ids if id != here) or ids


def pressed_from(here: str, ids: tuple[str, ...], *, marked: bool = False) -> str:
    """Keys that are pressed one after the other, as a sentence names them; `marked` by backticks.

    The key with the id `here` led to what shows, and is left out if another comes after it.
    """
    return ", then ".join(f"`{face_of(id)}`" if marked else face_of(id) for id in left_from(here, ids))


def types(id: str) -> bool:
    """True for a key that puts a letter, a sign or a blank into a line that is typed."""
    face = face_of(id)
    return face == _PRINTED["space"] or (len(face) == 1 and face not in _ARROWS)


def seat_id(seat: int, what: str = "floor") -> str:
    """Id of the key of a seat, counted from 0."""
    return f"{what}.seat.{(seat + 1) % 10}"


def seat_keys(
    what: str, sentence: str, run: Callable[[int], Callable[[Any], object]], *, looks: bool = False
) -> Keys:
    """1 to 9 and 0, one key a seat; `run` makes of a seat, counted from 0, what its key does; shown as one key."""
    return tuple(
        Key(
            seat_id(seat, what),
            digit,
            run(seat),
            what,
            sentence,
            looks=looks,
            display="1-9 0",
            show=seat == 0,
        )
        for seat, digit in enumerate("1234567890")
    )


_UNSEEN = ", ".join(map(press, ("clock.toggle", "phase.next", "phase.back", "floor.back")))
APP_KEYS = (
    Key("app.help", "question_mark,f1", "help", "help", "List every key of this screen.", opens="choice"),
    Key(
        "app.palette",
        "ctrl+p,colon",
        "command_palette",
        "commands",
        "Search every command: by its name, its key, or another word for it.",
        opens="words",
    ),
    Key(
        "app.blank",
        "ctrl+l",
        "blank",
        "blank",
        f"Hide everything but the time, until the same key; both draw the whole screen anew. {_UNSEEN} and the seats "
        "work on, unseen.",
        priority=True,
    ),
    Key(
        "app.aside",
        "ctrl+z",
        "put_aside",
        "to the shell",
        "Put als-tui aside: the shell has the terminal until its fg. The session's time counts on.",
        priority=True,
    ),
    Key(
        "app.quit",
        "ctrl+q",
        "quit",
        "quit",
        "Leave als-tui. All is kept; a session stays open.",
        priority=True,
    ),
)

SET_KEYS = (
    Key("step.undo", "z", "undo", "undo", "Take the last step back, one after the other."),
    Key("step.redo", "Z", "redo", "redo", "Let the step that was undone last count again."),
)
