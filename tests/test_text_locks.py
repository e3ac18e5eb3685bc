"""No text of a person meets a widget but by `plain`, `cell` or `fit`: Textual reads markup in most plain strings."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.parts import MODULES, PACKAGE, contract, dotted, nodes, within
from tests.tables import each

DRAWS_NOTHING = [
    *contract("The pure parts know no screen, no file format and no machine")["source_modules"],
    *contract("Storage draws nothing")["source_modules"],
]
DRAWING = [file for file in MODULES if not within(dotted(file), DRAWS_NOTHING)]
"""Whatever no contract keeps from a widget, in whichever folder it lies."""
WAYS = {"plain", "heading", "cell", "fit", "safe", "shown", "render"}
"""What makes text safe."""
TAKES_MARKUP = {
    *("Static", "Label", "Button", "Checkbox", "RadioButton", "Select", "OptionList", "Option", "Selection"),
    *("SelectionList", "Tree", "Tab", "Tabs", "TabPane", "Collapsible", "Placeholder", "Tooltip", "Rule"),
    *(
        "update",
        "notify",
        "add_column",
        "add_columns",
        "add_row",
        "add_option",
        "add_options",
        "DiscoveryHit",
    ),
    *("update_cell", "set_title", "SystemCommand"),
}
"""Classes and methods that read markup in a string, or paint it as it stands."""
MAKES_TEXT = {"Content", "Text", "styled", "assemble"}
READS_MARKUP = {"from_markup", "from_rich_text", "from_ansi", "markup"}
TITLES = {"border_title", "border_subtitle", "tooltip", "title", "sub_title", "placeholder"}
OURS = {
    ("als_tui/widgets/plain.py", "shown(text)"): "this is the way itself",
    ("als_tui/widgets/plain.py", "content"): "Content already, by its type",
    ("als_tui/widgets/listing.py", "row_key"): "a key, which is not shown",
    ("als_tui/widgets/listing.py", "str(number)"): "a key, which is not shown",
    ("als_tui/widgets/listing.py", "new"): "a cell already, by its type",
    (
        "als_tui/screens/common/help.py",
        "self._list(max(30, self.moved.size.width - 2))",
    ): "Content already, by its type",
    (
        "als_tui/screens/common/windows.py",
        "self._list(self.text_cells)",
    ): "Content already, by its type",
    ("als_tui/screens/home/page.py", "READING"): "our own words",
    ("als_tui/screens/home/page.py", "_empty(waits=bool(typed))"): "our own words",
    (
        "als_tui/app/privacy.py",
        "stopped(self._exception)",
    ): "the kind of a fault and its place in the code, with no word of its message",
    ("als_tui/app/choices.py", "self._choose_theme"): "a method",
    ("als_tui/app/facilitator.py", "self.action_own_keys"): "a method",
    ("als_tui/screens/common/themes.py", "choose"): "a function",
    ("als_tui/screens/common/themes.py", "self"): "a screen",
    ("als_tui/app/choices.py", "self._turn_bell"): "a method",
    ("als_tui/app/choices.py", "self._turn_cue"): "a method",
    ("als_tui/app/choices.py", "self._turn_mouse"): "a method",
    ("als_tui/app/choices.py", "self._turn_suspend"): "a method",
    ("als_tui/screens/common/palette.py", "command.run"): "a method",
    ("als_tui/keys.py", "keymap"): "keys by their ids, which no widget is given",
    ("als_tui/keys.py", "self.sentence"): "our own words, which are shown by the help and the palette",
    ("als_tui/screens/session/desk.py", "binding.tooltip"): "the same",
    ("als_tui/widgets/plain.py", "words"): "shown before it is cut into keys and words",
    ("als_tui/widgets/plain.py", "open_end"): "the same",
}
"""What is no text of a person though the search cannot tell, and why."""


def faults_in(source: str, file: str = "") -> list[str]:
    """Expressions that might be a person's text and are handed on as they stand."""
    found = [*_calls(source), *_titles(source)]
    return [
        f"{file}:{node.lineno}: {ast.unparse(node)}"
        for node in found
        if (file, ast.unparse(node)) not in OURS and not _safe(node)
    ]


def _calls(source: str) -> Iterator[ast.expr]:
    for node in nodes(source):
        if not isinstance(node, ast.Call):
            continue
        name = _name(node.func)
        if name in READS_MARKUP:
            yield node
        elif name in TAKES_MARKUP:
            yield from node.args
        elif name == "styled":
            yield from node.args[:1]
        elif name in MAKES_TEXT:
            for part in node.args:
                yield part.elts[0] if isinstance(part, ast.Tuple) else part


