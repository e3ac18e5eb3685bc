"""Sentences name keys by their ids, so that a key that is given another face is named by that one."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module

import pytest

from als_tui import keys
from tests.pace import patience
from tests.parts import MODULES, PACKAGE, dotted, nodes, within

FAR = ["als_tui.domain", "als_tui.engine", "als_tui.onlooker", "als_tui.storage"]
"""Parts that know no key, and whose sentences may be said before the screen of the key was ever shown."""
BELOW = [*FAR, "als_tui.app"]
TELLING = ["als_tui.domain.moves", "als_tui.engine", "als_tui.onlooker", "als_tui.app"]
"""Parts in whose sentences a lone letter is a key."""
BY_FACE = re.compile(
    r"`(?:[^`\s]|Space|Enter|Tab|Esc|F\d+|\^\w|ctrl\+\w)`|\b(?:Space|Enter)\b|ctrl\+|\^[a-z]"
)
LETTER = re.compile(r"(?<![\w’'.`-])[b-zB-HJ-Z](?![\w’'.`-])")
MENU = re.compile("(\x02[^\x03]*\x03) `.`")
"""The key that chooses in a menu, after the one that opens it: that one has no other face."""
FIXED = {
    ("als_tui.domain.moves.keeping", "`.`"): "a sign of the capture line, which is typed",
    ("als_tui.app.opening", "`t`"): "a choice of the menu that the key before it opens",
    ("als_tui.app.opening", "`m`"): "the same",
}
"""What is no key that can have another face, and why."""


def sentences(source: str) -> Iterator[tuple[int, str]]:
    """Yield each text in the code that has several words, with its line; a key in it is there by its ids."""
    whole = [node for node in nodes(source) if isinstance(node, ast.JoinedStr)]
    parts = {id(part) for node in whole for part in node.values}
    about = {id(node.value) for node in nodes(source) if isinstance(node, ast.Expr)}
    for node in nodes(source):
        if id(node) in parts | about:
            continue
        if isinstance(node, ast.JoinedStr):
            text = "".join(map(_part, node.values))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if " " in text:
            yield node.lineno, text


def _part(node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    named = [id for call in _presses(ast.walk(node)) for id in call]
    return f"\x02{', '.join(named)}\x03" if named else "{}"


def _presses(inside: Iterable[ast.AST]) -> Iterator[list[str]]:
    """Yield the ids of each key that is named, as far as they stand there."""
    for node in inside:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "press":
            yield [str(arg.value) for arg in node.args if isinstance(arg, ast.Constant)]


def faces_in(source: str, module: str) -> list[str]:
    """Keys that the sentences of a module name by their faces."""
    found = []
    for line, text in sentences(source):
        rest = MENU.sub(r"\1", text)
        faces = BY_FACE.findall(rest) + (LETTER.findall(rest) if within(module, TELLING) else [])
        found += [f"{module}:{line}: {face}" for face in faces if (module, face) not in FIXED]
    return found


def ids_in(*parts: str) -> set[str]:
    """Ids of all keys that sentences of these parts name."""
    files = [file for file in MODULES if within(dotted(file), [*parts])]
    return {id for file in files for ids in _presses(nodes(file.read_text("utf-8"))) for id in ids}


def test_no_part_below_the_screens_names_a_key_by_its_face() -> None:
    found = [
        face
        for file in MODULES
        if within(dotted(file), BELOW)
        for face in faces_in(file.read_text("utf-8"), dotted(file))
    ]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        "Refusal('No slot is free. `s` adds one.')",
        "Refusal(f'{who} presents. `p` gives the floor.')",
        "x = 'The timer stands still. Space starts it.'",
        "x = f'{words} Enter puts them in.'",
        "x = 'Put it back, or press ctrl+q.'",
        "x = 'It stays. ^q leaves.'",
        "x = 'What you typed is kept; n opens it again.'",
        "x = f'{press(\"go.issues\")} chooses who; `o` `d` drops it.'",
    ],
)
def test_the_search_for_faces_finds_them(source: str) -> None:
    assert faces_in(source, "als_tui.domain.moves.planted")


@pytest.mark.parametrize(
    "source",
    [
        "x = f'{press(\"more.menu\")} `d` drops it.'",
        "Key('clock.toggle', 'space', run, 'start', 'Start the timer.')",
        "def f():\n    '''Stop for a break; `n` goes back.'''",
        "x = f'A member says what {name} needs; I see.'",
    ],
)
def test_the_search_for_faces_leaves_alone_what_names_none(source: str) -> None:
    assert not faces_in(source, "als_tui.domain.moves.planted")


def test_every_exception_is_still_needed() -> None:
    texts = {dotted(file): file.read_text("utf-8") for file in MODULES}
    assert [one for one in FIXED if one[1] not in texts[one[0]]] == []


def test_every_key_that_a_sentence_names_is_one() -> None:
    for file in MODULES:
        if not within(dotted(file), ["als_tui.__main__"]):
            import_module(dotted(file))
    named = ids_in("als_tui")
    assert named - keys._KNOWN.keys() == set()
    assert {"clock.toggle", "review.seal", "unsaved.anew"} <= named


def test_a_key_of_a_screen_that_was_not_shown_yet_is_known_by_the_time_it_is_named() -> None:
    asked = sorted(ids_in(*FAR))
    script = (
        "import als_tui.app.facilitator as app\nfrom als_tui import keys\n"
        f"[keys.face_of(id) for id in {asked}]\nprint([id for id in {asked} if id not in keys._KNOWN])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=patience(30),
        check=True,
        cwd=PACKAGE.parent,
    )
    assert done.stdout.strip() == "[]"
