"""No screen, page or app stands on more than three classes of ours: what several share is a module, not a class."""

import importlib

from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen

from als_tui.screens.pages.page import Page
from tests.parts import MODULES, dotted

DEEPEST = 3


def depth(kind: type) -> int:
    """Classes of ours in the longest line of those that a class is made from, itself included."""
    below = max((depth(base) for base in kind.__bases__), default=0)
    return below + kind.__module__.startswith("als_tui.")


def test_nothing_that_shows_is_deeper_than_three_classes_of_ours() -> None:
    for file in MODULES:
        if file.stem != "__main__":
            importlib.import_module(dotted(file))
    kinds = [kind for kind in _below(DOMNode) if issubclass(kind, App | Screen | Page)]
    assert len(kinds) > 30
    assert {kind.__name__: depth(kind) for kind in kinds if depth(kind) > DEEPEST} == {}


def _below(kind: type) -> set[type]:
    children: list[type] = type.__subclasses__(kind)
    return {below for child in children for below in (child, *_below(child))}
