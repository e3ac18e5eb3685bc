"""Keys that a person chose, by their ids: what the file says, checked against every screen on which they would work.

What is wrong does not count and is told with its line and what may be meant: an id that is none, a key that no terminal
sends, one that another action has on any screen. Keys that lead out of a window or move what is read stay as they are.
"""

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import Literal

from als_tui.configuration.key_names import read_key, sign_of
from als_tui.configuration.written import WrittenWord, at, entries, nearest, quoted
from als_tui.value import Value

FILE = "keys.toml"
PRESETS = ("azerty", "qwertz", "dvorak", "one-handed")
"""Keymaps that come with als-tui, each a file of `als_tui/keymaps`."""
KEPT = frozenset(
    "enter escape tab shift+tab up down left right pageup pagedown home end backspace delete ctrl+c".split()
)
"""Keys that mean the same everywhere, and that no other action is given."""
_OF_LINES = frozenset((*(f"ctrl+{letter}" for letter in "acdejkuvwxyz"), "f6", "f7"))
"""Keys with which a line that is typed into is edited."""
_PRESET = "preset"
_FREE = 3
"""Free keys that are proposed."""
KeyKind = Literal["", "fixed", "typed"]


class KeyRow(Value):
    """A key as it usually is."""

    id: str
    faces: str
    word: str
    sentence: str
    kind: KeyKind = ""
    """`fixed` if it has no other face, `typed` if it works while words are typed, and so is no letter."""


class KeyTables(Value):
    """Every key, and which of them work together."""

    keys: dict[str, KeyRow]
    screens: dict[str, dict[str, str]]
    """By the name of a screen, the usual faces of all keys that work there, by their ids."""


class Keymap(Value):
    """The faces that were chosen, by id, and what is told of those that were not taken."""

    faces: dict[str, str]
    faults: tuple[str, ...] = ()


class _Chosen(Value):
    """A key of the file."""

    faces: str
    line: int


class _Clash(Value):
    id: str
    other: str
    face: str
    screen: str


def read_keymap(text: str, tables: KeyTables, preset: Callable[[str], str]) -> Keymap:
    """What a file says; `preset` is the text of one that comes with als-tui, by its name."""
    written, unread = entries(text, FILE)
    faults: list[tuple[int, str]] = []
    base: dict[str, str] = {}
    if (named := written.pop(_PRESET, None)) is not None:
        if named.value in PRESETS:
            base = read_keymap(preset(named.value), tables, preset).faces
        else:
            like = nearest(str(named.value), PRESETS)
            faults.append((named.line, f"{quoted(named.value)} is no preset{like}"))
    own: dict[str, _Chosen] = {}
    for id, word in written.items():
        faces, why = _faces(id, word, tables)
        if why:
            faults.append((word.line, why))
        else:
            own[id] = _Chosen(faces, word.line)
    while clash := _first_clash({**base, **{id: one.faces for id, one in own.items()}}, tables, own):
        faults.append((own.pop(clash.id).line, _told(clash, {**base, **_all(own)}, tables)))
    told = tuple(f"{at(FILE, line)}: {why}" for line, why in sorted(faults))
    return Keymap({**base, **_all(own)}, unread + told)


def refusal(id: str, key: str, faces: Mapping[str, str], tables: KeyTables) -> str:
    """Why an action cannot have a key beside the faces that were chosen already; empty if it can."""
    why = _faces(id, WrittenWord(key, 0), tables)[1]
    if why:
        return why
    wanted = {**faces, id: with_kept(tables.keys[id], key)}
    clash = next((one for one in _clashes(wanted, tables) if id in (one.id, one.other)), None)
    if clash is None:
        return ""
    other = clash.other if clash.id == id else clash.id
    return _told(_Clash(id, other, clash.face, clash.screen), faces, tables)


def with_chosen(faces: Mapping[str, str], chosen: Mapping[str, str], tables: KeyTables) -> dict[str, str]:
    """Faces with those chosen over them, as far as they can be; of two that clash now, the chosen one stays."""
    below, mine = dict(faces), {id: keys for id, keys in chosen.items() if _can_have(id, keys, tables)}
    while clash := next(_clashes({**below, **mine}, tables), None):
        both = (clash.id, clash.other)
        weaker = next((id for id in both if id in below and id not in mine), None)
        if weaker is not None:
            del below[weaker]
        else:
            del mine[next(id for id in both if id in mine)]
    return {**below, **mine}


def _can_have(id: str, faces: str, tables: KeyTables) -> bool:
    return not _faces(id, WrittenWord(faces.split(","), 0), tables)[1]


def with_kept(row: KeyRow, faces: str) -> str:
    """Faces, and Esc if the action has it: what leaves by it always does."""
    both = faces.split(",")
    return ",".join(both + ["escape"] * ("escape" in row.faces.split(",") and "escape" not in both))


def key_words(key: str) -> str:
    """A key as it is written into the file."""
    sign = sign_of(key)
    return quoted(sign if sign.strip() else key)


