"""Rules that a linter of imports cannot hold; each has its reason beside it."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual._color_constants import COLOR_NAME_TO_RGB

PACKAGE = Path(__file__).parent.parent / "als_tui"
MODULES = sorted(PACKAGE.rglob("*.py"))
PURE = [
    file
    for file in MODULES
    if file.relative_to(PACKAGE).parts[0] in ("domain", "exports", "engine.py", "ports.py", "onlooker.py")
]
ALLOWED_IN_PURE_ROOMS: frozenset[str] = frozenset()
"""Third-party packages that a pure module may bring along: none."""
HEAVY = {"textual", "rich", "tinydb", "pydantic", "pyperclip"}

HEX = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b")
CSS_COLOUR = re.compile(
    r"(?:color|background|tint|border[a-z-]*|outline[a-z-]*|scrollbar-[a-z-]*|hatch|keyline)\s*:([^;}]*)"
)
NO_COLOUR = frozenset({"transparent", "auto", "initial"})
TELLS_THE_TIME = {"now", "utcnow", "today", "time", "time_ns", "monotonic", "monotonic_ns", "clock_gettime"}


def dotted(file: Path) -> str:
    """The name by which a module is imported."""
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def loaded_by(code: str) -> set[str]:
    """The top-level packages that a fresh interpreter loads for this code, beyond those it starts with."""
    script = f"import sys; before = set(sys.modules)\n{code}\nprint(*sorted(set(sys.modules) - before))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
        cwd=PACKAGE.parent,
    )
    return {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


def test_the_pure_rooms_load_nothing_but_python() -> None:
    """Import-linter sees only what is written as an import; this sees what comes of it."""
    loaded = loaded_by("import " + ", ".join(dotted(file) for file in PURE))
    foreign = {name for name in loaded if name not in sys.stdlib_module_names | {"als_tui"}}
    assert {name for name in foreign if not name.startswith("_sysconfigdata")} <= ALLOWED_IN_PURE_ROOMS
    assert not loaded & {"asyncio", "socket", "subprocess"}


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["--data", ".", "doctor"]])
def test_a_question_to_the_command_line_loads_nothing_heavy(arguments: list[str]) -> None:
    """It is asked in scripts and on small computers, where Textual alone takes a second."""
    loaded = loaded_by(
        f"from als_tui.__main__ import main\nsys.argv[1:] = {arguments}\ntry: main()\nexcept SystemExit: pass"
    )
    assert not loaded & HEAVY


def test_a_process_sheet_loads_no_screen() -> None:
    """It is printed in scripts, too."""
    asked = (["processes"], ["sheet", "troika"], ["sheet", "troika", "--html"])
    calls = "".join(f"sys.argv[1:] = {arguments}\nmain()\n" for arguments in asked)
    assert not loaded_by(f"from als_tui.__main__ import main\n{calls}") & {"textual", "rich", "tinydb"}


def test_every_folder_with_code_is_a_package() -> None:
    """Import-linter is blind in a folder without `__init__.py`."""
    folders = {file.parent for file in MODULES}
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_no_module_holds_a_colour_of_its_own() -> None:
    """A colour that no theme knows is wrong in half of the themes, and for some eyes."""
    found = [
        f"{dotted(file)}: {colour}" for file in MODULES for colour in colours_in(file.read_text("utf-8"))
    ]
    sheets = PACKAGE.rglob("*.tcss")
    found += [
        f"{sheet.name}: {colour}" for sheet in sheets for colour in css_colours(sheet.read_text("utf-8"))
    ]
    assert found == []


def test_only_the_clock_and_the_machines_own_rooms_tell_the_time() -> None:
    """One injected clock: with a second one, the demo, the tests and a session after sleep would disagree."""
    rooms = (
        "domain",
        "exports",
        "screens",
        "widgets",
        "engine.py",
        "ports.py",
        "onlooker.py",
        "app.py",
        "keys.py",
    )
    found = [
        f"{dotted(file)}:{line}"
        for file in MODULES
        if file.relative_to(PACKAGE).parts[0] in rooms
        for line in time_told_in(file.read_text("utf-8"))
    ]
    assert found == []


def colours_in(source: str) -> Iterator[str]:
    """Colours in the strings of a module that are no docstrings, and in its CSS."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield from HEX.findall(node.value)
            yield from css_colours(node.value)
        elif isinstance(node, ast.keyword) and node.arg in ("color", "bgcolor", "style"):
            yield from named_colours(str(getattr(node.value, "value", "")))


def css_colours(text: str) -> Iterator[str]:
    """Colours by name in what reads like CSS; those by number are found everywhere."""
    for value in CSS_COLOUR.findall(text):
        yield from named_colours(value)


def named_colours(value: str) -> Iterator[str]:
    """Names of colours among the words of a value; a theme's variable begins with `$`."""
    for word in re.findall(r"\$?[\w-]+\(?", value):
        if word.startswith(("rgb", "hsl", "ansi_")) or (word in COLOR_NAME_TO_RGB and word not in NO_COLOUR):
            yield word


def time_told_in(source: str) -> Iterator[int]:
    """Lines that ask a clock of Python for the time."""
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in TELLS_THE_TIME
        ):
            owner = node.func.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if name in ("datetime", "date", "time"):
                yield node.lineno


def test_the_search_for_colours_finds_them() -> None:
    source = '''
"""A docstring may say #123456 and color: red."""
CSS = "Static { color: red; border: tall $primary; background: rgb(1,2,3) } A { tint: $accent 10%; }"
X = "#0072B2"
Y = Style(color="blue")
Z = "Issue: red tape; background reading"
'''
    assert sorted(colours_in(source)) == ["#0072B2", "blue", "red", "rgb("]


def test_the_search_for_clocks_finds_them() -> None:
    source = "datetime.now(UTC)\ndatetime.datetime.utcnow()\nclock.now()\ntime.monotonic()\nself.time()"
    assert list(time_told_in(source)) == [1, 2, 4]
