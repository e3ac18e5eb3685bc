"""The page of the keys is made from the screens' own tables, and tells every key that the help tells."""

import importlib

from textual.dom import DOMNode

from docs.keys import BEGIN, END, PAGE, SECTIONS, rows, told, with_tables
from tests.rooms import MODULES, dotted


def test_the_page_tells_the_keys_as_they_are() -> None:
    page = PAGE.read_text("utf-8")
    assert with_tables(page) == page, "python -m docs.keys writes it anew"
    assert with_tables(f"a {BEGIN} b {END} c").startswith(f"a {BEGIN}\n### Everywhere\n")


def test_whatever_has_keys_is_in_a_section() -> None:
    for file in MODULES:
        if file.stem != "__main__":
            importlib.import_module(dotted(file))
    sections = told()
    kinds = {kind for kind in _below(DOMNode) if kind.__module__.startswith("als_tui.")}
    for kind in kinds:
        if not any(other is not kind and issubclass(other, kind) for other in kinds):
            page = {
                row for title, base in SECTIONS.items() if issubclass(kind, base) for row in sections[title]
            }
            assert {*rows(kind)} <= page, kind.__name__


def _below(kind: type) -> set[type]:
    children: list[type] = type.__subclasses__(kind)
    return {below for child in children for below in (child, *_below(child))}