def template(tables: KeyTables) -> str:
    """A file with every key as it is without one, by the screen where it is met first."""
    told: set[str] = set()
    parts = [_HEAD]
    for screen, ids in tables.screens.items():
        rows = [tables.keys[id] for id in ids if id not in told and tables.keys[id].kind != "fixed"]
        told.update(row.id for row in rows)
        if rows:
            parts.append("\n".join([f"# {screen}", *map(_line, rows)]) + "\n")
    return "\n".join(parts)


_HEAD = f"""\
# Keys of als-tui, by the ids of what they do. Each of them stands here as it is anyway: take the # before its id away,
# and write another key, or several: "x", "?", "f5", "ctrl+t", "space", ["n", "f10"]. What is wrong is told by
# `als-tui config check`, and does not count. Keys that are changed in the program go before this file.
#
# A keymap that comes along, under those of this file: {", ".join(PRESETS)}
# preset = "{PRESETS[0]}"
"""


def _line(row: KeyRow) -> str:
    keys = ", ".join(key_words(face) for face in row.faces.split(","))
    return f"# {row.id} = {f'[{keys}]' if ',' in row.faces else keys}  # {row.word}"


def _all(own: Mapping[str, _Chosen]) -> dict[str, str]:
    return {id: one.faces for id, one in own.items()}


def _faces(id: str, word: WrittenWord, tables: KeyTables) -> tuple[str, str]:
    """The faces that a line of the file gives an action, or why it gives none."""
    row = tables.keys.get(id)
    if row is None:
        return "", f"{quoted(id)} is no key’s id{nearest(id, tables.keys)}"
    if row.kind == "fixed":
        return "", f"{id} stays as it is: {', '.join(key_words(face) for face in row.faces.split(','))}"
    several = word.value if isinstance(word.value, list) else [word.value]
    if not several or not all(isinstance(one, str) and one for one in several):
        return "", f'{id} must be a key in quotes, or several: "x" or ["x", "f5"]'
    faces = []
    for written in several:
        face, why = read_key(written)
        if why := (why and f"{quoted(written)} {why}") or _misplaced(row, face, tables):
            return "", f"{id}: {why}"
        faces.append(face)
    return with_kept(row, ",".join(dict.fromkeys(faces))), ""


def _misplaced(row: KeyRow, face: str, tables: KeyTables) -> str:
    """Why this action can have no such key; empty if it can."""
    if face in row.faces.split(","):
        return ""
    if face in KEPT:
        return f"{key_words(face)} means the same everywhere"
    if row.kind == "typed" and (sign_of(face) or face in _OF_LINES):
        what = "is a letter" if sign_of(face) else "edits the line"
        return f"{key_words(face)} {what} where words are typed, and this works there; {_free(row.id, {}, tables)}"
    return ""


def _first_clash(faces: Mapping[str, str], tables: KeyTables, own: Mapping[str, _Chosen]) -> _Clash | None:
    """A clash, told of the action that stands in the file, of two the one that stands there later."""
    for clash in _clashes(faces, tables):
        both = [id for id in (clash.id, clash.other) if id in own]
        if both:
            id = max(both, key=lambda id: own[id].line)
            other = clash.other if id == clash.id else clash.id
            return _Clash(id, other, clash.face, clash.screen)
    return None


def _clashes(faces: Mapping[str, str], tables: KeyTables) -> Iterator[_Clash]:
    """Two actions with one key on one screen that have none in common usually."""
    for screen, usual in tables.screens.items():
        if not usual.keys() & faces.keys():
            continue
        holders: dict[str, list[str]] = {}
        for id, own in usual.items():
            for face in faces.get(id, own).split(","):
                holders.setdefault(face, []).append(id)
        for face, ids in holders.items():
            for one, other in combinations(ids, 2):
                if not {*usual[one].split(",")} & {*usual[other].split(",")}:
                    yield _Clash(one, other, face, screen)


def _told(clash: _Clash, faces: Mapping[str, str], tables: KeyTables) -> str:
    what = f"that is “{tables.keys[clash.other].word}” ({clash.other}) in {clash.screen}"
    return f"{clash.id} cannot be {key_words(clash.face)}: {what}; {_free(clash.id, faces, tables)}"


def _free(id: str, faces: Mapping[str, str], tables: KeyTables) -> str:
    """Say a few keys that nothing has where this action works."""
    row = tables.keys[id]
    taken = {
        face
        for usual in tables.screens.values()
        if id in usual
        for other in usual
        for face in faces.get(other, usual[other]).split(",")
    }
    usual = row.faces[:1] if sign_of(row.faces.split(",")[0]) else ""
    letters = (usual.swapcase(), *"abcdefghijklmnopqrstuvwxyz", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    others = ("f10", "f11", "f12", "ctrl+t", "ctrl+f", "ctrl+g", "insert")
    fit = [key for key in (*letters, *others) if key and key not in taken]
    free = [key for key in dict.fromkeys(fit) if row.kind != "typed" or not sign_of(key)]
    return f"free are {', '.join(map(key_words, free[:_FREE]))}"
