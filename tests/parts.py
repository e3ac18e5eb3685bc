"""The package as its locks see it: what is in it, worked out anew, so that a module that moves is never forgotten."""

import ast
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent.parent / "als_tui"
MODULES = sorted(PACKAGE.rglob("*.py"))


def dotted(file: Path) -> str:
    """The name by which a module is imported."""
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def nodes(source: str) -> list[ast.AST]:
    """All nodes of a module, itself first; most locks read the whole package, and one reading serves them all."""
    return [*ast.walk(ast.parse(source))]


def contracts() -> list[dict[str, Any]]:
    """Import-linter's contracts, as `pyproject.toml` has them."""
    settings = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text("utf-8"))
    return list(settings["tool"]["importlinter"]["contracts"])


def contract(name: str) -> dict[str, Any]:
    """The contract of this name."""
    (found,) = (one for one in contracts() if one["name"] == name)
    return found


def within(module: str, parts: list[str]) -> bool:
    """True if the module is one of these parts, or in one of them."""
    return any(module == part or module.startswith(f"{part}.") for part in parts)
