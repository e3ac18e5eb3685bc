"""Keys by their ids as a person writes them: what is taken, what is told, and the keymaps that come along."""

import importlib
from collections.abc import Iterator
from itertools import islice

import pytest
from textual.binding import BindingsMap
from textual.dom import DOMNode

from als_tui.configuration.key_names import read_key, sign_key, sign_of
from als_tui.configuration.keymap import (
    PRESETS,
    Keymap,
    read_keymap,
    refusal,
    template,
    with_chosen,
    with_kept,
)
from als_tui.configuration.own_keys import OwnKeys
from als_tui.terminal.configured import key_tables, preset_text
from tests.fakes import Memory
from tests.parts import MODULES, dotted

TABLES = key_tables()
PLAIN = {
    *"abcdefghijklmnopqrstuvwxyz0123456789-=[]\\;',./` ",
    "enter",
    "escape",
    "tab",
    "insert",
    "left",
    "right",
}
"""What one finger types, beside the function keys."""


def said(text: str) -> Keymap:
    return read_keymap(text, TABLES, preset_text)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        *(
            ("x", "x"),
            ("N", "N"),
            ("?", "question_mark"),
            ("-", "minus"),
            (",", "comma"),
            ("é", "é"),
            ("&", "ampersand"),
        ),
        *(
            ("F5", "f5"),
            ("Space", "space"),
            (" ", "space"),
            ("Esc", "escape"),
            ("PgUp", "pageup"),
            ("S-Tab", "shift+tab"),
        ),
        *(
            ("^s", "ctrl+s"),
            ("Ctrl+B", "ctrl+b"),
            ("C-g", "ctrl+g"),
            ("question_mark", "question_mark"),
            ("^", "circumflex_accent"),
        ),
    ],
)
def test_a_key_is_written_as_it_is_printed_or_as_textual_calls_it(written: str, key: str) -> None:
    assert read_key(written) == (key, "")


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("ctrl+shift+n", "is not sent by every terminal; perhaps ctrl+n"),
        ("ctrl+enter", "is not sent by every terminal; perhaps enter"),
        ("alt+x", "is not sent by every terminal; perhaps ctrl+x"),
        ("ctrl+.", "is not sent by every terminal"),
        ("shift+n", "is sent by no terminal so; perhaps N"),
        ("ctrl+i", "reaches als-tui as tab"),
        ("f13", "is no key; perhaps f3"),
        ("spcae", "is no key; perhaps space"),
        ("\x1b", "is no key"),
        ("§§", "is no key"),
    ],
)
def test_a_key_that_does_not_come_is_told_with_one_that_does(written: str, why: str) -> None:
    assert read_key(written) == ("", why)


def test_a_sign_is_told_from_a_key_that_puts_nothing_into_a_line() -> None:
    assert [sign_of(key) for key in ("x", "question_mark", "space", "f5", "ctrl+s")] == [
        "x",
        "?",
        " ",
        "",
        "",
    ]
    assert all(sign_of(sign_key(chr(code))) == chr(code) for code in range(0x21, 0x7F))


def test_the_file_that_init_writes_says_nothing_and_without_its_marks_the_usual_keys() -> None:
    assert said(template(TABLES)) == Keymap({})
    lines = [line.removeprefix("# ") for line in template(TABLES).splitlines() if " = " in line]
    every = said("\n".join(line for line in lines if not line.startswith("preset")))
    can = {id for id, row in TABLES.keys.items() if row.kind != "fixed"}
    assert not every.faults and every.faces == {id: TABLES.keys[id].faces for id in can}


def test_keys_are_taken_several_at_once_swapped_and_in_tables() -> None:
    assert said('phase.next = ["f10", "n"]').faces == {"phase.next": "f10,n"}
    assert said('[phase]\nnext = "b"\nback = "n"') == Keymap({"phase.next": "b", "phase.back": "n"})
    assert said('"screen.leave" = "^b"').faces == {"screen.leave": "ctrl+b"}
    assert said('history.back = "b"').faces == {"history.back": "b,escape"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('\nphase.nxt = "x"', 'line 2: "phase.nxt" is no key’s id; perhaps phase.next'),
        ('phase.next = "shift+n"', 'line 1: phase.next: "shift+n" is sent by no terminal so; perhaps N'),
        (
            'guard.stop = "k"',
            'line 1: guard.stop cannot be "k": that is “pass” (turn.pass) in Turn board and phase timer; '
            'free are "d", "l", "y"',
        ),
        (
            'turn.hand = "y"\n# more\nguard.stop = "y"',
            'line 3: guard.stop cannot be "y": that is “hand…” (turn.hand)',
        ),
        ('phase.next = "enter"', 'line 1: phase.next: "enter" means the same everywhere'),
        ('set.start = "6"', 'line 1: set.start cannot be "6": that is “session” (set.seat.6) in The set'),
        ('app.quit = "Q"', 'line 1: app.quit: "Q" is a letter where words are typed'),
        ('form.keep = "ctrl+a"', 'line 1: form.keep: "ctrl+a" edits the line where words are typed'),
        ('card.leave = "x"', 'line 1: card.leave stays as it is: "escape", "q", "enter", "space"'),
        ("phase.next = 5", 'line 1: phase.next must be a key in quotes, or several: "x" or ["x", "f5"]'),
        ("phase.next = []", 'line 1: phase.next must be a key in quotes, or several: "x" or ["x", "f5"]'),
        ('preset = "azert"', 'line 1: "azert" is no preset; perhaps azerty'),
        ("phase.next = n", "line 1: invalid value. Nothing of this file counts."),
    ],
)
def test_a_mistake_is_told_with_its_line_and_does_not_count(text: str, told: str) -> None:
    found = said(text)
    (fault,) = found.faults
    assert fault.startswith(f"keys.toml, {told}")
    assert said(f'{text}\n"go.issues" = "f10"').faces.get("go.issues") in ("f10", None)
    assert found.faces.keys() <= {"turn.hand"}


