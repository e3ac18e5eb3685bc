"""What a command of the palette is called: its name, its keys in any spelling, other words for it, its sentence."""

from als_tui.domain.words.spelling import all_stand_in, holds_all, spellings, words_sought
from als_tui.late import late
from als_tui.value import Value

PRESSED = 100.0
"""What a key itself is worth; every likeness of letters is worth less than the least word."""
_NAME, _OTHER, _INSIDE, _TELLS = 50.0, 40.0, 30.0, 20.0

_CONTROL = ("control", "ctrl", "ctl", "strg", "c-", "c+", "^")
"""How people begin a key that is pressed with control."""
_SHIFT = ("shift", "capital", "s-", "s+")
_BETWEEN = late(r"\s*,\s*|\s+(?:then\s+)?")
_NO_WORD = late(r"\W+")
_SIGNS = {
    **{
        "?": "question mark",
        "/": "slash",
        ":": "colon",
        "+": "plus",
        "-": "minus",
        "=": "equals sign",
        "@": "at",
    },
    **{"<": "less than sign", ">": "greater than sign", " ": "space", "↑": "up", "↓": "down", "←": "left"},
    "→": "right",
}
_NAMES = {
    **{"esc": "escape", "return": "enter", "spacebar": "space", "pgup": "pageup", "pgdn": "pagedown"},
    **{
        "pgdown": "pagedown",
        "equals": "equalssign",
        "equal": "equalssign",
        "hyphen": "minus",
        "dash": "minus",
    },
    **{"plussign": "plus", "minussign": "minus", "atsign": "at", "forwardslash": "slash", "tabulator": "tab"},
    **{"lessthan": "lessthansign", "greaterthan": "greaterthansign", "backtab": "shift+tab"},
    **{f"{arrow}arrow": arrow for arrow in ("up", "down", "left", "right")},
    **{f"arrow{arrow}": arrow for arrow in ("up", "down", "left", "right")},
}
"""Names of keys that people give them, without blanks, and Textual's."""

OTHER_WORDS = {
    "app.help": "shortcuts bindings manual",
    "app.palette": "palette menu find",
    "app.blank": "hide cover privacy panic redraw refresh clear",
    "app.aside": "suspend background",
    "app.quit": "exit close leave end bye",
    "home.quit": "exit close leave end bye",
    "screen.leave": "exit close quit home back",
    "view.leave": "exit close quit leave",
    "step.undo": "revert back mistake oops wrong",
    "step.redo": "again forward repeat",
    "clock.toggle": "hold resume continue play stop timer",
    "phase.next": "forward advance proceed continue",
    "phase.back": "previous return",
    "phase.more": "extend longer minutes add overtime",
    "phase.less": "shorten shorter minutes cut",
    "tail.trim": "shorten catch up behind late overrun",
    "tail.hold": "keep protect behind late overrun on time",
    "clock.away": "gap suspended",
    "capture.line": "note write log minutes type",
    "capture.form": "commitment promise task todo to-do",
    "go.turns": "clock countdown speakers",
    "go.roster": "attendance check-in checkin people present members",
    "go.progress": "promises follow-up homework tasks",
    "go.issues": "problems queue presenters order",
    "go.review": "end finish wrap-up feedback summary check-out checkout",
    "go.ledger": "asked list",
    "go.agenda": "plan schedule timetable",
    "go.search": "find look for",
    "people.came": "late arrived join gone attendance",
    "more.strike": "delete erase redact confidential",
    "more.menu:skip": "leave out omit",
    "more.menu:end": "stop finish",
    "more.menu:break": "pause rest coffee",
    "more.menu:drop": "remove cancel",
    "more.menu:swap": "change exchange order",
    "more.menu:card": "latecomer summary",
    "more.menu:strike": "delete erase remove redact",
    "turn.next": "speaker who",
    "turn.hand": "raise queue wants to speak",
    "turn.queue": "hands stack full stop",
    "turn.pass": "skip",
    "turn.mode": "order queue speaking round robin",
    "turn.mode:limit": "turn time seconds maximum long talk",
    "turn.mode:order": "queue stack least spoken quiet first",
    "floor.back": "issue owner problem holder",
    "floor.other": "wrong person correct",
    "floor.earlier": "backdate started forgot ago",
    "prompt.card": "examples ideas prompts",
    "guard.stop": "intervene intervention interrupt halt",
    "guard.silence": "quiet pause think reflect",
    "guard.check": "temperature mood",
    "guard.decision": "agreement decide rule",
    "board.figures": "statistics numbers counts",
    "review.seal": "finish close end lock archive",
    "review.export": "save minutes print",
    "review.copy": "clipboard paste",
    "home.new": "create add make",
    "home.delete": "remove erase",
    "home.open": "load start",
    "set.start": "begin meeting run",
    "set.date": "when schedule meeting",
    "set.member": "add person people participant",
    "set.members": "people participants team group",
    "set.profile": "settings rename options policy",
    "set.charter": "ground rules confidentiality",
    "set.new_charter": "ground rules confidentiality",
    "set.planner": "programme calendar dates schedule",
    "set.programme": "attendance overview matrix",
    "set.register": "promises commitments tasks todo",
    "set.export": "save minutes print",
    "set.exports": "save csv json html print",
    "set.copy": "clipboard paste",
    "set.history": "find archive past",
    "set.evaluation": "results outcomes report",
    "set.handout": "share distribute send papers",
    "set.log": "diary journal logbook reflection",
    "set.keeping": "retention expiry delete",
    "planner.calendar": "ics icalendar outlook google",
    "roster.all": "everybody present",
    "roster.agree": "charter confidentiality",
    "roster.guest": "visitor observer",
    "theme": "colors colours dark light mode contrast paper look",
    "bell": "sound beep ring alarm",
    "wait cue": "pause after question seconds",
    "mouse": "click select mark",
}
"""What else people call a command, by the id of its key; of a choice in a menu, with what it stands for behind."""


