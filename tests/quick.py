"""What Textual looks up anew for each message and each value, looked up once for each class."""

from collections.abc import Callable, Iterator
from types import CodeType, FunctionType, MethodType
from typing import Any

from textual import _callback
from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.message import Message
from textual.message_pump import MessagePump
from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget

_get = Reactive.__get__
_find = MessagePump._get_dispatch_methods
_count = _callback._count_parameters
_rule = RenderStyles.get_rule
_screen: Any = DOMNode.screen
_disabled: Any = Widget.is_disabled
_PARENT = "_MessagePump__parent"
"""Where a widget keeps a weak reference to the one that it is in."""
_computed: dict[tuple[type, str], bool] = {}
"""By class and name, whether a value is worked out whenever it is asked for."""
_Heard = tuple[tuple[type, Any], ...]
"""The functions that hear a message, in order, each with the class that has it."""
_heard: dict[tuple[type, type[Message], str], _Heard | None] = {}
"""By class, kind of message and name of the method; None where a selector has a say, which Textual asks itself."""

_counted: dict[CodeType, int] = {}
"""How many parameters a function has; one that is made anew has the same code."""


def look_up_once() -> None:
    """Let a class keep what it has for a message, and a value be taken where it lies.

    Textual goes through all classes above a widget's for each message, of which one key makes a hundred, and asks of
    each value whether it is there, by which name, and whether it is to be worked out.
    """
    Reactive.__get__ = _value  # type: ignore[assignment, method-assign]  # a method with overloads
    MessagePump._get_dispatch_methods = _methods  # type: ignore[method-assign]  # keeps nothing
    _callback._count_parameters = _parameters  # type: ignore[assignment]  # the names of parameters differ
    RenderStyles.get_rule = _rule_of  # type: ignore[method-assign]  # asks twice whether it is there
    # Both go up from a widget by a property that makes a reference to the next above; a property has no types to keep.
    DOMNode.screen = property(_screen_of)  # type: ignore[assignment, method-assign]
    Widget.is_disabled = property(_is_disabled)  # type: ignore[assignment, method-assign]
    kind: Any = type(MessagePump)
    kind.__setattr__, kind.__delattr__ = _set_anew, _delete


def _value(self: Reactive[Any], obj: Any, kind: type) -> Any:
    if obj is not None:
        computed = _computed.get((kind, self.compute_name))
        if computed is None:
            computed = _computed[kind, self.compute_name] = hasattr(kind, self.compute_name)
        if not computed and self.internal_name in (values := obj.__dict__):
            return values[self.internal_name]
    return _get(self, obj, kind)


def _methods(self: MessagePump, method_name: str, message: Message) -> Iterator[tuple[type, Any]]:
    key = (type(self), type(message), method_name)
    try:
        heard = _heard[key]
    except KeyError:
        heard = _heard[key] = _look(*key)
    if heard is None:
        yield from _find(self, method_name, message)
        return
    for kind, function in heard:
        if message._no_default_action:
            return
        yield kind, function.__get__(self, kind)


def _rule_of(self: RenderStyles, rule_name: str, default: object = None) -> object:
    own: Any = self._inline_styles._rules
    if rule_name in own:
        return own[rule_name]
    rules: Any = self._base_styles._rules
    return rules.get(rule_name, default)


def _screen_of(self: DOMNode) -> Screen[Any]:
    node: Any = self
    while node is not None and not isinstance(node, Screen):
        above = node.__dict__[_PARENT]
        node = None if above is None else above()
    return node if node is not None else _screen.fget(self)


def _is_disabled(self: Widget) -> bool:
    node: Any = self
    while isinstance(node, Widget):
        if node.disabled:
            return True
        above = node.__dict__[_PARENT]
        node = None if above is None else above()
    return False


def _parameters(function: Callable[..., Any]) -> int:
    if isinstance(function, MethodType):
        return _parameters(function.__func__) - 1
    if type(function) is not FunctionType or vars(function).keys() & {"__wrapped__", "__signature__"}:
        return _count(function)
    if function.__code__ not in _counted:
        _counted[function.__code__] = _count(function)
    return _counted[function.__code__]


def _look(kind: type, message: type[Message], name: str) -> _Heard | None:
    """Find what Textual finds, by its rules: a decorated function once, and one by its name where it is none."""
    found: list[tuple[type, Any]] = []
    decorated: set[Any] = set()
    for cls in kind.__mro__:
        handlers = vars(cls).get("_decorated_handlers") or {}
        for sent in message.__mro__:
            for function, selectors in handlers.get(sent, ()):
                if selectors:
                    return None
                if function not in decorated:
                    decorated.add(function)
                    found.append((cls, function))
        named = vars(cls).get(f"_{name}") or vars(cls).get(name)
        if named is not None and not getattr(named, "_textual_on", None):
            found.append((cls, named))
    return tuple(found)


def _set_anew(kind: type, name: str, value: object) -> None:
    """Forget what was found once a test puts a method of its own into a class."""
    type.__setattr__(kind, name, value)
    if callable(value):  # a class counts, too
        _forget()


def _delete(kind: type, name: str) -> None:
    type.__delattr__(kind, name)
    _forget()


def _forget() -> None:
    _computed.clear()
    _heard.clear()
