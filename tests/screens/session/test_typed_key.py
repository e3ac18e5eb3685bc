"""What a typed key costs, counted: one reading of the line, one paint, no timer, and no wait behind the key before."""

from collections import Counter
from typing import Any

import pytest
from textual.message_pump import MessagePump
from textual.widgets import Static

from als_tui.domain.capture.meaning import understood
from als_tui.widgets.entry import EntryLine
from als_tui.widgets.entry_text import EntryText
from tests.screens.sessions import begun


async def test_a_letter_is_read_once_and_read_back_before_anything_is_painted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[str] = []

    def counted(line: str, *args: Any) -> Any:
        read.append(line)
        return understood(line, *args)

    async with begun() as d:
        await d.press("2", "c")
        await d.type("What would")
        monkeypatch.setattr("als_tui.screens.session.capture.understood", counted)
        text = d.app.screen.query_one(EntryText)
        text.insert("x")
        back = d.app.screen.query_one(".entry--read", Static)
        assert "What wouldx" in str(back.content), "in the same turn of the loop, so that both are one paint"
        await d.pilot.pause()
        assert read == ["What wouldx"]


async def test_letters_share_a_timer_and_none_waits_for_the_one_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: Counter[str] = Counter()
    call_later, set_timer = MessagePump.call_later, MessagePump.set_timer

    def later(self: MessagePump, *args: Any, **kwargs: Any) -> bool:
        asked["later"] += 1
        return call_later(self, *args, **kwargs)

    def timer(self: MessagePump, *args: Any, **kwargs: Any) -> Any:
        asked["timer"] += 1
        return set_timer(self, *args, **kwargs)

    async with begun() as d:
        await d.press("c")
        monkeypatch.setattr(MessagePump, "call_later", later)
        monkeypatch.setattr(MessagePump, "set_timer", timer)
        for letter in "whatever":
            await d.press(letter)
        assert d.app.screen.query_one(EntryLine).text == "whatever"
        assert asked == {"timer": 1}