def test_what_stands_beside_a_mistake_counts_and_every_clash_is_told() -> None:
    found = said('capture.line = "y"\ngo.roster = "n"\ngo.review = "n"')
    assert found.faces == {} and len(found.faults) == 3
    found = said('preset = "one-handed"\nturn.hand = "y"\ngo.review = "f11"')
    assert found.faults[0].startswith('keys.toml, line 2: turn.hand cannot be "y": that is “silence”')
    assert found.faces.keys() == said('preset = "one-handed"').faces.keys()


@pytest.mark.parametrize("name", PRESETS)
def test_a_keymap_that_comes_along_is_without_a_fault(name: str) -> None:
    own = read_keymap(preset_text(name), TABLES, preset_text)
    assert own.faces and not own.faults and preset_text(name).startswith("# ")
    assert said(f'preset = "{name}"') == own


def test_on_azerty_the_upper_row_gives_the_floor_without_shift() -> None:
    faces = said('preset = "azerty"').faces
    row = "".join(sign_of(faces[f"floor.seat.{digit}"].split(",")[1]) for digit in "1234567890")
    assert row == "&é\"'(-è_çà" and len({id for id in faces if ".seat." in id}) == 70


def test_one_hand_needs_no_two_keys_at_once() -> None:
    faces = said('preset = "one-handed"').faces
    in_the_palette = {"app.blank", "app.aside", "app.quit", "turn.queue"}
    hard = {
        id
        for usual in TABLES.screens.values()
        for id in usual
        if TABLES.keys[id].kind != "fixed"
        and not any(
            (sign_of(face) or face) in PLAIN or face[:1] == "f"
            for face in faces.get(id, usual[id]).split(",")
        )
    }
    assert hard == in_the_palette


def test_what_is_taken_displaces_no_other_key_in_silence() -> None:
    """Textual drops a key that another one of the same screen is given, and tells nobody if that one has an id."""
    for file in MODULES:
        if file.stem != "__main__":
            importlib.import_module(dotted(file))
    maps = [kind._merge_bindings() for kind in below(DOMNode) if kind.__module__.startswith("als_tui.")]
    keymaps = [said(f'preset = "{name}"').faces for name in PRESETS]
    for id, row in TABLES.keys.items():
        free = (key for key in ("x", "d", "semicolon", "f10") if not refusal(id, key, {}, TABLES))
        keymaps += [{id: with_kept(row, key)} for key in islice(free, 1)]
    assert len(keymaps) > 250
    for faces in keymaps:
        for before in maps:
            usual = by_id(before)
            if usual.keys() & faces.keys():
                after = before.copy()
                after.apply_keymap(faces)
                chosen = {id: {*faces[id].split(",")} for id in usual.keys() & faces.keys()}
                assert by_id(after) == usual | chosen


def below(kind: type[DOMNode]) -> Iterator[type[DOMNode]]:
    for child in kind.__subclasses__():
        yield child
        yield from below(child)


def by_id(bindings: BindingsMap) -> dict[str, set[str]]:
    faces: dict[str, set[str]] = {}
    for key, binding in bindings:
        faces.setdefault(binding.id or "", set()).add(key)
    return faces


def test_of_a_remembered_key_and_one_of_the_file_that_clash_the_remembered_one_stays() -> None:
    assert with_chosen({"go.review": "d"}, {"turn.hand": "d", "gone": "x", "card.leave": "x"}, TABLES) == {
        "turn.hand": "d"
    }
    assert with_chosen({"turn.hand": "d"}, {"guard.stop": "h"}, TABLES) == {
        "turn.hand": "d",
        "guard.stop": "h",
    }
    assert with_chosen({}, {"guard.stop": "h"}, TABLES) == {}
    odd = {"guard.stop": "foo", "app.quit": "Q", "turn.hand": "", "go.review": "d,enter"}
    assert with_chosen({}, odd, TABLES) == {}
    assert with_chosen({}, {"history.back": "b,escape", "app.help": "f1,question_mark"}, TABLES).keys() == {
        "history.back",
        "app.help",
    }


def test_a_key_is_changed_refused_and_reset() -> None:
    memory = Memory()
    keys = OwnKeys(memory, lambda: TABLES, lambda: Keymap({"turn.hand": "d"}))
    assert keys.change("guard.stop", "k").startswith('guard.stop cannot be "k": that is “pass”')
    assert (
        keys.change("guard.stop", "shift+f5")
        == 'guard.stop: "shift+f5" is not sent by every terminal; perhaps f5'
    )
    assert keys.change("guard.stop", "h") == ""
    assert keys.faces() == {"turn.hand": "d", "guard.stop": "h"} and keys.is_changed("guard.stop")
    assert OwnKeys(memory, lambda: TABLES, lambda: Keymap({})).faces() == {}
    assert keys.change("turn.other", "x").startswith('"turn.other" is no key’s id; perhaps turn.')
    assert keys.change("turn.pass", "s") == ""
    assert keys.reset("guard.stop").startswith("What it had is another action’s key")
    assert keys.reset("turn.pass") == keys.reset("guard.stop") == "" and keys.faces() == {"turn.hand": "d"}


def test_a_refusal_names_no_key_that_is_the_action_s_own() -> None:
    assert refusal("history.back", "q", {}, TABLES) == refusal("turn.next", "enter", {}, TABLES) == ""
