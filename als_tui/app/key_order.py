"""Keys and pastes one after the other: the next is handed on once the one before has done all that it does.

Textual hands each to whoever has the focus when it arrives. A quick hand, or a link that was stalled, brings several at
once: letters behind the key that opens a field would be keys of the screen, or letters in another order. If the field
does not open, what was typed for it at once with its key is no key, either.
"""

from collections import deque
from functools import partial
from typing import Any

from textual import events
from textual._queue import Queue
from textual.app import App
from textual.dom import DOMNode

from als_tui.keys import key_of

PATIENCE = 0.5
"""Seconds after which a key that nobody answers holds up no other one."""

KeyOrPaste = events.Key | events.Paste


class KeyOrderApp(App[None]):
    """Hands on what is typed in its order."""

    _under_way: KeyOrPaste | None = None
    """What was handed on last, unless it is known to be done."""
    _target: DOMNode | None = None
    """Who was handed it."""
    _behind: deque[KeyOrPaste] | None = None
    """What came meanwhile."""

    async def on_event(self, event: events.Event) -> None:
        """Keep what is typed back while something typed is under way; all else goes its usual way."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._behind:
            self._behind.append(event)
        elif self._under_way is None or self._at_rest():
            await self._hand_on(event)
        else:
            self._behind = deque((event,))
            self._wait_for(self._under_way)

    def words_refused(self) -> None:
        """Say that what was typed at once with a key for words did nothing, as no field opened for it."""

    async def _hand_on(self, event: KeyOrPaste) -> None:
        self._under_way, self._target = event, self.focused or self.screen
        await super().on_event(event)

    def _at_rest(self) -> bool:
        """True if nobody whom the last key can have reached has anything left to do, as a rule between two keys."""
        reached: set[DOMNode] = {self._target or self.screen, self.focused or self.screen}
        nodes = {node for one in reached for node in one.ancestors_with_self if node is not self}
        return all(map(_waits, nodes)) and self._message_queue.empty()

    def _wait_for(self, event: KeyOrPaste) -> None:
        """Hand the next on as soon as the one under way has done all that it does."""
        self.set_timer(PATIENCE, partial(self._next, event))
        if event.is_forwarded and self._target is not None:
            self._follow(event, self._target, self._target)
        else:
            self._settle(event)

    def _follow(self, event: KeyOrPaste, node: DOMNode, target: DOMNode) -> None:
        """Wait behind the event in the queue of each node that it bubbles to, up to the app, which knows the keys."""

        def look() -> None:
            parent = node.parent
            comes_back = (
                parent is event._sender
            )  # what the app sent it hears again, though it counts as stopped
            if parent is None or (event._stop_propagation and not comes_back):
                self._rise(event, target)
            else:
                self._follow(event, parent, target)

        if not node.call_later(look):
            self._settle(event)

    def _rise(self, event: KeyOrPaste, node: DOMNode) -> None:
        """Wait behind what came of it where it was handled, as a field's Enter, which the form around it answers."""
        parent = node.parent
        if parent is None or not node.call_later(self._rise, event, parent):
            self._settle(event)

    def _settle(self, event: KeyOrPaste) -> None:
        """Wait for what the screen tells the app of it, such as a change of phase."""
        following = partial(self._next, event)
        if not self.screen.call_later(lambda: self.call_later(following)):
            self.call_later(following)

    async def _next(self, event: KeyOrPaste) -> None:
        if self._under_way is not event:
            return
        self._under_way = None
        if self._behind and self._opened_no_line(event):
            self._behind.clear()
            self.words_refused()
        if not self._behind:
            return
        following = self._behind.popleft()
        await self._hand_on(following)
        if self._behind:
            self._wait_for(following)

    def _opened_no_line(self, event: KeyOrPaste) -> bool:
        """True after a key that asks for words and was refused: all is as before it."""
        from textual.widgets import Input, TextArea  # here, because they are loaded with the first field

        screen = self.screen
        if isinstance(self._target, Input | TextArea) or isinstance(self.focused, Input | TextArea):
            return False
        if not isinstance(event, events.Key) or self._target not in (screen, self.focused):
            return False
        active = screen.active_bindings.get(event.key)
        key = active and key_of(active.node, active.binding.action)
        return key is not None and key.opens == "words"


def _waits(node: DOMNode) -> bool:
    """True for a node that has handled all that came to it, and waits for more."""
    queue: Queue[Any] = node._message_queue
    return queue.empty() and bool(queue.ready_event._waiters)
