"""What screens and widgets say of keys: by their ids, but for those that no keymap changes."""

import ast
import re
from collections.abc import Iterator, Mapping

import pytest

from tests.parts import MODULES, dotted, nodes, within
from tests.test_key_locks import MENU, sentences

SAYING = ["als_tui.screens", "als_tui.widgets", "als_tui.keys"]
_NAMED = r"(?:Enter|Esc|Tab|Space|S-Tab|PgUp|PgDn|F\d\d?|\^[a-z]|ctrl\+\w)"
_ONE = "[A-Za-z<>+=/?@]"
_DOES = (
    "adds|answers|asks|brings|carries|catches|changes|chooses|closes|copies|does|drops|empties|ends|fills|gives|goes|"
    "keeps|leaves|lets|makes|marks|mends|moves|opens|puts|raises|reads|resumes|reviews|saves|searches|sets|shows|"
    "starts|strikes|takes|tries|trims|turns|undoes|writes"
)
BY_FACE = re.compile(
    "`"
    rf"|(?<!\w){_NAMED}(?!\w)"
    rf"|(?<![\w’'“.`-]){_ONE} (?:{_DOES})\b"
    rf"|(?:Next:|\b[Tt]hen) (?![aA] ){_ONE}(?=[ ,;:.)])"
    rf"|\({_ONE}(?:, {_ONE})*[:)]"
    rf"|(?<![\w’'“]){_ONE}(?:, {_ONE})* or {_ONE}(?![\w’'])"
    rf"|(?<![\w’'“]){_ONE}, {_ONE}(?=[:;,)])"
)
"""A key as prose names it: between backticks, by its own name, or a letter that acts, is next, or stands in a row."""
FIXED: Mapping[str, tuple[str, ...]] = {
    "a window's own keys, which leave it or move what is read": (
        "Enter, Esc, q or Space closes",
        "Esc, q or Enter closes",
        "Esc or ? closes",
        "Esc or q leaves",
        "Esc leaves",
        "and press Enter",
        "and Enter;",
        "then Enter",
        "of the list, or Esc",
        "↑ ↓ Space move",
        "Space, b, PgDn, PgUp a page",
    ),
    "the same, before a key that works outside": ("Esc, then ",),
    "the keys of a line or field that is typed into": (
        "Enter keeps it",
        "Esc shows all",
        "Backspace takes a letter back",
        "Esc keeps it as a note",
        "Enter takes the minutes",
        "Enter does it in a line",
        "Enter asks whose",
        "Tab ends the name",
    ),
    "a sign of the capture line, which is typed": ("Home then ? makes it a question",),
    "several keys shown as one; where they have others, each is shown by itself": ("PgUp PgDn", "^o F2-F9"),
}
"""What no keymap changes, by the reason."""
OF_LINES = {"Enter", "Esc", "Tab", "↑ ↓"}
"""Keys of a line that is typed into, which its hints name as they are."""


def faces_in(source: str) -> list[str]:
    """Sentences and hints that name keys by their faces."""
    told = [f"{line}: {text}" for line, text in sentences(source) if BY_FACE.search(_without_fixed(text))]
    return told + [f"a hint: {face}" for face in _hinted(source) if face not in OF_LINES]


def _hinted(source: str) -> Iterator[str]:
    for node in nodes(source):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Hint":
            yield from (str(face.value) for face in node.args[:1] if isinstance(face, ast.Constant))


def _without_fixed(text: str) -> str:
    for phrases in FIXED.values():
        for phrase in phrases:
            text = text.replace(phrase, "")
    return MENU.sub(r"\1", text)


def said() -> dict[str, str]:
    """The source of every module whose sentences are shown, by the module's name."""
    return {dotted(file): file.read_text("utf-8") for file in MODULES if within(dotted(file), SAYING)}


def test_no_sentence_of_a_screen_or_widget_names_a_key_by_its_face() -> None:
    found = [f"{module}:{face}" for module, source in said().items() for face in faces_in(source)]
    assert found == []


def test_every_exception_is_still_needed() -> None:
    texts = [text for source in said().values() for _, text in sentences(source)]
    phrases = [phrase for several in FIXED.values() for phrase in several]
    assert [phrase for phrase in phrases if not any(phrase in text for text in texts)] == []


@pytest.mark.parametrize(
    "source",
    [
        "x = f'Next: {count} left, n goes on.'",
        "x = 'Next: v, review and close.'",
        "x = 'Next: Enter puts right what the cursor is on.'",
        "x = 'Next: / searches again.'",
        "x = f'What you typed is kept; {what} or a opens it again.'",
        "x = f'{words}; Y turns one\\'s word'",
        "x = 'No date is set: Esc, then d sets one.'",
        "x = 'A word from each, then n: on.'",
        "x = 'Two actions not heard yet (j).'",
        "x = 'In the lists (v, L, /) it takes them.'",
        "x = 'Charter agreed by all (Y: one does not)'",
        "x = f'u, p: {name}'",
        "x = 'Enter, l or u opens it.'",
        "x = 'There is no seat 9. `w` adds people.'",
        "x = f'{menu} `e` ends the slot'",
        "Key('a.b', 'x', run, 'out', 'Take it out; z brings it back.')",
        "x = 'Kept: ^f empties the form'",
        "x = 'While typing F1 helps'",
        "x = (Hint('Enter', 'keep it'), Hint('^p', 'commands'))",
    ],
)
def test_the_search_finds_what_it_is_for(source: str) -> None:
    assert faces_in(source)


@pytest.mark.parametrize(
    "source",
    [
        "x = f'Next: {press(\"phase.next\")} goes on.'",
        "x = f'Next: a word from each ({word}), then {goes_on}.'",
        "x = f'{press(\"more.menu\")} `e` ends the slot'",
        "x = 'A name and members are enough; each one a line, or a list.'",
        "x = 'Of what kind is a question: a, an or the?'",
        "Key('phase.next', 'n', run, 'next', 'End this phase and begin the next one.')",
        "x = 'Which one: Ana B, Ana C?'",
        "x = 'Was today’s goal met (yes, no)?'",
        "Key('a.b', 'escape,q', run, 'leave', 'Leave it.')",
        "def f():\n    '''Enter goes on; `n` is next.'''",
    ],
)
def test_the_search_leaves_alone_what_names_none(source: str) -> None:
    assert not faces_in(source)