def _titles(source: str) -> Iterator[ast.expr]:
    for node in nodes(source):
        targets = node.targets if isinstance(node, ast.Assign) else []
        if any(isinstance(target, ast.Attribute) and target.attr in TITLES for target in targets):
            assert isinstance(node, ast.Assign)
            yield node.value
        if isinstance(node, ast.keyword) and node.arg in TITLES and not isinstance(node.value, ast.Name):
            yield node.value


def _name(func: ast.expr) -> str:
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


def _safe(node: ast.expr) -> bool:
    """True for our own words, and for what came through one of the ways."""
    match node:
        case ast.Constant(value=str(text)):
            return "[" not in text
        case ast.Constant():
            return True
        case ast.IfExp(body=one, orelse=other):
            return _safe(one) and _safe(other)
        case ast.Call(func=ast.Attribute(attr="join", value=value), args=[_]):
            return isinstance(value, ast.Call) and _safe(value)
        case ast.Call(func=func):
            return _name(func) in WAYS | MAKES_TEXT | {"partial"} or _name(func) in ("_line", "_content")
        case ast.Starred(value=value):
            return isinstance(value, ast.Name | ast.GeneratorExp)
        case ast.Name(id=name):
            return name in _PARTS
        case _:
            return False


_PARTS = {"tells", "rows", "first", "names", "cells"}
"""Names under which screens gather what is Content already; mypy holds them to it."""


def test_no_screen_or_widget_hands_on_text_as_it_stands() -> None:
    found = [
        fault
        for file in DRAWING
        for fault in faults_in(file.read_text("utf-8"), str(file.relative_to(PACKAGE.parent)))
    ]
    assert found == []


@each(
    "source",
    [
        "Static(name)",
        "Label(f'{person.name} speaks')",
        "self.query_one(Static).update(words)",
        "Content(words)",
        "Content.styled(self.coming_words(), 'dim')",
        "Content.assemble(('a', 'bold'), (name, 'bold'))",
        "Content.from_markup('[b]x[/b]')",
        "window.border_title = name",
        "self.notify(f'Hello {name}')",
        "table.add_column(title)",
        "Button('[x]')",
        "Static(plain(a) if a else b)",
        "Input(placeholder=person.name)",
        "Content('\\n').join(lines).join(x); Static('\\n'.join(lines))",
    ],
)
def test_the_search_finds_what_it_is_for(source: str) -> None:
    assert faults_in(source)


@pytest.mark.parametrize(
    "source",
    [
        "Static(plain(name))",
        "Static(id='x')",
        "Content('\\n').join(plain(x) for x in y)",
        "Static('Two words')",
    ],
)
def test_the_search_leaves_alone_what_is_safe(source: str) -> None:
    assert not faults_in(source)


def test_the_search_reaches_every_module_that_can_draw() -> None:
    draws = re.compile("^ *(from|import) (textual|rich)\\b", re.MULTILINE)
    assert [
        dotted(file) for file in MODULES if file not in DRAWING and draws.search(file.read_text("utf-8"))
    ] == []
    assert {file.parent.name for file in DRAWING} >= {"als_tui", "screens", "widgets", "terminal"}


def test_every_exception_is_still_needed() -> None:
    texts = {str(file.relative_to(PACKAGE.parent)): file.read_text("utf-8") for file in DRAWING}
    assert [one for one in OURS if one[1] not in texts[one[0]]] == []


OWN_FIELDS = {"Input", "TextArea", "MaskedInput"}
CLEANS = "als_tui.widgets.capped"
"""The module whose fields clean what is pasted, and are made of Textual's."""


def fields_in(source: str) -> list[int]:
    """Lines that make one of Textual's own fields, or a class of one."""
    found: list[int] = []
    for node in nodes(source):
        bases = node.bases if isinstance(node, ast.ClassDef) else []
        made = [node.func] if isinstance(node, ast.Call) else []
        found += [one.lineno for one in (*bases, *made) if _name(one) in OWN_FIELDS]
    return found


def test_no_field_but_those_that_clean_and_say_what_does_not_fit() -> None:
    """Textual's own fields show a pasted escape sequence to the terminal, and drop what is pasted beyond a line."""
    found = {dotted(file): fields_in(file.read_text("utf-8")) for file in DRAWING}
    assert [module for module, lines in found.items() if lines] == [CLEANS]


def test_a_field_of_textual_is_found() -> None:
    assert fields_in("x = Input(value)") == fields_in("class Mine(widgets.TextArea): pass") == [1]
    assert fields_in("x = OneLine(value)\nself.query_one(Input)") == []
