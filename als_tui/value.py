"""A frozen record: what all values of als-tui are, from a fact in the journal to a line on the screen."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any, dataclass_transform

_UNUSED = ("msgspec.inspect", "msgspec._json_schema")
"""Modules that msgspec loads for who makes JSON Schema of types: a quarter of a megabyte."""


def _load_msgspec() -> None:
    """Load msgspec without what is not used of it; whoever imports that gets it."""
    if "msgspec" in sys.modules:
        return
    instead: Any = [ModuleType(name) for name in _UNUSED]
    for module in instead:
        module.schema = module.schema_components = None
        sys.modules[module.__name__] = module
    try:
        import_module("msgspec")
    except ImportError:  # another version, which asks more of them: load it as it is
        pass
    finally:
        for name in _UNUSED:
            del sys.modules[name]


_load_msgspec()

from msgspec import Struct, field  # noqa: E402  # once it was loaded without what is not used
from msgspec.structs import asdict, fields, replace  # noqa: E402  # as the line above

__all__ = ["Value", "asdict", "field", "fields", "replace"]


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
class Value(Struct, frozen=True, forbid_unknown_fields=True):
    """Equal by content, never changed, and by `replace` made anew with other fields.

    It is a struct of msgspec, which defines 150 classes in an eighth of the time that `dataclasses` takes, makes and
    replaces values ten times as fast, and reads them from JSON with every type checked and no key passed over.
    """
