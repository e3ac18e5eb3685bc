"""Style sheets that are parsed and matched once in a run of the tests and not once in every app."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from textual.css._style_properties import (
    BoxProperty,
    ColorProperty,
    ScalarProperty,
    SpacingProperty,
    StyleFlagsProperty,
)
from textual.css.model import RuleSet
from textual.css.styles import RenderStyles, StylesBase
from textual.css.stylesheet import Stylesheet
from textual.css.tokenize import tokenize_values
from textual.dom import DOMNode
from textual.widget import Widget

_begin = Stylesheet.__init__
_set_variables = Stylesheet.set_variables
_work_out = Stylesheet.apply
_replace_rules = Stylesheet.replace_rules
_apply_parts = Stylesheet._process_component_classes
_parsed: dict[frozenset[tuple[str, str]], dict[Any, Any]] = {}
"""What each source says, by the theme's values it was parsed with."""
_looks: dict[frozenset[tuple[str, str]], dict[Any, Any]] = {}
"""The same of each style in a text, as `bold $primary`."""
_tokens: dict[frozenset[tuple[str, str]], dict[str, Any]] = {}
"""The values themselves, taken apart."""
_Place = tuple[tuple[type[DOMNode], str | None, frozenset[str]], ...]
"""Kind, id and classes of a node, and before it those of each node above it."""


@dataclass(slots=True)
class _Found:
    """What the rules of a sheet come to at a place."""

    flags: tuple[bool, bool, bool, bool]
    """Which kinds of states the rules ask for, as Textual notes it at the node."""
    asked: list[tuple[int, Callable[[Any], bool]]]
    """Which node of the place is asked for which state, as for the focus; it changes while the place stays."""
    rules: dict[tuple[bool, ...], Any] = field(default_factory=dict)
    """By the answers, what holds there; None when no rule does."""

    def state(self, nodes: list[DOMNode]) -> tuple[bool, ...]:
        """What these nodes answer."""
        return tuple([asks(nodes[index]) for index, asks in self.asked])


_found: dict[tuple[RuleSet, ...], dict[_Place, _Found]] = {}
_found_by: WeakKeyDictionary[Stylesheet, tuple[Any, dict[_Place, _Found]]] = WeakKeyDictionary()
"""The rules that a sheet has now, and what was found by them."""
_given: dict[DOMNode, Any] = {}
"""What Textual has worked out for a node."""
_PLAIN = {
    key
    for key, style in vars(StylesBase).items()
    if isinstance(style, ColorProperty | ScalarProperty | SpacingProperty | BoxProperty | StyleFlagsProperty)
}
"""What a widget that is not mounted yet can be given as it is: setting it does nothing else."""
_plain: dict[int, tuple[Any, dict[str, Any]]] = {}
"""By rules (kept, so that no others are taken for them), the plain ones among them as they stand once they are set."""


def work_out_sheets_once() -> None:
    """Let all apps share what sheets say and what comes of it, where source and theme are the same.

    Textual keeps 64 sources an app, has more, and so parses nearly all of them anew whenever a screen brings one. It
    also tries its rules on every node below one whose classes or focus change. What they come to depends on kinds,
    ids, classes and states alone: it is worked out once, and set where it is not set already.
    """
    Stylesheet.__init__ = _begin_with_what_is_parsed  # type: ignore[method-assign]  # makes the cache, of its own
    Stylesheet.set_variables = _with_what_is_parsed  # type: ignore[method-assign]  # empties it
    RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]  # by identity there too, but counted in Python
    Stylesheet.apply = _apply  # type: ignore[method-assign]  # has no place for what was found before
    Stylesheet._process_component_classes = _apply_to_parts  # type: ignore[method-assign]  # the same for parts
    Stylesheet.replace_rules = staticmethod(_give)  # type: ignore[method-assign]  # tells nobody what it was


def _begin_with_what_is_parsed(self: Stylesheet, *, variables: dict[str, str] | None = None) -> None:
    _begin(self, variables=variables)
    _share(self)


def _with_what_is_parsed(self: Stylesheet, variables: dict[str, str]) -> None:
    self._parse_cache, self._style_parse_cache = {}, {}  # type: ignore[assignment]  # emptied there; those shared stay
    _set_variables(self, variables)
    _share(self)


def _share(sheet: Stylesheet) -> None:
    values = frozenset(sheet._variables.items())
    if values not in _tokens:
        _tokens[values] = tokenize_values(sheet._variables)
    sheet._Stylesheet__variable_tokens = _tokens[values]  # type: ignore[attr-defined]  # private by two underscores
    sheet._parse_cache = _parsed.setdefault(values, {})  # type: ignore[assignment]  # an LRU there
    sheet._style_parse_cache = _looks.setdefault(values, {})  # type: ignore[assignment]  # the same


