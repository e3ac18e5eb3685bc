"""What the tests look up once of messages and values is what Textual looks up each time."""

from collections.abc import Iterator
from functools import wraps
from typing import Any

import pytest
from textual.css.styles import RULE_NAMES
from textual.dom import DOMNode, NoScreen
from textual.events import Focus, Key
from textual.message import Message
from textual.message_pump import MessagePump
from textual.widget import Widget

from als_tui.app.facilitator import AlsApp
from tests import quick
from tests.screens.desk import Desk
from tests.screens.sessions import begun


def nodes(d: Desk) -> Iterator[DOMNode]:
    """The app, its screens and all that is on them."""
    yield d.app
    for screen in d.app.screen_stack:
        yield from screen.walk_children(with_self=True)


def kinds(sent: type[Message] = Message) -> Iterator[type[Message]]:
    """Every kind of message."""
    for kind in sent.__subclasses__():
        yield kind
        yield from kinds(kind)


def unmade(kind: type[Message]) -> Message:
    """A message of a kind, whatever else its kind is made with."""
    message = kind.__new__(kind)
    Message.__init__(message)
    return message


def plainly_heard(pump: MessagePump, message: Message) -> list[tuple[type, Any]] | None:
    """What Textual finds; None where it asks the message for more than its kind."""
    try:
        return [*quick._find(pump, message.handler_name, message)]
    except AttributeError:
        return None


async def test_every_message_is_heard_by_those_by_whom_textual_lets_it_be_heard() -> None:
    async with begun() as d:
        await d.press("r", "c")
        messages = [unmade(kind) for kind in {*kinds()}]
        asked = 0
        for node in nodes(d):
            for message in messages:
                if (plain := plainly_heard(node, message)) is not None:
                    assert [*quick._methods(node, message.handler_name, message)] == plain
                    asked += 1
        assert asked > len(messages)


async def test_every_value_is_the_one_that_textual_takes() -> None:
    async with begun() as d:
        await d.press("r", "c")
        for node in nodes(d):
            for name, value in type(node)._reactives.items():
                assert getattr(node, name) is quick._get(value, node, type(node)), name


class Quiet(Widget):
    """One that hears nothing of its own."""


def test_a_method_that_a_test_puts_into_a_class_is_heard_as_long_as_it_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def heard() -> list[str]:
        return [method.__name__ for _, method in quick._methods(quiet, "on_focus", Focus())]

    quiet = Quiet()
    before = heard()
    with monkeypatch.context() as patch:
        patch.setattr(Quiet, "on_focus", lambda self: None, raising=False)
        assert heard() == ["<lambda>", *before]
    assert heard() == before


def test_a_message_that_is_stopped_by_a_class_goes_to_none_above_it() -> None:
    app, key = AlsApp.__new__(AlsApp), Key("x", "x")
    assert len([*quick._methods(app, "on_key", key)]) > 1
    methods = quick._methods(app, "on_key", key)
    next(methods)
    key.prevent_default()
    assert [*methods] == []


def test_parameters_are_counted_as_textual_counts_them() -> None:
    def made(function: Any) -> Any:
        @wraps(function)
        def called(*args: Any) -> Any:
            return function(*args)

        return called

    def two(first: int, second: int = 0, *, third: int = 0) -> None:
        """For the count."""

    for function in (two, made(two), made(len), lambda: 0, lambda *all: all, Quiet, Quiet().focus, len):
        assert quick._parameters(function) == quick._parameters(function) == quick._count(function)


async def test_a_widget_has_the_screen_the_state_and_the_rules_that_textual_finds() -> None:
    async with begun() as d:
        await d.press("r", "c")
        d.page.disabled = True
        for node in nodes(d):
            if node is not d.app:
                assert node.screen is quick._screen.fget(node)
            if isinstance(node, Widget):
                assert node.is_disabled is quick._disabled.fget(node)
            for name in RULE_NAMES:
                assert node.styles.get_rule(name, quick) is quick._rule(node.styles, name, quick), name
    with pytest.raises(NoScreen):
        _ = Quiet().screen
