"""The page of the keys is made from the program's own tables, and tells every key that there is."""

import importlib
import re

from textual.dom import DOMNode

from als_tui.keys import face_of, keys_of_class
from docs.keys import BEGIN, END, PAGE, SECTIONS, with_tables
from tests.parts import MODULES, dotted

README = PAGE.parent.parent / "README.md"


def test_the_page_tells_the_keys_as_they_are() -> None:
    page = PAGE.read_text("utf-8")
    assert with_tables(page) == page, "python -m docs.keys writes it anew"
    assert with_tables(f"a {BEGIN} b {END} c").startswith(f"a {BEGIN}\n### Everywhere\n")


def test_whatever_has_keys_is_in_a_section() -> None:
    for file in MODULES:
        if file.stem != "__main__":
            importlib.import_module(dotted(file))
    listed = {key for keys in SECTIONS.values() for key in keys}
    for kind in _below(DOMNode):
        assert {*keys_of_class(kind)} <= listed, kind.__name__


def test_no_key_of_ours_is_without_a_value() -> None:
    ours = [kind for kind in _below(DOMNode) if kind.__module__.startswith("als_tui.")]
    for kind in ours:
        assert len(vars(kind).get("BINDINGS", ())) == len(vars(kind).get("KEYS", ())), kind.__name__


def _below(kind: type) -> set[type]:
    children: list[type] = type.__subclasses__(kind)
    return {below for child in children for below in (child, *_below(child))}


def test_the_keys_that_the_readme_names_are_those_of_the_program() -> None:
    table = README.read_text("utf-8").partition("## Five keys")[2].partition("##")[0]
    named = set(re.findall(r"`([^`]+)`", table))
    ids = (
        "phase.next",
        "floor.seat.1",
        "floor.seat.9",
        "capture.line",
        "step.undo",
        "app.help",
        "app.palette",
    )
    assert {key.replace("ctrl+", "^") for key in named} == {face_of(id) for id in ids}