class Called(Value):
    """What a command can be found by."""

    id: str
    words: str
    tells: str = ""
    keys: tuple[str, ...] = ()
    """The keys that do it, one after the other, as they are shown."""
    presses: tuple[tuple[str, ...], ...] = ()
    """All ways to press it: in each, Textual's names of keys, one after the other."""

    @property
    def line(self) -> str:
        """What stands in the palette."""
        keys = f"  ({' '.join(self.keys)})" if self.keys else ""
        return f"{self.words[:1].upper()}{self.words[1:]}{keys}"

    def is_pressed(self, sought: str) -> bool:
        """True if this is the key itself, as people write it; of a letter alone the case counts."""
        meant = ((one_key(sought),), tuple(map(one_key, _BETWEEN.split(sought.strip()))))
        return any(tuple(map(one_key, press)) in meant for press in self.presses)

    def worth(self, sought: str) -> float:
        """How well it fits what is sought; nothing if it does not."""
        if self.is_pressed(sought):
            return PRESSED
        name, other = self.words, OTHER_WORDS.get(self.id, "")
        if begins_words(name, sought):
            return _NAME + (5 if begins_words(sought, name) else 0)
        if begins_words(f"{name} {other}", sought):
            return _OTHER
        if begins_words(f"{name} {other} {self.tells}", sought):
            return _INSIDE
        strewn = len(sought.strip()) > 1 and holds_all(f"{self.line} {self.tells}", sought)
        return _TELLS if strewn else 0


def one_key(typed: str) -> str:
    """The name of the key that is meant, without blanks; a letter keeps its case."""
    if len(typed) == 1:
        return typed if typed not in _SIGNS else one_key(_SIGNS[typed])
    lower = typed.strip().casefold()
    if rest := _after(_CONTROL, lower):
        return f"ctrl+{one_key(rest)}"
    if rest := _after(_SHIFT, lower):
        base = one_key(rest)
        return base.upper() if len(base) == 1 else f"shift+{base}"
    bare = "".join(char for char in lower if char not in " _-")
    return _NAMES.get(bare, bare)


def _after(beginnings: tuple[str, ...], lower: str) -> str:
    """The key behind the word for one that is held; empty if there is no such word, or nothing behind it."""
    held = next((word for word in beginnings if lower.startswith(word)), None)
    return "" if held is None else lower.removeprefix(held).lstrip(" +-")


def begins_words(text: str, sought: str) -> bool:
    """True if each word of what is sought begins a word of the text."""
    places = tuple(f" {_NO_WORD.sub(' ', place)}" for place in spellings(text))
    words = words_sought(_NO_WORD.sub(" ", sought))
    return bool(words) and all_stand_in(places, tuple(tuple(f" {way}" for way in ways) for ways in words))
