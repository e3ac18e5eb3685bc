"""What the tests look up of a style sheet is what Textual works out of it, for every widget and its parts."""

from typing import Any

import pytest
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

from tests import sheets
from tests.screens.desk import Desk, desk
from tests.screens.sessions import begin

STEPS = (
    ("c",),
    ("escape",),
    ("question_mark",),
    ("escape",),
    ("A",),
    ("a",),
    ("escape", "escape"),
    ("L",),
    ("P", "t"),
)
"""Keys that open lines, forms, lists and covers, and leave them."""


def told(node: DOMNode) -> dict[str, Any]:
    """The rules that a widget and each of its parts have, and what is noted of states."""
    parts = {part: dict(node._component_styles[part].base._rules) for part in node._get_component_classes()}
    noted = (node._has_hover_style, node._has_focus_within, node._has_order_style, node._has_odd_or_even)
    return {"own": dict(node.styles.base._rules), "parts": parts, "noted": noted}


def different(app: App[None], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Widgets that Textual's own way gives other rules than they have."""
    nodes = [node for screen in app.screen_stack for node in screen.walk_children(with_self=True)]
    before = [told(node) for node in nodes]
    with monkeypatch.context() as patch:
        patch.setattr(Stylesheet, "apply", sheets._work_out)
        patch.setattr(Stylesheet, "replace_rules", sheets._replace_rules)
        patch.setattr(Stylesheet, "_process_component_classes", sheets._apply_parts)
        for node in nodes:
            app.stylesheet.apply(node)
    return [str(node) for node, was in zip(nodes, before, strict=True) if told(node) != was]


async def test_every_widget_has_the_rules_that_textual_gives_it(monkeypatch: pytest.MonkeyPatch) -> None:
    async def nothing_differs(d: Desk) -> None:
        assert different(d.app, monkeypatch) == []

    for theme in ("textual-dark", "textual-light"):
        async with desk() as d:
            d.app.theme = theme
            await d.pilot.pause()
            await nothing_differs(d)
            await begin(d)
            for keys in STEPS:
                await d.press(*keys)
                await nothing_differs(d)