def _apply(self: Stylesheet, node: DOMNode, *, animate: bool = False, cache: Any = None) -> None:
    nodes = node.css_path_nodes
    found = _finds(self).get(_place(nodes))
    state = found.state(nodes) if found is not None else ()
    if found is None or state not in found.rules:
        _work_out(self, node, animate=animate)
        _keep(self, node, nodes)
        return
    node._has_hover_style, node._has_focus_within, node._has_order_style, node._has_odd_or_even = found.flags
    if (rules := found.rules[state]) is not None:
        _set(node, rules, animate)
    self._process_component_classes(node)


def _apply_to_parts(self: Stylesheet, node: DOMNode) -> None:
    if not (names := node._get_component_classes()):
        return
    nodes = node.css_path_nodes
    above, finds = _place(nodes), _finds(self)
    parts = node._component_styles
    if not isinstance(parts, _Parts):
        parts = node._component_styles = _Parts(node)
    changed = False
    for name in sorted(names):
        place: _Place = (*above, (DOMNode, None, frozenset((name,))))
        found = finds.get(place)
        if found is None or (state := found.state(nodes)) not in found.rules:
            self.apply(parts.made(name))
            found = finds[place]
            state = found.state(nodes)
        changed = parts.have(name, found.rules[state]) or changed
    if changed:
        node.refresh()


class _Parts(dict[str, RenderStyles]):
    """The styles of a widget's parts, each made when somebody asks for it; most are never asked for."""

    def __init__(self, node: DOMNode) -> None:
        super().__init__()
        self._node = node
        self._rules: dict[str, Any] = {}
        """By the part; None when no rule is for it."""

    def have(self, name: str, rules: Any) -> bool:
        """Let a part have these rules; return whether it had others before."""
        if name in self._rules and self._rules[name] == rules:
            return False
        self._rules[name] = rules
        self.pop(name, None)
        return True

    def made(self, name: str) -> DOMNode:
        """A node that stands for a part, as Textual makes it."""
        part = DOMNode(classes=name)
        part._attach(self._node)
        return part

    def clear(self) -> None:
        self._rules.clear()
        super().clear()

    def __contains__(self, name: object) -> bool:
        return name in self._rules

    def __missing__(self, name: str) -> RenderStyles:
        part = self.made(name)
        if (rules := self._rules[name]) is not None:
            _replace_rules(part, rules)
        self[name] = part.styles
        return part.styles


def _give(node: DOMNode, rules: Any, animate: bool = False) -> None:
    _given[node] = rules
    _set(node, rules, animate)


def _set(node: DOMNode, rules: Any, animate: bool) -> None:
    """Set what is not set already; what moves, or repaints by being set again, is left to Textual."""
    if animate and "transitions" in rules:
        _replace_rules(node, rules, animate)
        return
    styles = node.styles.base
    now: dict[str, Any] = styles._rules  # type: ignore[assignment]  # a TypedDict there
    keys = now.keys() | rules.keys()
    if not now and not node._is_mounted:
        kept = _plain.setdefault(id(rules), (rules, {}))[1]
        now.update(kept)
        styles._updates += len(kept)
        keys -= kept.keys()
    again = _shows_scrollbar(node)
    for key in keys:
        if (value := rules.get(key)) is None or now.get(key) != value or (again and key.startswith("scroll")):
            setattr(styles, key, value)
    if not node._is_mounted:
        _plain[id(rules)] = rules, {key: now[key] for key in rules.keys() & now.keys() & _PLAIN}
    node.notify_style_update()


def _shows_scrollbar(node: DOMNode) -> bool:
    return isinstance(node, Widget) and (node.show_vertical_scrollbar or node.show_horizontal_scrollbar)


def _keep(sheet: Stylesheet, node: DOMNode, nodes: list[DOMNode]) -> None:
    flags = (node._has_hover_style, node._has_focus_within, node._has_order_style, node._has_odd_or_even)
    found = _finds(sheet).setdefault(_place(nodes), _Found(flags, list(_asked(sheet, nodes))))
    found.rules[found.state(nodes)] = _given.pop(node, None)


def _asked(sheet: Stylesheet, nodes: list[DOMNode]) -> Iterator[tuple[int, Callable[[Any], bool]]]:
    """Which states of which nodes decide whether a rule holds; a rule whose kinds and classes differ asks none."""
    rules_map = sheet.rules_map
    rules = {rule for name in rules_map.keys() & nodes[-1]._selector_names for rule in rules_map[name]}
    selectors = [
        one for rule in rules for sets in rule.selector_set for one in sets.selectors if one.pseudo_classes
    ]
    for index, node in enumerate(nodes):
        names = {name for one in selectors if one._check(node) for name in one.pseudo_classes}
        yield from (
            (index, node._PSEUDO_CLASSES[name]) for name in sorted(names & node._PSEUDO_CLASSES.keys())
        )


def _finds(sheet: Stylesheet) -> dict[_Place, _Found]:
    """What was found by the rules that the sheet has now."""
    rules = sheet.rules
    kept, finds = _found_by.get(sheet, (None, {}))
    if kept is not rules:
        finds = _found.setdefault(tuple(rules), {})
        _found_by[sheet] = rules, finds
    return finds


def _place(nodes: list[DOMNode]) -> _Place:
    return tuple([(type(node), node._id, frozenset(node._classes)) for node in nodes])
